internal import Domain
internal import Store

/// Turns a judged note into records: the note itself, one patrimony unit per physical piece, and a box for every
/// unit that the note identifies.
struct NoteApplication {
    let transaction: Transaction
    let delivery: Delivery

    let company: OwnCompany

    /// Judges and applies the notes of one document.
    func apply(_ notes: [FiscalNote]) throws -> Judgement { Judgement.gravest(try notes.map(apply)) }

    private func apply(_ note: FiscalNote) throws -> Judgement {
        let verdict = note.judged(for: company)
        guard let key = verdict.accessKey, verdict.disposition != .rejected, verdict.disposition != .ignored else {
            return Judgement(verdict)
        }
        if let known = try transaction.note(key), known.disposition != .pending || verdict.disposition == .pending {
            // Judged before: the same document, a copy in another spelling, or pending and pending again.
            return Judgement(.duplicate, nil, ReasonDetail(other: String(known.delivery)))
        }
        return try record(note, key: key, verdict: verdict)
    }

    private func record(_ note: FiscalNote, key: AccessKey, verdict: FiscalJudgement) throws -> Judgement {
        var judgement = Judgement(verdict)
        let made = note.units(under: verdict, for: company)
        let units = made.units
        for item in made.unmapped {
            try transaction.recordUnmapped(
                supplier: note.issuer.id, code: item.code, description: item.description, ncm: item.ncm,
                source: Source(delivery: delivery.number, position: item.number))
        }
        var taken: [String] = []
        for unit in units {
            let box = try registerBox(of: unit, key: key, taken: &taken)
            try transaction.insert(
                unit, box: box, source: Source(delivery: delivery.number, position: unit.item))
        }
        judgement.records = 1 + units.count
        if !taken.isEmpty, judgement.disposition == .applied {
            judgement.disposition = .review
            judgement.reason = .duplicateSerial
            judgement.detail = ReasonDetail(value: taken.prefix(5).joined(separator: ", "))
        }
        try transaction.save(
            NoteRow(
                accessKey: key, issuer: note.issuer.id, issuerName: note.issuer.name, series: note.heading.series,
                number: note.heading.number, issuedAt: note.heading.issuedAt, total: note.total, digest: note.digest,
                disposition: judgement.disposition, reason: judgement.reason, delivery: delivery.number))
        return judgement
    }

    /// The box of a unit. A box that another unit already is stays that unit's: the identifier is listed in `taken`.
    private func registerBox(of unit: PatrimonyUnit, key: AccessKey, taken: inout [String]) throws -> Int64? {
        guard !unit.box.isEmpty else { return nil }
        let source = Source(delivery: delivery.number, position: unit.item)
        let facts = BoxImport(
            box: unit.box, model: nil, platform: nil, location: nil, accessKey: key, cost: nil)
        let outcome = try BoxRegistration(transaction: transaction).register(facts, source: source)
        guard let box = outcome.box, try transaction.unit(ofBox: box) == nil else {
            taken.append(unit.box.label)
            return nil
        }
        return box
    }
}
