public import Domain

/// What a class of difference is called, what one such finding says, and what to do about it.
public struct FindingText: Sendable, Hashable {
    /// A heading: a few words.
    public let title: Phrase
    /// The sentence of one finding. Places: `contract`, `account`, `package`, `channel`, `box`, `platform`, `erp`
    /// and `there` (the two sides' values).
    public let explanation: Phrase
    /// What to do.
    public let cure: Phrase

    init(_ title: Phrase, says explanation: Phrase, cure: Phrase) {
        self.title = title
        self.explanation = explanation
        self.cure = cure
    }
}

extension FindingClass: TextCatalogue {
    /// The texts of this class.
    public var text: FindingText {
        catalogueText ?? offerText ?? billingText ?? subscriberText ?? entitlementText ?? credentialText ?? deviceText
            ?? inputText
            ?? boxText
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [text.title, text.explanation, text.cure] + variants.map(\.explanation) }

    private var catalogueText: FindingText? { channelText ?? packageText }

    private var channelText: FindingText? {
        switch self {
        case .channelMissingOnPlatform:
            FindingText(
                Phrase(pt: "Canal vendido que a plataforma não tem", en: "Channel sold but not on the platform"),
                says: Phrase(
                    pt: "O canal {channel} está na grade do ERP, mas {platform} não o oferece.",
                    en: "Channel {channel} is in the ERP's grid, but {platform} does not offer it."),
                cure: Phrase(
                    pt: "Confirme com a plataforma; se o canal saiu, avise os clientes e tire-o da grade.",
                    en: "Ask the platform; if the channel is gone, tell the customers and take it off the grid."))
        case .channelMissingInERP:
            FindingText(
                Phrase(pt: "Canal da plataforma fora do ERP", en: "Channel of the platform not in the ERP"),
                says: Phrase(
                    pt: "{platform} oferece o canal {channel}, que não está em nenhum pacote do ERP.",
                    en: "{platform} offers channel {channel}, which is in no package of the ERP."),
                cure: Phrase(
                    pt: "Inclua o canal na grade do pacote certo.", en: "Add the channel to the grid of its package."))
        case .channelRenumbered:
            FindingText(
                Phrase(pt: "Número de canal diferente", en: "Channel number differs"),
                says: Phrase(
                    pt: "O canal {channel} tem o número {erp} no ERP e {there} em {platform}.",
                    en: "Channel {channel} has number {erp} in the ERP and {there} on {platform}."),
                cure: Phrase(pt: "Corrija o número no ERP.", en: "Correct the number in the ERP."))
        case .channelNumberTwice:
            FindingText(
                Phrase(pt: "Número de canal repetido no pacote", en: "Channel number twice in a package"),
                says: Phrase(
                    pt: "No pacote {package}, canais diferentes têm o mesmo número na grade do ERP: {erp}.",
                    en: "In package {package}, different channels have the same number in the ERP's grid: {erp}."),
                cure: Phrase(
                    pt: "Corrija o número de um dos canais no ERP.",
                    en: "Correct the number of one of the channels in the ERP."))
        case .channelRenamed:
            FindingText(
                Phrase(pt: "Nome de canal diferente", en: "Channel name differs"),
                says: Phrase(
                    pt: "O canal {channel} se chama \"{erp}\" no ERP e \"{there}\" em {platform}.",
                    en: "Channel {channel} is called \"{erp}\" in the ERP and \"{there}\" on {platform}."),
                cure: Phrase(pt: "Corrija o nome no ERP.", en: "Correct the name in the ERP."))
        case .channelFamilyChanged:
            FindingText(
                Phrase(pt: "Família de canal diferente", en: "Channel family differs"),
                says: Phrase(
                    pt: "O canal {channel} é da família \"{erp}\" no ERP e \"{there}\" em {platform}.",
                    en: "Channel {channel} is of family \"{erp}\" in the ERP and \"{there}\" on {platform}."),
                cure: Phrase(pt: "Corrija a família no ERP.", en: "Correct the family in the ERP."))
        default: nil
        }
    }

