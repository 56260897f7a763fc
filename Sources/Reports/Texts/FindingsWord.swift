/// Words of the table of findings, for its script: its filters, its pages and the details of a row.
enum FindingsWord: String, Sendable, CaseIterable, TextCatalogue {
    // Rows.
    case open, close, ready, inERP, none, line
    case shown, atStake, nothing, page
    // Details.
    case explanation, cure, subscriber, account, package, channel, point, box, field, erp, there, money, formula
    case firstSeen, lastSeen, days, action, standing, sources, commands, id, contract, platform, state, severity, kind
    case explainCommand, planCommand, acceptCommand

    /// Its words.
    var phrase: Phrase { rowPhrase ?? detailPhrase }
    /// Every phrase of this entry.
    var phrases: [Phrase] { [phrase] }

    private var rowPhrase: Phrase? {
        switch self {
        case .open: Phrase(pt: "Abrir os detalhes de {id}", en: "Open the details of {id}")
        case .close: Phrase(pt: "Fechar os detalhes de {id}", en: "Close the details of {id}")
        case .ready: Phrase(pt: "pronta para aprovar", en: "ready to approve")
        case .inERP: Phrase(pt: "no ERP", en: "in the ERP")
        case .none: Phrase(pt: "—", en: "—")
        case .line: Phrase(pt: "linha {n}", en: "line {n}")
        case .shown: Phrase(pt: "{shown} de {total} divergências", en: "{shown} of {total} findings")
        case .atStake: Phrase(pt: "{money} em jogo", en: "{money} at stake")
        case .nothing:
            Phrase(
                pt: "Nenhuma divergência com este filtro. Limpe o filtro para ver todas.",
                en: "No finding with this filter. Clear the filter to see all.")
        case .page: Phrase(pt: "Página {page} de {pages}", en: "Page {page} of {pages}")
        default: nil
        }
    }

    private var detailPhrase: Phrase {
        switch self {
        case .explanation: Phrase(pt: "O que acontece", en: "What happens")
        case .cure: Phrase(pt: "O que fazer", en: "What to do")
        case .subscriber: Phrase(pt: "Cliente", en: "Subscriber")
        case .account: Phrase(pt: "Conta", en: "Account")
        case .package: Phrase(pt: "Pacote", en: "Package")
        case .channel: Phrase(pt: "Canal", en: "Channel")
        case .point: Phrase(pt: "Ponto", en: "Point")
        case .box: Phrase(pt: "Aparelho", en: "Box")
        case .field: Phrase(pt: "Campo", en: "Field")
        case .erp: Phrase(pt: "No ERP", en: "In the ERP")
        case .there: Phrase(pt: "Na plataforma", en: "On the platform")
        case .money: Phrase(pt: "Em jogo por mês", en: "At stake a month")
        case .formula: Phrase(pt: "Como se calcula", en: "How it is reckoned")
        case .firstSeen: Phrase(pt: "Primeira vez", en: "First seen")
        case .lastSeen: Phrase(pt: "Última vez", en: "Last seen")
        case .days: Phrase(pt: "Dias em aberto", en: "Days open")
        case .action: Phrase(pt: "Ação proposta", en: "Proposed action")
        case .standing: Phrase(pt: "Situação da ação", en: "Where the action stands")
        case .sources: Phrase(pt: "Fontes", en: "Sources")
        case .commands: Phrase(pt: "Comandos", en: "Commands")
        case .contract: Phrase(pt: "Contrato", en: "Contract")
        case .platform: Phrase(pt: "Plataforma", en: "Platform")
        case .state: Phrase(pt: "Estado", en: "State")
        case .severity: Phrase(pt: "Gravidade", en: "Severity")
        case .kind: Phrase(pt: "Classe", en: "Class")
        case .explainCommand: Phrase(pt: "sintonia explain {id}", en: "sintonia explain {id}")
        case .planCommand:
            Phrase(pt: "sintonia plan show --platform {platform}", en: "sintonia plan show --platform {platform}")
        case .acceptCommand:
            Phrase(
                pt: "sintonia findings accept {id} --until AAAA-MM-DD --reason MOTIVO --author NOME",
                en: "sintonia findings accept {id} --until YYYY-MM-DD --reason WHY --author NAME")
        default: Phrase(pt: "Id", en: "Id")
        }
    }
}
