/// One identifier as a text has it, before the note has its say.
struct LexedIdentifier: Hashable {
    let field: IdentifierField
    let text: String
    /// The other end, where a run is named by its ends.
    var last: String?
    let rule: String
    /// Where it begins, in scalars of the text.
    let offset: Int
    /// Not the first of its list: another word that looks like a serial number may have strayed into the list.
    var isContinuation = false
    /// Stands under the word *série* alone.
    var isBareSeries = false
    /// Its shape alone tells what it is.
    var isShaped = false
}

/// Finds the identifiers of a text in one walk: labels, the lists after them, and what is known by its shape. Words
/// that are none of these end the list that is open.
struct IdentifierLexer {
    private let text: FoldedText
    /// Fewest characters of a serial number under a label.
    private let shortestSerial: Int
    private var context = LexerContext()
    private var place = 0
    /// What the open list holds; two where labels are joined, as in `SN/MAC:`, whose entries then take turns.
    private var columns: [IdentifierField] = []
    private var column = 0
    private var label: IdentifierLabel?
    /// The last piece was a label: only `:`, `=`, `#`, `.`, closing brackets and blanks may stand before its first token.
    private var isAfterLabel = false
    /// `DE` stood after the label: only a run may follow.
    private var needsRange = false
    /// `E` stood after a token.
    private var isAfterConjunction = false
    private var lastWidth = 0
    private var lastTerminal: (serial: String, spelling: Range<Int>)?
    private var found: [LexedIdentifier] = []

    init(_ text: FoldedText, shortestSerial: Int = 6) {
        self.text = text
        self.shortestSerial = shortestSerial
    }

    /// All of them, in the order of the text.
    static func identifiers(in text: FoldedText, shortestSerial: Int = 6) -> [LexedIdentifier] {
        var lexer = IdentifierLexer(text, shortestSerial: shortestSerial)
        while lexer.step() {}
        return lexer.found
    }

    /// Reads one piece; `false` at the end.
    private mutating func step() -> Bool {
        let start = place
        while place < text.count, !text.isWordByte(place) { place += 1 }
        guard place < text.count else { return false }
        let gap = start..<place
        context.cross(text.bytes[gap])
        if takeAddress() || takeTerminal() || takeLabel(after: gap) { return true }
        takeWord(place..<text.wordEnd(place), after: gap)
        return true
    }

    // MARK: Shapes

    private mutating func takeAddress() -> Bool {
        guard let (mac, end) = text.address(at: place) else { return false }
        let isListed = columns.contains(.mac)
        found.append(
            LexedIdentifier(
                field: .mac, text: mac.description, rule: isListed ? "mac-label" : "mac-pattern", offset: place,
                isShaped: true))
        if let index = columns.firstIndex(of: .mac) { column = index + 1 }
        // `ENDEREÇO MAC …` is no street.
        context = LexerContext()
        settle(at: end)
        return true
    }

    private mutating func takeTerminal() -> Bool {
        guard let (serial, end) = text.terminalSerial(at: place) else { return false }
        let spelling = place..<end
        defer { lastTerminal = (serial, spelling) }
        // One terminal in both spellings, side by side, is one terminal.
        if let last = lastTerminal, last.serial == serial, last.spelling.count != spelling.count,
            spelling.lowerBound - last.spelling.upperBound <= 3
        {
            settle(at: end)
            return true
        }
        let isListed = columns.contains(.serial)
        var identifier = LexedIdentifier(
            field: .serial, text: serial, rule: isListed ? "serial-label" : "gpon-pattern", offset: place,
            isShaped: true)
        var past = end
        if isListed, let (last, end) = rangeEnd(after: end, of: .serial) {
            identifier.last = last
            past = end
        }
        found.append(identifier)
        if let index = columns.firstIndex(of: .serial) { column = index + 1 }
        lastWidth = end - place
        settle(at: past)
        return true
    }

    private mutating func settle(at end: Int) {
        place = end
        isAfterLabel = false
        needsRange = false
        isAfterConjunction = false
    }

    // MARK: Labels

    private mutating func takeLabel(after gap: Range<Int>) -> Bool {
        guard let next = text.label(at: place) else { return false }
        if next.isSlashed, context.isInAddress, !isMarked(next.end) { return false }
        if next.field == .smartcard, context.isInPayment { return false }
        if isAfterLabel, isJoint(gap), !columns.contains(next.field) {
            columns.append(next.field)
        } else {
            columns = [next.field]
        }
        column = 0
        label = next
        if next.field == .mac { context = LexerContext() }
        settle(at: next.end)
        isAfterLabel = true
        return true
    }

    /// A colon or its like follows: a label even where an address stands before it.
    private func isMarked(_ end: Int) -> Bool {
        var end = end
        while end < text.count, FoldedText.isBlank(text[end]) { end += 1 }
        return text.has(UInt8(ascii: ":"), at: end) || text.has(UInt8(ascii: "="), at: end)
            || text.has(UInt8(ascii: "#"), at: end)
    }

    /// `/`, `+` or `&` between two labels.
    private func isJoint(_ gap: Range<Int>) -> Bool {
        let marks = text.bytes[gap].filter { !FoldedText.isBlank($0) }
        return marks.count == 1 && "/+&".utf8.contains(marks[0])
    }

    // MARK: Tokens

