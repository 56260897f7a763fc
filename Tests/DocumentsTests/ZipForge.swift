/// Writes zip archives byte by byte, lies included.
struct ZipForge {
    struct Entry {
        var name: String
        /// As it lies in the archive.
        var packed: [UInt8]
        var checksum: UInt32
        /// As declared.
        var size: Int
        var method: UInt16
        var flags: UInt16 = 0x0800
        /// Place of another entry whose data this one shares.
        var sharesDataOf: Int?
    }

    var entries: [Entry] = []

    /// An entry that is not compressed.
    static func stored(_ name: String, _ bytes: [UInt8]) -> Entry {
        Entry(name: name, packed: bytes, checksum: crc32(bytes), size: bytes.count, method: 0)
    }

    /// 1 + 258 × `runs` equal bytes, deflated to about a 160th.
    static func blanks(_ name: String, runs: Int) -> Entry {
        var bits = BitWriter()
        bits.put(1, 1)
        bits.put(1, 2)
        // Fixed code: literal 0x20, then length 258 (symbol 285) at distance 1, then the end of the block.
        bits.putCode(0x30 + 0x20, 8)
        for _ in 0..<runs {
            bits.putCode(0xC0 + 285 - 280, 8)
            bits.putCode(0, 5)
        }
        bits.putCode(0, 7)
        let bytes = [UInt8](repeating: 0x20, count: 1 + 258 * runs)
        return Entry(name: name, packed: bits.bytes, checksum: crc32(bytes), size: bytes.count, method: 8)
    }

    var bytes: [UInt8] {
        var out: [UInt8] = []
        var offsets: [Int] = []
        for entry in entries {
            if let original = entry.sharesDataOf {
                offsets.append(offsets[original])
                continue
            }
            offsets.append(out.count)
            out += Self.little(0x0403_4B50, 4) + Self.common(entry) + Self.little(0, 2)
            out += Array(entry.name.utf8) + entry.packed
        }
        let start = out.count
        for (entry, offset) in zip(entries, offsets) {
            out += Self.little(0x0201_4B50, 4) + Self.little(20, 2) + Self.common(entry) + Self.little(0, 12)
            out += Self.little(offset, 4) + Array(entry.name.utf8)
        }
        let size = out.count - start
        out += Self.little(0x0605_4B50, 4) + Self.little(0, 4) + Self.little(entries.count, 2)
        out += Self.little(entries.count, 2) + Self.little(size, 4) + Self.little(start, 4) + Self.little(0, 2)
        return out
    }

    /// The fields that a local and a central header share, from the version to the length of the name.
    private static func common(_ entry: Entry) -> [UInt8] {
        little(20, 2) + little(Int(entry.flags), 2) + little(Int(entry.method), 2) + little(0, 4)
            + little(Int(entry.checksum), 4) + little(entry.packed.count, 4) + little(entry.size, 4)
            + little(entry.name.utf8.count, 2)
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }

    private struct BitWriter {
        var bytes: [UInt8] = []
        private var used = 8

        /// Low bit first.
        mutating func put(_ value: Int, _ count: Int) {
            for bit in 0..<count {
                if used == 8 {
                    bytes.append(0)
                    used = 0
                }
                bytes[bytes.count - 1] |= UInt8(value >> bit & 1) << UInt8(used)
                used += 1
            }
        }

        /// A Huffman code: high bit first.
        mutating func putCode(_ code: Int, _ count: Int) {
            for bit in stride(from: count - 1, through: 0, by: -1) { put(code >> bit & 1, 1) }
        }
    }
}
