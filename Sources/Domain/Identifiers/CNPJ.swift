/// A company's number in the federal register: 12 characters (digits, and since July 2026 also letters A–Z) and two
/// check digits. Never an integer. Source: NT Conjunta 2025.001; `TCnpj = [0-9A-Z]{12}[0-9]{2}`.
public struct CNPJ: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The 14 characters, without punctuation.
    public let text: String

    /// Reads the 14 characters exactly as a fiscal document has them: no punctuation, capitals only.
    public init(_ text: some StringProtocol) throws(IdentifierFault) {
        let bytes = Array(text.utf8)
        func fault(_ rule: IdentifierFault.Rule) -> IdentifierFault {
            IdentifierFault(identifier: "cnpj", value: String(text), rule: rule)
        }
        guard !bytes.isEmpty else { throw fault(.empty) }
        guard bytes.count == 14 else { throw fault(.length(expected: "14")) }
        for (index, byte) in bytes.enumerated() {
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            let isLetter = index < 12 && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            guard isDigit || isLetter else { throw fault(.character(Character(Unicode.Scalar(byte)))) }
        }
        guard bytes.contains(where: { $0 != bytes[0] }) else { throw fault(.repeated) }
        let first = CheckDigit.modulo11(bytes[0..<12])
        let second = CheckDigit.modulo11(bytes[0..<12] + [first])
        guard bytes[12] == first, bytes[13] == second else {
            throw fault(.checkDigit(expected: String(decoding: [first, second], as: UTF8.self)))
        }
        self.text = String(text)
    }

    /// Reads what a person or a table wrote: blanks and `. / -` are dropped, small letters become capitals, and a
    /// number that lost leading zeros is refused, not repaired.
    public init(typed text: some StringProtocol) throws(IdentifierFault) {
        let kept = text.trimmingBlanks().uppercased().filter { !"./- ".contains($0) }
        try self.init(kept)
    }

    /// The first 8 characters: the company, whatever the branch.
    public var root: String { String(text.prefix(8)) }

    /// The 14 characters.
    public var description: String { text }

    /// Byte order.
    public static func < (a: CNPJ, b: CNPJ) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }
}
