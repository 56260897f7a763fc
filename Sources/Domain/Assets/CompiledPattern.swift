/// A supplier's rule, ready to be tried. `Regex` is not `Sendable`, so that one lives no longer than the reading of one
/// note.
struct CompiledPattern {
    let rule: IdentifierPattern
    private let expression: Regex<AnyRegexOutput>

    /// `nil` where the expression is none; the rules were validated before.
    init?(_ rule: IdentifierPattern) {
        guard let expression = try? Regex(rule.expression) else { return nil }
        self.rule = rule
        self.expression = expression.ignoresCase()
    }

    /// What it finds in a text of `place`, in the order of the text.
    func identifiers(in text: String, at place: IdentifierPlace) -> [PlacedIdentifier] {
        let text = text.prefix(IdentifierPatterns.longestText)
        var offset = 0
        var mark = text.startIndex
        var found: [PlacedIdentifier] = []
        for match in text.matches(of: expression) {
            let group = match.output.count > 1 ? match.output[1].range : nil
            let range = group ?? match.range
            guard let value = value(text[range]), range.lowerBound >= mark else { continue }
            offset += text.unicodeScalars.distance(from: mark, to: range.lowerBound)
            mark = range.lowerBound
            found.append(
                PlacedIdentifier(
                    field: rule.field, text: value, place: place, rule: "supplier:" + rule.name, offset: offset))
        }
        return found
    }

    /// The value in the form in which identifiers are compared; `nil` for what cannot be one.
    private func value(_ raw: Substring) -> String? {
        switch rule.field {
        case .serial: (try? SerialNumber(raw))?.text.uppercased()
        case .casn: (try? CASN(raw))?.text
        case .smartcard: (try? SmartCardNumber(raw))?.text
        case .mac: (try? MACAddress(raw))?.description
        }
    }
}
