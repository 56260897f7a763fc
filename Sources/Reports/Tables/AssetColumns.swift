internal import Domain

/// Columns of the tables about files and assets.
extension OutputColumn {
    static let documents = [
        OutputColumn("file", pt: "Arquivo", en: "File").filled,
        OutputColumn("member", pt: "Membro", en: "Member"),
        OutputColumn("sha256", .identifier, pt: "SHA-256", en: "SHA-256").shaped("^[0-9a-f]{64}$"),
        OutputColumn("kind", pt: "Tipo", en: "Kind").filled.one(of: DocumentKind.names),
        OutputColumn("disposition", pt: "Situação", en: "Disposition").filled.one(of: Disposition.self),
        OutputColumn("reason", pt: "Motivo", en: "Reason").one(of: Reason.self),
        OutputColumn("records", .integer, pt: "Registros", en: "Records").filled,
        OutputColumn("message", pt: "Mensagem", en: "Message"),
    ]

    static let rejected = [
        OutputColumn("file", pt: "Arquivo", en: "File").filled,
        OutputColumn("member", pt: "Membro", en: "Member"),
        OutputColumn("line", .integer, pt: "Linha", en: "Line").filled,
        OutputColumn("column", pt: "Coluna", en: "Column").filled,
        OutputColumn("value", pt: "Valor", en: "Value").filled,
        OutputColumn("rule", pt: "Regra", en: "Rule").filled.one(
            of: RowRule.allCases.map(\.rawValue) + OrderRefusal.allCases.map(\.rawValue)),
        OutputColumn("hint", pt: "Sugestão", en: "Hint").filled,
    ]

    static let patrimony = [
        OutputColumn("number", .identifier, pt: "Nº Patrimônio", en: "Patrimony number"),
        OutputColumn("description", pt: "Descrição", en: "Description"),
        OutputColumn("ncm", .identifier, pt: "NCM", en: "NCM"),
        OutputColumn("originKind", pt: "Origem", en: "Origin").filled.one(of: ["nfe", "purchase", "import"]),
        OutputColumn("accessKey", .identifier, pt: "Chave de acesso", en: "Access key"),
        OutputColumn("item", .integer, pt: "Item", en: "Item"),
        OutputColumn("unit", .integer, pt: "Unidade", en: "Unit"),
        OutputColumn("supplier", pt: "Fornecedor", en: "Supplier"),
        OutputColumn("costCents", .money, pt: "Custo (R$)", en: "Cost (R$)"),
        OutputColumn("ibsCents", .money, pt: "IBS (R$)", en: "IBS (R$)"),
        OutputColumn("cbsCents", .money, pt: "CBS (R$)", en: "CBS (R$)"),
        OutputColumn("custody", pt: "Situação", en: "Custody").filled.one(of: Custody.self),
        OutputColumn("casn", .identifier, pt: "CASN", en: "CASN"),
        OutputColumn("mac", .identifier, pt: "MAC", en: "MAC"),
        OutputColumn("serial", .identifier, pt: "Nº série", en: "Serial"),
        OutputColumn("held", .boolean, pt: "Retido", en: "Held").filled,
        OutputColumn("source", pt: "Fonte", en: "Source").filled,
        OutputColumn("use", .identifier, pt: "Uso", en: "Use").one(of: ProductUse.self),
        OutputColumn("model", pt: "Modelo", en: "Model"),
        OutputColumn("capitalised", .boolean, pt: "Imobilizado", en: "Capitalised"),
        OutputColumn("identifiedBy", pt: "Identificado por", en: "Identified by"),
        OutputColumn("document", .identifier, pt: "Nº da compra", en: "Purchase number"),
        OutputColumn("joined", .boolean, pt: "Compra unida à nota", en: "Purchase joined").filled,
    ]

    static let setTopBoxes = [
        OutputColumn("casn", .identifier, pt: "CASN", en: "CASN"),
        OutputColumn("mac", .identifier, pt: "MAC", en: "MAC"),
        OutputColumn("serial", .identifier, pt: "Nº série", en: "Serial"),
        OutputColumn("smartcard", .identifier, pt: "Smart card", en: "Smart card"),
        OutputColumn("patrimony", .identifier, pt: "Nº Patrimônio", en: "Patrimony number"),
        OutputColumn("model", pt: "Modelo", en: "Model"),
        OutputColumn("platform", .identifier, pt: "Plataforma", en: "Platform"),
        OutputColumn("location", pt: "Local", en: "Location"),
        OutputColumn("custody", pt: "Situação", en: "Custody").filled.one(of: Custody.self),
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract"),
        OutputColumn("point", .identifier, pt: "Ponto", en: "Point"),
    ]

    static let stock = [
        OutputColumn("custody", pt: "Situação", en: "Custody").filled.one(of: Custody.self),
        OutputColumn("model", pt: "Modelo", en: "Model").filled,
        OutputColumn("location", pt: "Local", en: "Location").filled,
        OutputColumn("boxes", .integer, pt: "Aparelhos", en: "Boxes").filled,
        OutputColumn("valueCents", .money, pt: "Valor (R$)", en: "Value (R$)"),
        OutputColumn("oldestDays", .integer, pt: "Mais antigo (dias)", en: "Oldest (days)"),
    ]

    static let unmappedProducts = [
        OutputColumn("supplierDocument", .identifier, pt: "CNPJ do fornecedor", en: "Supplier's CNPJ").filled,
        OutputColumn("supplier", pt: "Fornecedor", en: "Supplier"),
        OutputColumn("product", .identifier, pt: "Produto", en: "Product").filled,
        OutputColumn("description", pt: "Descrição", en: "Description").filled,
        OutputColumn("ncm", .identifier, pt: "NCM", en: "NCM").filled,
        OutputColumn("items", .integer, pt: "Itens", en: "Items").filled,
        OutputColumn("totalCents", .money, pt: "Total (R$)", en: "Total (R$)").filled,
        OutputColumn("accessKey", .identifier, pt: "Primeira chave de acesso", en: "First access key").filled,
        OutputColumn("suggestion", .identifier, pt: "Sugestão", en: "Suggestion").filled.one(of: ProductUse.self),
    ]

    static let immobilisation = [
        OutputColumn("period", .identifier, pt: "Período", en: "Period").filled,
        OutputColumn("accessKey", .identifier, pt: "Chave de acesso", en: "Access key").filled,
        OutputColumn("item", .integer, pt: "Item", en: "Item").filled,
        OutputColumn("description", pt: "Descrição", en: "Description").filled,
        OutputColumn("ncm", .identifier, pt: "NCM", en: "NCM").filled,
        OutputColumn("quantity", .integer, pt: "qImobilizado", en: "Quantity").filled,
        OutputColumn("measure", pt: "uImobilizado", en: "Unit").filled,
        OutputColumn("costCents", .money, pt: "Custo (R$)", en: "Cost (R$)").filled,
        OutputColumn("ibsCents", .money, pt: "vIBS (R$)", en: "IBS (R$)"),
        OutputColumn("cbsCents", .money, pt: "vCBS (R$)", en: "CBS (R$)"),
    ]
}
