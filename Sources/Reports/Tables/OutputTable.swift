/// The tables that go out, named as in the contract of files.
public enum OutputTable: String, Sendable, CaseIterable, Hashable {
    case documents, patrimony
    case setTopBoxes = "set-top-boxes"
    case stock, sync, findings
    case findingsDelta = "findings-delta"
    case plan
    case expectedState = "expected-state"
    case decisionTable = "decision-table"
    case steps
    case erpUpdates = "erp-updates"
    case billingPreview = "billing-preview"
    case billingEvents = "billing-events"
    case statement, rejected
    case nfcomItems = "nfcom-items"
    case audit
    case unmappedProducts = "unmapped-products"
    case immobilisation
    case returnDue = "return-due"
    case orders

    /// The form for programs. It belongs to the table: what may have a row a customer is written a row a line.
    public enum Form: String, Sendable, Hashable {
        /// One object with the schema, the date and all rows.
        case json
        /// A row a line, and nothing else.
        case ndjson
    }

    /// The form for programs.
    public var form: Form {
        switch self {
        case .patrimony, .setTopBoxes, .findings, .plan, .billingPreview, .billingEvents, .statement, .orders, .audit:
            .ndjson
        case .documents, .stock, .sync, .findingsDelta, .rejected, .unmappedProducts,
            .immobilisation, .returnDue, .expectedState, .decisionTable, .steps, .erpUpdates, .nfcomItems:
            .json
        }
    }

    /// File name of the table for people.
    public var csvName: String { "\(rawValue).csv" }
    /// File name of the table for programs.
    public var jsonName: String { "\(rawValue).\(form.rawValue)" }

    /// What the table is called on a page.
    public var title: Phrase {
        switch self {
        case .documents: Phrase(pt: "Documentos recebidos", en: "Documents received")
        case .patrimony: Phrase(pt: "Patrimônio", en: "Patrimony")
        case .setTopBoxes: Phrase(pt: "Set-top boxes", en: "Set-top boxes")
        case .stock: Phrase(pt: "Estoque", en: "Stock")
        case .sync: Phrase(pt: "Sincronismo", en: "Sync")
        case .findings: Phrase(pt: "Divergências", en: "Findings")
        case .findingsDelta: Phrase(pt: "Divergências: mudanças", en: "Findings: changes")
        case .plan: Phrase(pt: "Plano de ações", en: "Plan of actions")
        case .expectedState: Phrase(pt: "Estado esperado", en: "Expected state")
        case .decisionTable: Phrase(pt: "Tabela de decisão", en: "Decision table")
        case .steps: Phrase(pt: "Passos no painel", en: "Steps at the panel")
        case .erpUpdates: Phrase(pt: "Atualizações no ERP", en: "Updates of the ERP")
        case .billingPreview: Phrase(pt: "Prévia do Faturamento TV", en: "TV billing preview")
        case .billingEvents: Phrase(pt: "Eventos de Faturamento", en: "Billing events")
        case .statement: Phrase(pt: "Extrato Financeiro", en: "Statement")
        case .audit: Phrase(pt: "Auditoria", en: "Audit")
        case .nfcomItems: Phrase(pt: "Itens para NFCom", en: "NFCom items")
        case .rejected: Phrase(pt: "Linhas rejeitadas", en: "Rejected lines")
        case .unmappedProducts: Phrase(pt: "Produtos sem de-para", en: "Unmapped products")
        case .returnDue: Phrase(pt: "Aparelhos a devolver", en: "Boxes due back")
        case .orders: Phrase(pt: "Ordens", en: "Orders")
        case .immobilisation: Phrase(pt: "Imobilização de itens", en: "Immobilisation of items")
        }
    }

    /// Its columns.
    public var schema: TableSchema {
        let columns =
            switch self {
            case .documents: OutputColumn.documents
            case .rejected: OutputColumn.rejected
            case .patrimony: OutputColumn.patrimony
            case .setTopBoxes: OutputColumn.setTopBoxes
            case .stock: OutputColumn.stock
            case .unmappedProducts: OutputColumn.unmappedProducts
            case .returnDue: OutputColumn.returnDue
            case .immobilisation: OutputColumn.immobilisation
            case .orders: OutputColumn.orders
            case .sync: OutputColumn.sync
            case .findings: OutputColumn.findings
            case .findingsDelta: OutputColumn.findingsDelta
            case .plan: OutputColumn.plan
            case .expectedState: OutputColumn.expectedState
            case .decisionTable: OutputColumn.decisionTable
            case .steps: OutputColumn.steps
            case .erpUpdates: OutputColumn.erpUpdates
            case .billingPreview, .billingEvents: OutputColumn.billing
            case .statement: OutputColumn.statement
            case .nfcomItems: OutputColumn.nfcomItems
            case .audit: OutputColumn.audit
            }
        return TableSchema(table: self, columns: columns)
    }
}

extension OutputTable: TextCatalogue {
    /// Every phrase of this entry: its title and its headers.
    public var phrases: [Phrase] { [title] + schema.columns.map(\.header) }
}
