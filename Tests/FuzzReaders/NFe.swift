internal import Documents
internal import Domain

extension FuzzReader {
    /// Fiscal documents: routed, read, judged, and turned into units.
    static let nfe = FuzzReader(name: "nfe", bytesMax: 8 << 10) { bytes in
        let route = FiscalRouter.kind(ofHead: bytes)
        guard let reading = try? NFeReader().read(bytes) else { return nil }
        guard case .fiscal = route else { return "read as \(reading.document.kind), routed as \(route)" }
        switch reading.document {
        case .notes(let notes, _):
            for note in notes {
                if let broken = judge(note) { return broken }
            }
        case .events(let events, _): for event in events { judge(event) }
        case .answer(let answer, _): for event in answer.events { judge(event) }
        case .summary(let summary, let kind): _ = summary.judged(as: kind)
        case .other: break
        }
        return nil
    }

    private static func judge(_ event: FiscalEvent) {
        let policy = NotePolicy(company: OwnCompany([event.author].compactMap { try? CNPJ($0) }))
        _ = event.judged(by: policy) { SignatureEvidence(.valid) }
    }

    private static func judge(_ note: FiscalNote) -> String? {
        // The recipient is taken for us and every check is left out, or most notes would stop at the first.
        let company = OwnCompany([note.recipient?.id ?? note.issuer.id].compactMap { try? CNPJ($0) })
        if note.keyCheck == .ok, note.accessKey == nil { return "the key is right and no key" }
        let checks = NoteChecks(NoteChecks.standard.mapValues { _ in .accept })
        for policy in [NotePolicy(company: company), NotePolicy(company: company, checks: checks)] {
            let verdict = note.judged(by: policy) { SignatureEvidence(.valid) }
            let units = note.units(under: verdict, by: policy)
            if units.count > FiscalNote.unitsMost { return "\(units.count) units" }
            if Set(units.map(\.id)).count != units.count { return "two units with one identity" }
            _ = NoteReturn(note, verdict, for: company)?.outcome(for: units)
        }
        return nil
    }
}
