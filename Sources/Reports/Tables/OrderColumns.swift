internal import Domain

/// Columns of the table of orders.
extension OutputColumn {
    static let orders = [
        OutputColumn("id", .identifier, pt: "Ordem", en: "Order").filled,
        OutputColumn("op", pt: "Operação", en: "Operation").filled.one(of: OrderVerb.self),
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract"),
        OutputColumn("package", .identifier, pt: "Pacote", en: "Package"),
        OutputColumn("priceCents", .money, pt: "Valor (R$)", en: "Price (R$)"),
        OutputColumn("plan", .identifier, pt: "Plano", en: "Plan"),
        OutputColumn("point", .identifier, pt: "Ponto", en: "Point"),
        OutputColumn("location", pt: "Local do Ponto", en: "Location"),
        OutputColumn("box", .identifier, pt: "Aparelho", en: "Box"),
        OutputColumn("custody", pt: "Custódia", en: "Custody").one(of: Custody.self),
        OutputColumn("field", pt: "Campo", en: "Field"),
        OutputColumn("value", pt: "Valor do campo", en: "Value"),
        OutputColumn("effectiveOn", .date, pt: "Vale desde", en: "Effective on").filled,
        OutputColumn("author", pt: "Autor", en: "Author"),
        OutputColumn("reason", pt: "Motivo", en: "Reason"),
        OutputColumn("standing", pt: "Situação", en: "Standing").filled.one(of: OrderStanding.self),
        OutputColumn("refusal", pt: "Recusada por", en: "Refused by").one(of: OrderRefusal.self),
        OutputColumn("waitingFor", pt: "Espera por", en: "Waiting for").one(of: OrderReferent.self),
        OutputColumn("conflict", pt: "Registro", en: "Record"),
        OutputColumn("source", pt: "Fonte", en: "Source").filled,
    ]
}
