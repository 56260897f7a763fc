internal import Domain
internal import Store

/// What a person decided about files in quarantine, as a file: applied and archived like any other delivery.
struct QuarantineDecision: Codable, Hashable, Sendable {
    /// What was decided.
    enum Kind: String, Codable, Hashable, Sendable {
        /// They are handed in again.
        case retry = "quarantine-retry"
        /// Nobody needs them.
        case discard = "quarantine-discard"
        /// What the document in review says, counts.
        case accept = "review-accept"
        /// It does not.
        case reject = "review-reject"

        var outcome: QuarantineExit.Outcome {
            switch self {
            case .retry: .retried
            case .discard: .discarded
            case .accept: .accepted
            case .reject: .rejected
            }
        }
    }

    /// A file that the person saw.
    struct Target: Codable, Hashable, Sendable {
        /// The number of its delivery, and its content, 64 digits: none of what is no plain file.
        var delivery: Int64, content: String?
        /// Of a document in review: what follows for units, on the ground that the person saw.
        var answers: [ReviewAnswer]?
    }

    /// Files that one decision names at most: what does not fit the first bytes of a file is no decision.
    static let targetsMost = 200

    /// What was decided, and about which files.
    var decision: Kind, targets: [Target]
    /// Who, and why; a file may be handed in again without saying so.
    var author: String, reason: String
    /// The business date of the decision, ISO, and the time: the same decision may be taken again.
    var asOf: String, at: String

    /// Hands the decision in and applies it, and nothing else that lies in the inbox. Returns how it ended.
    func submit(_ context: Context) throws -> Delivery {
        let name = targets.count == 1 ? "\(targets[0].delivery)" : "\(targets.count)-files"
        return try DecisionFile(self, title: "\(decision.rawValue)-\(name)").submit(context)
    }
}

/// Applies a ``QuarantineDecision`` where what the person saw still holds.
struct QuarantineApplication {
    let context: Context
    let transaction: Transaction
    let delivery: Delivery

    func apply(_ decision: QuarantineDecision) throws -> Judgement {
        guard let asOf = try? BusinessDate(decision.asOf), !decision.targets.isEmpty else {
            return Judgement(.rejected, .malformed, ReasonDetail(field: "targets"))
        }
        if decision.decision != .retry, decision.author.isEmpty || decision.reason.isEmpty {
            return Judgement(.rejected, .malformed, ReasonDetail(field: "author"))
        }
        var judgement = Judgement(.recorded)
        var stale: ReasonDetail?
        for target in decision.targets {
            let (known, records) = try apply(target, of: decision)
            guard let records else {
                // Of several, those that still are what they were are done: the others are somebody else's by now.
                stale = ReasonDetail(field: "delivery", value: "\(target.delivery)")
                continue
            }
            guard records > 0 else { continue }
            judgement.disposition = .applied
            judgement.records += records
            if decision.decision != .retry {
                try transaction.append(note(decision, target, known, on: asOf), digest: PlanMaking.digest)
            }
        }
        if let stale, judgement.disposition != .applied { return Judgement(.review, .decisionStale, stale) }
        return judgement
    }

    /// Applies the decision to one file. Returns it, and the records that were changed: none where it was decided so
    /// already, nil where it is not as the person saw it.
    private func apply(
        _ target: QuarantineDecision.Target, of decision: QuarantineDecision
    ) throws -> (Delivery?, records: Int?) {
        guard let known = try transaction.delivery(target), known.disposition?.isQuarantined == true else {
            guard decision.decision == .accept || decision.decision == .reject, let answers = target.answers else {
                return (nil, nil)
            }
            // An answer about a document that is still to come: it counts when it is there.
            return (
                nil,
                try ReviewAnswering(context: context, transaction: transaction, delivery: delivery)
                    .save(answers, of: decision) + 1
            )
        }
        let exit = try transaction.quarantineExit(of: known.number)
        switch decision.decision {
        case .retry:
            guard exit?.outcome != .retried else { return (known, 0) }
            guard exit == nil, known.canBeRetried else { return (known, nil) }
            try handBack(known, on: BusinessDate(decision.asOf))
        case .discard:
            guard exit?.outcome != .discarded else { return (known, 0) }
            guard exit == nil else { return (known, nil) }
        case .accept, .reject:
            // A person may change his mind about a document; one that was discarded or handed in again is none any more.
            guard exit?.outcome != .retried, exit?.outcome != .discarded else { return (known, nil) }
            let answering = ReviewAnswering(context: context, transaction: transaction, delivery: delivery)
            let asked = try ReviewCase(known, answering.ledger)
            guard let asked, asked.answers(isAccepted: decision.decision == .accept) == target.answers ?? [] else {
                return (known, nil)
            }
            let changed = try answering.save(target.answers ?? [], of: decision)
            try leave(known, decision)
            try answering.closeAnswered(by: decision)
            return (known, changed + 1)
        }
        try leave(known, decision)
        return (known, 1)
    }

    private func leave(_ known: Delivery, _ decision: QuarantineDecision) throws {
        try transaction.save(QuarantineExit(of: known.number, decision, in: delivery))
    }

    /// A delivery of its own, about to be claimed: its bytes are copied before anything else is (``HandingBack``).
    private func handBack(_ known: Delivery, on date: BusinessDate) throws {
        let number = try transaction.nextDeliveryNumber()
        var fresh = Delivery(
            number: number, path: known.path, size: known.size, workName: Workspace.padded(number), claimedOn: date)
        fresh.parent = known.parent
        fresh.member = known.member
        fresh.retryOf = known.number
        try transaction.insert(fresh)
    }

    private func note(
        _ decision: QuarantineDecision, _ target: QuarantineDecision.Target, _ known: Delivery?, on date: BusinessDate
    ) -> AuditEntry.Note {
        let answers = (target.answers ?? []).map { "\($0.origin) \($0.aspect.rawValue)=\($0.effect.rawValue)" }
        return AuditEntry.Note(
            date: date, delivery: delivery.number, author: decision.author, action: decision.decision.rawValue,
            subject: "\(target.delivery)" + (known.map { " \($0.shownPath)" } ?? ""), reason: decision.reason,
            before: target.content ?? "", after: answers.joined(separator: "; ").maskingPersonalNumbers)
    }
}

extension QuarantineExit {
    init(of number: Int64, _ decision: QuarantineDecision, in delivery: Delivery) {
        self.init(
            delivery: number, outcome: decision.decision.outcome, at: decision.at, author: decision.author,
            reason: decision.reason, decidedBy: delivery.number)
    }
}

extension Delivery {
    /// Whether judging the file anew can come to something else: what a document in review has said is kept already, but
    /// for notes, whose merit is judged from the file, and for what nothing was taken of.
    var canBeRetried: Bool {
        if disposition == .rejected || reason == .notReadYet { return true }
        switch kind {
        case .fiscal(.note), .fiscal(.unprotocolled), .fiscal(.batch): return disposition == .review
        case .table: return disposition == .review && reason != .purchaseTotalDiffers
        default: return false
        }
    }
}

extension Transaction {
    /// The delivery that a person saw: by its number where the content is the same, else the newest with this content.
    func delivery(_ target: QuarantineDecision.Target) throws -> Delivery? {
        if let known = try delivery(target.delivery), known.content?.hex == target.content { return known }
        guard let content = target.content else { return nil }
        return try deliveries(of: ContentID(hex: content)).last { $0.disposition?.isQuarantined == true }
    }
}
