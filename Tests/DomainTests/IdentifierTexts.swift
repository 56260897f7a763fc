import Domain

/// Notes for the tests of identifiers, and their results as plain texts.
enum IdentifierTexts {
    /// A note whose items have these quantities and say nothing.
    static func note(_ quantities: [Int] = [2]) -> FiscalNote {
        var note = SampleNote.make()
        note.items = quantities.enumerated().map { index, quantity in
            var item = SampleNote.item(index + 1, quantity: quantity)
            item.additionalInfo = ""
            item.code = "STB-4\(index)00"
            item.description = "DECODIFICADOR HD MOD-7\(index)X"
            return item
        }
        return note
    }

    /// A note of one item that says this in infAdProd.
    static func saying(_ text: String, quantity: Int = 2) -> FiscalNote {
        var note = note([quantity])
        note.items[0].additionalInfo = text
        return note
    }

    static func lot(_ number: String, _ quantity: String = "1.000") -> FiscalNote.Lot {
        var lot = FiscalNote.Lot()
        lot.number = number
        lot.quantity = quantity
        return lot
    }

    static func remark(_ field: String, _ text: String) -> FiscalNote.Observation {
        var remark = FiscalNote.Observation()
        remark.field = field
        remark.text = text
        return remark
    }
}

extension ItemIdentifiers {
    var serialTexts: [String] { serials.map(\.value.text) }
    var macTexts: [String] { macs.map(\.value.description) }
    var casnTexts: [String] { casns.map(\.value.text) }
    var cardTexts: [String] { smartcards.map(\.value.text) }
}

extension FiscalNote {
    /// What the built-in rules find.
    var found: [ItemIdentifiers] { identifiers() }
    /// The serial numbers of each item.
    var foundSerials: [[String]] { found.map(\.serialTexts) }
}
