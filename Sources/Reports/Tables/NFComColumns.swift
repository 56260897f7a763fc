/// Columns of `nfcom-items`: what an issuer of NFCom (model 62) needs of each processed event. Codes that are the
/// provider's own (class, CFOP, nature) are carried, never guessed. Source: `domain/billing.md` §6.4 (MOC 1.00a).
extension OutputColumn {
    static let nfcomItems = [
        OutputColumn("event", .identifier, pt: "Evento", en: "Event"),
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract"),
        OutputColumn("contractStartedOn", .date, pt: "Início do contrato", en: "Contract started on"),
        OutputColumn("subscriber", .identifier, pt: "Cliente", en: "Subscriber"),
        OutputColumn("product", .identifier, pt: "cProd", en: "Product (cProd)"),
        OutputColumn("description", pt: "xProd", en: "Description (xProd)"),
        OutputColumn("itemClass", .identifier, pt: "cClass", en: "Class (cClass)"),
        OutputColumn("unit", .identifier, pt: "uMed", en: "Unit (uMed)"),
        OutputColumn("quantity", .integer, pt: "qFaturada", en: "Quantity (qFaturada)"),
        OutputColumn("unitValueCents", .money, pt: "vItem (R$)", en: "Unit value (vItem, R$)"),
        OutputColumn("valueCents", .money, pt: "vProd (R$)", en: "Value (vProd, R$)"),
        OutputColumn("isReturn", .boolean, pt: "indDevolucao", en: "Return (indDevolucao)"),
        OutputColumn("correctedEvent", .identifier, pt: "Evento corrigido", en: "Corrected event"),
        OutputColumn("taxNature", pt: "Natureza fiscal", en: "Tax nature"),
        OutputColumn("serviceType", .identifier, pt: "tpServUtil", en: "Service (tpServUtil)"),
        OutputColumn("competence", .identifier, pt: "CompetFat", en: "Competence (CompetFat)"),
        OutputColumn("dueDate", .date, pt: "dVencFat", en: "Due date (dVencFat)"),
        OutputColumn("usedFrom", .date, pt: "dPerUsoIni", en: "Used from (dPerUsoIni)"),
        OutputColumn("usedTo", .date, pt: "dPerUsoFim", en: "Used to (dPerUsoFim)"),
        OutputColumn("motive", .identifier, pt: "motSub", en: "Motive (motSub)"),
    ]
}
