/// Numbers of the note itself that a list may run into: its number, its order, its parties, their phones, the codes of
/// its goods. None is an identifier of a box, however much it looks like one. Source: domain fact sheet of the NF-e, §7.
struct FalseFriends {
    private var numbers: Set<String> = []
    /// Words of the goods' descriptions with letters and digits: models.
    private let models: Set<String>

    init(of note: FiscalNote, models: Set<String>) {
        self.models = models
        let heading = note.heading
        var texts = [note.keyText, note.order, heading.randomCode, note.authorisation?.number ?? ""]
        texts += note.references + [note.issuer.id, note.recipient?.id ?? ""]
        texts += note.items.flatMap { [$0.order, $0.code, $0.barcode, $0.ncm, $0.referencedKey] }
        numbers.formUnion(texts.map(FoldedText.letters))
        // nNF also stands with the zeros of the access key.
        for width in heading.number.utf8.count...max(9, heading.number.utf8.count) {
            numbers.insert(String(repeating: "0", count: width - heading.number.utf8.count) + heading.number)
        }
        for phone in note.phones.map(FoldedText.letters) {
            numbers.formUnion([phone, "0" + phone, "55" + phone, String(phone.suffix(8)), String(phone.suffix(9))])
        }
        numbers.remove("")
    }

    /// Whether this is a number of the note. What its own shape tells, an address or the serial number of a known
    /// maker, is what it says.
    func claim(_ identifier: LexedIdentifier, at place: IdentifierPlace) -> Bool {
        guard !identifier.isShaped else { return false }
        let texts = [identifier.text, identifier.last].compactMap(\.self)
        if texts.contains(where: { numbers.contains($0) || Self.isCompany($0) }) { return true }
        // Right after a label even a word of the description is what the label says.
        return place != .description && identifier.isContinuation && models.contains(identifier.text)
    }

    /// A CNPJ, check digits and all, of one of a company's first hundred branches: that a serial number is one by
    /// chance is a matter of one in a million.
    private static func isCompany(_ text: String) -> Bool {
        guard text.utf8.count == 14, text.utf8.dropFirst(8).starts(with: "00".utf8) else { return false }
        return (try? CNPJ(text)) != nil
    }
}
