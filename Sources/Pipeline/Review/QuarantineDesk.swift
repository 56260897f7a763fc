public import Domain
internal import Foundation
public import Store

/// What lies in quarantine, and what a person decides about it.
public struct QuarantineDesk: Sendable {
    let context: Context

    /// A desk in a workspace; deciding needs its lock.
    public init(context: Context) { self.context = context }

    /// A file in quarantine, or one that was.
    public struct Item: Sendable {
        /// Its delivery.
        public var delivery: Delivery
        /// Why it ended there.
        public var detail: ReasonDetail
        /// Where its bytes lie; none where somebody took them away.
        public var file: String?
        /// How a person decided, where one did.
        public var exit: QuarantineExit?
        /// The delivery as which it was handed in again.
        public var retriedAs: Int64?
        /// What it asks of a person, where it is a document in review.
        public var review: Review?
        /// Whether it can be handed in again.
        public var canBeRetried: Bool

        /// Rows of a table that were rejected; the first of them.
        public var rejectedRows: [RejectedRow]
    }

    /// What a document in review asks.
    public struct Review: Sendable {
        /// A note, what it brings: see ``Question``.
        public var question: Question
        /// The notes and purchases without XML that it is about, as they are known.
        public var notes: [NoteRow]
        /// Their units by how they stand.
        public var units: [UnitStanding: Int]
    }

    /// What a document in review asks.
    public enum Question: String, Sendable, Hashable, CaseIterable {
        /// A note that brings units.
        case note
        /// A return.
        case goingBack = "return"
        /// What takes units away of which some are installed.
        case withdrawal
        /// A failed delivery.
        case failedDelivery = "failed-delivery"
        /// A purchase without XML and a note of another total.
        case purchase
        /// To be read, and no more.
        case reading
    }

    /// How a decision ended.
    public enum Ending: Sendable {
        /// Done: of files handed in again, how each ended.
        case done([Delivery])
        /// No file in quarantine has this number.
        case unknown(Int64)
        /// Somebody has decided already.
        case decided(Int64, QuarantineExit)
        /// Its bytes are gone, or it is no plain file.
        case missing(Int64)
        /// It is a document in review, on which a person decides: with `review`, not here.
        case inReview(Int64)
        /// It is a decision that came too late: it is taken again, never handed in again.
        case decisionOnly(Int64)
        /// It is in no review that an answer could end.
        case notInReview(Int64)
        /// It is not as it was shown any more.
        case stale(Int64)
    }

    /// The rejected rows that are shown of a table.
    static let rowsShown = 20

    /// The files that wait for a person, oldest first.
    public func items() throws -> [Item] {
        try context.store.read { tx in
            let ledger = ledger(tx)
            return try tx.quarantined().map { try item($0, tx, ledger) }
        }
    }

    /// The file of one delivery, if it is or was in quarantine.
    public func item(_ number: Int64) throws -> Item? {
        try context.store.read { tx in
            guard let delivery = try tx.delivery(number), delivery.disposition?.isQuarantined == true else {
                return nil
            }
            return try item(delivery, tx, ledger(tx))
        }
    }

    private func ledger(_ tx: Transaction) -> UnitLedger {
        UnitLedger(transaction: tx, installed: InstalledBoxes(store: tx, in: context))
    }

    private func item(_ delivery: Delivery, _ tx: Transaction, _ ledger: UnitLedger) throws -> Item {
        let exit = try tx.quarantineExit(of: delivery.number)
        return Item(
            delivery: delivery, detail: ReasonDetail(json: delivery.detail),
            file: HandingBack.file(of: delivery, context), exit: exit,
            retriedAs: exit?.outcome == .retried ? try tx.retry(of: delivery.number) : nil,
            review: try review(delivery, tx, ledger), canBeRetried: exit == nil && delivery.canBeRetried,
            rejectedRows: delivery.rejected == 0
                ? [] : Array(try tx.rejectedRows(of: delivery.number).prefix(Self.rowsShown)))
    }

