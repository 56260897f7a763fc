internal import Domain
internal import Store

/// Turns a judged note into records: the note itself, its items, one patrimony unit per physical piece, and a box for
/// every unit that the note identifies. Of several copies of a note the best one counts, whichever came first.
struct NoteApplication {
    let transaction: Transaction
    let delivery: Delivery
    let judge: FiscalJudge
    let ledger: UnitLedger

    /// A return whose note is not known yet: it may come in the same run.
    func waitsForAnother(_ note: FiscalNote) throws -> Bool {
        guard note.movement(for: judge.policy.company) == .reversal else { return false }
        let keys = Set(note.references + note.items.map(\.referencedKey)).compactMap { try? AccessKey($0) }
        return try keys.contains { try transaction.note($0) == nil }
    }

    /// Judges and applies one note.
    func apply(_ note: FiscalNote, signature: () throws -> SignatureEvidence) throws -> Judgement {
        let map = try transaction.products(of: note.supplier(for: judge.policy.company))
        let verdict = try note.judged(by: judge.policy, products: map, signature: signature)
        guard let key = verdict.judgement.accessKey, verdict.judgement.disposition != .rejected,
            verdict.judgement.disposition != .ignored
        else {
            try withdraw(verdict.judgement)
            return Judgement(verdict.judgement)
        }
        if let answer = note.authorisation { try transaction.recordProtocol(answer, delivery: delivery.number) }
        let known = try transaction.note(key)
        // A copy with the mark of its cancellation is the cancellation, where the note is known already.
        if let known, note.isMarkedCancelled, isSameContent(note, known, verdict), let judgement = try cancel(key) {
            return judgement
        }
        let isAuthorised =
            try note.authorisation != nil || transaction.hasAuthorisation(for: key, digest: note.digest)
        if let known {
            if let conflict = conflict(of: note, with: known, verdict, isAuthorised) { return conflict }
            let isBetter = Grade(verdict.merit.disposition, isAuthorised) > Grade(known.merit, known.isAuthorised)
            // What was put back out of review is judged anew, whatever it comes to.
            guard isBetter || known.delivery == delivery.retryOf else {
                return Judgement(.duplicate, nil, ReasonDetail(other: String(known.delivery)))
            }
        }
        return try record(note, key: key, verdict: verdict, isAuthorised: isAuthorised)
    }

    /// What a note brought that was put back out of review, and is refused now, leaves the register.
    private func withdraw(_ judgement: FiscalJudgement) throws {
        guard let retried = delivery.retryOf, let key = judgement.accessKey, var known = try transaction.note(key),
            known.delivery == retried
        else { return }
        let former = try transaction.units(of: .note(key))
        try transaction.removeUnits(of: .note(key))
        known.disposition = judgement.disposition
        known.reason = judgement.reason
        known.merit = .rejected
        known.meritReason = judgement.reason
        known.delivery = delivery.number
        try transaction.save(known)
        try ledger.passOnBoxes(of: former)
    }

    /// Judges a note that is known again, after the supplier map has changed; its delivery stays judged as it was.
    func reapply(_ note: FiscalNote, _ known: NoteRow, signature: () throws -> SignatureEvidence) throws {
        let map = try transaction.products(of: note.supplier(for: judge.policy.company))
        let verdict = try note.judged(by: judge.policy, products: map, signature: signature)
        guard verdict.merit.accessKey == known.accessKey, verdict.merit.disposition != .rejected else { return }
        _ = try record(note, key: known.accessKey, verdict: verdict, isAuthorised: known.isAuthorised)
    }

    /// A mark is as unsigned as a protocol: it is believed on the authorised, signed content that is known.
    private func isSameContent(_ note: FiscalNote, _ known: NoteRow, _ verdict: NoteVerdict) -> Bool {
        note.authorisation != nil && verdict.merit.disposition != .review && note.digest == known.digest
            && !note.digest.isEmpty
    }

    /// How good a copy is: an authorised one before one that is not, then a sound one before a doubtful one.
    private struct Grade: Comparable {
        let isAuthorised: Bool
        let isSound: Bool

        init(_ merit: Disposition, _ isAuthorised: Bool) {
            self.isAuthorised = isAuthorised
            isSound = merit != .review
        }

        static func < (a: Grade, b: Grade) -> Bool {
            (a.isAuthorised ? 1 : 0, a.isSound ? 1 : 0) < (b.isAuthorised ? 1 : 0, b.isSound ? 1 : 0)
        }
    }

    /// Another content under a key whose content the authority has confirmed, or of which no content is confirmed yet.
    private func conflict(
        of note: FiscalNote, with known: NoteRow, _ verdict: NoteVerdict, _ isAuthorised: Bool
    ) -> Judgement? {
        guard known.isAuthorised || !isAuthorised, known.merit != .review, !known.digest.isEmpty, !note.digest.isEmpty,
            note.digest != known.digest, verdict.merit.disposition != .review
        else { return nil }
        let detail = ReasonDetail(value: note.digest, expected: known.digest, other: String(known.delivery))
        return Judgement(.rejected, .protocolDigestMismatch, detail)
    }

