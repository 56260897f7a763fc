public import Domain

extension TableKind: TextCatalogue {
    /// What people call it.
    public var label: Phrase {
        switch self {
        case .products: Phrase(pt: "de-para de produtos", en: "supplier map")
        case .locations: Phrase(pt: "locais", en: "locations")
        case .plans: Phrase(pt: "planos", en: "plans")
        case .packages: Phrase(pt: "pacotes", en: "packages")
        case .packageChannels: Phrase(pt: "grade dos pacotes", en: "channels of packages")
        case .prices: Phrase(pt: "tabela de preços", en: "price list")
        case .subscribers: Phrase(pt: "clientes", en: "subscribers")
        case .contracts: Phrase(pt: "contratos", en: "contracts")
        case .contractPackages: Phrase(pt: "pacotes contratados", en: "contracted packages")
        case .stbImport: Phrase(pt: "importação de STB", en: "set-top import")
        case .purchases: Phrase(pt: "compras sem XML", en: "purchases without XML")
        case .points: Phrase(pt: "pontos", en: "points")
        case .catalogueChannels: Phrase(pt: "canais da plataforma", en: "channels of the platform")
        case .cataloguePackages: Phrase(pt: "pacotes da plataforma", en: "packages of the platform")
        case .cataloguePackageChannels:
            Phrase(pt: "canais dos pacotes da plataforma", en: "channels of the platform's packages")
        case .accounts: Phrase(pt: "contas", en: "accounts")
        case .entitlements: Phrase(pt: "habilitações", en: "entitlements")
        case .devices: Phrase(pt: "equipamentos", en: "devices")
        case .platformInvoice: Phrase(pt: "fatura da plataforma", en: "invoice of the platform")
        case .billingResults: Phrase(pt: "resultado do Faturamento Padrão", en: "results of the billing")
        case .orders: Phrase(pt: "ordens", en: "orders")
        case .holidays: Phrase(pt: "feriados", en: "holidays")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}

extension FiscalKind: TextCatalogue {
    /// What people call it.
    public var label: Phrase {
        switch self {
        case .note: Phrase(pt: "NF-e", en: "NF-e")
        case .unprotocolled: Phrase(pt: "NF-e sem protocolo", en: "NF-e without protocol")
        case .batch: Phrase(pt: "lote de NF-e", en: "batch of NF-e")
        case .event: Phrase(pt: "evento de NF-e", en: "event of an NF-e")
        case .eventRequest: Phrase(pt: "pedido de evento de NF-e", en: "request for an event of an NF-e")
        case .summary: Phrase(pt: "resumo de NF-e", en: "summary of an NF-e")
        case .eventSummary: Phrase(pt: "resumo de evento de NF-e", en: "summary of an event of an NF-e")
        case .distribution: Phrase(pt: "distribuição de documentos (SEFAZ)", en: "distribution of documents (SEFAZ)")
        case .status: Phrase(pt: "resposta da SEFAZ", en: "answer of SEFAZ")
        case .consumerNote: Phrase(pt: "NFC-e", en: "NFC-e")
        case .otherFiscal: Phrase(pt: "outro documento fiscal", en: "other fiscal document")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}

/// What people call the files that are neither tables nor fiscal documents.
enum OtherKindText: String, CaseIterable, TextCatalogue {
    case decision, sidecar, archive, unknown

    /// The words.
    var label: Phrase {
        switch self {
        case .decision: Phrase(pt: "decisão", en: "decision")
        case .sidecar: Phrase(pt: "manifesto de arquivo", en: "manifest of a file")
        case .archive: Phrase(pt: "arquivo compactado", en: "archive")
        case .unknown: Phrase(pt: "não reconhecido", en: "not recognised")
        }
    }

    /// Every phrase of this entry.
    var phrases: [Phrase] { [label] }
}

extension DocumentKind {
    /// What people call it.
    public var label: Phrase {
        switch self {
        case .table(let kind): kind.label
        case .fiscal(let kind): kind.label
        case .decision: OtherKindText.decision.label
        case .sidecar: OtherKindText.sidecar.label
        case .archive: OtherKindText.archive.label
        case .unknown: OtherKindText.unknown.label
        }
    }
}
