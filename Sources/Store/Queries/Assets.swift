public import Domain
internal import GRDB

/// A note as the store remembers it.
public struct NoteRow: Hashable, Sendable {
    /// Its key.
    public var accessKey: AccessKey
    /// emit: CNPJ or CPF, and xNome.
    public var issuer: String, issuerName: String
    /// serie, nNF, dhEmi, vNF, DigestValue, as in the document.
    public var series: String, number: String, issuedAt: String, total: String, digest: String
    /// How its delivery ended.
    public var disposition: Disposition, reason: Reason?
    /// The delivery it was read from.
    public var delivery: Int64

    /// All fields.
    public init(
        accessKey: AccessKey, issuer: String, issuerName: String, series: String, number: String, issuedAt: String,
        total: String, digest: String, disposition: Disposition, reason: Reason?, delivery: Int64
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
        self.delivery = delivery
    }
}

/// A unit of a note with the box it became, if it was identified.
public struct UnitRow: Hashable, Sendable {
    /// The unit; `box` as the note had it is not kept: see ``boxNumber``.
    public var unit: PatrimonyUnit
    /// The box in the register.
    public var boxNumber: Int64?
    /// Where it was read.
    public var source: Source
}

/// A box in the register with what an import said of it.
public struct BoxRow: Hashable, Sendable {
    /// Number in the register.
    public var number: Int64
    /// Identifiers, model, platform, location, note, cost.
    public var facts: BoxImport
    /// Where it was last read.
    public var source: Source
}

/// How a box was found for a set of identifiers.
public enum BoxMatch: Hashable, Sendable {
    /// None of them is known.
    case none
    /// All that are known point to this one.
    case one(Int64)
    /// They point to different boxes: a conflict, never a merge.
    case several([Int64])
}

