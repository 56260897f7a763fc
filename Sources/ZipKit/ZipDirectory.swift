/// The end of a zip as it lies: what the library reads by count, and some packers count wrongly.
enum ZipDirectory {
    /// Whether an entry follows those that the archive counts. Packers without the 64-bit extension write the number
    /// of entries modulo 65 536; the library would then leave the others out without a word.
    static func hasUncountedEntries(_ bytes: [UInt8]) -> Bool {
        guard let end = endRecord(of: bytes) else { return false }
        let count = little(bytes, end + 10, 2)
        let size = little(bytes, end + 12, 4)
        // All ones: the true numbers stand in the extension, where nothing wraps.
        guard count != 0xFFFF, size != 0xFFFF_FFFF, size <= end else { return false }
        var position = end - size
        for _ in 0..<count {
            guard position + 46 <= end, isEntry(bytes, position) else { return false }
            // Lengths of the name, of the extra field and of the comment follow each other.
            let tail = [28, 30, 32].reduce(0) { $0 + little(bytes, position + $1, 2) }
            position += 46 + tail
        }
        return position + 46 <= end && isEntry(bytes, position)
    }

    /// The place of the end record: 22 bytes, then a comment of at most 65 535.
    private static func endRecord(of bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        let first = max(0, bytes.count - 22 - 0xFFFF)
        return (first...(bytes.count - 22)).last { bytes[$0..<($0 + 4)].elementsEqual([0x50, 0x4B, 5, 6]) }
    }

    private static func isEntry(_ bytes: [UInt8], _ position: Int) -> Bool {
        bytes[position..<(position + 4)].elementsEqual([0x50, 0x4B, 1, 2])
    }

    private static func little(_ bytes: [UInt8], _ position: Int, _ count: Int) -> Int {
        bytes[position..<(position + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
