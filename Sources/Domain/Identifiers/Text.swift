/// Text rules shared by the identifiers: no locale, no Foundation.
extension StringProtocol {
    /// Without blanks (space, tab, no-break space, line ends) at both ends.
    public func trimmingBlanks() -> String {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0xFEFF: true
            default: false
            }
        }
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }) else { return "" }
        guard let last = scalars.lastIndex(where: { !isBlank($0) }) else { return "" }
        if first == scalars.startIndex, scalars.index(after: last) == scalars.endIndex { return String(self) }
        return String(String.UnicodeScalarView(scalars[first...last]))
    }

    /// `1,23E+15`: digits, one separator, an `E` and a signed exponent. The value is lost for an identifier.
    public var looksLikeScientificNotation: Bool {
        var digits = 0
        var separator = false
        var iterator = utf8.makeIterator()
        var exponent = false
        var exponentDigits = 0
        var sign = false
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): if exponent { exponentDigits += 1 } else { digits += 1 }
            case UInt8(ascii: "."), UInt8(ascii: ","):
                if separator || exponent { return false }
                separator = true
            case UInt8(ascii: "E"), UInt8(ascii: "e"):
                if exponent || digits == 0 { return false }
                exponent = true
            case UInt8(ascii: "+"), UInt8(ascii: "-"):
                if !exponent || sign || exponentDigits > 0 { return false }
                sign = true
            default: return false
            }
        }
        return exponent && sign && exponentDigits > 0
    }
}
