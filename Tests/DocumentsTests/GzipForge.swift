/// Writes gzip streams byte by byte, lies included.
enum GzipForge {
    /// A stream of blocks that are not compressed.
    static func stored(_ bytes: [UInt8], name: String? = nil) -> [UInt8] {
        var deflated: [UInt8] = []
        var start = 0
        repeat {
            let piece = bytes[start..<min(start + 0xFFFF, bytes.count)]
            start += piece.count
            deflated += [start == bytes.count ? 1 : 0] + little(piece.count, 2) + little(~piece.count, 2) + piece
        } while start < bytes.count
        return stream(deflated, checksum: ZipForge.crc32(bytes), size: bytes.count, name: name)
    }

    /// 1 + 258 × `runs` blanks in about a 160th of the bytes.
    static func blanks(runs: Int) -> [UInt8] {
        let entry = ZipForge.blanks("", runs: runs)
        return stream(entry.packed, checksum: entry.checksum, size: entry.size, name: nil)
    }

    /// A stream around deflated data.
    static func stream(_ deflated: [UInt8], checksum: UInt32, size: Int, name: String?) -> [UInt8] {
        [0x1F, 0x8B, 8, name == nil ? 0 : 8, 0, 0, 0, 0, 0, 3] + (name.map { Array($0.utf8) + [0] } ?? [])
            + deflated + little(Int(checksum), 4) + little(size, 4)
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