    private var packageText: FindingText? {
        switch self {
        case .packageMissingOnPlatform:
            FindingText(
                Phrase(pt: "Pacote vendido que a plataforma não tem", en: "Package sold but not on the platform"),
                says: Phrase(
                    pt: "O pacote {package} é vendido, mas {platform} não tem esse código.",
                    en: "Package {package} is sold, but {platform} does not have its code."),
                cure: Phrase(
                    pt: "Corrija o código do pacote (CAS) ou suspenda as vendas: cobra-se o que não pode ser entregue.",
                    en: "Correct the package's code or stop selling it: what cannot be delivered is being charged."))
        case .packageMissingInERP:
            FindingText(
                Phrase(pt: "Pacote da plataforma fora do ERP", en: "Package of the platform not in the ERP"),
                says: Phrase(
                    pt: "{platform} tem o pacote {package}, que nenhum pacote do ERP usa.",
                    en: "{platform} has package {package}, which no package of the ERP uses."),
                cure: Phrase(
                    pt: "Cadastre o pacote no ERP, ou ignore-o se não for vendido.",
                    en: "Register it in the ERP, or leave it if it is not sold."))
        case .packageChannelsAdded:
            FindingText(
                Phrase(pt: "Canais a mais no pacote da plataforma", en: "Channels added to a package"),
                says: Phrase(
                    pt: "No pacote {package}, {platform} tem canais que a grade do ERP não tem: {there}.",
                    en: "In package {package}, {platform} has channels that the ERP's grid lacks: {there}."),
                cure: Phrase(pt: "Atualize a grade do pacote no ERP.", en: "Update the package's grid in the ERP."))
        case .packageMappedTwice:
            FindingText(
                Phrase(pt: "Dois pacotes do ERP para um da plataforma", en: "Two packages for one of the platform"),
                says: Phrase(
                    pt: "Os pacotes {erp} do ERP levam ao mesmo pacote {there} de {platform}.",
                    en: "The ERP's packages {erp} lead to the same package {there} of {platform}."),
                cure: Phrase(
                    pt: "Corrija o código do pacote na plataforma ou deixe de vender um deles.",
                    en: "Correct the code on the platform, or stop selling one of them."))
        case .packageChannelsRemoved:
            FindingText(
                Phrase(pt: "Canais a menos no pacote da plataforma", en: "Channels removed from a package"),
                says: Phrase(
                    pt: "No pacote {package}, a grade do ERP tem canais que {platform} não entrega: {erp}.",
                    en: "In package {package}, the ERP's grid has channels that {platform} does not deliver: {erp}."),
                cure: Phrase(
                    pt: "Confirme com a plataforma, avise os clientes com 30 dias e atualize a grade.",
                    en: "Ask the platform, give customers 30 days' notice and update the grid."))
        default: nil
        }
    }

