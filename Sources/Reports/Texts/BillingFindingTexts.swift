internal import Domain

extension FindingClass {
    /// Texts about charges and prices.
    var billingText: FindingText? {
        switch self {
        case .billedDiffers:
            FindingText(
                Phrase(pt: "Cobrado diferente do contratado", en: "Billed is not what is contracted"),
                says: Phrase(
                    pt: "{package} do contrato {contract}: o cadastro diz {erp}, o faturamento tem {there}.",
                    en: "{package} of contract {contract}: the records say {erp}, the billing has {there}."),
                cure: Phrase(
                    pt:
                        "Salve o Faturamento TV de novo: ele propõe o complemento ou o crédito. Veja antes: sintonia billing explain.",
                    en:
                        "Save the TV billing again: it proposes the complement or the credit. Look first: sintonia billing explain."
                ))
        case .notBilled:
            FindingText(
                Phrase(pt: "Extra devido e não faturado", en: "Extra owed and not billed"),
                says: Phrase(
                    pt:
                        "{package} do contrato {contract} é devido e não foi faturado até o fim (cadastro {erp}, faturamento {there}).",
                    en:
                        "{package} of contract {contract} is owed and was not billed to the end (records {erp}, billing {there})."
                ),
                cure: Phrase(
                    pt: "Salve e processe o vencimento de novo, ou confira no ERP por que ele não consumiu o evento.",
                    en: "Save and process the due date again, or look in the ERP why it did not consume the event."))
        case .billedForNothing:
            FindingText(
                Phrase(pt: "Cobrado sem direito nenhum no período", en: "Billed without any entitlement"),
                says: Phrase(
                    pt:
                        "{package} do contrato {contract} foi cobrado ({there}) e nenhum registro o contrata nesse mês.",
                    en: "{package} of contract {contract} was billed ({there}), and no record contracts it that month."
                ),
                cure: Phrase(
                    pt:
                        "Se a cobrança está errada, estorne: sintonia billing void. O indevido pago se devolve em dobro.",
                    en:
                        "If the charge is wrong give it back: sintonia billing void. What was paid unduly is owed twice."
                ))
        case .priceWithoutReason:
            FindingText(
                Phrase(pt: "Preço negociado sem motivo", en: "Negotiated price without a reason"),
                says: Phrase(
                    pt:
                        "{there} contrato(s) pagam pelo {package} outro preço que o da tabela ({erp}), sem motivo escrito.",
                    en: "{there} contract(s) pay another price for {package} than the list's ({erp}), without a reason."
                ),
                cure: Phrase(
                    pt: "Escreva o motivo no contrato, ou atualize o preço com uma data de vigência.",
                    en: "Write the reason on the contract, or update the price with a date from which it holds."))
        default: nil
        }
    }
}
