internal import Domain

extension OutputColumn {
    static let returnDue = [
        OutputColumn("box", .identifier, pt: "Aparelho", en: "Box").filled,
        OutputColumn("model", pt: "Modelo", en: "Model"),
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract"),
        OutputColumn("subscriber", .identifier, pt: "Cliente", en: "Subscriber"),
        OutputColumn("name", pt: "Nome", en: "Name"),
        OutputColumn("point", .identifier, pt: "Ponto", en: "Point"),
        OutputColumn("since", .date, pt: "Desde", en: "Since"),
        OutputColumn("days", .integer, pt: "Dias", en: "Days"),
        OutputColumn("ageing", pt: "Faixa (dias)", en: "Ageing (days)").filled.one(of: ReturnDueBox.Ageing.self),
        OutputColumn("valueCents", .money, pt: "Valor (R$)", en: "Value (R$)"),
    ]
}
