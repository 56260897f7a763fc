/// A structured header field: a word and its parameters (RFC 2045 §5.1), `text/xml; name="nota.xml"`.
struct MailField {
    /// The word before the first semicolon, lower case.
    private(set) var word = ""
    /// Parameters as written, by lower-case name; of one that stands twice, the first.
    private var parameters: [String: [UInt8]] = [:]

    /// Takes a field's value apart. What cannot be read is left out.
    init(_ value: [UInt8]) {
        for (index, piece) in Self.pieces(value).enumerated() {
            if index == 0 {
                word = String(decoding: piece, as: UTF8.self).lowercased()
                continue
            }
            guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = String(decoding: Self.trimmed(piece[..<equals]), as: UTF8.self).lowercased()
            if parameters[name] == nil { parameters[name] = Array(piece[(equals + 1)...]) }
        }
    }

    /// The bytes of a parameter that is plain.
    func bytes(_ name: String) -> [UInt8]? { parameters[name] }

    /// The text of a parameter in any of the ways that mail programs write a name: in pieces and percent-encoded
    /// (RFC 2231), in encoded words (RFC 2047, against its §5, and everywhere), or as it is.
    func text(_ name: String) -> String? {
        if let whole = parameters[name + "*"] { return Self.extended([(whole, true)]) }
        var pieces: [([UInt8], Bool)] = []
        while pieces.count < 100 {
            let key = "\(name)*\(pieces.count)"
            if let piece = parameters[key + "*"] {
                pieces.append((piece, true))
            } else if let piece = parameters[key] {
                pieces.append((piece, false))
            } else {
                break
            }
        }
        if !pieces.isEmpty { return Self.extended(pieces) }
        return parameters[name].map(MailWords.decode)
    }

    /// `charset'language'text`, of which the first piece has the head and each encoded piece its `%hh`.
    private static func extended(_ pieces: [([UInt8], Bool)]) -> String {
        var text: [UInt8] = []
        var charset: [UInt8] = []
        for (index, (piece, isEncoded)) in pieces.enumerated() {
            var rest = piece[...]
            if index == 0, isEncoded, let first = rest.firstIndex(of: UInt8(ascii: "'")),
                let second = rest[(first + 1)...].firstIndex(of: UInt8(ascii: "'"))
            {
                charset = Array(rest[..<first])
                rest = rest[(second + 1)...]
            }
            text += isEncoded ? percentDecoded(rest) : Array(rest)
        }
        return MailWords.text(text, charset: charset)
    }

    private static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        MailTransfer.unescape(text, mark: UInt8(ascii: "%"))
    }

    /// The value cut at its semicolons; those in quotes and comments do not count. Quotes and comments are taken off,
    /// and the blanks around what is not in quotes.
    private static func pieces(_ value: [UInt8]) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var piece: [UInt8] = []
        // Bytes of the piece up to the last that is no blank at its end.
        var solid = 0
        var isQuoted = false
        var comments = 0
        var isEscaped = false
        for byte in value {
            let isText = comments == 0
            switch byte {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\") where isQuoted || !isText:
                isEscaped = true
                continue
            case UInt8(ascii: "\"") where isText:
                isQuoted.toggle()
                solid = piece.count
                continue
            case UInt8(ascii: "(") where !isQuoted:
                comments += 1
                continue
            case UInt8(ascii: ")") where !isQuoted && !isText:
                comments -= 1
                continue
            case UInt8(ascii: ";") where !isQuoted && isText:
                pieces.append(Array(piece.prefix(solid)))
                (piece, solid) = ([], 0)
                continue
            case ...0x20 where !isQuoted && (piece.isEmpty || piece.last == UInt8(ascii: "=") && solid == piece.count):
                continue
            default: break
            }
            guard isText else { continue }
            piece.append(byte)
            if isQuoted || byte > 0x20 { solid = piece.count }
        }
        pieces.append(Array(piece.prefix(solid)))
        return pieces
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text
        while let last = text.last, last <= 0x20 { text.removeLast() }
        return text
    }
}

/// Encoded words: `=?ISO-8859-1?Q?Nota_Eletr=F4nica?=` (RFC 2047).
enum MailWords {
    /// The text of a value that may hold encoded words. Blanks between two of them are not text.
    static func decode(_ value: [UInt8]) -> String {
        var text = ""
        // Neighbours in one encoding are joined before they are decoded: a cut may go through a letter.
        var run: (charset: [UInt8], bytes: [UInt8])?
        var blanks: [UInt8] = []
        var plain: [UInt8] = []
        func flush() {
            if let run { text += self.text(run.bytes, charset: run.charset) }
            run = nil
            text += MemberName.text(blanks + plain)
            (blanks, plain) = ([], [])
        }
        var rest = value[...]
        while let byte = rest.first {
            if let (word, next) = word(rest) {
                if run?.charset != word.charset || !plain.isEmpty {
                    if run != nil, plain.isEmpty { blanks = [] }
                    flush()
                    run = (word.charset, [])
                }
                blanks = []
                run?.bytes += word.bytes
                rest = value[next...]
                continue
            }
            if byte == 0x20 || byte == 0x09, plain.isEmpty { blanks.append(byte) } else { plain.append(byte) }
            rest.removeFirst()
        }
        flush()
        return text
    }

    /// The encoded word at the start of `text`, and where it ends.
    private static func word(
        _ text: ArraySlice<UInt8>
    ) -> (word: (charset: [UInt8], bytes: [UInt8]), next: Int)? {
        let mark = UInt8(ascii: "?")
        guard text.starts(with: "=?".utf8) else { return nil }
        // No encoded word is longer than 75; programs that do not know this stay below this length.
        let word = text.dropFirst(2).prefix(2000)
        guard let first = word.firstIndex(of: mark), word.endIndex > first + 2, word[first + 2] == mark else {
            return nil
        }
        let content = word[(first + 3)...]
        var end = content.startIndex
        while end + 1 < content.endIndex, !(content[end] == mark && content[end + 1] == UInt8(ascii: "=")) { end += 1 }
        guard end + 1 < content.endIndex else { return nil }
        let charset = Array(String(decoding: word[..<first], as: UTF8.self).lowercased().utf8)
        let encoded = content[..<end]
        switch word[first + 1] | 0x20 {
        case UInt8(ascii: "b"):
            guard let bytes = Base64.decode(encoded) else { return nil }
            return ((charset, bytes), end + 2)
        case UInt8(ascii: "q"):
            let spaced = encoded.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
            return ((charset, MailTransfer.unescape(spaced[...], mark: UInt8(ascii: "="))), end + 2)
        default: return nil
        }
    }

    /// Bytes in a charset of mails. Those of Western Europe are read as Windows-1252, and so is one that is unknown
    /// where it is no UTF-8: it names a file, and the file counts.
    static func text(_ bytes: [UInt8], charset: [UInt8]) -> String {
        let name = String(decoding: charset, as: UTF8.self).lowercased()
        let isWestern = ["iso-8859-1", "iso-8859-15", "windows-1252", "cp1252", "latin1"].contains(name)
        return isWestern ? String(decoding: Windows1252.utf8(bytes), as: UTF8.self) : MemberName.text(bytes)
    }
}
