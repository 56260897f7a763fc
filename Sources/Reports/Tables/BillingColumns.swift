internal import Domain

/// Columns of the tables about billing.
extension OutputColumn {
    static let billing = [
        OutputColumn("key", .identifier, pt: "Chave", en: "Key").filled,
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract").filled,
        OutputColumn("subscriber", .identifier, pt: "Cliente", en: "Subscriber"),
        OutputColumn("package", .identifier, pt: "Pacote", en: "Package").filled,
        OutputColumn("point", .identifier, pt: "Ponto", en: "Point"),
        OutputColumn("competence", .identifier, pt: "Competência", en: "Competence").filled.shaped(
            "^[0-9]{4}-[0-9]{2}$"),
        OutputColumn("sequence", .integer, pt: "Sequência", en: "Sequence"),
        OutputColumn("kind", pt: "Tipo", en: "Kind").filled.one(of: BillingEventKind.self),
        OutputColumn("state", pt: "Estado", en: "State").filled.one(of: BillingEventState.self),
        OutputColumn("matched", pt: "Vencimento escolhido", en: "Matched due date").one(of: DueMatch.self),
        OutputColumn("startsOn", .date, pt: "Início", en: "Starts on"),
        OutputColumn("endsOn", .date, pt: "Fim", en: "Ends on"),
        OutputColumn("listPriceCents", .money, pt: "Preço de tabela (R$)", en: "List price (R$)"),
        OutputColumn("amountCents", .money, pt: "Valor (R$)", en: "Amount (R$)"),
        OutputColumn("priceOrigin", pt: "Origem do preço", en: "Price origin").one(of: PriceOrigin.self),
        OutputColumn("nominalDue", .date, pt: "Vencimento nominal", en: "Nominal due date"),
        OutputColumn("businessDue", .date, pt: "Vencimento útil", en: "Business due date"),
        OutputColumn("taxNature", pt: "Natureza fiscal", en: "Tax nature"),
        OutputColumn("explanation", pt: "Explicação", en: "Explanation").filled,
        OutputColumn("billLine", pt: "Linha da fatura", en: "Line of the bill"),
        OutputColumn("derivation", .identifier, pt: "Derivação", en: "Derivation"),
        OutputColumn("hash", .identifier, pt: "Hash", en: "Hash"),
        OutputColumn("reason", .identifier, pt: "Motivo da quarentena", en: "Reason of the quarantine").one(
            of: BillingQuarantineReason.self),
    ]

    static let statement = [
        OutputColumn("posting", .identifier, pt: "Lançamento", en: "Posting").filled,
        OutputColumn("date", .date, pt: "Data", en: "Date").filled,
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract").filled,
        OutputColumn("account", .identifier, pt: "Conta", en: "Account").filled.one(of: LedgerAccount.self),
        OutputColumn("text", pt: "Histórico", en: "Text").filled.one(of: PostingText.self),
        OutputColumn("debitCents", .money, pt: "Débito (R$)", en: "Debit (R$)").filled,
        OutputColumn("creditCents", .money, pt: "Crédito (R$)", en: "Credit (R$)").filled,
        OutputColumn("event", .identifier, pt: "Evento", en: "Event").filled,
        OutputColumn("balanceCents", .money, pt: "Saldo (R$)", en: "Balance (R$)"),
    ]
}