    private var subscriberText: FindingText? {
        switch self {
        case .payingNotProvisioned:
            FindingText(
                Phrase(pt: "Paga e não recebe", en: "Pays and gets nothing"),
                says: Phrase(
                    pt: "O contrato {contract} paga por TV e não tem conta ativa em {platform}.",
                    en: "Contract {contract} pays for TV and has no active account on {platform}."),
                cure: Phrase(
                    pt: "Ative a conta na plataforma com os pacotes contratados.",
                    en: "Activate the account on the platform with the packages it pays for."))
        case .provisionedNotPaying:
            FindingText(
                Phrase(pt: "Recebe e não paga", en: "Gets TV and does not pay"),
                says: Phrase(
                    pt: "O contrato {contract} não tem TV contratada, mas a conta {account} está ativa em {platform}.",
                    en: "Contract {contract} has no TV, but account {account} is active on {platform}."),
                cure: Phrase(
                    pt: "Confirme com o cliente: contrate o pacote ou suspenda a conta.",
                    en: "Ask the customer: contract the package or suspend the account."))
        case .richerThanPaid:
            FindingText(
                Phrase(pt: "Recebe mais do que paga", en: "Gets more than is paid"),
                says: Phrase(
                    pt: "A conta {account} do contrato {contract} tem em {platform} mais pacotes do que paga.",
                    en: "Account {account} of contract {contract} has more packages on {platform} than it pays for."),
                cure: Phrase(
                    pt: "Contrate os pacotes a mais ou retire-os na plataforma.",
                    en: "Contract the extra packages or take them off on the platform."))
        case .poorerThanPaid:
            FindingText(
                Phrase(pt: "Recebe menos do que paga", en: "Gets less than is paid"),
                says: Phrase(
                    pt: "A conta {account} do contrato {contract} não tem em {platform} tudo o que paga.",
                    en: "Account {account} of contract {contract} lacks on {platform} some of what it pays for."),
                cure: Phrase(
                    pt: "Libere na plataforma os pacotes que faltam.", en: "Grant the missing packages on the platform."
                ))
        case .blockedButActive:
            FindingText(
                Phrase(pt: "Bloqueado no ERP, ativo na plataforma", en: "Blocked in the ERP, active on the platform"),
                says: Phrase(
                    pt: "O contrato {contract} está bloqueado, mas a conta {account} segue ativa em {platform}.",
                    en: "Contract {contract} is blocked, but account {account} is still active on {platform}."),
                cure: Phrase(pt: "Suspenda a conta na plataforma.", en: "Suspend the account on the platform."))
        case .activeButSuspended:
            FindingText(
                Phrase(pt: "Ativo no ERP, suspenso na plataforma", en: "Active in the ERP, suspended there"),
                says: Phrase(
                    pt: "O contrato {contract} está em dia, mas a conta {account} está suspensa em {platform}.",
                    en: "Contract {contract} is active, but account {account} is suspended on {platform}."),
                cure: Phrase(pt: "Reative a conta na plataforma.", en: "Reactivate the account on the platform."))
        case .cancelledButActive:
            FindingText(
                Phrase(pt: "Cancelado no ERP, ativo na plataforma", en: "Cancelled in the ERP, active there"),
                says: Phrase(
                    pt: "O contrato {contract} foi cancelado, mas a conta {account} segue ativa em {platform}.",
                    en: "Contract {contract} was cancelled, but account {account} is still active on {platform}."),
                cure: Phrase(pt: "Cancele a conta na plataforma.", en: "Cancel the account on the platform."))
        case .orphanAccount:
            FindingText(
                Phrase(pt: "Conta sem contrato", en: "Account without a contract"),
                says: Phrase(
                    pt: "A conta {account} está ativa em {platform} e não corresponde a nenhum contrato.",
                    en: "Account {account} is active on {platform} and matches no contract."),
                cure: Phrase(
                    pt: "Descubra de quem é: ligue-a a um contrato ou cancele-a.",
                    en: "Find out whose it is: link it to a contract or cancel it."))
        case .accountLinkConflict:
            FindingText(
                Phrase(pt: "Vínculo de conta contraditório", en: "Conflicting account link"),
                says: Phrase(
                    pt:
                        "Os dados do contrato {contract} apontam para contas diferentes em {platform}: {erp} e {there}.",
                    en: "The data of contract {contract} point to different accounts on {platform}: {erp} and {there}."),
                cure: Phrase(
                    pt: "Corrija o ID do assinante no ERP; até lá nada é proposto para este contrato.",
                    en: "Correct the subscriber id in the ERP; nothing is proposed for this contract until then."))
        case .snapshotConflict:
            FindingText(
                Phrase(pt: "Arquivos do mesmo dia se contradizem", en: "Files of one day contradict each other"),
                says: Phrase(
                    pt: "Um arquivo diz {erp}; outro do mesmo dia diz {there}. Por ora vale o primeiro.",
                    en: "One file says {erp}; another of the same day says {there}. The first holds for now."),
                cure: Phrase(
                    pt: "Envie o arquivo certo completo (com #END ou manifesto), ou o do dia seguinte.",
                    en: "Send the right file complete (with #END or a manifest), or that of the next day."))
        default: nil
        }
    }

