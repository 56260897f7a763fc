public import Domain

/// Classes that have more than one thing to say: by the field of the finding.
extension FindingClass {
    /// The sentences that stand in the place of the class's own, by field, in the order of their fields.
    public var variants: [(field: String, explanation: Phrase)] {
        switch self {
        case .extraPriceMismatch:
            [
                (
                    "kind",
                    Phrase(
                        pt: "O pacote {package} é {erp} no ERP e {there} em {platform}.",
                        en: "Package {package} is {erp} in the ERP and {there} on {platform}.")
                )
            ]
        case .planTelevisionMismatch:
            [
                (
                    "default-package",
                    Phrase(
                        pt: "O plano {erp} permite TV e não tem pacote liberado; {there} contratos estão nele.",
                        en: "Plan {erp} allows TV and includes no package; {there} contracts are on it.")
                )
            ]
        case .billedDiffers:
            [
                (
                    "state",
                    Phrase(
                        pt: "O ERP consumiu a cobrança de {package} do contrato {contract}, aqui não processada.",
                        en: "The ERP consumed the charge of {package} of contract {contract}, not processed here.")
                )
            ]
        case .notBilled:
            [
                (
                    "state",
                    Phrase(
                        pt: "O ERP não consumiu a cobrança de {package} do contrato {contract} ({there}).",
                        en: "The ERP did not consume the charge of {package} of contract {contract} ({there}).")
                )
            ]
        case .billedForNothing:
            [
                (
                    "state",
                    Phrase(
                        pt: "O ERP consumiu uma cobrança de {package} do contrato {contract} que aqui não vale.",
                        en: "The ERP consumed a charge of {package} of contract {contract} that does not stand here.")
                )
            ]
        default: []
        }
    }
}
