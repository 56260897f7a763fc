/// Columns of the tables about billing.
extension OutputColumn {
    static let billing = [
        OutputColumn("key", .identifier, pt: "Chave", en: "Key"),
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract"),
        OutputColumn("subscriber", .identifier, pt: "Cliente", en: "Subscriber"),
        OutputColumn("package", .identifier, pt: "Pacote", en: "Package"),
        OutputColumn("point", .identifier, pt: "Ponto", en: "Point"),
        OutputColumn("competence", .identifier, pt: "Competência", en: "Competence"),
        OutputColumn("sequence", .integer, pt: "Sequência", en: "Sequence"),
        OutputColumn("kind", pt: "Tipo", en: "Kind"),
        OutputColumn("state", pt: "Estado", en: "State"),
        OutputColumn("matched", pt: "Vencimento escolhido", en: "Matched due date"),
        OutputColumn("startsOn", .date, pt: "Início", en: "Starts on"),
        OutputColumn("endsOn", .date, pt: "Fim", en: "Ends on"),
        OutputColumn("listPriceCents", .money, pt: "Preço de tabela (R$)", en: "List price (R$)"),
        OutputColumn("amountCents", .money, pt: "Valor (R$)", en: "Amount (R$)"),
        OutputColumn("priceOrigin", pt: "Origem do preço", en: "Price origin"),
        OutputColumn("nominalDue", .date, pt: "Vencimento nominal", en: "Nominal due date"),
        OutputColumn("businessDue", .date, pt: "Vencimento útil", en: "Business due date"),
        OutputColumn("taxNature", pt: "Natureza fiscal", en: "Tax nature"),
        OutputColumn("explanation", pt: "Explicação", en: "Explanation"),
        OutputColumn("billLine", pt: "Linha da fatura", en: "Line of the bill"),
        OutputColumn("derivation", .identifier, pt: "Derivação", en: "Derivation"),
        OutputColumn("hash", .identifier, pt: "Hash", en: "Hash"),
        OutputColumn("reason", .identifier, pt: "Motivo da quarentena", en: "Reason of the quarantine"),
    ]

    static let statement = [
        OutputColumn("posting", .identifier, pt: "Lançamento", en: "Posting"),
        OutputColumn("date", .date, pt: "Data", en: "Date"),
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract"),
        OutputColumn("account", .identifier, pt: "Conta", en: "Account"),
        OutputColumn("text", pt: "Histórico", en: "Text"),
        OutputColumn("debitCents", .money, pt: "Débito (R$)", en: "Debit (R$)"),
        OutputColumn("creditCents", .money, pt: "Crédito (R$)", en: "Credit (R$)"),
        OutputColumn("event", .identifier, pt: "Evento", en: "Event"),
        OutputColumn("balanceCents", .money, pt: "Saldo (R$)", en: "Balance (R$)"),
    ]
}
