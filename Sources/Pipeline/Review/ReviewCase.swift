internal import Domain
internal import Store

/// What a document in review asks of a person, and what follows for units from either answer.
struct ReviewCase {
    /// What it asks.
    let question: QuarantineDesk.Question
    /// What follows from an acceptance. From a rejection follows the opposite.
    private var accepted: [ReviewAnswer] = []

    /// The case of a delivery; nil where it is in no review that an answer could end.
    init?(_ delivery: Delivery, _ ledger: UnitLedger) throws {
        guard delivery.disposition == .review, delivery.reason != .decisionStale else { return nil }
        let store = ledger.transaction
        if delivery.reason == .purchaseTotalDiffers {
            question = .purchase
            accepted = try Self.purchases(of: delivery, store)
            return
        }
        guard case .fiscal = delivery.kind else { return nil }
        let events = try store.keysOfEvents(inDelivery: delivery.number)
        let keys =
            try store.notes(ofDelivery: delivery.number).map(\.accessKey)
            + store.keysAnswered(byDelivery: delivery.number)
        let notes = try Set(keys).sorted().compactMap { try store.note($0) }
        switch delivery.reason {
        case .correctionLetter: question = .reading
        case .deliveryFailed where notes.isEmpty:
            question = .failedDelivery
            accepted = try Self.answers(.delivery, .leave, about: events, ledger)
        case .cancelledAfterDeployment where notes.isEmpty:
            question = .withdrawal
            accepted = try Self.answers(.withdrawal, .leave, about: events, ledger)
        case .cancelledAfterDeployment where notes.contains { $0.movement == .reversal }:
            question = .withdrawal
            let returned = try notes.compactMap { try store.noteReturn($0.accessKey) }.flatMap(\.referencedKeys)
                .compactMap { try? AccessKey($0) }
            let frozen = try Set(returned).sorted().filter { key in
                try ledger.standings(of: key).contains { $0.standing == .frozen } || ledger.isAnswered(.withdrawal, key)
            }
            accepted = try Self.answers(.withdrawal, .leave, about: frozen, ledger)
        default:
            question = notes.contains { $0.movement == .reversal } ? .goingBack : .note
            accepted = try notes.flatMap { try Self.answers(of: $0, ledger) }
        }
        // A document that is not read yet, say: nothing that an answer could change.
        guard question == .reading || !accepted.isEmpty else { return nil }
        accepted.sort { ($0.origin, $0.aspect.rawValue) < ($1.origin, $1.aspect.rawValue) }
    }

    /// The facts that an answer makes.
    func answers(isAccepted: Bool) -> [ReviewAnswer] {
        accepted.map { answer in
            var answer = answer
            if !isAccepted { answer.effect = answer.effect == .keep ? .leave : .keep }
            return answer
        }
    }

    /// The notes and purchases that it is about.
    var origins: [UnitOrigin] { Set(accepted.map(\.origin)).sorted().compactMap { UnitOrigin($0) } }

    /// Whether every part of it is answered already, by a person who saw another document about the same.
    func isAnswered(_ ledger: UnitLedger) throws -> Bool {
        guard !accepted.isEmpty else { return false }
        return try accepted.allSatisfy { answer in
            guard let origin = UnitOrigin(answer.origin) else { return false }
            return try ledger.answers(about: origin)[answer.aspect] != nil
        }
    }

    /// All that a person is asked about a note: whether it counts, and what events have made of it since.
    private static func answers(of note: NoteRow, _ ledger: UnitLedger) throws -> [ReviewAnswer] {
        let key = note.accessKey
        var aspects: [ReviewAnswer.Aspect] = []
        let isFrozen = try ledger.standings(of: key).contains { $0.standing == .frozen }
        if try isFrozen || ledger.isAnswered(.withdrawal, key) { aspects.append(.withdrawal) }
        let isUndelivered = try ledger.standing(of: key) == .undelivered
        if try isUndelivered || ledger.isAnswered(.delivery, key) { aspects.append(.delivery) }
        let isContested = try !ledger.transaction.contested(of: .note(key)).isEmpty
        if note.merit == .review || isContested || aspects.isEmpty { aspects.append(.document) }
        return try aspects.flatMap { try answers($0, .keep, about: [key], ledger) }
    }

