/// The spelling-free form of a header word, a status or a file name's part: small letters and digits only, accents
/// and `º ª °` dropped. `Nº Série`, `n_serie` and `N. SERIE` are one word. No locale, no Foundation.
func foldedWord(_ text: some StringProtocol) -> String {
    // Canonical words are folded already, and stand on every row.
    if text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }) { return String(text) }
    var word = ""
    word.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: word.unicodeScalars.append(scalar)
        case 0x41...0x5A: word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
        case 0xC0...0xFF: word += foldedLatin[Int(scalar.value - 0xC0)]
        default: break
        }
    }
    return word
}

/// U+00C0 to U+00FF without their marks; a combining mark that follows a plain letter is dropped above.
private let foldedLatin: [String] =
    ["a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i"]
    + ["d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "ss"]
    + ["a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i"]
    + ["d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "y"]
