internal import Domain

extension FindingClass {
    /// Texts about ids, logins and PINs.
    var credentialText: FindingText? {
        switch self {
        case .accountIDMissing:
            FindingText(
                Phrase(
                    pt: "ID do assinante em falta",
                    en: "Account id missing"),
                says: Phrase(
                    pt: "O contrato {contract} é a conta {there} em {platform}, mas o ERP não guarda esse ID.",
                    en: "Contract {contract} is account {there} on {platform}, but the ERP does not store that id."),
                cure: Phrase(
                    pt: "Preencha o ID no ERP com o valor proposto.",
                    en: "Record the proposed id in the ERP."))
        case .pinMissing:
            FindingText(
                Phrase(
                    pt: "PIN em falta",
                    en: "PIN missing"),
                says: Phrase(
                    pt: "O contrato {contract} tem ID em {platform} e não tem PIN no ERP.",
                    en: "Contract {contract} has an id on {platform} and no PIN in the ERP."),
                cure: Phrase(
                    pt: "Copie o PIN da plataforma para o ERP, sem enviá-lo por mensagem.",
                    en: "Copy the PIN from the platform into the ERP; do not send it in a message."))
        case .accountIDTwice:
            FindingText(
                Phrase(
                    pt: "O mesmo ID em dois contratos",
                    en: "One id on two contracts"),
                says: Phrase(
                    pt: "O ID {there} de {platform} está em mais de um contrato: {erp}.",
                    en: "Id {there} of {platform} is on more than one contract: {erp}."),
                cure: Phrase(
                    pt: "Descubra de quem é a conta e corrija o ID do outro no ERP.",
                    en: "Find out whose account it is and correct the other id in the ERP."))
        case .loginTwice:
            FindingText(
                Phrase(
                    pt: "O mesmo login em dois contratos",
                    en: "One login on two contracts"),
                says: Phrase(
                    pt: "O login {there} está nos contratos {erp}, e cada um deles tem TV em {platform}.",
                    en: "Login {there} is on contracts {erp}, all with TV on {platform}."),
                cure: Phrase(
                    pt: "Dê a cada contrato o seu Login de Radius.",
                    en: "Give each contract its own Radius login."))
        case .credentialOfCancelled:
            FindingText(
                Phrase(
                    pt: "ID em contrato cancelado",
                    en: "Id on a cancelled contract"),
                says: Phrase(
                    pt:
                        "O contrato {contract} foi cancelado e ainda guarda o ID {erp}; a conta está {there} em {platform}.",
                    en:
                        "Contract {contract} was cancelled and still stores id {erp}; the account is {there} on {platform}."
                ),
                cure: Phrase(
                    pt: "Limpe o ID no ERP.",
                    en: "Clear the id in the ERP."))
        case .staleLink:
            FindingText(
                Phrase(
                    pt: "ID que a plataforma não tem",
                    en: "Id that the platform does not have"),
                says: Phrase(
                    pt: "O contrato {contract} guarda o ID {erp}, que {platform} não tem; a conta dele é {there}.",
                    en: "Contract {contract} stores id {erp}, which {platform} does not have; its account is {there}."),
                cure: Phrase(
                    pt: "Corrija o ID no ERP.",
                    en: "Correct the id in the ERP."))
        case .passwordEqualsDocument:
            FindingText(
                Phrase(
                    pt: "Login é o CPF ou CNPJ",
                    en: "Login is the CPF or CNPJ"),
                says: Phrase(
                    pt:
                        "Em {platform}, {there} contas ativas têm CPF ou CNPJ como login; onde a senha é o mesmo número, quem o conhece assiste.",
                    en:
                        "On {platform}, {there} active accounts have a CPF or CNPJ as login; where the password is the same number, whoever knows it watches."
                ),
                cure: Phrase(
                    pt: "Peça à plataforma outro tipo de login; não escreva esses logins em planilhas nem mensagens.",
                    en: "Ask the platform for another kind of login; do not write these logins into sheets or messages."
                ))
        default: nil
        }
    }
}
