/// Columns of the tables about differences and what to do.
extension OutputColumn {
    static let sync = [
        OutputColumn("platform", .identifier, pt: "Plataforma", en: "Platform"),
        OutputColumn("kind", pt: "Tipo", en: "Kind"),
        OutputColumn("takenAt", .date, pt: "Data do arquivo", en: "Taken at"),
        OutputColumn("complete", .boolean, pt: "Completo", en: "Complete"),
        OutputColumn("snapshots", .integer, pt: "Arquivos completos", en: "Complete snapshots"),
        OutputColumn("rows", .integer, pt: "Linhas", en: "Rows"),
        OutputColumn("erpRows", .integer, pt: "Linhas no ERP", en: "Rows in the ERP"),
        OutputColumn("matched", .integer, pt: "Casadas", en: "Matched"),
        OutputColumn("missing", .integer, pt: "Só no ERP", en: "Missing"),
        OutputColumn("extra", .integer, pt: "Só na plataforma", en: "Extra"),
        OutputColumn("changed", .integer, pt: "Diferentes", en: "Changed"),
        OutputColumn("rejected", .integer, pt: "Rejeitadas", en: "Rejected"),
        OutputColumn("parts", .integer, pt: "Partes", en: "Parts"),
        OutputColumn("partsHere", .integer, pt: "Partes recebidas", en: "Parts received"),
    ]

    static let findings = [
        OutputColumn("id", .identifier, pt: "Id", en: "Id"),
        OutputColumn("class", pt: "Classe", en: "Class"),
        OutputColumn("name", pt: "Nome", en: "Name"),
        OutputColumn("severity", pt: "Gravidade", en: "Severity"),
        OutputColumn("state", pt: "Estado", en: "State"),
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
        OutputColumn("moneyCents", .money, pt: "Valor em jogo (R$)", en: "Money at stake (R$)"),
        OutputColumn("formula", pt: "Fórmula", en: "Formula"),
        OutputColumn("firstSeen", .date, pt: "Primeira vez", en: "First seen"),
        OutputColumn("lastSeen", .date, pt: "Última vez", en: "Last seen"),
        OutputColumn("daysOpen", .integer, pt: "Dias em aberto", en: "Days open"),
        OutputColumn("action", pt: "Ação proposta", en: "Proposed action"),
        OutputColumn("explanation", pt: "Explicação", en: "Explanation"),
        OutputColumn("sources", .list, pt: "Fontes", en: "Sources"),
    ]

    static let findingsDelta = [
        OutputColumn("change", pt: "Mudança", en: "Change"),
        OutputColumn("id", .identifier, pt: "Id", en: "Id"),
        OutputColumn("class", pt: "Classe", en: "Class"),
        OutputColumn("name", pt: "Nome", en: "Name"),
        OutputColumn("severity", pt: "Gravidade", en: "Severity"),
        OutputColumn("platform", .identifier, pt: "Plataforma", en: "Platform"),
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract"),
        OutputColumn("before", pt: "Antes", en: "Before"),
        OutputColumn("after", pt: "Depois", en: "After"),
        OutputColumn("moneyBeforeCents", .money, pt: "Valor antes (R$)", en: "Money before (R$)"),
        OutputColumn("moneyAfterCents", .money, pt: "Valor depois (R$)", en: "Money after (R$)"),
        OutputColumn("daysOpen", .integer, pt: "Dias em aberto", en: "Days open"),
    ]

    static let plan = [
        OutputColumn("id", .identifier, pt: "Id", en: "Id"),
        OutputColumn("platform", .identifier, pt: "Plataforma", en: "Platform"),
        OutputColumn("verb", pt: "Ação", en: "Verb"),
        OutputColumn("target", .identifier, pt: "Alvo", en: "Target"),
        OutputColumn("present", pt: "Estado atual", en: "Present"),
        OutputColumn("wanted", pt: "Estado desejado", en: "Wanted"),
        OutputColumn("destructive", .boolean, pt: "Destrutiva", en: "Destructive"),
        OutputColumn("withheldBy", pt: "Retida por", en: "Withheld by"),
        OutputColumn("reversible", .boolean, pt: "Reversível", en: "Reversible"),
        OutputColumn("finding", .identifier, pt: "Divergência", en: "Finding"),
    ]
}
