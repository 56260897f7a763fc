public import Domain
internal import GRDB

/// A unit with the box it is, if it is one.
public struct UnitRow: Hashable, Sendable {
    /// The unit as its own document says it.
    public var own: PatrimonyUnit
    /// What another document adds.
    public var fill: UnitFill?
    /// The unit with all that is known of it.
    public var unit: PatrimonyUnit { own.filled(by: fill) }
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
                INSERT INTO patrimonyUnit (
                    provider, accessKey, item, unit, description, ncm, supplier, costCents, ibsCents, cbsCents,
                    delivery, position, casn, mac, serial, patrimony, smartcard, use, model, isCapitalised, measure,
                    identifiedBy, location)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            provider, unit.origin.text, unit.item, unit.unit, unit.description, unit.ncm, unit.supplier,
            unit.cost.centavos, unit.ibs?.centavos, unit.cbs?.centavos, source.delivery, source.position,
            unit.box.casn?.text, unit.box.mac?.description, unit.box.serial?.text, unit.box.patrimony?.text,
            unit.box.smartcard?.text, unit.use.rawValue, unit.model, unit.isCapitalised, unit.measure,
            unit.identifiedBy, unit.location,
        ])
    }

    /// Says which box a unit is.
    public func setBox(_ box: Int64?, of unit: PatrimonyUnitID) throws {
        let statement = try db.cachedStatement(
            sql: "UPDATE patrimonyUnit SET box = ? WHERE provider = ? AND accessKey = ? AND item = ? AND unit = ?")
        try statement.execute(arguments: [box, provider, unit.origin.text, unit.item, unit.unit])
    }

    /// Forgets the units of a note or a purchase, and what they claim.
    public func removeUnits(of origin: UnitOrigin) throws {
        for table in ["patrimonyUnit", "contestedUnit"] {
            try db.execute(
                sql: "DELETE FROM \(table) WHERE provider = ? AND accessKey = ?", arguments: [provider, origin.text])
        }
    }

    /// A unit beside what another document adds.
    private static let selection = """
        SELECT u.*, f.rule AS fill_rule, f.casn AS fill_casn, f.mac AS fill_mac, f.serial AS fill_serial,
            f.patrimony AS fill_patrimony, f.smartcard AS fill_smartcard, f.model AS fill_model,
            f.location AS fill_location
        FROM patrimonyUnit AS u LEFT JOIN unitFill AS f ON f.provider = u.provider AND f.accessKey = u.accessKey
            AND f.item = u.item AND f.unit = u.unit
        WHERE u.provider = ?
        """
    private static let order = " ORDER BY u.accessKey, u.item, u.unit"

    /// The units of all notes and purchases, or of one, by origin, item and unit.
    public func units(of origin: UnitOrigin? = nil) throws -> [UnitRow] {
        let condition = origin.map { _ in " AND u.accessKey = ?" } ?? ""
        let statement = try db.cachedStatement(sql: Self.selection + condition + Self.order)
        return try Row.fetchAll(statement, arguments: origin.map { [provider, $0.text] } ?? [provider])
            .compactMap { UnitRow(StoreRow(row: $0)) }
    }

    /// The units of purchases without XML, by origin, item and unit.
    public func purchaseUnits() throws -> [UnitRow] {
        try Row.fetchAll(
            db, sql: Self.selection + " AND u.accessKey LIKE 'purchase/%'" + Self.order, arguments: [provider]
        ).compactMap { UnitRow(StoreRow(row: $0)) }
    }

    /// The set-top units that their own document does not identify, by origin, item and unit.
    public func unitsToIdentify() throws -> [UnitRow] {
        let condition = """
             AND u.casn IS NULL AND u.mac IS NULL AND u.serial IS NULL AND u.patrimony IS NULL AND u.use = 'set-top'
            """
        return try Row.fetchAll(db, sql: Self.selection + condition + Self.order, arguments: [provider])
            .compactMap { UnitRow(StoreRow(row: $0)) }
    }

    /// One unit.
    public func unit(_ id: PatrimonyUnitID) throws -> UnitRow? {
        let statement = try db.cachedStatement(
            sql: Self.selection + " AND u.accessKey = ? AND u.item = ? AND u.unit = ?")
        return try Row.fetchOne(statement, arguments: [provider, id.origin.text, id.item, id.unit])
            .flatMap { UnitRow(StoreRow(row: $0)) }
    }

    /// The units that are a box: more than one where the note of the first was cancelled, or the box went back.
    public func units(ofBox box: Int64) throws -> [UnitRow] {
        let statement = try db.cachedStatement(
            sql: Self.selection + " AND u.box = ?" + Self.order)
        return try Row.fetchAll(statement, arguments: [provider, box]).compactMap { UnitRow(StoreRow(row: $0)) }
    }

    // MARK: Units whose box is another's

    /// Remembers that a unit names a box that is another unit's.
    public func contest(_ box: Int64, by unit: PatrimonyUnitID) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO contestedUnit VALUES (?, ?, ?, ?, ?)",
            arguments: [provider, box, unit.origin.text, unit.item, unit.unit])
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
            arguments: [provider, unit.origin.text, unit.item, unit.unit])
    }

    /// The units, of one note or of all, that name a box that is another's.
    public func contested(of origin: UnitOrigin? = nil) throws -> Set<PatrimonyUnitID> {
        let condition = origin.map { _ in " AND accessKey = ?" } ?? ""
        return Set(
            try Row.fetchAll(
                db, sql: "SELECT * FROM contestedUnit WHERE provider = ?\(condition)",
                arguments: origin.map { [provider, $0.text] } ?? [provider]
            ).compactMap { PatrimonyUnitID(StoreRow(row: $0)) })
    }
}

extension PatrimonyUnitID {
    init?(_ row: StoreRow) {
        guard let origin = UnitOrigin(row.text("accessKey")) else { return nil }
        self.init(origin: origin, item: row.number("item") ?? 0, unit: row.number("unit") ?? 0)
    }
}

extension UnitRow {
    init?(_ row: StoreRow) {
        guard let id = PatrimonyUnitID(row) else { return nil }
        self.init(
            own: PatrimonyUnit(
                origin: id.origin, item: id.item, unit: id.unit, description: row.text("description"),
                ncm: row.text("ncm"), supplier: row.text("supplier"), cost: row.amount("costCents"),
                ibs: row.money("ibsCents"), cbs: row.money("cbsCents"), box: row.box,
                use: row.word("use", else: .otherAsset), model: row.optional("model"),
                isCapitalised: row.flag("isCapitalised"), measure: row.text("measure"),
                identifiedBy: row.text("identifiedBy"), location: row.optional("location")),
            fill: UnitFill(row, prefix: "fill_"),
            boxNumber: row.number("box").map(Int64.init),
            source: Source(delivery: row.integer("delivery"), position: row.number("position") ?? 0))
    }
}

extension UnitRow {
    /// Which box it is, only an import says.
    public var isFilledByImport: Bool { own.box.isEmpty && (fill?.rule == .importKey || fill?.rule == .importModel) }
}
