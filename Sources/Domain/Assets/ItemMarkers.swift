/// Words by which the text of a whole note names an item: its number (`ITEM 2`), its code, the word of its description
/// that names the model.
struct ItemMarkers {
    /// Which items a place of the text names: several where they share a code or a model.
    struct Mark {
        let offset: Int
        let items: Set<Int>
    }

    /// Items by nItem; an item here is its index.
    private var numbers: [Int: Int] = [:]
    private var names: [String: Set<Int>] = [:]

    /// Codes and models mark candidates only: a remote control that is delivered with the boxes has no serial numbers.
    /// `excluded` are words of a description that are identifiers.
    init(of items: [FiscalNote.Item], candidates: Set<Int>, excluded: Set<String>) {
        for (index, item) in items.enumerated() {
            numbers[item.number] = index
            guard candidates.contains(index) else { continue }
            let code = FoldedText(item.code)
            if Self.runs(of: code) == [0..<code.count], Self.isCode(code.bytes[...]) {
                names[code.string(0..<code.count), default: []].insert(index)
            }
            for model in Self.models(of: item) where !excluded.contains(model) {
                names[model, default: []].insert(index)
            }
        }
    }

    /// The words of an item's description that hold letters and digits.
    static func models(of item: FiscalNote.Item) -> [String] {
        let text = FoldedText(item.description)
        return runs(of: text).filter { run in
            let bytes = text.bytes[run]
            return run.count >= 4 && bytes.contains(where: FoldedText.isDigit)
                && bytes.contains(where: FoldedText.isLetter)
        }.map(text.string)
    }

    /// Long enough, and no common word or small number.
    private static func isCode(_ bytes: ArraySlice<UInt8>) -> Bool {
        let isNumber = bytes.allSatisfy(FoldedText.isDigit)
        return isNumber ? bytes.count >= 6 : bytes.count >= 4 && !bytes.allSatisfy(FoldedText.isLetter)
    }

    /// Words with what joins them inside: `STB-4100`.
    private static func runs(of text: FoldedText) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var place = 0
        while place < text.count {
            guard text.isWordByte(place) else {
                place += 1
                continue
            }
            let start = place
            while text.isWordByte(place)
                || (place < text.count && "-._+".utf8.contains(text[place]) && text.isWordByte(place + 1))
            {
                place += 1
            }
            runs.append(start..<place)
        }
        return runs
    }

    /// The marks of a text in their order: numbers of items where it has any, else codes and models.
    func marks(in text: FoldedText) -> [Mark] {
        var numbered: [Mark] = []
        var named: [Mark] = []
        for run in Self.runs(of: text) {
            if let item = item(at: run, in: text) {
                numbered.append(Mark(offset: run.lowerBound, items: [item]))
            } else if let items = names[text.string(run)] {
                named.append(Mark(offset: run.lowerBound, items: items))
            }
        }
        return numbered.isEmpty ? named : numbered
    }

    /// `ITEM 2`, `ITEM Nº 002`, `ITEM2`.
    private func item(at run: Range<Int>, in text: FoldedText) -> Int? {
        guard text.bytes[run].starts(with: "ITEM".utf8) else { return nil }
        func number(_ range: Range<Int>) -> Int? { range.count <= 3 ? Int(text.string(range)) : nil }
        let end = text.wordEnd(run.lowerBound)
        if end > run.lowerBound + 4 { return number(run.lowerBound + 4..<end).flatMap { numbers[$0] } }
        func next(_ end: Int) -> Range<Int>? {
            text.word(after: end) { FoldedText.isBlank($0) || ".:#".utf8.contains($0) }
        }
        guard var word = next(end) else { return nil }
        if text.isWord(word, "N") || text.isWord(word, "NO"), let after = next(word.upperBound) { word = after }
        return number(word).flatMap { numbers[$0] }
    }
}