    private mutating func takeWord(_ word: Range<Int>, after gap: Range<Int>) {
        context.pass(word, of: text)
        if !columns.isEmpty, !isAfterLabel, !isAfterConjunction, text.isWord(word, "E"), isListGap(gap) {
            place = word.upperBound
            isAfterConjunction = true
            return
        }
        if isAfterLabel, text.isWord(word, "DE"), isLabelGap(gap) {
            place = word.upperBound
            needsRange = true
            return
        }
        guard let field = columns.isEmpty ? nil : columns[column % columns.count], mayFollow(gap, word),
            isToken(word, of: field), !isGlued(after: word.upperBound), !isAmount(word)
        else { return endList(at: word.upperBound) }
        let range = field == .mac ? nil : rangeEnd(after: word.upperBound, of: field)
        guard range != nil || !needsRange else { return endList(at: word.upperBound) }
        emit(text.string(word), last: range?.0, of: field, at: word.lowerBound)
        column += 1
        lastWidth = word.count
        settle(at: range?.1 ?? word.upperBound)
    }

    private mutating func emit(_ token: String, last: String?, of field: IdentifierField, at offset: Int) {
        var value = token
        if field == .mac {
            // An address that no single device can have is left out, so that the count shows it.
            guard let mac = try? MACAddress(token) else { return }
            value = mac.description
        }
        found.append(
            LexedIdentifier(
                field: field, text: value, last: last, rule: field.rawValue + "-label", offset: offset,
                isContinuation: !isAfterLabel, isBareSeries: label?.isBareSeries ?? false, isShaped: field == .mac))
    }

    private mutating func endList(at end: Int) {
        settle(at: end)
        columns = []
        label = nil
    }

    /// `A y`, `ATE y`, `AO y`: the other end of a run and where it ends.
    private func rangeEnd(after end: Int, of field: IdentifierField) -> (String, Int)? {
        guard let word = text.word(after: end, across: FoldedText.isBlank),
            text.isWord(word, "A") || text.isWord(word, "ATE") || text.isWord(word, "AO"),
            let last = text.word(after: word.upperBound, across: FoldedText.isBlank)
        else { return nil }
        if field == .serial, let (serial, end) = text.terminalSerial(at: last.lowerBound) { return (serial, end) }
        guard isToken(last, of: field), !isGlued(after: last.upperBound), !isAmount(last) else { return nil }
        return (text.string(last), last.upperBound)
    }

    private func mayFollow(_ gap: Range<Int>, _ word: Range<Int>) -> Bool {
        if isAfterLabel { return isLabelGap(gap) || (label?.isSlashed == false && isSpacedHyphen(gap)) }
        // Weaker separators join only what looks alike.
        if isAfterConjunction || isSpacedHyphen(gap) { return word.count == lastWidth && !isUneven(gap) }
        return isListGap(gap)
    }

    private func isUneven(_ gap: Range<Int>) -> Bool { !isListGap(gap) && !isSpacedHyphen(gap) }

    /// Between a label and its first token.
    private func isLabelGap(_ gap: Range<Int>) -> Bool {
        text.bytes[gap].allSatisfy { ":=#.)]".utf8.contains($0) || FoldedText.isBlank($0) }
    }

    /// Between two tokens.
    private func isListGap(_ gap: Range<Int>) -> Bool {
        text.bytes[gap].allSatisfy { ";,/|".utf8.contains($0) || FoldedText.isBlank($0) }
    }

    /// A hyphen with blanks on both sides, and perhaps the colon of a label before it.
    private func isSpacedHyphen(_ gap: Range<Int>) -> Bool {
        let bytes = text.bytes[gap]
        return bytes.count >= 3 && bytes.first.map(FoldedText.isBlank) ?? false
            && bytes.last.map(FoldedText.isBlank) ?? false
            && bytes.filter { !FoldedText.isBlank($0) } == [UInt8(ascii: "-")]
    }

    /// A hyphen or dot between two words makes one thing of them: no identifier of ours is written so.
    private func isGlued(after end: Int) -> Bool {
        (text.has(UInt8(ascii: "-"), at: end) || text.has(UInt8(ascii: "."), at: end)) && text.isWordByte(end + 1)
    }

    /// `123456,78`: digits, a comma, two digits and nothing more of a number.
    private func isAmount(_ word: Range<Int>) -> Bool {
        let end = word.upperBound
        return text.bytes[word].allSatisfy(FoldedText.isDigit) && text.has(UInt8(ascii: ","), at: end)
            && text.wordEnd(end + 1) == end + 3 && text.bytes[end + 1..<end + 3].allSatisfy(FoldedText.isDigit)
    }

    private func isToken(_ word: Range<Int>, of field: IdentifierField) -> Bool {
        switch field {
        case .serial:
            guard (shortestSerial...24).contains(word.count) else { return false }
            let bytes = text.bytes[word]
            let digits = bytes.count(where: FoldedText.isDigit)
            // A postal code after "S/N" in an address is glued to its label.
            if bytes.starts(with: "CEP".utf8) { return false }
            return digits >= 3 || (digits >= 1 && TerminalSerial.hasShape(text.string(word)))
        case .mac: return word.count == 12 && text.bytes[word].allSatisfy(FoldedText.isHexadecimal)
        case .casn, .smartcard: return (8...16).contains(word.count) && text.bytes[word].allSatisfy(FoldedText.isDigit)
        }
    }
}