extension Transaction {
    /// The note with this key.
    public func note(_ key: AccessKey) throws -> NoteRow? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM note WHERE provider = ? AND accessKey = ?", arguments: [provider, key.text]
        ).map { raw in
            let row = StoreRow(row: raw)
            return NoteRow(
                accessKey: key, issuer: row.text("issuer"), issuerName: row.text("issuerName"),
                series: row.text("series"), number: row.text("number"), issuedAt: row.text("issuedAt"),
                total: row.text("total"), digest: row.text("digest"),
                disposition: row.word("disposition", else: .review),
                reason: row.optional("reason").flatMap(Reason.init(rawValue:)), delivery: row.integer("delivery"))
        }
    }

    /// Keeps a note, in the place of what was known of its key.
    public func save(_ note: NoteRow) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO note VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                provider, note.accessKey.text, note.issuer, note.issuerName, note.series, note.number, note.issuedAt,
                note.total, note.digest, note.disposition.rawValue, note.reason?.rawValue, note.delivery,
            ])
    }

    /// Enters an event in the ledger of its note. Returns whether it is new.
    public func recordFiscalEvent(
        key: String, type: String, sequence: String, at: String, status: String, author: String, delivery: Int64
    ) throws -> Bool {
        try db.execute(
            sql: "INSERT OR IGNORE INTO fiscalEvent VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [provider, key, type, sequence, at, status, author, delivery])
        return db.changesCount > 0
    }

    /// Keeps a unit of a note.
    public func insert(_ unit: PatrimonyUnit, box: Int64?, source: Source) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO patrimonyUnit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        try statement.execute(arguments: [
            provider, unit.accessKey.text, unit.item, unit.unit, unit.description, unit.ncm, unit.supplier,
            unit.cost.centavos, unit.ibs?.centavos, unit.cbs?.centavos, box, unit.isHeld, source.delivery,
            source.position,
        ])
    }

    /// Lists an item that became no asset.
    public func recordUnmapped(
        supplier: String, code: String, description: String, ncm: String, source: Source
    ) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO unmappedProduct VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [provider, supplier, code, description, ncm, source.delivery, source.position])
    }

    /// Items that became no asset: supplier, code, description, NCM.
    public func unmappedProducts() throws -> [(supplier: String, code: String, description: String, ncm: String)] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM unmappedProduct WHERE provider = ? ORDER BY supplier, code", arguments: [provider]
        ).map { raw in
            let row = StoreRow(row: raw)
            return (row.text("supplier"), row.text("code"), row.text("description"), row.text("ncm"))
        }
    }

    /// The units of all notes, or of one.
    public func units(of key: AccessKey? = nil) throws -> [UnitRow] {
        let condition = key.map { _ in " AND accessKey = ?" } ?? ""
        return try Row.fetchAll(
            db, sql: "SELECT * FROM patrimonyUnit WHERE provider = ?\(condition) ORDER BY accessKey, item, unit",
            arguments: key.map { [provider, $0.text] } ?? [provider]
        ).compactMap(unit)
    }

    /// The unit that a box is, if a note brought it.
    public func unit(ofBox box: Int64) throws -> UnitRow? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM patrimonyUnit WHERE provider = ? AND box = ? ORDER BY accessKey, item, unit",
            arguments: [provider, box]
        ).flatMap(unit)
    }

    private func unit(_ raw: Row) -> UnitRow? {
        let row = StoreRow(row: raw)
        guard let key = try? AccessKey(row.text("accessKey")) else { return nil }
        return UnitRow(
            unit: PatrimonyUnit(
                accessKey: key, item: row.number("item") ?? 0, unit: row.number("unit") ?? 0,
                description: row.text("description"), ncm: row.text("ncm"), supplier: row.text("supplier"),
                cost: row.amount("costCents"), ibs: row.money("ibsCents"), cbs: row.money("cbsCents"),
                box: BoxIdentifiers(), isHeld: row.flag("isHeld")),
            boxNumber: row.number("box").map(Int64.init),
            source: Source(delivery: row.integer("delivery"), position: row.number("position") ?? 0))
    }

    /// Which box these identifiers find.
    public func findBox(_ identifiers: BoxIdentifiers) throws -> BoxMatch {
        var found: Set<Int64> = []
        for identifier in identifiers.finding {
            let statement = try db.cachedStatement(
                sql: "SELECT box FROM boxIdentifier WHERE provider = ? AND kind = ? AND value = ?")
            let box = try Int64.fetchOne(
                statement, arguments: [provider, identifier.kind.rawValue, identifier.value])
            if let box { found.insert(box) }
        }
        return found.isEmpty ? .none : found.count == 1 ? .one(found.min() ?? 0) : .several(found.sorted())
    }

    /// The number that the next new box gets.
    public func nextBoxNumber() throws -> Int64 {
        try Int64.fetchOne(
            db, sql: "SELECT coalesce(max(box), 0) + 1 FROM setTopBox WHERE provider = ?", arguments: [provider]) ?? 1
    }

    /// Writes a box and claims its identifiers for it.
    public func save(_ box: BoxRow) throws {
        let facts = box.facts
        try db.execute(
            sql: "INSERT OR REPLACE INTO setTopBox VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                provider, box.number, facts.box.casn?.text, facts.box.mac?.description, facts.box.serial?.text,
                facts.box.patrimony?.text, facts.box.smartcard?.text, facts.model, facts.platform?.text,
                facts.location, facts.accessKey?.text, facts.cost?.centavos, box.source.delivery, box.source.position,
            ])
        for identifier in facts.box.finding {
            try db.execute(
                sql: "INSERT OR IGNORE INTO boxIdentifier VALUES (?, ?, ?, ?)",
                arguments: [provider, identifier.kind.rawValue, identifier.value, box.number])
        }
    }

    /// One box of the register.
    public func box(_ number: Int64) throws -> BoxRow? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM setTopBox WHERE provider = ? AND box = ?", arguments: [provider, number]
        ).map(box)
    }

    /// Every box, by its identifiers, never by its number in the register.
    public func boxes() throws -> [BoxRow] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM setTopBox WHERE provider = ? ORDER BY casn, serial, mac, patrimony",
            arguments: [provider]
        ).map(box)
    }

    private func box(_ raw: Row) -> BoxRow {
        let row = StoreRow(row: raw)
        return BoxRow(
            number: row.integer("box"),
            facts: BoxImport(
                box: row.box, model: row.optional("model"), platform: row.identifier(ifAny: "platform"),
                location: row.optional("location"), accessKey: row.optional("accessKey").flatMap { try? AccessKey($0) },
                cost: row.money("costCents")),
            source: Source(delivery: row.integer("delivery"), position: row.number("position") ?? 0))
    }
}

extension BoxRow {
    /// All fields.
    public init(number: Int64, facts: BoxImport, readFrom source: Source) {
        self.init(number: number, facts: facts, source: source)
    }
}
