/// How the bytes of a table spell its characters.
public enum TextEncoding: Hashable, Sendable {
    /// UTF-8, with or without a byte-order mark.
    case utf8(hasMark: Bool)
    /// UTF-16 with a byte-order mark.
    case utf16(isBigEndian: Bool)
    /// Windows-1252, of which ISO-8859-1's printable characters are a part.
    case windows1252

    /// The word for reports.
    public var name: String {
        switch self {
        case .utf8(hasMark: true): "utf-8-bom"
        case .utf8(hasMark: false): "utf-8"
        case .utf16(isBigEndian: true): "utf-16be"
        case .utf16(isBigEndian: false): "utf-16le"
        case .windows1252: "windows-1252"
        }
    }

    /// Bytes of the mark in front of the text.
    var markBytes: Int {
        switch self {
        case .utf8(hasMark: true): 3
        case .utf16: 2
        case .utf8(hasMark: false), .windows1252: 0
        }
    }

    /// Tells the encoding from all bytes of `source`: by its mark, else by a census of multi-byte sequences.
    ///
    /// The whole source is read, so that the answer depends neither on the size of a block nor on where in the file
    /// the first accent stands. Without an invalid sequence it is UTF-8. With some, it is UTF-8 that was damaged
    /// where the valid sequences are at least as many (the rows with the damage are rejected one by one), and
    /// Windows-1252 otherwise, where nearly every accent is an invalid sequence.
    static func detect(_ source: consuming some ByteSource) throws -> TextEncoding {
        var source = source
        var census = UTF8Census()
        var head: [UInt8] = []
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { block.deallocate() }
        while true {
            let count = try source.read(into: block)
            guard count > 0 else { break }
            let bytes = UnsafeRawBufferPointer(rebasing: block[..<count])
            if head.count < 3 {
                head.append(contentsOf: bytes.prefix(3 - head.count))
                if let marked = marked(head) { return marked }
            }
            census.count(bytes)
        }
        return census.isUTF8 ? .utf8(hasMark: false) : .windows1252
    }

    private static func marked(_ head: [UInt8]) -> TextEncoding? {
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8(hasMark: true) }
        if head.starts(with: [0xFE, 0xFF]) { return .utf16(isBigEndian: true) }
        return head.starts(with: [0xFF, 0xFE]) ? .utf16(isBigEndian: false) : nil
    }
}

/// Counts the well-formed and the ill-formed multi-byte sequences of a text, over any cut into blocks.
/// Well-formed is table 3-7 of the Unicode standard (no overlong forms, no surrogates, nothing over U+10FFFF).
struct UTF8Census {
    private(set) var wellFormed = 0
    private(set) var illFormed = 0
    private var pending = 0
    private var allowed: ClosedRange<UInt8> = 0x80...0xBF

    /// Whether the text read so far is better taken for UTF-8 than for a one-byte encoding.
    var isUTF8: Bool {
        let broken = illFormed + (pending > 0 ? 1 : 0)
        return broken == 0 || wellFormed >= broken
    }

    /// No ill-formed sequence, and none left open.
    var isSound: Bool { illFormed == 0 && pending == 0 }

    /// Counts one more block.
    mutating func count(_ bytes: UnsafeRawBufferPointer) {
        var index = 0
        while index < bytes.count {
            if pending == 0 {
                index = Self.skipASCII(bytes, from: index)
                guard index < bytes.count else { return }
            }
            count(bytes[index])
            index += 1
        }
    }

    /// The index of the first byte from `start` on that is not ASCII; the count where all are.
    static func skipASCII(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index + 8 <= bytes.count {
            if bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { break }
            index += 8
        }
        while index < bytes.count, bytes[index] < 0x80 { index += 1 }
        return index
    }

    private mutating func count(_ byte: UInt8) {
        if pending > 0 {
            if allowed.contains(byte) {
                pending -= 1
                allowed = 0x80...0xBF
                if pending == 0 { wellFormed += 1 }
                return
            }
            illFormed += 1
            pending = 0
        }
        allowed = 0x80...0xBF
        switch byte {
        case 0x00...0x7F: break
        case 0xC2...0xDF: pending = 1
        case 0xE0: (pending, allowed) = (2, 0xA0...0xBF)
        case 0xED: (pending, allowed) = (2, 0x80...0x9F)
        case 0xE1...0xEF: pending = 2
        case 0xF0: (pending, allowed) = (3, 0x90...0xBF)
        case 0xF4: (pending, allowed) = (3, 0x80...0x8F)
        case 0xF1...0xF3: pending = 3
        default: illFormed += 1
        }
    }
}
