/// A label at a place of a text, and where it ends.
struct IdentifierLabel {
    let field: IdentifierField
    let end: Int
    /// The word *série* alone, which in a product's name also means a line of products.
    var isBareSeries = false
    /// `S/N` or `SN`, which in an address means *sem número*.
    var isSlashed = false
}

/// The labels that suppliers write before a list. Source: domain fact sheet of the NF-e, §7.
extension FoldedText {
    func label(at start: Int) -> IdentifierLabel? {
        let end = wordEnd(start)
        // Most words are tokens: none of a label's length that begins as a label does.
        guard end - start <= 11, "SNMCV".utf8.contains(bytes[start]) else { return nil }
        switch string(start..<end) {
        case "SN": return IdentifierLabel(field: .serial, end: afterNumberWord(end), isSlashed: true)
        case "NS": return IdentifierLabel(field: .serial, end: afterNumberWord(end))
        case "SERIE", "SERIES":
            let past = afterNumberWord(end)
            return IdentifierLabel(field: .serial, end: past, isBareSeries: past == end)
        case "SERIAL", "SERIAIS", "NUMSERIE", "NUMEROSERIE", "NOSERIE", "NROSERIE", "NRSERIE", "NSERIE":
            return IdentifierLabel(field: .serial, end: afterNumberWord(end))
        case "N", "NO", "NOS", "NR", "NRO", "NUM", "NUMERO", "NUMEROS":
            return seriesLabel(after: end) ?? (end - start == 1 ? slashLabel(at: start) : nil)
        case "S": return slashLabel(at: start)
        case "MAC", "MACS": return IdentifierLabel(field: .mac, end: following(end, ["ADDRESS"]) ?? end)
        case "CASN", "CASNS": return IdentifierLabel(field: .casn, end: end)
        case "SMARTCARD", "SMARTCARDS", "VSC": return IdentifierLabel(field: .smartcard, end: end)
        case "CARTAO", "CARTOES":
            return IdentifierLabel(field: .smartcard, end: following(end, ["INTELIGENTE"]) ?? end)
        case "SMART":
            return (following(end, ["CARD"]) ?? following(end, ["CARDS"])).map {
                IdentifierLabel(field: .smartcard, end: $0)
            }
        default: return nil
        }
    }

    /// `Nº de série`, `N. SERIE`, `número de série`, `Nº(s) de série`.
    private func seriesLabel(after end: Int) -> IdentifierLabel? {
        let start = hasPlural(at: end) ? end + 3 : end
        for words in [["DE", "SERIE"], ["DE", "SERIES"], ["SERIE"], ["SERIES"], ["SERIAL"]] {
            if let end = following(start, words) { return IdentifierLabel(field: .serial, end: afterNumberWord(end)) }
        }
        return nil
    }

    /// `S/N`, `N/S`, `S.N`.
    private func slashLabel(at start: Int) -> IdentifierLabel? {
        let other = bytes[start] == UInt8(ascii: "S") ? UInt8(ascii: "N") : UInt8(ascii: "S")
        guard wordEnd(start) == start + 1,
            has(UInt8(ascii: "/"), at: start + 1) || has(UInt8(ascii: "."), at: start + 1),
            has(other, at: start + 2), wordEnd(start + 2) == start + 3
        else { return nil }
        return IdentifierLabel(
            field: .serial, end: afterPlural(start + 3), isSlashed: bytes[start] == UInt8(ascii: "S"))
    }

    private func afterPlural(_ end: Int) -> Int { hasPlural(at: end) ? end + 3 : end }

    /// `SERIE No.`, `SERIAL NUMBER`: the word for number is part of the label.
    private func afterNumberWord(_ end: Int) -> Int {
        let end = afterPlural(end)
        for word in ["NO", "N", "NR", "NRO", "NUM", "NUMERO", "NUMEROS", "NUMBER", "NUMBERS"] {
            if let past = following(end, [word]) { return past }
        }
        return afterOwner(end)
    }

    /// `SERIE DO EQUIPAMENTO:`: whose the numbers are is part of the label where a colon closes it.
    private func afterOwner(_ end: Int) -> Int {
        for word in ["DO", "DA", "DOS", "DAS", "DE"] {
            guard let past = following(end, [word]) else { continue }
            guard let owner = self.word(after: past, across: Self.isBlank), bytes[owner].allSatisfy(Self.isLetter),
                has(UInt8(ascii: ":"), at: owner.upperBound)
            else { return end }
            return owner.upperBound
        }
        return end
    }

    /// The end of this sequence of words where it follows, with blanks and dots between.
    private func following(_ end: Int, _ words: [String]) -> Int? {
        var place = end
        for expected in words {
            guard let word = word(after: place, across: { $0 == 0x20 || $0 == UInt8(ascii: ".") }),
                bytes[word].elementsEqual(expected.utf8)
            else { return nil }
            place = word.upperBound
        }
        return place
    }
}
