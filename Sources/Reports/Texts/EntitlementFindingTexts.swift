internal import Domain

extension FindingClass {
    /// Texts of what is said beside the state of an account.
    var entitlementText: FindingText? {
        switch self {
        case .duplicateAccounts:
            FindingText(
                Phrase(
                    pt: "Duas contas para um contrato",
                    en: "Two accounts of one contract"),
                says: Phrase(
                    pt: "O contrato {contract} já tem a conta {erp} em {platform}; a conta {there} é a mais.",
                    en: "Contract {contract} already has account {erp} on {platform}; account {there} is one too many."),
                cure: Phrase(
                    pt: "Veja qual conta tem os aparelhos em uso, una as duas e cancele a outra.",
                    en: "See which account has the boxes in use, merge them and cancel the other."))
        case .accountOfTwoContracts:
            FindingText(
                Phrase(
                    pt: "Uma conta para dois contratos",
                    en: "One account of two contracts"),
                says: Phrase(
                    pt: "A conta {there} em {platform} é pedida por mais de um contrato: {erp}.",
                    en: "Account {there} on {platform} is asked for by more than one contract: {erp}."),
                cure: Phrase(
                    pt: "Descubra de quem é a conta e crie outra para o segundo contrato.",
                    en: "Find out whose account it is and make another for the second contract."))
        case .courtesyAccount:
            FindingText(
                Phrase(
                    pt: "Cortesia",
                    en: "Given away"),
                says: Phrase(
                    pt: "O contrato {contract} tem TV de cortesia em {platform}: {erp} (pacote, responsável, fim).",
                    en: "Contract {contract} has TV for free on {platform}: {erp} (package, owner, end)."),
                cure: Phrase(
                    pt: "Confira se a cortesia ainda vale; registre responsável e data de fim.",
                    en: "See whether it still holds; record who answers for it and until when."))
        case .promotionOver:
            FindingText(
                Phrase(
                    pt: "Promoção vencida, ainda sem cobrança",
                    en: "Promotion over, still free"),
                says: Phrase(
                    pt: "No contrato {contract} a isenção de {there} acabou em {erp} e o preço segue zero.",
                    en: "The free period of {there} on contract {contract} ended on {erp} and the price is still zero."),
                cure: Phrase(
                    pt: "Avise o cliente e cadastre o preço a partir da próxima competência.",
                    en: "Tell the customer and record the price from the next month on."))
        case .startDateDrift:
            FindingText(
                Phrase(
                    pt: "Início diferente nos dois lados",
                    en: "Start dates differ"),
                says: Phrase(
                    pt: "No contrato {contract}, o ERP diz {erp} e {platform} diz {there}.",
                    en: "On contract {contract} the ERP says {erp} and {platform} says {there}."),
                cure: Phrase(
                    pt: "Acerte a data de início no lado errado.",
                    en: "Correct the start date on the side that is wrong."))
        case .inFlight:
            FindingText(
                Phrase(
                    pt: "Mudança a caminho",
                    en: "Change under way"),
                says: Phrase(
                    pt:
                        "A diferença do contrato {contract} em {platform} ({erp} / {there}) vem de uma mudança recente.",
                    en:
                        "The difference of contract {contract} on {platform} ({erp} / {there}) comes from a recent change."
                ),
                cure: Phrase(
                    pt: "Nada a fazer até o prazo acabar; depois ela é dita como divergência.",
                    en: "Nothing to do until the window ends; then it is said as a difference."))
        case .loginMissing:
            FindingText(
                Phrase(
                    pt: "Contrato de TV sem Login de Radius",
                    en: "TV contract without a Radius login"),
                says: Phrase(
                    pt: "O contrato {contract} tem TV em {platform} e não tem Login de Radius.",
                    en: "Contract {contract} has TV on {platform} and no Radius login."),
                cure: Phrase(
                    pt: "Preencha o Login de Radius no ERP.",
                    en: "Record the Radius login in the ERP."))
        case .identityDrift:
            FindingText(
                Phrase(
                    pt: "Dados do cliente diferentes",
                    en: "Customer data differ"),
                says: Phrase(
                    pt: "O contrato {contract} tem {erp} no ERP e {there} em {platform}.",
                    en: "Contract {contract} has {erp} in the ERP and {there} on {platform}."),
                cure: Phrase(
                    pt: "O ERP manda: atualize a plataforma.",
                    en: "The ERP is the master: update the platform."))
        case .unusedAccount:
            FindingText(
                Phrase(
                    pt: "Conta paga e sem uso",
                    en: "Account charged and not used"),
                says: Phrase(
                    pt: "Nenhum aparelho do contrato {contract} é visto em {platform} desde {there}.",
                    en: "No box of contract {contract} was seen on {platform} since {there}."),
                cure: Phrase(
                    pt: "Fale com o cliente: risco de cancelamento, ou custo à toa.",
                    en: "Talk to the customer: he may leave, or the cost is for nothing."))
        case .invoiceCount:
            FindingText(
                Phrase(
                    pt: "Fatura da plataforma não confere",
                    en: "Invoice of the platform does not agree"),
                says: Phrase(
                    pt: "Pacote {package}: a fatura e a lista de {platform} dizem {there}; o ERP deve {erp}.",
                    en: "Package {package}: the invoice and the list of {platform} say {there}; the ERP owes {erp}."),
                cure: Phrase(
                    pt: "Conteste a fatura com a lista de contas, ou corrija o lado que falta.",
                    en: "Dispute the invoice with the list of accounts, or correct the side that lacks."))
        default: nil
        }
    }
}
