/// A file in an e-mail.
struct MailPart: Equatable {
    /// Its name, made safe, beginning with that of the forwarded mail it was in, if any.
    var path: String
    /// Where its body lies in the mail.
    var body: Range<Int>
    /// How its body is encoded.
    var transfer: MailTransfer
}

/// Splits an e-mail (RFC 5322, RFC 2046) into the files attached to it. Small on purpose: what mail libraries know
/// besides (addresses, threads, signatures, displaying) is nobody's business here, and they bring a world with them.
struct MailReader {
    /// Parts of all kinds, multiparts included.
    static let partsMax = 1000
    /// Multiparts inside each other.
    static let depthMax = 16

    private let bytes: [UInt8]
    private var parts: [MailPart] = []
    private var seen = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The attached files in their order. None is no fault: most mails have none. Throws where the mail is cut short
    /// or passes a limit; `archive` is the path of the mail in its archive, for the fault.
    static func parts(of bytes: [UInt8], inside archive: String) throws(DocumentFault) -> [MailPart] {
        var reader = MailReader(bytes)
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        do throws(DocumentFault) {
            try reader.read(start..<bytes.count, depth: 0, forwarded: nil)
        } catch {
            throw DocumentFault(code: error.code, line: error.line, member: archive, detail: error.detail)
        }
        return reader.parts
    }

    private mutating func read(_ range: Range<Int>, depth: Int, forwarded: String?) throws(DocumentFault) {
        seen += 1
        guard seen <= Self.partsMax else { throw DocumentFault(code: .limit(.entries)) }
        guard depth <= Self.depthMax else { throw DocumentFault(code: .limit(.depth)) }
        let head = try MailHead(bytes, in: range)
        let type = head.field("content-type")
        let body = head.bodyStart..<range.upperBound
        let transfer = MailTransfer(head.field("content-transfer-encoding").word)
        if type.word.hasPrefix("multipart/") {
            guard let boundary = type.bytes("boundary"), !boundary.isEmpty, boundary.count <= 256 else {
                throw DocumentFault(
                    code: .malformed, line: Self.line(of: bytes, at: body.lowerBound), detail: "multipart boundary")
            }
            for part in try split(body, boundary) { try read(part, depth: depth + 1, forwarded: forwarded) }
            return
        }
        let disposition = head.field("content-disposition")
        let name = disposition.text("filename") ?? type.text("name")
        // A mail that is encoded, which RFC 2046 forbids, is an attached file like any other.
        if type.word == "message/rfc822", transfer == .identity {
            guard forwarded == nil else { throw DocumentFault(code: .limit(.nesting)) }
            let path = name.flatMap(MemberName.safe) ?? "part-\(seen).eml"
            return try read(body, depth: depth + 1, forwarded: path)
        }
        guard Self.isFile(type.word, isAttached: disposition.word == "attachment", isNamed: name != nil) else { return }
        let own = name.flatMap(MemberName.safe) ?? "part-\(seen).\(Self.ending(of: type.word))"
        let path = forwarded.map { "\($0)/\(own)" } ?? own
        parts.append(MailPart(path: path, body: body, transfer: transfer))
    }

    /// What a person would see as an attached file. Signatures of the mail itself are not among them.
    private static func isFile(_ type: String, isAttached: Bool, isNamed: Bool) -> Bool {
        let signatures = ["application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"]
        if signatures.contains(type) { return false }
        return isAttached || isNamed || type.hasPrefix("application/") || type == "text/xml"
    }

    private static func ending(of type: String) -> String {
        switch type {
        case "text/xml", "application/xml": "xml"
        case "application/zip", "application/x-zip-compressed": "zip"
        case "application/gzip", "application/x-gzip": "gz"
        case "application/pdf": "pdf"
        case "text/csv": "csv"
        case "text/plain", "": "txt"
        case "message/rfc822": "eml"
        default: "bin"
        }
    }

    /// The parts between the boundary's lines. A multipart whose last boundary is missing at the end of the file was
    /// cut short, and with it, perhaps, the note; inside another multipart a sloppy program has left it out.
    private func split(_ range: Range<Int>, _ boundary: [UInt8]) throws(DocumentFault) -> [Range<Int>] {
        var found: [Range<Int>] = []
        let mark = Array("--".utf8) + boundary
        var partStart: Int?
        var position = range.lowerBound
        while position < range.upperBound {
            let end = bytes[position..<range.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? range.upperBound
            let next = min(end + 1, range.upperBound)
            defer { position = next }
            guard bytes[position..<end].starts(with: mark) else { continue }
            var rest = bytes[(position + mark.count)..<end]
            while let last = rest.last, last <= 0x20 { rest.removeLast() }
            let isLast = rest.elementsEqual("--".utf8)
            guard rest.isEmpty || isLast else { continue }
            if let start = partStart { found.append(start..<max(start, lineEnd(before: position))) }
            guard found.count <= Self.partsMax else { throw DocumentFault(code: .limit(.entries)) }
            partStart = next
            if isLast { return found }
        }
        guard range.upperBound < bytes.count else {
            throw DocumentFault(
                code: .malformed, line: Self.line(of: bytes, at: bytes.count), detail: "no last boundary")
        }
        if let start = partStart { found.append(start..<range.upperBound) }
        return found
    }

    /// The line end before a boundary belongs to the boundary.
    private func lineEnd(before position: Int) -> Int {
        guard position > 0, bytes[position - 1] == UInt8(ascii: "\n") else { return position }
        return position > 1 && bytes[position - 2] == UInt8(ascii: "\r") ? position - 2 : position - 1
    }

    /// The line, 1-based, of a place in the mail.
    static func line(of bytes: [UInt8], at position: Int) -> Int {
        bytes[..<position].reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    }
}
