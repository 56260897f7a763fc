internal import Domain
internal import Store

/// Turns a judged note into records: the note itself, one patrimony unit per physical piece, and a box for every
/// unit that the note identifies.
struct NoteApplication {
    let transaction: Transaction
    let delivery: Delivery

    /// Judges and applies the notes of one document; the document ends as its gravest note.
    func apply(_ notes: [FiscalNote], ours: [CNPJ]) throws -> Judgement {
        var judgements: [Judgement] = []
        for note in notes { judgements.append(try apply(note, ours: ours)) }
        guard let first = judgements.first else { return Judgement(.rejected, .notAFiscalDocument) }
        var result = judgements.max { Self.gravity($0.disposition) < Self.gravity($1.disposition) } ?? first
        result.records = judgements.reduce(0) { $0 + $1.records }
        return result
    }

    private static func gravity(_ disposition: Disposition) -> Int {
        switch disposition {
        case .duplicate: 0
        case .ignored: 1
        case .recorded: 2
        case .applied, .expanded: 3
        case .pending: 4
        case .review: 5
        case .rejected: 6
        }
    }

    private func apply(_ note: FiscalNote, ours: [CNPJ]) throws -> Judgement {
        let verdict = NoteJudgement.judge(note, ours: ours)
        guard let key = verdict.key else { return Judgement(verdict.disposition, verdict.reason, verdict.detail) }
        let known = try transaction.note(key)
        if let known, known.disposition != .pending || verdict.disposition == .pending {
            // Judged before: by the same document, by a copy with another spelling, or pending and pending again.
            guard verdict.disposition != .rejected else { return Judgement(.rejected, verdict.reason, verdict.detail) }
            return Judgement(.duplicate, nil, ReasonDetail(other: String(known.delivery)))
        }
        guard verdict.disposition != .rejected else { return Judgement(.rejected, verdict.reason, verdict.detail) }
        return try record(note, key: key, verdict: verdict)
    }

    private func record(_ note: FiscalNote, key: AccessKey, verdict: NoteVerdict) throws -> Judgement {
        var judgement = Judgement(verdict.disposition, verdict.reason, verdict.detail)
        var units: [PatrimonyUnit] = []
        if verdict.makesUnits {
            let made = NoteUnits.units(of: note, key: key, isHeld: verdict.disposition == .review)
            units = made.units
            for item in made.unmapped {
                try transaction.recordUnmapped(
                    supplier: note.issuer.id, code: item.code, description: item.description, ncm: item.ncm,
                    source: Source(delivery: delivery.number, position: item.number))
            }
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
