/// Splits the free text of an item into labels, hardware addresses, tokens of the open list, and all the rest, which
/// ends a list.
struct IdentifierLexer {
    /// One piece of the text.
    enum Lexeme: Hashable {
        case label(NoteIdentifiers.Label)
        case address(MACAddress)
        case token(String)
        case other
    }

    private let text: [UInt8]
    private var place = 0
    /// The last piece was a label: only `:`, `=`, `#`, `.` and blanks may stand before its first token.
    private var isAfterLabel = false

    init(_ text: String) { self.text = Self.folded(text) }

    /// The next piece; `nil` at the end. `list` is the list that is open.
    mutating func next(inside list: NoteIdentifiers.Label?) -> Lexeme? {
        let start = place
        while place < text.count, !isWordByte(place) { place += 1 }
        guard place < text.count else { return nil }
        let gap = text[start..<place]
        if let (mac, end) = address(at: place) {
            place = end
            isAfterLabel = false
            return .address(mac)
        }
        if let (label, end) = label(at: place) {
            place = end
            isAfterLabel = true
            return .label(label)
        }
        let word = text[place..<wordEnd(place)]
        let allowed = isAfterLabel ? Self.labelGap : Self.listGap
        isAfterLabel = false
        place = word.endIndex
        guard let list, gap.allSatisfy(allowed.contains), !isGlued(after: place) else { return .other }
        return Self.isToken(word, of: list) ? .token(String(decoding: word, as: UTF8.self)) : .other
    }

    private static let labelGap = Set(":=#. \t\r\n".utf8)
    private static let listGap = Set(";,/| \t\r\n".utf8)

    /// A hyphen or dot between two words makes one thing of them: no identifier of ours is written so.
    private func isGlued(after end: Int) -> Bool {
        end + 1 < text.count && [UInt8(ascii: "-"), UInt8(ascii: ".")].contains(text[end]) && isWordByte(end + 1)
    }

    private static func isToken(_ word: ArraySlice<UInt8>, of list: NoteIdentifiers.Label) -> Bool {
        let digits = word.count { (48...57).contains($0) }
        switch list {
        // A postal code after "S/N" in an address is glued to its label.
        case .serial: return (6...24).contains(word.count) && digits >= 3 && !word.starts(with: "CEP".utf8)
        case .mac: return word.count == 12 && word.allSatisfy(Self.isHexadecimal)
        case .casn, .smartcard: return (8...16).contains(word.count) && digits == word.count
        }
    }

    // MARK: Hardware addresses

    /// `hh:hh:hh:hh:hh:hh`, the same with hyphens, or `hhhh.hhhh.hhhh`, standing alone.
    private func address(at start: Int) -> (MACAddress, Int)? {
        let spellings: [(separator: UInt8, group: Int, groups: Int)] = [
            (UInt8(ascii: ":"), 2, 6), (UInt8(ascii: "-"), 2, 6), (UInt8(ascii: "."), 4, 3),
        ]
        for (separator, group, groups) in spellings {
            let end = start + group * groups + groups - 1
            guard end <= text.count, end == text.count || !isWordByte(end) else { continue }
            let isSpelled = (start..<end).allSatisfy { index in
                (index - start) % (group + 1) == group ? text[index] == separator : Self.isHexadecimal(text[index])
            }
            guard isSpelled, let mac = try? MACAddress(String(decoding: text[start..<end], as: UTF8.self)) else {
                continue
            }
            return (mac, end)
        }
        return nil
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (65...70).contains(byte) }

    // MARK: Labels

