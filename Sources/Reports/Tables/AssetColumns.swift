/// Columns of the tables about files and assets.
extension OutputColumn {
    static let documents = [
        OutputColumn("file", pt: "Arquivo", en: "File"),
        OutputColumn("member", pt: "Membro", en: "Member"),
        OutputColumn("sha256", .identifier, pt: "SHA-256", en: "SHA-256"),
        OutputColumn("kind", pt: "Tipo", en: "Kind"),
        OutputColumn("disposition", pt: "Situação", en: "Disposition"),
        OutputColumn("reason", pt: "Motivo", en: "Reason"),
        OutputColumn("records", .integer, pt: "Registros", en: "Records"),
        OutputColumn("message", pt: "Mensagem", en: "Message"),
    ]

    static let rejected = [
        OutputColumn("file", pt: "Arquivo", en: "File"),
        OutputColumn("member", pt: "Membro", en: "Member"),
        OutputColumn("line", .integer, pt: "Linha", en: "Line"),
        OutputColumn("column", pt: "Coluna", en: "Column"),
        OutputColumn("value", pt: "Valor", en: "Value"),
        OutputColumn("rule", pt: "Regra", en: "Rule"),
        OutputColumn("hint", pt: "Sugestão", en: "Hint"),
    ]

    static let patrimony = [
        OutputColumn("number", .identifier, pt: "Nº Patrimônio", en: "Patrimony number"),
        OutputColumn("description", pt: "Descrição", en: "Description"),
        OutputColumn("ncm", .identifier, pt: "NCM", en: "NCM"),
        OutputColumn("originKind", pt: "Origem", en: "Origin"),
        OutputColumn("accessKey", .identifier, pt: "Chave de acesso", en: "Access key"),
        OutputColumn("item", .integer, pt: "Item", en: "Item"),
        OutputColumn("unit", .integer, pt: "Unidade", en: "Unit"),
        OutputColumn("supplier", pt: "Fornecedor", en: "Supplier"),
        OutputColumn("costCents", .money, pt: "Custo (R$)", en: "Cost (R$)"),
        OutputColumn("ibsCents", .money, pt: "IBS (R$)", en: "IBS (R$)"),
        OutputColumn("cbsCents", .money, pt: "CBS (R$)", en: "CBS (R$)"),
        OutputColumn("custody", pt: "Situação", en: "Custody"),
        OutputColumn("casn", .identifier, pt: "CASN", en: "CASN"),
        OutputColumn("mac", .identifier, pt: "MAC", en: "MAC"),
        OutputColumn("serial", .identifier, pt: "Nº série", en: "Serial"),
        OutputColumn("held", .boolean, pt: "Retido", en: "Held"),
        OutputColumn("source", pt: "Fonte", en: "Source"),
        OutputColumn("use", .identifier, pt: "Uso", en: "Use"),
        OutputColumn("model", pt: "Modelo", en: "Model"),
        OutputColumn("capitalised", .boolean, pt: "Imobilizado", en: "Capitalised"),
        OutputColumn("identifiedBy", pt: "Identificado por", en: "Identified by"),
        OutputColumn("document", .identifier, pt: "Nº da compra", en: "Purchase number"),
        OutputColumn("joined", .boolean, pt: "Compra unida à nota", en: "Purchase joined"),
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
        OutputColumn("custody", pt: "Situação", en: "Custody"),
        OutputColumn("contract", .identifier, pt: "Contrato", en: "Contract"),
        OutputColumn("point", .identifier, pt: "Ponto", en: "Point"),
    ]

    static let stock = [
        OutputColumn("custody", pt: "Situação", en: "Custody"),
        OutputColumn("model", pt: "Modelo", en: "Model"),
        OutputColumn("location", pt: "Local", en: "Location"),
        OutputColumn("boxes", .integer, pt: "Aparelhos", en: "Boxes"),
        OutputColumn("valueCents", .money, pt: "Valor (R$)", en: "Value (R$)"),
        OutputColumn("oldestDays", .integer, pt: "Mais antigo (dias)", en: "Oldest (days)"),
    ]

    static let unmappedProducts = [
        OutputColumn("supplierDocument", .identifier, pt: "CNPJ do fornecedor", en: "Supplier's CNPJ"),
        OutputColumn("supplier", pt: "Fornecedor", en: "Supplier"),
        OutputColumn("product", .identifier, pt: "Produto", en: "Product"),
        OutputColumn("description", pt: "Descrição", en: "Description"),
        OutputColumn("ncm", .identifier, pt: "NCM", en: "NCM"),
        OutputColumn("items", .integer, pt: "Itens", en: "Items"),
        OutputColumn("totalCents", .money, pt: "Total (R$)", en: "Total (R$)"),
        OutputColumn("accessKey", .identifier, pt: "Primeira chave de acesso", en: "First access key"),
        OutputColumn("suggestion", .identifier, pt: "Sugestão", en: "Suggestion"),
    ]

    static let immobilisation = [
        OutputColumn("period", .identifier, pt: "Período", en: "Period"),
        OutputColumn("accessKey", .identifier, pt: "Chave de acesso", en: "Access key"),
        OutputColumn("item", .integer, pt: "Item", en: "Item"),
        OutputColumn("description", pt: "Descrição", en: "Description"),
        OutputColumn("ncm", .identifier, pt: "NCM", en: "NCM"),
        OutputColumn("quantity", .integer, pt: "qImobilizado", en: "Quantity"),
        OutputColumn("measure", pt: "uImobilizado", en: "Unit"),
        OutputColumn("costCents", .money, pt: "Custo (R$)", en: "Cost (R$)"),
        OutputColumn("ibsCents", .money, pt: "vIBS (R$)", en: "IBS (R$)"),
        OutputColumn("cbsCents", .money, pt: "vCBS (R$)", en: "CBS (R$)"),
    ]
}
