/// What a table had beside its records.
public enum TableNoticeText: String, CaseIterable, Sendable, TextCatalogue {
    case aboveHeader = "above-header"
    case blank
    case repeatedHeader = "repeated-header"
    case totals, unknown, repeated

    /// The words.
    public var phrase: Phrase {
        switch self {
        case .aboveHeader: Phrase(pt: "linhas acima do cabeçalho", en: "rows above the header")
        case .blank: Phrase(pt: "linhas em branco", en: "blank rows")
        case .repeatedHeader: Phrase(pt: "cabeçalhos repetidos", en: "repeated headers")
        case .totals: Phrase(pt: "linhas de total", en: "rows of totals")
        case .unknown: Phrase(pt: "colunas ignoradas", en: "ignored columns")
        case .repeated: Phrase(pt: "colunas repetidas, ignoradas", en: "repeated columns, ignored")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }
}
