public import Domain
internal import Foundation
internal import GRDB

extension Transaction {
    // MARK: Protocols

    /// Keeps an authority's answer for a note.
    public func recordProtocol(_ answer: FiscalNote.Authorisation, delivery: Int64) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO noteProtocol VALUES (?, ?, ?, ?, ?, ?, ?)")
        try statement.execute(arguments: [
            provider, answer.key, answer.number, answer.status, answer.digest, answer.receivedAt, delivery,
        ])
    }

    /// Whether an answer authorises the content with this digest under this key. An answer without a digest speaks of
    /// whatever the authority has under the key.
    public func hasAuthorisation(for key: AccessKey, digest: String) throws -> Bool {
        try Row.fetchAll(
            db, sql: "SELECT status, digest FROM noteProtocol WHERE provider = ? AND accessKey = ?",
            arguments: [provider, key.text]
        ).contains { raw in
            let row = StoreRow(row: raw)
            let confirmed = row.text("digest")
            return FiscalNote.authorisedStatuses.contains(row.text("status"))
                && (confirmed.isEmpty || confirmed == digest)
        }
    }

    // MARK: Events

    /// Enters a registered event in the ledger of its note. Returns whether it is new.
    public func recordFiscalEvent(
        key: String, _ event: LedgerEvent, status: String, author: String, delivery: Int64
    ) throws -> Bool {
        try db.execute(
            sql: "INSERT OR IGNORE INTO fiscalEvent VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [provider, key, event.type, event.sequence, event.at, status, author, delivery])
        return db.changesCount > 0
    }

    /// The registered events of a note.
    public func fiscalEvents(of key: AccessKey) throws -> [LedgerEvent] {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM fiscalEvent WHERE provider = ? AND accessKey = ? ORDER BY eventType, sequence")
        return try Row.fetchAll(statement, arguments: [provider, key.text]).map { LedgerEvent(StoreRow(row: $0)) }
    }

    /// The registered events of all notes, by key.
    public func fiscalEvents() throws -> [String: [LedgerEvent]] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM fiscalEvent WHERE provider = ? ORDER BY accessKey, eventType, sequence",
            arguments: [provider])
        return Dictionary(grouping: rows.map(StoreRow.init(row:)), by: { $0.text("accessKey") })
            .mapValues { $0.map(LedgerEvent.init) }
    }

    // MARK: Returns

    /// Keeps what a note gives back, in the place of what was known of it.
    public func save(_ note: NoteReturn) throws {
        try db.execute(
            sql: "DELETE FROM noteReturn WHERE provider = ? AND accessKey = ?",
            arguments: [provider, note.accessKey.text])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let lines = String(decoding: try encoder.encode(note.lines), as: UTF8.self)
        for key in note.referencedKeys {
            try db.execute(
                sql: "INSERT INTO noteReturn VALUES (?, ?, ?, ?, ?)",
                arguments: [provider, key, note.accessKey.text, note.supplier, lines])
        }
    }

    /// The returns that are about a note, by their keys.
    public func returns(about key: AccessKey) throws -> [NoteReturn] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM noteReturn WHERE provider = ? AND referencedKey = ? ORDER BY accessKey",
            arguments: [provider, key.text]
        ).compactMap { NoteReturn(StoreRow(row: $0)) }
    }

    /// What the note with this key gives back.
    public func noteReturn(_ key: AccessKey) throws -> NoteReturn? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM noteReturn WHERE provider = ? AND accessKey = ? LIMIT 1",
            arguments: [provider, key.text]
        ).flatMap { NoteReturn(StoreRow(row: $0)) }
    }

    /// Every return once, by key.
    public func noteReturns() throws -> [NoteReturn] {
        try Row.fetchAll(
            db, sql: "SELECT DISTINCT accessKey, supplier, lines FROM noteReturn WHERE provider = ? ORDER BY accessKey",
            arguments: [provider]
        ).compactMap { NoteReturn(StoreRow(row: $0)) }
    }

    // MARK: Supplier map

    /// Keeps a row of the supplier map. Returns whether it is new or says something else than before.
    public func save(_ rule: ProductRule, source: Source) throws -> Bool {
        let known = try Row.fetchOne(
            db, sql: "SELECT * FROM supplierProduct WHERE provider = ? AND supplier = ? AND product = ?",
            arguments: [provider, rule.supplier, rule.product])
        if let known, ProductRule(StoreRow(row: known)) == rule { return false }
        try db.execute(
            sql: "INSERT OR REPLACE INTO supplierProduct VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                provider, rule.supplier, rule.product, rule.use.rawValue, rule.model, rule.isCapitalised,
                source.delivery, source.position,
            ])
        return true
    }

    /// The supplier map for the products of a supplier.
    public func products(of supplier: String) throws -> ProductMap {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM supplierProduct WHERE provider = ? AND supplier IN (?, ?)")
        let rows = try Row.fetchAll(statement, arguments: [provider, supplier, String(supplier.prefix(8))])
        return ProductMap(rows.map { ProductRule(StoreRow(row: $0)) })
    }
}

extension LedgerEvent {
    fileprivate init(_ row: StoreRow) {
        self.init(type: row.text("eventType"), sequence: row.text("sequence"), at: row.text("at"))
    }
}

extension NoteReturn {
    fileprivate init?(_ row: StoreRow) {
        guard let key = try? AccessKey(row.text("accessKey")),
            let lines = try? JSONDecoder().decode([Line].self, from: Data(row.text("lines").utf8))
        else { return nil }
        self.init(accessKey: key, supplier: row.text("supplier"), lines: lines)
    }
}

extension ProductRule {
    fileprivate init(_ row: StoreRow) {
        self.init(
            supplier: row.text("supplier"), product: row.text("product"), use: row.word("use", else: .otherAsset),
            model: row.optional("model"), isCapitalised: row.flag("isCapitalised"))
    }
}
