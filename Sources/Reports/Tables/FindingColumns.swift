internal import Domain

/// Columns of the tables about differences and what to do.
extension OutputColumn {
    static let sync = [
        OutputColumn("platform", .identifier, pt: "Plataforma", en: "Platform"),
        OutputColumn("kind", pt: "Tipo", en: "Kind").filled.one(of: TableKind.self),
        OutputColumn("takenAt", .date, pt: "Data do arquivo", en: "Taken at").filled,
        OutputColumn("complete", .boolean, pt: "Completo", en: "Complete").filled,
        OutputColumn("snapshots", .integer, pt: "Arquivos completos", en: "Complete snapshots").filled,
        OutputColumn("rows", .integer, pt: "Linhas", en: "Rows").filled,
        OutputColumn("erpRows", .integer, pt: "Linhas no ERP", en: "Rows in the ERP"),
        OutputColumn("matched", .integer, pt: "Casadas", en: "Matched"),
        OutputColumn("missing", .integer, pt: "Só no ERP", en: "Missing"),
        OutputColumn("extra", .integer, pt: "Só na plataforma", en: "Extra"),
        OutputColumn("changed", .integer, pt: "Diferentes", en: "Changed"),
        OutputColumn("rejected", .integer, pt: "Rejeitadas", en: "Rejected").filled,
        OutputColumn("parts", .integer, pt: "Partes", en: "Parts"),
        OutputColumn("partsHere", .integer, pt: "Partes recebidas", en: "Parts received"),
    ]

    static let findings = [
        OutputColumn("id", .identifier, pt: "Id", en: "Id").filled.shaped("^[0-9a-f]{16}$"),
        OutputColumn("class", pt: "Classe", en: "Class").filled.one(of: FindingClass.self),
        OutputColumn("name", pt: "Nome", en: "Name").filled.one(of: FindingClass.allCases.map(\.name)),
        OutputColumn("severity", pt: "Gravidade", en: "Severity").filled.one(of: Severity.self),
        OutputColumn("state", pt: "Estado", en: "State").filled.one(of: ReportedState.self),
        OutputColumn("platform", .identifier, pt: "Plataforma", en: "Platform"),
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract"),
        OutputColumn("subscriber", .identifier, pt: "Cliente", en: "Subscriber"),
        OutputColumn("account", .identifier, pt: "Conta", en: "Account"),
        OutputColumn("package", .identifier, pt: "Pacote", en: "Package"),
        OutputColumn("channel", .identifier, pt: "Canal", en: "Channel"),
        OutputColumn("point", .identifier, pt: "Ponto", en: "Point"),
        OutputColumn("box", .identifier, pt: "Aparelho", en: "Box"),
        OutputColumn("field", pt: "Campo", en: "Field"),
        OutputColumn("erpValue", pt: "Valor no ERP", en: "ERP value"),
        OutputColumn("platformValue", pt: "Valor na plataforma", en: "Platform value"),
        OutputColumn("moneyCents", .money, pt: "Valor em jogo (R$)", en: "Money at stake (R$)").filled,
        OutputColumn("formula", pt: "Fórmula", en: "Formula").filled.one(of: Stake.Formula.self),
        OutputColumn("firstSeen", .date, pt: "Primeira vez", en: "First seen").filled,
        OutputColumn("lastSeen", .date, pt: "Última vez", en: "Last seen").filled,
        OutputColumn("daysOpen", .integer, pt: "Dias em aberto", en: "Days open").filled,
        OutputColumn("action", pt: "Ação proposta", en: "Proposed action").filled,
        OutputColumn("explanation", pt: "Explicação", en: "Explanation").filled,
        OutputColumn("sources", .list, pt: "Fontes", en: "Sources").filled,
    ]

    static let findingsDelta = [
        OutputColumn("change", pt: "Mudança", en: "Change").filled.one(of: [
            "new", "resolved", "reopened", "changed", "accepted",
        ]),
        OutputColumn("id", .identifier, pt: "Id", en: "Id").filled.shaped("^[0-9a-f]{16}$"),
        OutputColumn("class", pt: "Classe", en: "Class").filled.one(of: FindingClass.self),
        OutputColumn("name", pt: "Nome", en: "Name").filled.one(of: FindingClass.allCases.map(\.name)),
        OutputColumn("severity", pt: "Gravidade", en: "Severity").filled.one(of: Severity.self),
        OutputColumn("platform", .identifier, pt: "Plataforma", en: "Platform"),
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract"),
        OutputColumn("before", pt: "Antes", en: "Before"),
        OutputColumn("after", pt: "Depois", en: "After"),
        OutputColumn("moneyBeforeCents", .money, pt: "Valor antes (R$)", en: "Money before (R$)"),
        OutputColumn("moneyAfterCents", .money, pt: "Valor depois (R$)", en: "Money after (R$)"),
        OutputColumn("daysOpen", .integer, pt: "Dias em aberto", en: "Days open").filled,
    ]

    static let plan = [
        OutputColumn("id", .identifier, pt: "Id", en: "Id").filled.shaped("^[0-9a-f]{16}$"),
        OutputColumn("platform", .identifier, pt: "Plataforma", en: "Platform"),
        OutputColumn("order", .integer, pt: "Ordem", en: "Order").filled,
        OutputColumn("verb", pt: "Ação", en: "Verb").filled.one(of: ProposedAction.Verb.self),
        OutputColumn("target", .identifier, pt: "Alvo", en: "Target").filled,
        OutputColumn("present", pt: "Estado atual", en: "Present").filled,
        OutputColumn("wanted", pt: "Estado desejado", en: "Wanted").filled,
        OutputColumn("lane", pt: "Faixa", en: "Lane").filled.one(of: PlannedAction.Lane.self),
        OutputColumn("destructive", .boolean, pt: "Destrutiva", en: "Destructive").filled,
        OutputColumn("withheldBy", pt: "Retida por", en: "Withheld by").one(of: ProposedAction.Withholding.self),
        OutputColumn("reversible", .boolean, pt: "Reversível", en: "Reversible").filled,
        OutputColumn("dependsOn", .list, pt: "Depende de", en: "Depends on").filled,
        OutputColumn("finding", .identifier, pt: "Divergência", en: "Finding").shaped("^[0-9a-f]{16}$"),
        OutputColumn("findings", .list, pt: "Divergências", en: "Findings").filled,
    ]
}
