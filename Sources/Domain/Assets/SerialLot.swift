/// A lot of one unit whose number can be the unit's serial number: letters, digits and hyphens, three digits at least,
/// and not the word for lot, which begins the numbers of real ones (`LOTE-3435/10`).
struct SerialLot {
    /// As a text would have it.
    let lexed: LexedIdentifier

    init?(_ lot: FiscalNote.Lot) {
        let quantity = lot.quantity.isEmpty ? 1 : ExactDecimal(lot.quantity)?.wholeNumber
        let text = FoldedText(lot.number.trimmingBlanks())
        let bytes = text.bytes
        guard quantity == 1, (6...20).contains(bytes.count), bytes.count(where: FoldedText.isDigit) >= 3,
            bytes.allSatisfy({ FoldedText.isWord($0) || $0 == UInt8(ascii: "-") }), text.isWordByte(0),
            !bytes.starts(with: "LOTE".utf8), !bytes.starts(with: "LT".utf8), !bytes.starts(with: "L-".utf8)
        else { return nil }
        lexed = LexedIdentifier(field: .serial, text: text.string(0..<bytes.count), rule: "lot", offset: 0)
    }
}
