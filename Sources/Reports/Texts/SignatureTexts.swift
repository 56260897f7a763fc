public import Domain

extension SignatureEvidence.Result: TextCatalogue {
    /// The word for people.
    public var label: Phrase {
        switch self {
        case .valid: Phrase(pt: "válida", en: "valid")
        case .validAfterWhitespaceRemoval:
            Phrase(
                pt: "válida depois de tirar os espaços entre os elementos (o arquivo foi reformatado)",
                en: "valid after the blanks between elements are taken out (the file was indented)")
        case .invalid: Phrase(pt: "inválida", en: "invalid")
        case .absent: Phrase(pt: "ausente", en: "absent")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}