    // The last group, so it answers for all that remains; a test asks that no class ends in its default.
    private var boxText: FindingText {
        switch self {
        case .orderNotInERP: Self.orderNotInERPText
        case .boxOnTwoContracts:
            FindingText(
                Phrase(pt: "Aparelho em dois contratos", en: "One box on two contracts"),
                says: Phrase(
                    pt: "O aparelho {box} está em pontos de contratos diferentes: {erp}.",
                    en: "Box {box} stands on points of different contracts: {erp}."),
                cure: Phrase(
                    pt: "Veja com quem o aparelho está e corrija o outro ponto.",
                    en: "Find out who has the box and correct the other point."))
        case .boxUnknownToPatrimony:
            FindingText(
                Phrase(pt: "Aparelho fora do patrimônio", en: "Box unknown to the register"),
                says: Phrase(
                    pt: "O aparelho {box} está ativo em {platform}, mas não existe no patrimônio.",
                    en: "Box {box} is active on {platform}, but is not in the register."),
                cure: Phrase(
                    pt: "Importe o aparelho (Importar STB) ou desautorize-o na plataforma.",
                    en: "Import the box, or take its authorisation away on the platform."))
        case .boxActiveInStock:
            FindingText(
                Phrase(pt: "Aparelho em estoque, ativo na plataforma", en: "Box in stock, active on the platform"),
                says: Phrase(
                    pt: "O aparelho {box} está em estoque, mas segue ativo em {platform}.",
                    en: "Box {box} lies in stock, but is still active on {platform}."),
                cure: Phrase(
                    pt: "Ligue o aparelho ao ponto certo ou desautorize-o na plataforma.",
                    en: "Link the box to its point, or take its authorisation away on the platform."))
        case .boxNotReturned:
            FindingText(
                Phrase(
                    pt: "Aparelho de cliente cancelado não devolvido", en: "Box of a cancelled customer not returned"),
                says: Phrase(
                    pt: "O contrato {contract} foi cancelado ({erp}) e o aparelho {box} não voltou.",
                    en: "Contract {contract} was cancelled ({erp}) and box {box} is not back."),
                cure: Phrase(
                    pt: "Recolha o aparelho e dê baixa do ponto; cobrar a reposição é decisão de uma pessoa.",
                    en: "Fetch the box and remove its outlet; charging for it is a person's decision."))
        default: Self.unexplained
        }
    }

    static let unexplained = FindingText(
        Phrase(pt: "Divergência sem texto", en: "A difference without a text"),
        says: Phrase(pt: "Divergência sem explicação.", en: "A difference without an explanation."),
        cure: Phrase(pt: "Avise o suporte.", en: "Tell support."))
}

extension Finding {
    /// The sentence of this finding. A value that it does not have reads `—`.
    public func explanation(_ language: Language) -> String {
        let values: [String: String?] = [
            "contract": contract?.text, "account": account?.text, "package": package?.text, "channel": channel?.text,
            "box": box, "platform": platform?.text, "erp": erpValue, "there": platformValue,
        ]
        let template = explanationTemplate(language)
        return Phrase(pt: template, en: template).text(language, values.mapValues { $0 ?? "—" })
    }

    /// The same with its places unfilled: many findings share one.
    func explanationTemplate(_ language: Language) -> String {
        let phrase = kind.variants.first { $0.field == field }?.explanation ?? kind.text.explanation
        let sentence = phrase.text(language)
        guard kind == .orphanAccount, erpValue != nil, let rung = field.flatMap(LikelyOwnerText.init(rawValue:)) else {
            return sentence
        }
        // Such an account's likely owner stands as the ERP's value.
        return sentence + " " + rung.phrase.text(language, ["contract": "{erp}"])
    }
}