    private static func answers(
        _ aspect: ReviewAnswer.Aspect, _ effect: ReviewAnswer.Effect, about keys: [AccessKey], _ ledger: UnitLedger
    ) throws -> [ReviewAnswer] {
        try keys.compactMap { key in
            // The event may have come before its note: then there is nothing yet that it could take out.
            guard let note = try ledger.transaction.note(key) else { return nil }
            let events = try ledger.transaction.fiscalEvents(of: key)
            let ground = try ledger.ground(aspect, of: note, events: events)
            return ReviewAnswer(origin: key.text, aspect: aspect, ground: ground, effect: effect)
        }
    }

    private static func purchases(of delivery: Delivery, _ store: Transaction) throws -> [ReviewAnswer] {
        var answers: [ReviewAnswer] = []
        for case (let purchase, .differs(let key)) in try store.purchaseStandings() {
            let sources = try store.versions(of: purchase).map(\.source.delivery)
            guard try sources.contains(delivery.number) || store.note(key)?.delivery == delivery.number else {
                continue
            }
            answers.append(
                ReviewAnswer(
                    origin: purchase.text, aspect: .document, ground: ReviewGround.differs(from: key), effect: .keep))
        }
        return answers.sorted { $0.origin < $1.origin }
    }
}

extension UnitLedger {
    /// Whether a person has answered this about a note, on the ground of today.
    fileprivate func isAnswered(_ aspect: ReviewAnswer.Aspect, _ key: AccessKey) throws -> Bool {
        try answers(about: .note(key))[aspect] != nil
    }
}

/// Makes facts of a person's answer, and gives boxes to whom they belong now.
struct ReviewAnswering {
    let context: Context
    let transaction: Transaction
    let delivery: Delivery
    let ledger: UnitLedger

    init(context: Context, transaction: Transaction, delivery: Delivery) {
        self.context = context
        self.transaction = transaction
        self.delivery = delivery
        ledger = UnitLedger(
            transaction: transaction, installed: InstalledBoxes(store: transaction, in: context))
    }

    /// Saves the answers. Returns how many units stand otherwise than before.
    func save(_ answers: [ReviewAnswer], of decision: QuarantineDecision) throws -> Int {
        let origins = try touched(by: answers)
        let before = try origins.flatMap { try ledger.standings(of: $0) }
        for answer in answers {
            try transaction.save(
                answer, at: decision.at, author: decision.author, reason: decision.reason, delivery: delivery.number)
        }
        for origin in origins {
            if let key = origin.accessKey {
                // What is not ours by its CFOP brought no units: its file is read again.
                if try transaction.note(key)?.meritReason == .notPurchase {
                    try ProductReview(context: context, transaction: transaction).review(key)
                }
                _ = try ledger.registerBoxes(of: key)
            } else {
                try ledger.registerBoxes(of: origin)
            }
        }
        try ledger.passOnBoxes(of: before.map(\.row))
        let after = try origins.flatMap { try ledger.standings(of: $0) }
        return zip(before, after).count { $0.standing != $1.standing } + abs(before.count - after.count)
    }

    /// The notes and purchases whose units an answer may move: of a return, those that it gives back as well.
    private func touched(by answers: [ReviewAnswer]) throws -> [UnitOrigin] {
        var origins: [UnitOrigin] = []
        for origin in answers.compactMap({ UnitOrigin($0.origin) }) {
            origins.append(origin)
            guard let key = origin.accessKey, let back = try transaction.noteReturn(key) else { continue }
            origins += back.referencedKeys.compactMap { try? AccessKey($0) }.map(UnitOrigin.note)
        }
        var seen: Set<UnitOrigin> = []
        return origins.filter { seen.insert($0).inserted }
    }

    /// Other documents in review that ask nothing which is not answered now wait for nobody any more.
    func closeAnswered(by decision: QuarantineDecision) throws {
        for other in try transaction.quarantined() where other.disposition == .review {
            guard let asked = try ReviewCase(other, ledger), try asked.isAnswered(ledger) else { continue }
            try transaction.save(QuarantineExit(of: other.number, decision, in: delivery))
        }
    }
}
