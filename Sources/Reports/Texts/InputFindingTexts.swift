internal import Domain

extension FindingClass {
    /// Texts about the files of the day.
    var inputText: FindingText? {
        switch self {
        case .inputMissing:
            FindingText(
                Phrase(
                    pt: "Arquivo de hoje não veio",
                    en: "A file of today did not come"),
                says: Phrase(
                    pt: "De {erp} não veio retrato novo: o último inteiro é de {there}.",
                    en: "No new picture of {erp} came: the last whole one is of {there}."),
                cure: Phrase(
                    pt: "Exporte de novo e solte o arquivo; até lá nada é tirado de ninguém nessa plataforma.",
                    en: "Export it again and drop the file; until then nothing is taken from anybody there."))
        case .inputCut:
            FindingText(
                Phrase(
                    pt: "Arquivo de hoje sem prova de inteireza",
                    en: "A file of today is not proved whole"),
                says: Phrase(
                    pt: "{erp} veio hoje sem prova de que está inteiro (linhas, #END ou manifesto): {there} linhas.",
                    en: "{erp} came today without proof of being whole (rows, #END or manifest): {there} rows."),
                cure: Phrase(
                    pt: "Exporte de novo com #END ou manifesto; ausências não contam até lá.",
                    en: "Export it again with #END or a manifest; what is absent does not count until then."))
        case .volumeAnomaly:
            FindingText(
                Phrase(
                    pt: "Número de linhas fora do comum",
                    en: "Unusual number of rows"),
                says: Phrase(
                    pt: "{erp}: {there} linhas hoje, longe do costume.",
                    en: "{erp}: {there} rows today, far from the usual."),
                cure: Phrase(
                    pt: "Confira a exportação antes de aceitar o que falta ou sobra.",
                    en: "Look at the export before believing what is missing or new."))
        case .undecidableForm:
            FindingText(
                Phrase(
                    pt: "Forma do arquivo indecidível",
                    en: "Form of a file undecidable"),
                says: Phrase(
                    pt: "{erp}: {there} linhas ou arquivos que não se leem.",
                    en: "{erp}: {there} rows or files that cannot be read."),
                cure: Phrase(
                    pt: "Declare codificação, separador e decimal em layouts, ou exporte de novo.",
                    en: "Declare encoding, delimiter and decimals under layouts, or export it again."))
        case .keyTwice:
            FindingText(
                Phrase(
                    pt: "Chave repetida no arquivo",
                    en: "Key twice in a file"),
                says: Phrase(
                    pt: "{erp}: {there} linhas com chave repetida ficaram de fora.",
                    en: "{erp}: {there} rows with a repeated key were left out."),
                cure: Phrase(
                    pt: "Corrija a exportação: cada chave uma vez.",
                    en: "Correct the export: each key once."))
        case .keyLost:
            FindingText(
                Phrase(
                    pt: "Chave vazia ou estragada",
                    en: "Key blank or spoiled"),
                says: Phrase(
                    pt: "{erp}: {there} linhas com chave vazia, sem zeros ou em notação científica ficaram de fora.",
                    en: "{erp}: {there} rows with a blank key, lost zeros or scientific notation were left out."),
                cure: Phrase(
                    pt: "Exporte os identificadores como texto.",
                    en: "Export identifiers as text."))
        case .valueUnknown:
            FindingText(
                Phrase(
                    pt: "Valor desconhecido",
                    en: "Unknown value"),
                says: Phrase(
                    pt: "{erp}: {there} linhas com plataforma, estado ou valor desconhecido ficaram de fora.",
                    en: "{erp}: {there} rows with an unknown platform, state or value were left out."),
                cure: Phrase(
                    pt: "Corrija o valor, ou declare-o no perfil da plataforma.",
                    en: "Correct the value, or declare it in the profile of the platform."))
        case .snapshotSkew:
            FindingText(
                Phrase(
                    pt: "Retratos de dias diferentes",
                    en: "Pictures of different days"),
                says: Phrase(
                    pt: "O retrato do ERP é de {erp} e o de {platform} é de {there}.",
                    en: "The picture of the ERP is of {erp}, that of {platform} of {there}."),
                cure: Phrase(
                    pt: "Exporte os dois lados no mesmo dia.",
                    en: "Export both sides on the same day."))
        case .dateImpossible:
            FindingText(
                Phrase(
                    pt: "Data impossível",
                    en: "Impossible date"),
                says: Phrase(
                    pt: "{erp}: {there} linhas com data impossível ficaram de fora.",
                    en: "{erp}: {there} rows with an impossible date were left out."),
                cure: Phrase(
                    pt: "Corrija as datas na origem.",
                    en: "Correct the dates at their source."))
        default: nil
        }
    }
}