    private func review(_ delivery: Delivery, _ tx: Transaction, _ ledger: UnitLedger) throws -> Review? {
        guard let asked = try ReviewCase(delivery, ledger) else { return nil }
        var notes = try tx.notes(ofDelivery: delivery.number)
        notes += try asked.origins.compactMap(\.accessKey).compactMap { try tx.note($0) }
            .filter { note in !notes.contains { $0.accessKey == note.accessKey } }
        let origins = Set(notes.map { UnitOrigin.note($0.accessKey) } + asked.origins)
        let standings = try origins.flatMap { try ledger.standings(of: $0) }
        return Review(
            question: asked.question, notes: notes,
            units: Dictionary(grouping: standings, by: \.standing).mapValues(\.count))
    }

    // MARK: Decisions

    /// Hands files in again. All of them, or none: a number that is wrong is said before anything is done.
    public func retry(_ numbers: [Int64], author: String, reason: String) throws -> Ending {
        // What a crash left of an earlier try is finished first, and told as this one's.
        _ = try Pass(context: context).work()
        switch try items(numbers) {
        case .failure(let refusal): return refusal.ending
        case .success(let items):
            let open = items.filter { $0.exit?.outcome != .retried }
            for item in open {
                if let exit = item.exit { return .decided(item.delivery.number, exit) }
                guard item.canBeRetried else {
                    return item.review == nil ? .decisionOnly(item.delivery.number) : .inReview(item.delivery.number)
                }
                guard item.file != nil else { return .missing(item.delivery.number) }
            }
            for group in groups(of: open) {
                let ended = try decision(.retry, group, author, reason).submit(context)
                guard ended.disposition == .applied else { return .stale(group[0].delivery) }
            }
            return .done(try outcomes(of: items))
        }
    }

    /// Takes files off the list: their bytes go to the archive.
    public func discard(_ numbers: [Int64], author: String, reason: String) throws -> Ending {
        switch try items(numbers) {
        case .failure(let refusal): return refusal.ending
        case .success(let items):
            for item in items {
                if let exit = item.exit { return .decided(item.delivery.number, exit) }
                if item.review != nil { return .inReview(item.delivery.number) }
            }
            for group in groups(of: items) {
                let ended = try decision(.discard, group, author, reason).submit(context)
                guard ended.disposition == .applied || ended.disposition == .recorded else {
                    return .stale(group[0].delivery)
                }
            }
            return .done([])
        }
    }

    /// Answers a document in review: what it says counts, or does not.
    public func answer(_ number: Int64, isAccepted: Bool, author: String, reason: String) throws -> Ending {
        guard let item = try item(number) else { return .unknown(number) }
        if let exit = item.exit, exit.outcome == .retried || exit.outcome == .discarded {
            return .decided(number, exit)
        }
        let asked = try context.store.read { try ReviewCase(item.delivery, ledger($0)) }
        guard let asked else { return .notInReview(number) }
        let target = QuarantineDecision.Target(
            delivery: number, content: item.delivery.content?.hex, answers: asked.answers(isAccepted: isAccepted))
        let ended = try decision(isAccepted ? .accept : .reject, [target], author, reason).submit(context)
        return ended.disposition == .applied ? .done([]) : .stale(number)
    }

    private struct Refusal: Error { var ending: Ending }

    private func items(_ numbers: [Int64]) throws -> Result<[Item], Refusal> {
        var items: [Item] = []
        for number in Set(numbers).sorted() {
            guard let item = try item(number) else { return .failure(Refusal(ending: .unknown(number))) }
            items.append(item)
        }
        return .success(items)
    }

    private func groups(of items: [Item]) -> [[QuarantineDecision.Target]] {
        let targets = items.map { item in
            QuarantineDecision.Target(delivery: item.delivery.number, content: item.delivery.content?.hex)
        }
        return stride(from: 0, to: targets.count, by: QuarantineDecision.targetsMost).map { start in
            Array(targets[start..<min(start + QuarantineDecision.targetsMost, targets.count)])
        }
    }

    private func decision(
        _ kind: QuarantineDecision.Kind, _ targets: [QuarantineDecision.Target], _ author: String, _ reason: String
    ) -> QuarantineDecision {
        QuarantineDecision(
            decision: kind, targets: targets, author: author, reason: reason, asOf: context.asOf.description,
            at: context.clock.now().ISO8601Format())
    }

    /// How each file ended that was handed in again.
    private func outcomes(of items: [Item]) throws -> [Delivery] {
        try context.store.read { tx in
            try items.compactMap { item in try tx.retry(of: item.delivery.number).flatMap { try tx.delivery($0) } }
        }
    }
}
