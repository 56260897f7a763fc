internal import Domain

extension ConfigurationKey {
    /// How supplier notes are judged.
    static let notes: [ConfigurationKey] = checks + reading

    private static let checks: [ConfigurationKey] =
        NoteChecks.standard.sorted { $0.key.rawValue < $1.key.rawValue }.map { reason, policy in
            ConfigurationKey(
                "nfe.checks.\(reason.rawValue)", policy.rawValue, example: policy == .review ? "reject" : "review",
                pt: reason.advice.happened.pt, en: reason.advice.happened.en)
        }

    private static let reading: [ConfigurationKey] = [
        ConfigurationKey(
            "nfe.cost", "[]", example: "[discount, freight]", pt: "O que entra no custo além do produto",
            en: "What counts as cost beside the product"),
        ConfigurationKey(
            "nfe.trust", nil, example: "certificates/icp-brasil.pem",
            pt: "Arquivo PEM a que os certificados dos emitentes devem levar",
            en: "PEM file that signers' certificates must lead to"),
        ConfigurationKey(
            "nfe.patterns", "[]",
            example:
                "[{ supplier: \"99888777\", field: serial, in: [infAdProd], expression: \"SN=([0-9A-Z]{10})\", name: label, builtIn: true }]",
            pt: "Onde certos fornecedores escrevem os números dos aparelhos",
            en: "Where certain suppliers write the numbers of boxes"),
        item(
            "supplier", "\"99888777\"", pt: "CNPJ, CPF ou raiz do fornecedor",
            en: "The supplier's CNPJ, CPF or root"),
        item("field", "serial", pt: "O que o número é", en: "What the number is"),
        item("in", "[infAdProd]", pt: "Em que campos da nota procurar", en: "Which fields of the note to search"),
        item(
            "expression", "\"SN=([0-9A-Z]{10})\"", pt: "Expressão; o primeiro grupo é o número",
            en: "Expression; its first group is the number"),
        item(
            "name", "label", pt: "Nome da regra, mostrado com o número",
            en: "Name of the rule, shown with the number"),
        item(
            "builtIn", "true", pt: "Se as regras embutidas também valem",
            en: "Whether the built-in rules look as well"),
    ]

    private static func item(_ name: String, _ example: String, pt: String, en: String) -> ConfigurationKey {
        ConfigurationKey("nfe.patterns.\(name)", nil, example: example, pt: pt, en: en, isItem: true)
    }

    /// How tables are read, what their records cost, and how long they may differ.
    static let tables: [ConfigurationKey] = layouts + rules

    private static let rules: [ConfigurationKey] = [
        ConfigurationKey(
            "tables.allOrNothing", "[]", example: "[stb-import]",
            pt: "Tabelas recusadas inteiras por uma linha ruim",
            en: "Tables refused whole for one bad row"),
        ConfigurationKey(
            "tables.deltas", "[]", example: "[contracts]",
            pt: "Tabelas que só trazem mudanças e nunca provam ausência",
            en: "Tables that hold changes only and never prove absence"),
        ConfigurationKey(
            "costs.replacement.default", nil, example: "150.00", pt: "Reposição de um aparelho de outro modelo",
            en: "Replacing a box of any other model"),
        ConfigurationKey(
            "costs.replacement.*", nil, example: "199.90", pt: "Reposição de um aparelho deste modelo",
            en: "Replacing a box of this model"),
        ConfigurationKey(
            "costs.point", "0.00", example: "9.90", pt: "Preço de um ponto por mês",
            en: "Price of an outlet a month"),
        ConfigurationKey(
            "costs.margin", "0.00", example: "2.00", pt: "O que um extra deve render por mês além do custo",
            en: "What an extra must bring a month beyond its cost"),
        ConfigurationKey(
            "orders.graceDays", "3", example: "5", pt: "Dias que o ERP tem para refletir uma ordem",
            en: "Days that the ERP has to take an order over"),
        ConfigurationKey(
            "grace.default", "1", example: "2", pt: "Dias em que uma diferença pode ser só atraso",
            en: "Days in which a difference may be mere delay"),
        ConfigurationKey(
            "grace.A16", "3", example: "4", pt: "O mesmo, para datas de início", en: "The same, for start dates",
            general: "grace.A"),
        ConfigurationKey(
            "grace.D05", "3", example: "4", pt: "O mesmo, para aparelhos não devolvidos",
            en: "The same, for boxes not returned", general: "grace.D"),
        ConfigurationKey(
            "grace.*", nil, example: "2", pt: "O mesmo, para uma família (A) ou classe (A05) de diferença",
            en: "The same, for a family (A) or class (A05) of difference"),
    ]

    private static let layouts: [ConfigurationKey] = [
        layout(
            "columns.*", nil, "Nr_Contrato", pt: "Nome desta coluna no arquivo", en: "Name of this column in the file"),
        layout(
            "header", "true", "false", pt: "Se a primeira linha tem os nomes", en: "Whether the first row has the names"
        ),
        layout(
            "order", nil, "[contract, subscriber]", pt: "Colunas de um arquivo sem cabeçalho",
            en: "Columns of a file without a header"),
        layout(
            "format", "delimited", "fixed-width", pt: "Separado ou de largura fixa", en: "Delimited or of fixed width"),
        layout(
            "fields", nil, "[{ column: contract, start: 1, length: 8 }]", pt: "Campos de uma linha de largura fixa",
            en: "Fields of a line of fixed width"),
        layout("fields.column", nil, "contract", pt: "A coluna", en: "The column", isItem: true),
        layout("fields.start", nil, "1", pt: "Primeiro caractere, de 1", en: "First character, from 1", isItem: true),
        layout("fields.length", nil, "8", pt: "Quantos caracteres", en: "How many characters", isItem: true),
        layout(
            "sheet", nil, "Plan1", pt: "A aba da planilha; senão, a primeira visível",
            en: "The sheet; the first visible one otherwise"),
        layout(
            "delimiter", nil, "\";\"", pt: "Separador de um arquivo sem cabeçalho",
            en: "Delimiter of a file without a header"),
        layout(
            "encoding", nil, "windows-1252", pt: "Codificação; senão, pelos bytes",
            en: "Encoding; told from the bytes otherwise"),
        layout(
            "decimal", nil, "comma", pt: "Decimal; senão, pelo arquivo",
            en: "Decimal mark; told from the file otherwise"),
        layout("dates", "iso", "us", pt: "Como se escrevem os dias", en: "How days are written"),
        layout("skipRows", "0", "2", pt: "Linhas acima do cabeçalho", en: "Rows above the header"),
        layout("file", nil, "ctr_", pt: "Como começa o nome destes arquivos", en: "How the names of such files begin"),
    ]

    private static func layout(
        _ name: String, _ standard: String?, _ example: String, pt: String, en: String, isItem: Bool = false
    ) -> ConfigurationKey {
        ConfigurationKey("layouts.*.\(name)", standard, example: example, pt: pt, en: en, isItem: isItem)
    }

    /// When a dropped file is taken, and when a side is silent.
    static let intake: [ConfigurationKey] = [
        ConfigurationKey(
            "intake.settleSeconds", "1", example: "5", pt: "Segundos sem mudança até um arquivo contar como inteiro",
            en: "Seconds without a change until a file counts as whole"),
        ConfigurationKey(
            "intake.staleAfterDays", "2", example: "3", pt: "Dias de silêncio até um lado contar como ausente",
            en: "Days of silence until a side counts as missing"),
    ]
}
