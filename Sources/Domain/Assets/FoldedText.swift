/// A text as the rules of identifiers read it: one byte for each Unicode scalar, capitals without accents. An offset
/// here is an offset in the scalars of the text as written.
struct FoldedText {
    let bytes: [UInt8]

    init(_ text: String) { bytes = Self.folded(text) }

    var count: Int { bytes.count }

    subscript(_ index: Int) -> UInt8 { bytes[index] }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    // MARK: Words

    static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
    static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
    static func isHexadecimal(_ byte: UInt8) -> Bool { isDigit(byte) || (65...70).contains(byte) }
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    func isWordByte(_ index: Int) -> Bool { index >= 0 && index < bytes.count && Self.isWord(bytes[index]) }

    /// A byte is there and is this one.
    func has(_ byte: UInt8, at index: Int) -> Bool { index >= 0 && index < bytes.count && bytes[index] == byte }

    func wordEnd(_ start: Int) -> Int {
        var end = start
        while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
        return end
    }

    /// The first word at or after `start`, where only bytes that `mayStand` stand before it.
    func word(after start: Int, across mayStand: (UInt8) -> Bool) -> Range<Int>? {
        var place = start
        while place < bytes.count, !Self.isWord(bytes[place]), mayStand(bytes[place]) { place += 1 }
        guard isWordByte(place) else { return nil }
        return place..<wordEnd(place)
    }

    func isWord(_ range: Range<Int>, _ word: StaticString) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { bytes[range].elementsEqual($0) }
    }

    /// Whether `(S)` stands here, as in `SERIE(S)`.
    func hasPlural(at index: Int) -> Bool {
        has(UInt8(ascii: "("), at: index) && has(UInt8(ascii: "S"), at: index + 1)
            && has(UInt8(ascii: ")"), at: index + 2)
    }

    // MARK: Folding

    private static func folded(_ text: String) -> [UInt8] {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return text.utf8.map { (0x61...0x7A).contains($0) ? $0 - 32 : $0 }
        }
        return text.unicodeScalars.map { scalar in
            switch scalar.value {
            case 0x61...0x7A: UInt8(scalar.value - 32)
            case 0..<0x80: UInt8(scalar.value)
            case 0xA0: 0x20
            case 0x2010...0x2014: UInt8(ascii: "-")
            case 0xC0...0xC4, 0xE0...0xE4, 0xAA: UInt8(ascii: "A")
            case 0xC7, 0xE7: UInt8(ascii: "C")
            case 0xC8...0xCB, 0xE8...0xEB: UInt8(ascii: "E")
            case 0xCC...0xCF, 0xEC...0xEF: UInt8(ascii: "I")
            case 0xD2...0xD6, 0xF2...0xF6, 0xB0, 0xBA: UInt8(ascii: "O")
            case 0xD9...0xDC, 0xF9...0xFC: UInt8(ascii: "U")
            default: unknown
            }
        }
    }

    /// What is neither a letter, a digit nor ASCII: it ends a list.
    private static let unknown = UInt8(ascii: "?")

    /// Letters and digits of a text, folded: how two spellings of a number are compared.
    static func letters(_ text: String) -> String {
        String(decoding: folded(text).filter(isWord), as: UTF8.self)
    }
}
