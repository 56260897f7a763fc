/// A 48-bit hardware address of one device, compared without regard to spelling.
public struct MACAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The 48 bits.
    public let bits: UInt64

    /// Reads `00:1A:2B:00:00:01`, `00-1a-2b-00-00-01`, `001a.2b00.0001` or `001A2B000001`.
    /// All-zero, broadcast and multicast addresses are refused: no single box has one.
    public init(_ raw: some StringProtocol) throws(IdentifierFault) {
        // Nearly every address is spelt well: the bytes alone say so, and what is wrong is told slowly below.
        if let bits = Self.wellSpelt(raw.utf8), bits != 0, bits & 0x0100_0000_0000 == 0 {
            self.bits = bits
            return
        }
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

    /// The bits of one of the four spellings without blanks; nil for anything else.
    private static func wellSpelt(_ text: some Sequence<UInt8>) -> UInt64? {
        var bits: UInt64 = 0
        var digits = 0
        var places: UInt32 = 0
        var separator: UInt8 = 0
        var index = 0
        for byte in text {
            guard index < 17 else { return nil }
            switch byte {
            case 0x30...0x39: bits = bits << 4 | UInt64(byte - 0x30)
            case 0x41...0x46: bits = bits << 4 | UInt64(byte - 0x37)
            case 0x61...0x66: bits = bits << 4 | UInt64(byte - 0x57)
            case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "."):
                guard separator == 0 || separator == byte else { return nil }
                separator = byte
                places |= 1 << UInt32(index)
                digits -= 1
            default: return nil
            }
            digits += 1
            index += 1
        }
        // None; after every second digit; after every fourth.
        let isSpelling = places == 0 || places == 0b100_1001_0010_0100 || places == 0b10_0001_0000
        return digits == 12 && isSpelling ? bits : nil
    }

    private static func isSpelling(_ bytes: [UInt8]) -> Bool {
        let separators = bytes.indices.filter { ":-.".utf8.contains(bytes[$0]) }
        guard Set(separators.map { bytes[$0] }).count <= 1 else { return false }
        return [[], [2, 5, 8, 11, 14], [4, 9]].contains(separators)
    }

    /// `00:1A:2B:00:00:01`.
    public var description: String {
        String(unsafeUninitializedCapacity: 17) { buffer in
            var place = 0
            for shift in stride(from: 44, through: 0, by: -4) {
                let digit = UInt8(truncatingIfNeeded: bits >> UInt64(shift) & 15)
                buffer[place] = digit < 10 ? 0x30 + digit : 0x37 + digit
                place += 1
                if shift % 8 == 0, shift > 0 {
                    buffer[place] = UInt8(ascii: ":")
                    place += 1
                }
            }
            return place
        }
    }

    /// Numeric order.
    public static func < (a: MACAddress, b: MACAddress) -> Bool { a.bits < b.bits }
}
