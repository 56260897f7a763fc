/// How the bytes of a part were made fit for mail (RFC 2045 §6).
enum MailTransfer: Sendable, Equatable {
    /// As they are: 7bit, 8bit, binary.
    case identity
    case base64, quotedPrintable
    /// One that no mail program writes any more.
    case unknown

    /// By the field `Content-Transfer-Encoding`.
    init(_ word: String) {
        switch word {
        case "", "7bit", "8bit", "binary": self = .identity
        case "base64": self = .base64
        case "quoted-printable": self = .quotedPrintable
        default: self = .unknown
        }
    }

    /// The part's own bytes; `nil` where they are damaged or the encoding is not known.
    func decode(_ body: ArraySlice<UInt8>) -> [UInt8]? {
        switch self {
        case .identity: Array(body)
        case .base64: Base64.decode(body)
        case .quotedPrintable: Self.quotedPrintable(body)
        case .unknown: nil
        }
    }

    /// Blanks at the end of a line were added on the way, and an equals sign there joins the next line.
    private static func quotedPrintable(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(body.count)
        var rest = body
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "\n"))
            var line = rest[..<(end ?? rest.endIndex)]
            rest = rest[(end.map { $0 + 1 } ?? rest.endIndex)...]
            var ending: [UInt8] = end == nil ? [] : [UInt8(ascii: "\n")]
            if end != nil, line.last == UInt8(ascii: "\r") {
                ending.insert(UInt8(ascii: "\r"), at: 0)
                line.removeLast()
            }
            while let last = line.last, last == 0x20 || last == 0x09 { line.removeLast() }
            if line.last == UInt8(ascii: "=") {
                line.removeLast()
                ending = []
            }
            bytes += unescape(line, mark: UInt8(ascii: "="))
            bytes += ending
        }
        return bytes
    }

    /// `mark` and two hexadecimal digits are a byte; a mark without them stays, as RFC 2045 §6.7 advises.
    static func unescape(_ text: ArraySlice<UInt8>, mark: UInt8) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if byte == mark, index + 2 < text.endIndex, let high = digit(text[index + 1]),
                let low = digit(text[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(byte)
                index += 1
            }
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
