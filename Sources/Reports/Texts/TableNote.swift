/// Notes in the tables of the workbook.
public enum TableNote: String, TextCatalogue, CaseIterable {
    case inCSV

    /// The sentence.
    public var phrase: Phrase {
        switch self {
        case .inCSV:
            Phrase(
                pt: "Esta tabela tem {count} linhas; aqui estão as primeiras {shown}. Todas estão em {file}.",
                en: "This table has {count} rows; here are the first {shown}. All of them are in {file}.")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }
}
