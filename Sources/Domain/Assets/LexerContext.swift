/// What stands shortly before a place of a text, in the same part of it: an address, in which `S/N` is *sem número*,
/// or words of payment, in which *cartão* is no smart card. Kept while walking, so that no text is read twice.
struct LexerContext {
    private var wordsSinceStreet: Int?
    private var wordsSincePayment: Int?

    /// A word for a street among the eight words before.
    var isInAddress: Bool { (wordsSinceStreet ?? .max) < 8 }

    /// A word of payment among the four words before.
    var isInPayment: Bool { (wordsSincePayment ?? .max) < 4 }

    /// What stands between two words; a separator of parts begins anew.
    mutating func cross(_ gap: ArraySlice<UInt8>) {
        if gap.contains(where: { ";|\r\n".utf8.contains($0) }) { self = LexerContext() }
    }

    /// A word that is no label.
    mutating func pass(_ word: Range<Int>, of text: FoldedText) {
        wordsSinceStreet = wordsSinceStreet.map { $0 + 1 }
        wordsSincePayment = wordsSincePayment.map { $0 + 1 }
        guard word.count <= 11, text.bytes[word].allSatisfy(FoldedText.isLetter) else { return }
        let name = text.string(word)
        if Self.streets.contains(name) || isAbbreviatedStreet(name, before: word.upperBound, of: text) {
            wordsSinceStreet = 0
        }
        if Self.payments.contains(name) { wordsSincePayment = 0 }
    }

    private static let streets: Set<String> = [
        "RUA", "AV", "AVENIDA", "ROD", "RODOVIA", "ESTRADA", "ESTR", "TRAVESSA", "PRACA", "PCA", "ALAMEDA", "KM", "BR",
        "ENDERECO", "LOGRADOURO", "SITIO", "FAZENDA", "CHACARA", "BAIRRO", "QUADRA", "LARGO", "DISTRITO", "CONDOMINIO",
        "LOTEAMENTO",
    ]

    /// `R$` is no street, and `TV` alone is a television set.
    private func isAbbreviatedStreet(_ name: String, before end: Int, of text: FoldedText) -> Bool {
        switch name {
        case "R": !text.has(UInt8(ascii: "$"), at: end)
        case "TV", "AL": text.has(UInt8(ascii: "."), at: end)
        default: false
        }
    }

    private static let payments: Set<String> = [
        "PAGAMENTO", "PAGTO", "PAG", "CREDITO", "DEBITO", "BANCO", "AGENCIA", "BOLETO", "PIX", "BANDEIRA",
    ]
}
