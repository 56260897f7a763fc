internal import Domain

extension FindingClass {
    /// Texts about boxes on a platform.
    var deviceText: FindingText? {
        switch self {
        case .boxOfAnotherCustomer:
            FindingText(
                Phrase(
                    pt: "Aparelho na conta de outro cliente",
                    en: "Box on the account of another customer"),
                says: Phrase(
                    pt:
                        "O aparelho {box} está no ponto do contrato {erp}, mas na conta {account} do contrato {there} em {platform}.",
                    en:
                        "Box {box} stands on a point of contract {erp}, but on account {account} of contract {there} on {platform}."
                ),
                cure: Phrase(
                    pt: "Veja com quem o aparelho está; depois tire-o da conta errada e ligue-o à certa.",
                    en: "Find out who has the box; then take it off the wrong account and pair it with the right one."))
        case .macDiffers:
            FindingText(
                Phrase(
                    pt: "MAC diferente",
                    en: "MAC differs"),
                says: Phrase(
                    pt: "O aparelho {box} tem o MAC {erp} no patrimônio e {there} em {platform}.",
                    en: "Box {box} has MAC {erp} in the register and {there} on {platform}."),
                cure: Phrase(
                    pt: "Confira a etiqueta e corrija o lado errado.",
                    en: "Look at the label and correct the side that is wrong."))
        case .modelDiffers:
            FindingText(
                Phrase(
                    pt: "Modelo diferente",
                    en: "Model differs"),
                says: Phrase(
                    pt: "O aparelho {box} é {erp} no patrimônio e {there} em {platform}.",
                    en: "Box {box} is {erp} in the register and {there} on {platform}."),
                cure: Phrase(
                    pt: "Corrija o modelo no lado errado.",
                    en: "Correct the model on the side that is wrong."))
        case .outletWithoutBox:
            FindingText(
                Phrase(
                    pt: "Ponto sem aparelho",
                    en: "Outlet without a box"),
                says: Phrase(
                    pt:
                        "O ponto {erp} do contrato {contract} não tem aparelho, e {there} aparelhos da conta não têm ponto.",
                    en:
                        "Outlet {erp} of contract {contract} has no box, and {there} boxes of its account have no outlet."
                ),
                cure: Phrase(
                    pt: "Ligue o aparelho ao ponto, ou remova o ponto.",
                    en: "Link the box to the outlet, or remove the outlet."))
        case .moreBoxesThanOutlets:
            FindingText(
                Phrase(
                    pt: "Mais aparelhos que pontos",
                    en: "More boxes than outlets"),
                says: Phrase(
                    pt:
                        "A conta {account} em {platform} tem {there} aparelhos; o contrato {contract} tem {erp} pontos.",
                    en: "Account {account} on {platform} has {there} boxes; contract {contract} has {erp} outlets."),
                cure: Phrase(
                    pt: "Cobre os pontos a mais ou recolha os aparelhos; nada é tirado sem uma pessoa.",
                    en: "Charge the outlets or fetch the boxes; nothing is taken away without a person."))
        case .boxStateDrift:
            FindingText(
                Phrase(
                    pt: "Estado do aparelho diferente",
                    en: "State of the box differs"),
                says: Phrase(
                    pt: "O aparelho {box} está {there} em {platform}; pelo contrato {contract} deveria estar {erp}.",
                    en: "Box {box} is {there} on {platform}; by contract {contract} it should be {erp}."),
                cure: Phrase(
                    pt: "Acerte o estado do aparelho na plataforma.",
                    en: "Set the state of the box on the platform."))
        case .casnZerosLost:
            FindingText(
                Phrase(
                    pt: "CASN sem os zeros à esquerda",
                    en: "CASN without its leading zeros"),
                says: Phrase(
                    pt: "{platform} informa o CASN {there}; o aparelho do patrimônio é {erp}.",
                    en: "{platform} says CASN {there}; the box of the register is {erp}."),
                cure: Phrase(
                    pt: "Exporte o arquivo com o CASN como texto; uma planilha comeu os zeros.",
                    en: "Export the file with the CASN as text; a spreadsheet ate the zeros."))
        case .swapNotPropagated:
            FindingText(
                Phrase(
                    pt: "Troca de aparelho não chegou à plataforma",
                    en: "Swap did not reach the platform"),
                says: Phrase(
                    pt:
                        "No contrato {contract} o ponto tem o aparelho {erp}; em {platform} segue ativo o antigo, {there}.",
                    en:
                        "The outlet of contract {contract} has box {erp}; on {platform} the old one, {there}, is still active."
                ),
                cure: Phrase(
                    pt: "Autorize o aparelho novo e depois desautorize o antigo.",
                    en: "Authorise the new box, then take the old one off."))
        case .boxWithoutDocument:
            FindingText(
                Phrase(
                    pt: "Aparelhos sem nota nem compra",
                    en: "Boxes without a note or purchase"),
                says: Phrase(
                    pt: "{there} aparelhos do modelo {erp} estão no patrimônio sem documento de compra.",
                    en: "{there} boxes of model {erp} are in the register without a document of purchase."),
                cure: Phrase(
                    pt: "Localize a nota ou registre a compra.",
                    en: "Find the note, or record the purchase."))
        default: nil
        }
    }
}
