/// A key that stands on more than one line.
struct DuplicateKey: Equatable, Sendable {
    let firstLine: Int
    var secondLine: Int
    var occurrences: Int
}

/// 96 bits of a key. With ten million keys the odds of taking two for one are below 10⁻¹⁵.
struct KeyHash: Hashable, Comparable, Sendable {
    let high: UInt64
    let low: UInt32

    init(_ parts: [ArraySlice<UInt8>]) {
        var a: UInt64 = 0x9E37_79B9_7F4A_7C15
        var b: UInt64 = 0xD1B5_4A32_D192_ED03
        func mix(_ word: UInt64) {
            a = Self.fold(a ^ word, 0xA076_1D64_78BD_642F)
            b = Self.fold(b ^ word, 0xE703_7ED1_A0B4_28DB)
        }
        for part in parts {
            var word: UInt64 = 0
            var filled = 0
            for byte in part {
                word = word << 8 | UInt64(byte)
                filled += 1
                if filled == 8 {
                    mix(word)
                    (word, filled) = (0, 0)
                }
            }
            // The length closes a part: ("ab", "c") is not ("a", "bc").
            mix(word)
            mix(UInt64(part.count) | 1 << 63)
        }
        high = a
        low = UInt32(truncatingIfNeeded: b ^ b >> 32)
    }

    private static func fold(_ x: UInt64, _ y: UInt64) -> UInt64 {
        let product = x.multipliedFullWidth(by: y)
        // The sum keeps a zero word from wiping out what came before it.
        return (product.high ^ product.low) &+ x
    }

    static func < (a: KeyHash, b: KeyHash) -> Bool { a.high != b.high ? a.high < b.high : a.low < b.low }
}

extension KeyHash {
    init(high: UInt64, low: UInt32) {
        self.high = high
        self.low = low
    }
}