    private func label(at start: Int) -> (NoteIdentifiers.Label, Int)? {
        let end = wordEnd(start)
        switch String(decoding: text[start..<end], as: UTF8.self) {
        case "SN", "NS", "SERIE", "SERIES", "SERIAL", "SERIAIS", "NUMSERIE": return (.serial, end)
        case "N", "NO", "NOS", "NR", "NUM", "NUMERO", "NUMEROS": return seriesLabel(after: end)
        case "S": return slashLabel(at: start)
        case "MAC", "MACS": return (.mac, end)
        case "CASN", "CASNS": return (.casn, end)
        case "SMARTCARD", "SMARTCARDS", "CARTAO", "CARTOES", "VSC": return (.smartcard, end)
        case "SMART": return following(end, [["CARD"], ["CARDS"]]).map { (.smartcard, $0) }
        default: return nil
        }
    }

    /// `Nº de série`, `N. SERIE`, `número de série`.
    private func seriesLabel(after end: Int) -> (NoteIdentifiers.Label, Int)? {
        following(end, [["DE", "SERIE"], ["DE", "SERIES"], ["SERIE"], ["SERIES"], ["SERIAL"]]).map { (.serial, $0) }
    }

    /// `S/N`, unless it is the *sem número* of an address.
    private func slashLabel(at start: Int) -> (NoteIdentifiers.Label, Int)? {
        guard start + 2 < text.count, text[start + 1] == UInt8(ascii: "/"), text[start + 2] == UInt8(ascii: "N"),
            wordEnd(start + 2) == start + 3, !standsInAddress(start)
        else { return nil }
        return (.serial, start + 3)
    }

    private static let streets: Set<String> = [
        "RUA", "R", "AV", "AVENIDA", "ROD", "RODOVIA", "ESTRADA", "ESTR", "TRAVESSA", "TV", "PRACA", "ALAMEDA", "AL",
        "KM", "ENDERECO", "LOGRADOURO", "SITIO", "FAZENDA", "BAIRRO", "QUADRA",
    ]

    /// A word for a street among the eight words before, in the same part of the text.
    private func standsInAddress(_ start: Int) -> Bool {
        let parts = Set(";|\r\n".utf8)
        let from = text[..<start].lastIndex(where: parts.contains).map { $0 + 1 } ?? 0
        let words = text[from..<start].split { !Self.isWord($0) }
        return words.suffix(8).contains { Self.streets.contains(String(decoding: $0, as: UTF8.self)) }
    }

    /// The end of the first of these word sequences that follows, with blanks and dots between.
    private func following(_ end: Int, _ sequences: [[String]]) -> Int? {
        for sequence in sequences {
            var place = end
            let isThere = sequence.allSatisfy { word in
                while place < text.count, text[place] == 0x20 || text[place] == UInt8(ascii: ".") { place += 1 }
                let end = wordEnd(place)
                defer { place = end }
                return text[place..<end].elementsEqual(word.utf8)
            }
            if isThere { return place }
        }
        return nil
    }

    // MARK: Words

    private static func isWord(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (65...90).contains(byte) }

    private func isWordByte(_ index: Int) -> Bool { Self.isWord(text[index]) }

    private func wordEnd(_ start: Int) -> Int {
        var end = start
        while end < text.count, isWordByte(end) { end += 1 }
        return end
    }

    /// Capitals without accents; what is neither a letter, a digit nor ASCII becomes `?`, which ends a list.
    private static func folded(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { scalar in
            switch scalar.value {
            case 0x61...0x7A: UInt8(scalar.value - 32)
            case 0..<0x80: UInt8(scalar.value)
            case 0xA0: 0x20
            case 0xC0...0xC4, 0xE0...0xE4, 0xAA: UInt8(ascii: "A")
            case 0xC7, 0xE7: UInt8(ascii: "C")
            case 0xC8...0xCB, 0xE8...0xEB: UInt8(ascii: "E")
            case 0xCC...0xCF, 0xEC...0xEF: UInt8(ascii: "I")
            case 0xD2...0xD6, 0xF2...0xF6, 0xB0, 0xBA: UInt8(ascii: "O")
            case 0xD9...0xDC, 0xF9...0xFC: UInt8(ascii: "U")
            default: UInt8(ascii: "?")
            }
        }
    }
}
