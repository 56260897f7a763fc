/// The only source of chance: SplitMix64 (Steele, Lea, Flood 2014). Equal seeds give equal samples on every machine,
/// so nothing here uses the standard library's random functions, whose algorithms may change.
struct Seed {
    private var state: UInt64

    init(_ number: UInt64) { state = number }

    /// A stream of its own for one part of the sample: a change in one part leaves the others as they were.
    init(_ number: UInt64, for part: String) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        state = number ^ hash
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number from 0 up to, not including, `limit`.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    mutating func chance(percent: Int) -> Bool { below(100) < percent }

    /// An element of a list that is not empty.
    mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

    /// The list in another order (Fisher–Yates).
    mutating func shuffled<Element>(_ list: [Element]) -> [Element] {
        var list = list
        for index in list.indices.dropFirst().reversed() { list.swapAt(index, below(index + 1)) }
        return list
    }

    mutating func digits(_ count: Int) -> String { (0..<count).map { _ in String(below(10)) }.joined() }
}

/// Numbers of the federal registers, invented, with the check digits of real ones.
enum TaxNumber {
    /// `123.456.789-09`.
    static func cpf(_ seed: inout Seed) -> String {
        var digits: [Int] = []
        repeat { digits = (0..<9).map { _ in seed.below(10) } } while Set(digits).count == 1
        for _ in 0..<2 { digits.append(check(digits, highestWeight: 11)) }
        let text = digits.map(String.init).joined()
        return "\(slice(text, 0, 3)).\(slice(text, 3, 6)).\(slice(text, 6, 9))-\(slice(text, 9, 11))"
    }

    /// `12.345.678/0001-95`.
    static func cnpj(_ seed: inout Seed) -> String {
        var digits = (0..<8).map { _ in seed.below(10) } + [0, 0, 0, 1]
        for _ in 0..<2 { digits.append(check(digits, highestWeight: 9)) }
        let text = digits.map(String.init).joined()
        return "\(slice(text, 0, 2)).\(slice(text, 2, 5)).\(slice(text, 5, 8))/\(slice(text, 8, 12))-"
            + slice(text, 12, 14)
    }

    /// Modulo 11, weights 2… from the right.
    private static func check(_ digits: [Int], highestWeight: Int) -> Int {
        var sum = 0
        var weight = 2
        for digit in digits.reversed() {
            sum += digit * weight
            weight = weight == highestWeight ? 2 : weight + 1
        }
        return sum % 11 < 2 ? 0 : 11 - sum % 11
    }

    private static func slice(_ text: String, _ from: Int, _ to: Int) -> String {
        String(text.dropFirst(from).prefix(to - from))
    }
}

/// `number` with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}
