internal import Domain

/// The columns of one kind of table: which must exist, which may, and the words that name them there.
/// Source: the contract of files, "Tables in".
struct TableShape: Sendable {
    let kind: TableKind
    /// Must exist, each of them. A platform's table may have its platform from the file's name instead.
    let required: [TableColumn]
    /// At least one of them must exist.
    let oneOf: [TableColumn]
    let optional: [TableColumn]
    /// Folded word → column.
    let columns: [String: TableColumn]

    init(
        _ kind: TableKind, required: [TableColumn], oneOf: [TableColumn] = [], optional: [TableColumn] = [],
        words: [(String, TableColumn)] = []
    ) {
        self.kind = kind
        self.required = required
        self.oneOf = oneOf
        self.optional = optional
        // A kind's own word wins over one that means something else elsewhere (`valor`, `código`, `login`).
        var columns: [String: TableColumn] = [:]
        for column in required + oneOf + optional {
            for word in column.words { columns[foldedWord(word)] = column }
        }
        for (word, column) in words { columns[foldedWord(word)] = column }
        self.columns = columns
    }

    /// The shape of a kind.
    static func of(_ kind: TableKind) -> TableShape { all[kind] ?? TableShape(kind, required: []) }

    /// All shapes, by kind.
    static let all: [TableKind: TableShape] = Dictionary(
        (erpShapes + assetShapes + platformShapes + otherShapes).map { ($0.kind, $0) },
        uniquingKeysWith: { first, _ in first })

    private static let erpShapes: [TableShape] = [
        TableShape(
            .plans, required: [.plan, .name, .allowsTV], optional: [.platform, .defaultPackage, .price, .active],
            words: [("código", .plan), ("nome plano", .name), ("valor", .price)]),
        TableShape(
            .packages, required: [.package, .name, .platform, .extra],
            optional: [.platformPackage, .price, .outletLimit, .taxNature, .nfcomClass, .active],
            words: [("código", .package), ("nome pacote", .name), ("valor pacote", .price), ("valor", .price)]),
        TableShape(
            .packageChannels, required: [.package, .name], optional: [.number, .family, .channel, .lineup],
            words: [("nome canal", .name)]),
        TableShape(
            .subscribers, required: [.subscriber, .name],
            optional: [.document, .email, .phone, .city, .state, .status],
            words: [("código", .subscriber), ("nome cliente", .name)]),
        TableShape(
            .contracts, required: [.contract, .subscriber, .plan, .radiusLogin, .status],
            optional: [.statusSince, .dueDay, .startedOn, .endedOn, .beeniusID, .beeniusPIN],
            words: [("plano ativo", .contract), ("login", .radiusLogin)]),
        TableShape(
            .contractPackages, required: [.contract, .package, .startsOn],
            optional: [.endsOn, .price, .priceUntil, .reason, .freeUntil, .courtesy, .courtesyOwner],
            words: [("plano ativo", .contract), ("valor", .price), ("valor negociado", .price)]),
        TableShape(
            .points, required: [.point, .contract, .location],
            optional: [.casn, .mac, .serial, .patrimony, .installedOn, .removedOn],
            words: [("local do ponto", .location), ("plano ativo", .contract)]),
    ]

    private static let assetShapes: [TableShape] = [
        TableShape(
            .stbImport, required: [], oneOf: [.casn, .mac, .serial],
            optional: [.patrimony, .smartcard, .model, .platform, .location, .accessKey, .cost],
            words: [("depósito", .location), ("estoque", .location), ("valor", .cost)]),
        TableShape(
            .purchases,
            required: [.document, .item, .supplierDocument, .date, .product, .description, .quantity, .unitCost],
            optional: [.supplier, .ncm, .serials, .macs, .casns, .model, .location],
            words: [
                ("nota", .document), ("nº documento", .document), ("cnpj", .supplierDocument),
                ("cpf", .supplierDocument), ("data compra", .date), ("código", .product),
            ]),
        TableShape(
            .products, required: [.supplierDocument, .product, .isClass],
            optional: [.model, .capitalise, .supplier, .description, .ncm],
            words: [
                ("cnpj", .supplierDocument), ("código", .product),
                // The headers of the report of unmapped products: edited, or as it is, it is the map.
                ("cnpj do fornecedor", .supplierDocument), ("supplier's cnpj", .supplierDocument),
                ("sugestão", .isClass), ("suggestion", .isClass),
            ]),
        TableShape(.locations, required: [.location], optional: [.scope]),
    ]

    private static let platformShapes: [TableShape] = [
        TableShape(
            .catalogueChannels, required: [.platform, .channel, .name],
            optional: [.number, .family, .lineup, .quality, .active], words: [("nome canal", .name)]),
        TableShape(
            .cataloguePackages, required: [.platform, .package, .name],
            optional: [.kind, .wholesalePrice, .retailPrice, .deviceLimit, .active],
            words: [("código", .package), ("nome pacote", .name)]),
        TableShape(.cataloguePackageChannels, required: [.platform, .package, .channel]),
        TableShape(
            .accounts, required: [.platform, .account, .status],
            optional: [.externalReference, .login, .email, .document, .createdOn, .pin],
            words: [("id assinante", .account)]),
        TableShape(
            .entitlements, required: [.platform, .account, .package, .status],
            optional: [.entitlement, .startsOn, .endsOn], words: [("id assinante", .account)]),
        TableShape(
            .devices, required: [.platform], oneOf: [.casn, .mac, .serial],
            optional: [.account, .smartcard, .model, .status, .lastSeen], words: [("id assinante", .account)]),
        TableShape(.platformInvoice, required: [.platform, .period, .package, .quantity], optional: [.amount]),
    ]

    private static let otherShapes: [TableShape] = [
        TableShape(
            .prices, required: [.package, .validFrom, .price], optional: [.validTo],
            words: [("valor", .price), ("valor pacote", .price)]),
        TableShape(
            .orders, required: [.order, .op, .effectiveOn],
            optional: [
                .author, .reason, .contract, .package, .price, .plan, .location, .box, .point, .field, .value, .custody,
            ],
            words: [("id", .order)]),
        TableShape(.billingResults, required: [.event, .processedOn], optional: [.document]),
        TableShape(.holidays, required: [.date, .name], optional: [.scope, .validFrom]),
    ]
}
