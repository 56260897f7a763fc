internal import Domain

extension FuzzReader {
    /// The free texts of a note with two items: the input is cut in four at bars.
    static let identifiers = FuzzReader(name: "identifiers", bytesMax: 600) { bytes in
        let texts = String(decoding: bytes, as: UTF8.self).split(
            separator: "|", maxSplits: 3, omittingEmptySubsequences: false)
        func text(_ index: Int) -> String { texts.indices.contains(index) ? String(texts[index]) : "" }
        var note = FiscalNote()
        note.items = (0..<2).map { number in
            var item = FiscalNote.Item()
            item.number = number + 1
            item.ncm = "85287119"
            item.unit = "UN"
            item.quantity = "\(number + 1)"
            item.additionalInfo = text(number)
            return item
        }
        note.complement = text(2)
        note.items[0].description = text(3)
        var lot = FiscalNote.Lot()
        lot.number = text(3)
        note.items[1].lots = [lot]
        for found in note.identifiers(by: .builtIn) {
            guard found.boxes.count == found.count else { return "\(found.boxes.count) boxes of \(found.count)" }
            guard found.box(at: found.count).isEmpty else { return "more boxes than identifiers" }
        }
        return nil
    }
}
