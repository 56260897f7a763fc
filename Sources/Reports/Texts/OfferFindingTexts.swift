internal import Domain

extension FindingClass {
    /// Texts about channels, packages and their prices.
    var offerText: FindingText? {
        switch self {
        case .channelReused:
            FindingText(
                Phrase(
                    pt: "ID de canal usado por outro canal",
                    en: "Channel id now another channel"),
                says: Phrase(
                    pt: "O ID {channel} é \"{erp}\" no ERP e \"{there}\" em {platform}: nome e família são outros.",
                    en:
                        "Id {channel} is \"{erp}\" in the ERP and \"{there}\" on {platform}: name and family are others."
                ),
                cure: Phrase(
                    pt: "Trate como canal retirado e canal novo: avise os clientes e refaça a linha da grade.",
                    en: "Treat it as one channel gone and one new: tell the customers and redo the row of the grid."))
        case .channelQualityChanged:
            FindingText(
                Phrase(
                    pt: "Qualidade do canal mudou",
                    en: "Quality of a channel changed"),
                says: Phrase(
                    pt: "O canal {channel} passou de {erp} a {there} em {platform}.",
                    en: "Channel {channel} went from {erp} to {there} on {platform}."),
                cure: Phrase(
                    pt: "Atualize o material de venda, se ele diz a qualidade.",
                    en: "Update what is said to customers, if it names the quality."))
        case .wholesalePriceDrift:
            FindingText(
                Phrase(
                    pt: "Custo do pacote mudou",
                    en: "Wholesale price changed"),
                says: Phrase(
                    pt: "O custo do pacote {package} em {platform} passou de {erp} a {there}.",
                    en: "The price of package {package} on {platform} went from {erp} to {there}."),
                cure: Phrase(
                    pt: "Confira o contrato com a plataforma e a margem; o preço de venda nunca muda sozinho.",
                    en: "Check the contract with the platform and the margin; the retail price never changes by itself."
                ))
        case .thinMargin:
            FindingText(
                Phrase(
                    pt: "Pacote com margem negativa",
                    en: "Package sold below cost"),
                says: Phrase(
                    pt: "O pacote {package} é vendido a {erp} e custa {there} em {platform}.",
                    en: "Package {package} is sold for {erp} and costs {there} on {platform}."),
                cure: Phrase(
                    pt: "Reveja o preço de venda ou negocie o custo.",
                    en: "Review the retail price, or negotiate the cost."))
        case .extraPriceMismatch:
            FindingText(
                Phrase(
                    pt: "Pacote extra sem preço, ou extra de um lado só",
                    en: "Extra without a price, or an extra on one side only"),
                says: Phrase(
                    pt: "O pacote extra {package} está em {there} contratos e nunca teve preço.",
                    en: "Extra {package} is on {there} contracts and never had a price."),
                cure: Phrase(
                    pt: "Cadastre o preço, marque as cortesias, ou corrija de que lado o pacote é extra.",
                    en: "Record its price, mark what is given away, or correct the side on which it is no extra."))
        case .outletLimitExceeded:
            FindingText(
                Phrase(
                    pt: "Limite de pontos ultrapassado",
                    en: "Outlet limit exceeded"),
                says: Phrase(
                    pt: "O contrato {contract} tem {there} pontos; o pacote {package} permite {erp}.",
                    en: "Contract {contract} has {there} outlets; package {package} allows {erp}."),
                cure: Phrase(
                    pt: "Proponha outro pacote ou a cobrança dos pontos; nada é tirado.",
                    en: "Propose another package or charge the outlets; nothing is taken away."))
        case .planTelevisionMismatch:
            FindingText(
                Phrase(
                    pt: "Plano e TV não combinam",
                    en: "Plan and television do not fit"),
                says: Phrase(
                    pt: "O plano {erp} não permite TV, mas {there} contratos dele têm pacotes de TV.",
                    en: "Plan {erp} does not allow TV, but {there} of its contracts have TV packages."),
                cure: Phrase(
                    pt: "Corrija o plano (Permite TV, Pacote Liberado) ou os contratos.",
                    en: "Correct the plan (allows TV, default package) or the contracts."))
        case .chargedPerOutlet:
            FindingText(
                Phrase(
                    pt: "Cobrado por ponto",
                    en: "Charged per outlet"),
                says: Phrase(
                    pt: "O pacote {package} aparece {there} vezes no contrato {contract}: uma por ponto.",
                    en: "Package {package} stands {there} times on contract {contract}: once an outlet."),
                cure: Phrase(
                    pt: "Só se cobra por ponto se a configuração disser; deixe uma linha.",
                    en: "It is charged by outlet only where the configuration says so; leave one row."))
        case .defaultChargedAsExtra:
            FindingText(
                Phrase(
                    pt: "Pacote padrão cobrado como extra",
                    en: "Default package charged as an extra"),
                says: Phrase(
                    pt: "O contrato {contract} tem o pacote {package} no plano e outra vez como extra, a {erp}.",
                    en: "Contract {contract} has package {package} in its plan and again as an extra, for {erp}."),
                cure: Phrase(
                    pt: "Remova a linha do extra: ela cobraria o que o plano já inclui.",
                    en: "Remove the extra: it would charge what the plan includes."))
        case .packageInactiveSold:
            FindingText(
                Phrase(
                    pt: "Pacote inativo em contratos",
                    en: "Inactive package on contracts"),
                says: Phrase(
                    pt: "O pacote {package} está inativo e segue em {there} contratos.",
                    en: "Package {package} is inactive and still on {there} contracts."),
                cure: Phrase(
                    pt: "Migre os clientes para outro pacote, ou reative-o.",
                    en: "Move the customers to another package, or make it active again."))
        case .unmappedPackage:
            FindingText(
                Phrase(
                    pt: "Pacote sem correspondência na plataforma",
                    en: "Package without a code of the platform"),
                says: Phrase(
                    pt:
                        "O pacote {package} não tem código de {platform}, e nenhum pacote da plataforma se chama assim.",
                    en: "Package {package} has no code of {platform}, and no package of the platform is called so."),
                cure: Phrase(
                    pt: "Preencha o código do pacote (CAS).",
                    en: "Record the code of the package."))
        default: nil
        }
    }
}
