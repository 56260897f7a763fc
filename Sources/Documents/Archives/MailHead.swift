/// The header of an e-mail or of one of its parts (RFC 5322 §2.2): only the fields that say what follows.
struct MailHead {
    /// Most bytes of one header; what mail servers add is a tenth of it.
    static let bytesMax = 256 << 10

    /// The fields' values by lower-case name, unfolded. Of a field that stands twice, the first.
    private(set) var fields: [String: [UInt8]] = [:]
    /// Where the body begins: after the blank line, or at the end.
    private(set) var bodyStart: Int

    private static let wanted: Set<String> = ["content-type", "content-transfer-encoding", "content-disposition"]

    /// Reads the header that begins at `range`'s start. Throws `limit(.headerBytes)` where it does not end soon.
    init(_ bytes: [UInt8], in range: Range<Int>) throws(DocumentFault) {
        bodyStart = range.upperBound
        var current: String?
        var position = range.lowerBound
        while position < range.upperBound {
            let end = bytes[position..<range.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? range.upperBound
            let line = Self.withoutReturn(bytes[position..<end])
            let next = min(end + 1, range.upperBound)
            guard next - range.lowerBound <= Self.bytesMax else { throw DocumentFault(code: .limit(.headerBytes)) }
            position = next
            if line.isEmpty {
                bodyStart = next
                return
            }
            if line.first == 0x20 || line.first == 0x09 {
                if let current { fields[current]? += line }
            } else if let name = Self.name(of: line), Self.wanted.contains(name), fields[name] == nil {
                current = name
                fields[name] = Array(line.dropFirst(name.utf8.count + 1))
            } else {
                current = nil
            }
        }
    }

    /// The value of a field with its parameters.
    func field(_ name: String) -> MailField { MailField(fields[name] ?? []) }

    /// Whether a file begins as an e-mail: with header fields and nothing else up to the first blank line, two of
    /// them at least ones that every mail has.
    static func isMail(_ head: [UInt8]) -> Bool {
        var known: Set<String> = []
        var position = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var isFirst = true
        while position < head.count {
            guard let end = head[position...].firstIndex(of: UInt8(ascii: "\n")) else { break }
            let line = withoutReturn(head[position..<end])
            position = end + 1
            if line.isEmpty { break }
            defer { isFirst = false }
            // A mailbox file puts a line of its own before each mail.
            if isFirst, line.starts(with: "From ".utf8) { continue }
            if !isFirst, line.first == 0x20 || line.first == 0x09 { continue }
            guard let name = name(of: line) else { return false }
            if usual.contains(name) { known.insert(name) }
        }
        return known.count >= 2
    }

    private static let usual: Set<String> = [
        "from", "to", "cc", "subject", "date", "message-id", "received", "return-path", "delivered-to", "reply-to",
        "sender", "mime-version", "content-type", "content-transfer-encoding", "x-mailer", "x-received",
        "dkim-signature", "authentication-results", "received-spf",
    ]

    /// The lower-case name of a field: visible ASCII up to the colon.
    private static func name(of line: ArraySlice<UInt8>) -> String? {
        guard let colon = line.prefix(128).firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
            return nil
        }
        let name = line[line.startIndex..<colon]
        guard name.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        return String(decoding: name, as: UTF8.self).lowercased()
    }

    private static func withoutReturn(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    }
}
