internal import Domain
internal import Store

/// Enters an event in the ledger of its note, and says what that did to the note's units.
struct EventApplication {
    let transaction: Transaction
    let delivery: Delivery
    let policy: NotePolicy
    let ledger: UnitLedger

    /// Judges and applies one event.
    func apply(_ event: FiscalEvent, signature: () throws -> SignatureEvidence) throws -> Judgement {
        let verdict = try event.judged(by: policy, signature: signature)
        guard let key = verdict.accessKey,
            verdict.disposition == .recorded || verdict.reason == .correctionLetter
        else { return Judgement(verdict) }
        let before = try ledger.standings(of: key)
        let isNew = try transaction.recordFiscalEvent(
            key: key.text, LedgerEvent(type: event.type, sequence: event.sequence, at: event.at), status: event.status,
            author: event.author, delivery: delivery.number)
        guard isNew else { return Judgement(.duplicate, nil, ReasonDetail(value: key.text)) }
        switch event.effect {
        case .none: return counted(verdict)
        case .corrects: return try corrected(key, verdict)
        case .cancels, .refuses: return try withdrawn(key, before: before)
        case .failsDelivery: return try undelivered(key, before: before)
        case .confirms, .delivers: return try restored(key, before: before)
        }
    }

    private func counted(_ verdict: FiscalJudgement) -> Judgement {
        var judgement = Judgement(verdict)
        judgement.records = 1
        return judgement
    }

    /// A note that is known to have created nothing has nothing to be corrected.
    private func corrected(_ key: AccessKey, _ verdict: FiscalJudgement) throws -> Judgement {
        let isIdle = try transaction.note(key) != nil && transaction.units(of: .note(key)).isEmpty
        return counted(isIdle ? FiscalJudgement(.recorded, key: key) : verdict)
    }

    /// What a cancellation or a refusal took out of the register; `before` is how its units stood.
    func withdrawn(_ key: AccessKey, before: [(row: UnitRow, standing: UnitStanding)]) throws -> Judgement {
        let after = try ledger.standings(of: key)
        let present = before.filter { $0.standing == .available || $0.standing == .held }.map(\.row)
        let isDeployed = after.contains { $0.standing == .frozen }
        try ledger.passOnBoxes(of: present)
        var judgement = Judgement(FiscalJudgement(.recorded, key: key))
        if !present.isEmpty, isDeployed {
            judgement = Judgement(FiscalJudgement(.review, .cancelledAfterDeployment, key: key))
        } else if !present.isEmpty, after.allSatisfy({ !$0.standing.isRegistered }) {
            judgement = Judgement(FiscalJudgement(.applied, .assetsCancelled, key: key))
        } else if try undoReturn(key) {
            judgement = Judgement(FiscalJudgement(.applied, key: key))
        }
        judgement.records = 1 + (judgement.disposition == .applied ? present.count : 0)
        return judgement
    }

    /// The cancelled note was itself a return: what it had taken out is back.
    private func undoReturn(_ key: AccessKey) throws -> Bool {
        guard let back = try transaction.noteReturn(key) else { return false }
        for key in back.referencedKeys.compactMap({ try? AccessKey($0) }) { _ = try ledger.registerBoxes(of: key) }
        return try !ledger.outcome(of: back).units.isEmpty
    }

    private func undelivered(_ key: AccessKey, before: [(row: UnitRow, standing: UnitStanding)]) throws -> Judgement {
        let isHeld = try ledger.standing(of: key) == .undelivered && before.contains { $0.standing.isRegistered }
        return counted(
            isHeld ? FiscalJudgement(.review, .deliveryFailed, key: key) : FiscalJudgement(.recorded, key: key))
    }

    /// A confirmation after a refusal, a delivery after a failed one: units are back.
    private func restored(_ key: AccessKey, before: [(row: UnitRow, standing: UnitStanding)]) throws -> Judgement {
        _ = try ledger.registerBoxes(of: key)
        let after = try ledger.standings(of: key)
        let isChanged = zip(before, after).contains { $0.standing != $1.standing }
        return counted(FiscalJudgement(isChanged ? .applied : .recorded, key: key))
    }
}
