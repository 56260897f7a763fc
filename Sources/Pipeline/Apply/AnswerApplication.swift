internal import Domain
internal import Store

/// What a service of the authority answered: protocols that notes have waited for, the state of a note, events with
/// their own signatures. Like a protocol, such an answer is signed by nobody.
struct AnswerApplication {
    let transaction: Transaction
    let delivery: Delivery
    let policy: NotePolicy
    let ledger: UnitLedger

    /// cStat of a note that was cancelled, in time or late. Source: MOC 7.0, table of answers.
    private static let cancelledStatuses: Set<String> = ["101", "151", "155"]

    /// Applies every part; the file ends as the part that did most.
    func apply(
        _ answer: FiscalAnswer, signature: (Int) throws -> SignatureEvidence
    ) throws -> Judgement {
        var judgements = try answer.authorisations.map(authorise)
        let application = EventApplication(
            transaction: transaction, delivery: delivery, policy: policy, ledger: ledger)
        for (index, event) in answer.events.enumerated() {
            judgements.append(try application.apply(event) { try signature(index) })
        }
        if let judgement = try cancel(answer, application) { judgements.append(judgement) }
        // A registered event without its request is a hint: its author has signed nothing here.
        return judgements.isEmpty ? Judgement(.recorded) : Judgement.gravest(judgements)
    }

    /// A protocol for a note: pending, unknown yet, or authorised long ago.
    private func authorise(_ answer: FiscalNote.Authorisation) throws -> Judgement {
        guard let key = try? AccessKey(answer.key) else { return Judgement(.rejected, .badKey) }
        if answer.environment == "2", let refusal = policy.checks.policy(.testEnvironment).disposition {
            return Judgement(refusal, .testEnvironment, ReasonDetail(value: key.text))
        }
        try transaction.recordProtocol(answer, delivery: delivery.number)
        guard var note = try transaction.note(key), !note.isAuthorised,
            FiscalNote.authorisedStatuses.contains(answer.status)
        else { return Judgement(FiscalJudgement(.recorded, key: key)) }
        guard try transaction.hasAuthorisation(for: key, digest: note.digest) else {
            let detail = ReasonDetail(value: answer.digest, expected: note.digest, other: String(note.delivery))
            return Judgement(.rejected, .protocolDigestMismatch, detail)
        }
        note.isAuthorised = true
        try transaction.save(note)
        let taken = try ledger.registerBoxes(of: key)
        return try ending(of: note, taken: taken)
    }

    /// What the note has come to, now that it is authorised.
    private func ending(of note: NoteRow, taken: [String]) throws -> Judgement {
        let key = note.accessKey
        if note.movement == .reversal, note.merit == .recorded { return try ledger.reversal(key) }
        let units = try ledger.standings(of: key).filter(\.standing.isRegistered)
        guard note.merit == .applied || note.merit == .review else {
            return Judgement(FiscalJudgement(.recorded, key: key))
        }
        var judgement = Judgement(FiscalJudgement(.recorded, key: key))
        if note.merit == .review {
            judgement = Judgement(FiscalJudgement(.review, note.meritReason, key: key))
        } else if !taken.isEmpty {
            judgement = Judgement(.review, .duplicateSerial, ReasonDetail(value: taken.joined(separator: ", ")))
        } else if !units.isEmpty {
            judgement = Judgement(FiscalJudgement(.applied, key: key))
        }
        judgement.records = units.count
        return judgement
    }

    /// The answer says that the note is cancelled, and does not have the event.
    private func cancel(_ answer: FiscalAnswer, _ application: EventApplication) throws -> Judgement? {
        guard Self.cancelledStatuses.contains(answer.status), answer.environment != "2",
            let key = try? AccessKey(answer.keyText),
            try !transaction.fiscalEvents(of: key).contains(where: { $0.effect == .cancels })
        else { return nil }
        let before = try ledger.standings(of: key)
        let isNew = try transaction.recordFiscalEvent(
            key: key.text, LedgerEvent(type: "110111", sequence: "1", at: ""), status: answer.status,
            author: key.issuer, delivery: delivery.number)
        return isNew ? try application.withdrawn(key, before: before) : nil
    }
}
