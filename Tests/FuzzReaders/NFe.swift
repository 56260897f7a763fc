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
        case .events(let events, _): for event in events { _ = (event.judged(), event.effect) }
        case .summary(let summary, let kind): _ = summary.judged(as: kind)
        case .other: break
        }
        return nil
    }

    private static func judge(_ note: FiscalNote) -> String? {
        // The recipient is taken for us, or most notes would stop at the first check.
        let company = OwnCompany([note.recipient?.id ?? note.issuer.id].compactMap { try? CNPJ($0) })
        if note.keyCheck == .ok, note.accessKey == nil { return "the key is right and no key" }
        let verdict = note.judged(for: company)
        let made = note.units(under: verdict, for: company)
        if made.units.count > FiscalNote.unitsMost { return "\(made.units.count) units" }
        return nil
    }
}
