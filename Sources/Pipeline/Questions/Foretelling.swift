internal import Domain
internal import Store

/// What a document would do, told without doing it: for `inspect`.
extension UnitLedger {
    /// How a note would end, where the store has something to add to its own verdict.
    func foretell(
        _ note: FiscalNote, _ verdict: NoteVerdict, key: AccessKey, for company: OwnCompany
    ) throws -> Judgement? {
        if let known = try transaction.note(key) {
            let isBetter = !known.isAuthorised && note.authorisation != nil
            guard isBetter || (known.merit == .review && verdict.merit.disposition != .review) else {
                return Judgement(.duplicate, nil, ReasonDetail(other: String(known.delivery)))
            }
        }
        let events = try transaction.fiscalEvents(of: key)
        if NoteStanding(isAuthorised: note.authorisation != nil, events: events).isWithdrawn {
            return Judgement(FiscalJudgement(.rejected, .cancelled, key: key))
        }
        guard let back = NoteReturn(note, verdict, for: company), verdict.judgement.disposition == .recorded else {
            return nil
        }
        let outcome = try outcome(of: back)
        if !outcome.isMatched, try hasUnits(back) {
            return Judgement(FiscalJudgement(.review, .serialCountMismatch, key: key))
        }
        return outcome.units.isEmpty ? nil : Judgement(FiscalJudgement(.applied, .assetsReversed, key: key))
    }

    private func hasUnits(_ back: NoteReturn) throws -> Bool {
        try back.referencedKeys.compactMap { try? AccessKey($0) }.contains {
            try !transaction.units(of: .note($0)).isEmpty
        }
    }

    /// How an event would end, where the store has something to add to its own verdict.
    func foretell(_ event: FiscalEvent, key: AccessKey) throws -> Judgement? {
        let known = try transaction.fiscalEvents(of: key)
        if known.contains(where: { $0.type == event.type && $0.sequence == event.sequence }) {
            return Judgement(.duplicate, nil, ReasonDetail(value: key.text))
        }
        let present = try standings(of: key).filter { $0.standing.isRegistered }.map(\.row.unit.box)
        guard !present.isEmpty else { return nil }
        switch event.effect {
        case .cancels, .refuses:
            let isDeployed = try present.contains { try installed.contains($0) }
            return Judgement(
                isDeployed
                    ? FiscalJudgement(.review, .cancelledAfterDeployment, key: key)
                    : FiscalJudgement(.applied, .assetsCancelled, key: key))
        case .failsDelivery: return Judgement(FiscalJudgement(.review, .deliveryFailed, key: key))
        case .none, .corrects, .confirms, .delivers: return nil
        }
    }
}
