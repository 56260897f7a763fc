/// Turns the bytes of an encoding into UTF-8, block by block.
///
/// UTF-8 passes as it is, ill-formed sequences too: the row that holds one is rejected by name, which a replacement
/// character put here would make harder to explain. An unpaired surrogate of UTF-16 becomes U+FFFD, which rejects
/// its row the same way.
struct TextDecoder {
    private let encoding: TextEncoding
    private var markLeft: Int
    private var halfUnit: UInt8?
    private var highSurrogate: UInt16?

    init(_ encoding: TextEncoding) {
        self.encoding = encoding
        markLeft = encoding.markBytes
    }

    /// Appends the characters of `block` to `text`.
    mutating func decode(_ block: UnsafeRawBufferPointer, into text: inout [UInt8]) {
        let skipped = min(markLeft, block.count)
        markLeft -= skipped
        let bytes = UnsafeRawBufferPointer(rebasing: block[skipped...])
        switch encoding {
        case .utf8: text.append(contentsOf: bytes)
        case .windows1252: Self.decodeWindows1252(bytes, into: &text)
        case .utf16(let isBigEndian): decodeUTF16(bytes, isBigEndian: isBigEndian, into: &text)
        }
    }

    /// Appends what a cut character left behind.
    mutating func finish(into text: inout [UInt8]) {
        if highSurrogate != nil || halfUnit != nil { Self.append(0xFFFD, to: &text) }
        highSurrogate = nil
        halfUnit = nil
    }

    private static func decodeWindows1252(_ bytes: UnsafeRawBufferPointer, into text: inout [UInt8]) {
        var index = 0
        while index < bytes.count {
            // Nearly all of a table is ASCII: whole runs of it are copied at once.
            let end = UTF8Census.skipASCII(bytes, from: index)
            text.append(contentsOf: bytes[index..<end])
            index = end
            guard index < bytes.count else { return }
            append(windows1252(bytes[index]), to: &text)
            index += 1
        }
    }

    private mutating func decodeUTF16(_ bytes: UnsafeRawBufferPointer, isBigEndian: Bool, into text: inout [UInt8]) {
        for byte in bytes {
            guard let first = halfUnit else {
                halfUnit = byte
                continue
            }
            halfUnit = nil
            let unit = isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
            decode(unit, into: &text)
        }
    }

    private mutating func decode(_ unit: UInt16, into text: inout [UInt8]) {
        if let high = highSurrogate {
            highSurrogate = nil
            if UTF16.isTrailSurrogate(unit) {
                let scalar = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
                Self.append(scalar, to: &text)
                return
            }
            Self.append(0xFFFD, to: &text)
        }
        if UTF16.isLeadSurrogate(unit) {
            highSurrogate = unit
        } else {
            Self.append(UTF16.isTrailSurrogate(unit) ? 0xFFFD : UInt32(unit), to: &text)
        }
    }

    private static func append(_ scalar: UInt32, to text: inout [UInt8]) {
        switch scalar {
        case ..<0x80: text.append(UInt8(scalar))
        case ..<0x800:
            text.append(UInt8(0xC0 | scalar >> 6))
            text.append(UInt8(0x80 | scalar & 0x3F))
        case ..<0x10000:
            text.append(UInt8(0xE0 | scalar >> 12))
            text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            text.append(UInt8(0x80 | scalar & 0x3F))
        default:
            text.append(UInt8(0xF0 | scalar >> 18))
            text.append(UInt8(0x80 | scalar >> 12 & 0x3F))
            text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            text.append(UInt8(0x80 | scalar & 0x3F))
        }
    }

    /// The scalar of a Windows-1252 byte; the five bytes it leaves open are the controls of the same number
    /// (encoding.spec.whatwg.org, index-windows-1252).
    private static func windows1252(_ byte: UInt8) -> UInt32 {
        guard (0x80...0x9F).contains(byte) else { return UInt32(byte) }
        return upperControls[Int(byte - 0x80)]
    }

    private static let upperControls: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
