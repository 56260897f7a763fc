/// Whether a note's access key is the key of that note.
public enum KeyCheck: String, Sendable, CaseIterable, Hashable {
    /// Right form, right check digit, and every part as in the note.
    case ok
    /// Not 44 characters of the key's alphabet, or a wrong check digit.
    case badCheckDigit = "bad-check-digit"
    /// A sound key, of another note.
    case fieldsDiffer = "fields-differ"
}

extension FiscalNote {
    /// The key, where its form and check digit are right.
    public var accessKey: AccessKey? { try? AccessKey(keyText) }

    /// Compares the key with the fields it is made of: cUF, AAMM of dhEmi, issuer, mod, serie, nNF, tpEmis, cNF, cDV.
    public var keyCheck: KeyCheck {
        guard let key = accessKey else { return .badCheckDigit }
        let date = heading.issuedAt.prefix(7)
        let pairs = [
            (key.state, heading.state),
            (key.yearMonth, String(date.dropFirst(2).prefix(2) + date.suffix(2))),
            (key.issuer, padded(issuer.id, to: 14)),
            (key.model, heading.model),
            (key.series, padded(heading.series, to: 3)),
            (key.number, padded(heading.number, to: 9)),
            (key.emissionType, heading.emissionType),
            (key.randomCode, heading.randomCode),
            (key.checkDigit, heading.checkDigit),
        ]
        return pairs.allSatisfy { $0 == $1 } ? .ok : .fieldsDiffer
    }

    private func padded(_ text: String, to width: Int) -> String {
        String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
