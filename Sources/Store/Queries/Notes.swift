public import Domain
internal import GRDB

/// A note as the store remembers it: the best copy that came.
public struct NoteRow: Hashable, Sendable {
    /// Its key.
    public var accessKey: AccessKey
    /// emit: CNPJ or CPF, and xNome.
    public var issuer: String, issuerName: String
    /// serie, nNF, dhEmi, vNF, DigestValue, as in the document.
    public var series: String, number: String, issuedAt: String, total: String, digest: String
    /// How its delivery ended.
    public var disposition: Disposition, reason: Reason?
    /// What it deserves once it is authorised.
    public var merit: Disposition, meritReason: Reason?
    /// What it moves.
    public var movement: FiscalNote.Movement
    /// Whether an authorisation is known, in its own envelope or in an answer that came by itself.
    public var isAuthorised: Bool
    /// The delivery it was read from.
    public var delivery: Int64

    /// All fields.
    public init(
        accessKey: AccessKey, issuer: String, issuerName: String, series: String, number: String, issuedAt: String,
        total: String, digest: String, disposition: Disposition, reason: Reason?, merit: Disposition,
        meritReason: Reason?, movement: FiscalNote.Movement, isAuthorised: Bool, delivery: Int64
    ) {
        self.accessKey = accessKey
        self.issuer = issuer
        self.issuerName = issuerName
        self.series = series
        self.number = number
        self.issuedAt = issuedAt
        self.total = total
        self.digest = digest
        self.disposition = disposition
        self.reason = reason
        self.merit = merit
        self.meritReason = meritReason
        self.movement = movement
        self.isAuthorised = isAuthorised
        self.delivery = delivery
    }

    init?(_ row: StoreRow) {
        guard let key = try? AccessKey(row.text("accessKey")) else { return nil }
        self.init(
            accessKey: key, issuer: row.text("issuer"), issuerName: row.text("issuerName"),
            series: row.text("series"), number: row.text("number"), issuedAt: row.text("issuedAt"),
            total: row.text("total"), digest: row.text("digest"), disposition: row.word("disposition", else: .review),
            reason: row.optional("reason").flatMap(Reason.init(rawValue:)), merit: row.word("merit", else: .review),
            meritReason: row.optional("meritReason").flatMap(Reason.init(rawValue:)),
            movement: row.word("movement", else: .elsewhere), isAuthorised: row.flag("isAuthorised"),
            delivery: row.integer("delivery"))
    }
}

/// An item of a note, for the supplier map.
public struct NoteItemRow: Hashable, Sendable {
    /// The note and nItem.
    public var accessKey: String, item: Int
    /// CNPJ or CPF of the supplier; cProd, xProd, NCM, qCom, uCom.
    public var supplier: String, code: String, description: String, ncm: String, quantity: String, measure: String
    /// vProd.
    public var total: Money
    /// What it is taken for; whether the supplier map says so.
    public var use: ProductUse, isMapped: Bool

    /// All fields.
    public init(
        accessKey: String, item: Int, supplier: String, code: String, description: String, ncm: String,
        quantity: String, measure: String, total: Money, use: ProductUse, isMapped: Bool
    ) {
        self.accessKey = accessKey
        self.item = item
        self.supplier = supplier
        self.code = code
        self.description = description
        self.ncm = ncm
        self.quantity = quantity
        self.measure = measure
        self.total = total
        self.use = use
        self.isMapped = isMapped
    }
}

extension Transaction {
    /// The note with this key.
    public func note(_ key: AccessKey) throws -> NoteRow? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM note WHERE provider = ? AND accessKey = ?")
        return try Row.fetchOne(statement, arguments: [provider, key.text]).flatMap { NoteRow(StoreRow(row: $0)) }
    }

    /// Every note, by key.
    public func notes() throws -> [NoteRow] {
        try Row.fetchAll(db, sql: "SELECT * FROM note WHERE provider = ? ORDER BY accessKey", arguments: [provider])
            .compactMap { NoteRow(StoreRow(row: $0)) }
    }

    /// Keeps a note, in the place of what was known of its key.
    public func save(_ note: NoteRow) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO note VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        try statement.execute(arguments: [
            provider, note.accessKey.text, note.issuer, note.issuerName, note.series, note.number, note.issuedAt,
            note.total, note.digest, note.disposition.rawValue, note.reason?.rawValue, note.delivery,
            note.merit.rawValue, note.meritReason?.rawValue, note.movement.rawValue, note.isAuthorised,
        ])
    }

    // MARK: Items

    /// Keeps the items of a note, in the place of those known.
    public func replaceItems(of key: AccessKey, by items: [NoteItemRow]) throws {
        try db.execute(
            sql: "DELETE FROM noteItem WHERE provider = ? AND accessKey = ?", arguments: [provider, key.text])
        let statement = try db.cachedStatement(
            sql: "INSERT INTO noteItem VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for item in items {
            try statement.execute(arguments: [
                provider, item.accessKey, item.item, item.supplier, item.code, item.description, item.ncm,
                item.quantity, item.measure, item.total.centavos, item.use.rawValue, item.isMapped,
            ])
        }
    }

    /// The items of a note, by number.
    public func items(of key: AccessKey) throws -> [NoteItemRow] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM noteItem WHERE provider = ? AND accessKey = ? ORDER BY item",
            arguments: [provider, key.text]
        ).map { NoteItemRow(StoreRow(row: $0)) }
    }

    /// Items of notes that became nothing and that no row of the supplier map speaks of, by supplier and product.
    public func unmappedItems() throws -> [NoteItemRow] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT noteItem.* FROM noteItem JOIN note ON note.provider = noteItem.provider
                AND note.accessKey = noteItem.accessKey
                WHERE noteItem.provider = ? AND use = 'not-asset' AND isMapped = 0 AND movement = 'purchase'
                AND merit <> 'rejected' AND isAuthorised = 1 ORDER BY supplier, code, noteItem.accessKey, item
                """, arguments: [provider]
        ).map { NoteItemRow(StoreRow(row: $0)) }
    }

    /// Keys of the notes with a product of a supplier: his CNPJ or CPF, or the root of all his branches.
    public func notes(with product: String, of supplier: String) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT accessKey FROM noteItem WHERE provider = ? AND code = ?
                AND (supplier = ? OR substr(supplier, 1, 8) = ?) ORDER BY accessKey
                """, arguments: [provider, product, supplier, supplier])
    }
}

extension NoteItemRow {
    init(_ row: StoreRow) {
        self.init(
            accessKey: row.text("accessKey"), item: row.number("item") ?? 0, supplier: row.text("supplier"),
            code: row.text("code"), description: row.text("description"), ncm: row.text("ncm"),
            quantity: row.text("quantity"), measure: row.text("measure"), total: row.amount("totalCents"),
            use: row.word("use", else: .notAsset), isMapped: row.flag("isMapped"))
    }
}
