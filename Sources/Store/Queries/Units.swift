public import Domain
internal import GRDB

/// A unit of a note with the box it is, if it is one.
public struct UnitRow: Hashable, Sendable {
    /// The unit; `box` are the identifiers that the note itself named.
    public var unit: PatrimonyUnit
    /// The box in the register.
    public var boxNumber: Int64?
    /// Where it was read.
    public var source: Source
}

extension Transaction {
    /// Keeps a unit of a note; which box it is is said later.
    public func insert(_ unit: PatrimonyUnit, source: Source) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO patrimonyUnit VALUES
                (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            provider, unit.accessKey.text, unit.item, unit.unit, unit.description, unit.ncm, unit.supplier,
            unit.cost.centavos, unit.ibs?.centavos, unit.cbs?.centavos, source.delivery, source.position,
            unit.box.casn?.text, unit.box.mac?.description, unit.box.serial?.text, unit.box.patrimony?.text,
            unit.box.smartcard?.text, unit.use.rawValue, unit.model, unit.isCapitalised, unit.measure,
            unit.identifiedBy,
        ])
    }

    /// Says which box a unit is.
    public func setBox(_ box: Int64?, of unit: PatrimonyUnitID) throws {
        let statement = try db.cachedStatement(
            sql: "UPDATE patrimonyUnit SET box = ? WHERE provider = ? AND accessKey = ? AND item = ? AND unit = ?")
        try statement.execute(arguments: [box, provider, unit.accessKey.text, unit.item, unit.unit])
    }

    /// Forgets the units of a note, and what they claim.
    public func removeUnits(of key: AccessKey) throws {
        for table in ["patrimonyUnit", "contestedUnit"] {
            try db.execute(
                sql: "DELETE FROM \(table) WHERE provider = ? AND accessKey = ?", arguments: [provider, key.text])
        }
    }

    /// The units of all notes, or of one, by key, item and unit.
    public func units(of key: AccessKey? = nil) throws -> [UnitRow] {
        let condition = key.map { _ in " AND accessKey = ?" } ?? ""
        return try Row.fetchAll(
            db, sql: "SELECT * FROM patrimonyUnit WHERE provider = ?\(condition) ORDER BY accessKey, item, unit",
            arguments: key.map { [provider, $0.text] } ?? [provider]
        ).compactMap { UnitRow(StoreRow(row: $0)) }
    }

    /// One unit.
    public func unit(_ id: PatrimonyUnitID) throws -> UnitRow? {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM patrimonyUnit WHERE provider = ? AND accessKey = ? AND item = ? AND unit = ?")
        return try Row.fetchOne(statement, arguments: [provider, id.accessKey.text, id.item, id.unit])
            .flatMap { UnitRow(StoreRow(row: $0)) }
    }

    /// The units that are a box: more than one where the note of the first was cancelled, or the box went back.
    public func units(ofBox box: Int64) throws -> [UnitRow] {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM patrimonyUnit WHERE provider = ? AND box = ? ORDER BY accessKey, item, unit")
        return try Row.fetchAll(statement, arguments: [provider, box]).compactMap { UnitRow(StoreRow(row: $0)) }
    }

    // MARK: Units whose box is another's

    /// Remembers that a unit names a box that is another unit's.
    public func contest(_ box: Int64, by unit: PatrimonyUnitID) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO contestedUnit VALUES (?, ?, ?, ?, ?)",
            arguments: [provider, box, unit.accessKey.text, unit.item, unit.unit])
    }

    /// The units that name a box that is another's, by key, item and unit.
    public func contestants(ofBox box: Int64) throws -> [PatrimonyUnitID] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM contestedUnit WHERE provider = ? AND box = ? ORDER BY accessKey, item, unit",
            arguments: [provider, box]
        ).compactMap { PatrimonyUnitID(StoreRow(row: $0)) }
    }

    /// A unit's claims are settled.
    public func removeContests(of unit: PatrimonyUnitID) throws {
        try db.execute(
            sql: "DELETE FROM contestedUnit WHERE provider = ? AND accessKey = ? AND item = ? AND unit = ?",
            arguments: [provider, unit.accessKey.text, unit.item, unit.unit])
    }

    /// The units, of one note or of all, that name a box that is another's.
    public func contested(of key: AccessKey? = nil) throws -> Set<PatrimonyUnitID> {
        let condition = key.map { _ in " AND accessKey = ?" } ?? ""
        return Set(
            try Row.fetchAll(
                db, sql: "SELECT * FROM contestedUnit WHERE provider = ?\(condition)",
                arguments: key.map { [provider, $0.text] } ?? [provider]
            ).compactMap { PatrimonyUnitID(StoreRow(row: $0)) })
    }
}

extension PatrimonyUnitID {
    fileprivate init?(_ row: StoreRow) {
        guard let key = try? AccessKey(row.text("accessKey")) else { return nil }
        self.init(accessKey: key, item: row.number("item") ?? 0, unit: row.number("unit") ?? 0)
    }
}

extension UnitRow {
    init?(_ row: StoreRow) {
        guard let id = PatrimonyUnitID(row) else { return nil }
        self.init(
            unit: PatrimonyUnit(
                accessKey: id.accessKey, item: id.item, unit: id.unit, description: row.text("description"),
                ncm: row.text("ncm"), supplier: row.text("supplier"), cost: row.amount("costCents"),
                ibs: row.money("ibsCents"), cbs: row.money("cbsCents"), box: row.box,
                use: row.word("use", else: .otherAsset), model: row.optional("model"),
                isCapitalised: row.flag("isCapitalised"), measure: row.text("measure"),
                identifiedBy: row.text("identifiedBy")),
            boxNumber: row.number("box").map(Int64.init),
            source: Source(delivery: row.integer("delivery"), position: row.number("position") ?? 0))
    }
}
