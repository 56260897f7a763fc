/// A 48-bit hardware address of one device, compared without regard to spelling.
public struct MACAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The 48 bits.
    public let bits: UInt64

    /// Reads `00:1A:2B:00:00:01`, `00-1a-2b-00-00-01`, `001a.2b00.0001` or `001A2B000001`.
    /// All-zero, broadcast and multicast addresses are refused: no single box has one.
    public init(_ raw: some StringProtocol) throws(IdentifierFault) {
        let text = raw.trimmingBlanks()
        func fault(_ rule: IdentifierFault.Rule) -> IdentifierFault {
            IdentifierFault(identifier: "mac", value: text, rule: rule)
        }
        guard !text.isEmpty else { throw fault(.empty) }
        var bits: UInt64 = 0
        var digits = 0
        for character in text {
            if ":-.".contains(character) { continue }
            guard let digit = character.hexDigitValue, character.isASCII else { throw fault(.character(character)) }
            bits = bits << 4 | UInt64(digit)
            digits += 1
            guard digits <= 12 else { throw fault(.length(expected: "12")) }
        }
        guard digits == 12 else { throw fault(.length(expected: "12")) }
        guard Self.isSpelling(Array(text.utf8)) else { throw fault(.part("separator")) }
        guard bits != 0, bits & 0x0100_0000_0000 == 0 else { throw fault(.notUnicast) }
        self.bits = bits
    }

    private static func isSpelling(_ bytes: [UInt8]) -> Bool {
        let separators = bytes.indices.filter { ":-.".utf8.contains(bytes[$0]) }
        guard Set(separators.map { bytes[$0] }).count <= 1 else { return false }
        return [[], [2, 5, 8, 11, 14], [4, 9]].contains(separators)
    }

    /// `00:1A:2B:00:00:01`.
    public var description: String {
        let digits = Array("0123456789ABCDEF")
        return stride(from: 40, through: 0, by: -8).map { shift in
            let byte = Int(bits >> UInt64(shift) & 0xFF)
            return "\(digits[byte >> 4])\(digits[byte & 15])"
        }.joined(separator: ":")
    }

    /// Numeric order.
    public static func < (a: MACAddress, b: MACAddress) -> Bool { a.bits < b.bits }
}