    /// Enters the cancellation that stands in the note's own envelope; `nil` where it was known.
    private func cancel(_ key: AccessKey) throws -> Judgement? {
        let before = try ledger.standings(of: key)
        guard try recordMark(key) else { return nil }
        return try EventApplication(
            transaction: transaction, delivery: delivery, policy: judge.policy, ledger: ledger
        ).withdrawn(key, before: before)
    }

    private func recordMark(_ key: AccessKey) throws -> Bool {
        try transaction.recordFiscalEvent(
            key: key.text, LedgerEvent(type: "110111", sequence: "1", at: ""), status: "135", author: key.issuer,
            delivery: delivery.number)
    }

    private func record(
        _ note: FiscalNote, key: AccessKey, verdict: NoteVerdict, isAuthorised: Bool
    ) throws -> Judgement {
        let former = try transaction.units(of: .note(key))
        try transaction.removeUnits(of: .note(key))
        if note.isMarkedCancelled, note.authorisation != nil, verdict.merit.disposition != .review {
            _ = try recordMark(key)
        }
        // Goods that are not ours by their CFOP bring no units, unless a person has said that they do.
        let isAccepted = try ledger.isAccepted(key, content: delivery.content)
        let units = note.units(
            under: isAccepted ? verdict.accepted : verdict, by: judge.policy, areOurs: isAccepted)
        for unit in units {
            try transaction.insert(unit, source: Source(delivery: delivery.number, position: unit.item))
        }
        try transaction.replaceItems(of: key, by: items(of: note, key: key, verdict))
        if let back = NoteReturn(note, verdict, for: judge.policy.company) { try transaction.save(back) }
        var row = NoteRow(
            accessKey: key, issuer: note.issuer.id, issuerName: note.issuer.name, series: note.heading.series,
            number: note.heading.number, issuedAt: note.heading.issuedAt, total: note.total, digest: note.digest,
            disposition: verdict.judgement.disposition, reason: verdict.judgement.reason,
            merit: verdict.merit.disposition, meritReason: verdict.merit.reason, movement: verdict.movement,
            isAuthorised: isAuthorised, delivery: delivery.number)
        try transaction.save(row)
        let taken = try ledger.registerBoxes(of: key)
        try ledger.passOnBoxes(of: former)
        var judgement = try ending(of: row, verdict, taken: taken)
        judgement.records = judgement.disposition == .rejected ? 0 : 1 + units.count
        row.disposition = judgement.disposition
        row.reason = judgement.reason
        try transaction.save(row)
        return judgement
    }

    private func items(of note: FiscalNote, key: AccessKey, _ verdict: NoteVerdict) -> [NoteItemRow] {
        zip(note.items, verdict.items).map { item, reading in
            NoteItemRow(
                accessKey: key.text, item: item.number, supplier: note.supplier(for: judge.policy.company),
                code: item.code, description: item.description, ncm: item.ncm, quantity: item.quantity,
                measure: item.unit, total: ExactDecimal(item.totalValue)?.money ?? .zero, use: reading.use.use,
                isMapped: reading.use.isMapped)
        }
    }

    /// How the delivery ends, with what the ledger knows of the note.
    private func ending(of row: NoteRow, _ verdict: NoteVerdict, taken: [String]) throws -> Judgement {
        let key = row.accessKey
        let standing = try ledger.standing(of: key) ?? .awaiting
        switch standing {
        case .awaiting: return Judgement(FiscalJudgement(.pending, .noProtocol, key: key))
        case .declined: return Judgement(FiscalJudgement(.rejected, verdict.merit.reason, key: key))
        case .cancelled, .refused:
            let isDeployed = try ledger.standings(of: key).contains { $0.standing == .frozen }
            return Judgement(
                isDeployed
                    ? FiscalJudgement(.review, .cancelledAfterDeployment, key: key)
                    : FiscalJudgement(.rejected, .cancelled, key: key))
        case .undelivered where row.movement == .purchase && verdict.merit.disposition == .applied:
            return Judgement(FiscalJudgement(.review, .deliveryFailed, key: key))
        case .standing, .undelivered: break
        }
        let isAccepted = try verdict.merit.disposition == .review && !ledger.waitsForReview(.note(key))
        if verdict.movement == .reversal, isAccepted || verdict.merit.disposition == .recorded {
            return try ledger.reversal(key)
        }
        // The person's answer came before the note.
        if isAccepted { return Judgement(FiscalJudgement(.applied, key: key)) }
        if let back = try ledger.unmatchedReturn(of: key), verdict.merit.disposition == .applied {
            return Judgement(.review, .serialCountMismatch, ReasonDetail(value: key.text, other: back.text))
        }
        guard !taken.isEmpty, verdict.merit.disposition == .applied,
            let disposition = judge.policy.checks.policy(.duplicateSerial).disposition
        else { return Judgement(verdict.merit) }
        return Judgement(disposition, .duplicateSerial, ReasonDetail(value: taken.prefix(5).joined(separator: ", ")))
    }
}
