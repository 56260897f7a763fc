/// Whose an account without a contract may be, by what suggests it. Raw values are the rungs of a platform's ladder.
enum LikelyOwnerText: String, Sendable, CaseIterable, TextCatalogue {
    case email, document, hardware

    /// The sentence.
    var phrase: Phrase {
        switch self {
        case .email:
            Phrase(
                pt: "Talvez seja do contrato {contract}: o e-mail é o mesmo.",
                en: "It may be of contract {contract}: the e-mail address is the same.")
        case .document:
            Phrase(
                pt: "Talvez seja do contrato {contract}: o CPF ou CNPJ é o mesmo.",
                en: "It may be of contract {contract}: the CPF or CNPJ is the same.")
        case .hardware:
            Phrase(
                pt: "Talvez seja do contrato {contract}: um aparelho dele está nesta conta.",
                en: "It may be of contract {contract}: one of its boxes is on this account.")
        }
    }

    var phrases: [Phrase] { [phrase] }
}
