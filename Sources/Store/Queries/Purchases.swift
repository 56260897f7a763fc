public import Domain
internal import GRDB

/// A row of a purchase without XML, with where it was read.
public struct PurchaseItemRow: Hashable, Sendable {
    /// What it says; its number is set.
    public var item: PurchaseItem
    /// How many times the row was said, this one counted.
    public var version: Int
    /// Where it was read.
    public var source: Source
}

extension Transaction {
    // MARK: Rows

    /// Keeps a row of a purchase as the newest word on its item. Returns whether it says something new.
    public func save(_ item: PurchaseItem, number: Int, source: Source) throws -> Bool {
        var item = item
        item.item = number
        let known = try versions(of: item.purchase, item: number).last
        if known?.item == item { return false }
        try db.execute(
            sql: "INSERT INTO purchaseItem VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                provider, item.purchase.supplier, item.purchase.document, number, (known?.version ?? 0) + 1,
                item.date.description, item.supplierName, item.product, item.description, item.ncm,
                item.quantity.description, item.unitCost.centavos,
                item.serials.map(\.text).joined(separator: "|"), item.macs.map(\.description).joined(separator: "|"),
                item.casns.map(\.text).joined(separator: "|"), item.model, item.location, source.delivery,
                source.position,
            ])
        return true
    }

    /// Everything that was said of a purchase, or of one item of it, by item and version.
    public func versions(of purchase: PurchaseID, item: Int? = nil) throws -> [PurchaseItemRow] {
        let condition = item == nil ? "" : " AND item = ?"
        var arguments: StatementArguments = [provider, purchase.supplier, purchase.document]
        if let item { arguments += [item] }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM purchaseItem WHERE provider = ? AND supplier = ? AND document = ?\(condition)
                ORDER BY item, version
                """, arguments: arguments
        ).compactMap { PurchaseItemRow(StoreRow(row: $0)) }
    }

    /// The rows that count, of all purchases: of each item the newest, by purchase and item.
    public func purchaseRows() throws -> [PurchaseItemRow] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM purchaseItem AS p WHERE provider = ? AND version = (
                    SELECT max(version) FROM purchaseItem AS q WHERE q.provider = p.provider
                    AND q.supplier = p.supplier AND q.document = p.document AND q.item = p.item)
                ORDER BY supplier, document, item
                """, arguments: [provider]
        ).compactMap { PurchaseItemRow(StoreRow(row: $0)) }
    }

    /// A purchase as it counts; `nil` where none is known.
    public func purchase(_ id: PurchaseID) throws -> Purchase? {
        let newest = Dictionary(grouping: try versions(of: id).map(\.item), by: \.item).compactMap { $0.value.last }
        return newest.isEmpty ? nil : Purchase(id: id, items: newest)
    }

    /// The purchases under a number, of whichever supplier.
    public func purchases(numbered document: String) throws -> [PurchaseID] {
        let number = PurchaseID(supplier: "", document: document).document
        return try Row.fetchAll(
            db,
            sql: """
                SELECT DISTINCT supplier, document FROM purchaseItem WHERE provider = ? AND document = ?
                ORDER BY supplier
                """, arguments: [provider, number]
        ).map { PurchaseID(StoreRow(row: $0)) }
    }

    // MARK: How they stand

    /// Authorised notes about purchases, with their amounts: all, or those under a number.
    public func joinableNotes(
        numbered number: String? = nil, isWithdrawn: (AccessKey) throws -> Bool
    ) throws -> [JoinableNote] {
        let condition = number == nil ? "" : " AND number = ?"
        var arguments: StatementArguments = [provider]
        if let number { arguments += [number] }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT accessKey, issuer, number, total, (
                    SELECT sum(totalCents) FROM noteItem WHERE noteItem.provider = note.provider
                    AND noteItem.accessKey = note.accessKey) AS productsCents
                FROM note WHERE provider = ? AND isAuthorised = 1 AND movement = 'purchase'
                AND merit <> 'rejected'\(condition) ORDER BY accessKey
                """, arguments: arguments
        ).compactMap { raw in
            let row = StoreRow(row: raw)
            guard let key = try? AccessKey(row.text("accessKey")) else { return nil }
            return JoinableNote(
                accessKey: key, issuer: row.text("issuer"), number: row.text("number"),
                products: row.amount("productsCents"), total: ExactDecimal(row.text("total"))?.money,
                isWithdrawn: try isWithdrawn(key))
        }
    }

    /// Keeps how all purchases stand, in the place of what was known.
    public func replaceStandings(by standings: [PurchaseID: PurchaseStanding]) throws {
        guard try purchaseStandings() != standings.filter({ $0.value != .alone }) else { return }
        try db.execute(sql: "DELETE FROM purchaseStanding WHERE provider = ?", arguments: [provider])
        for (id, standing) in standings {
            guard let (word, key) = standing.stored else { continue }
            try db.execute(
                sql: "INSERT INTO purchaseStanding VALUES (?, ?, ?, ?, ?)",
                arguments: [provider, id.supplier, id.document, word, key.text])
        }
    }

    /// How a purchase stands.
    public func standing(of purchase: PurchaseID) throws -> PurchaseStanding {
        let row = try Row.fetchOne(
            db, sql: "SELECT * FROM purchaseStanding WHERE provider = ? AND supplier = ? AND document = ?",
            arguments: [provider, purchase.supplier, purchase.document])
        return row.flatMap { PurchaseStanding(StoreRow(row: $0)) } ?? .alone
    }

    /// The purchase that a note is joined with.
    public func purchase(joinedWith key: AccessKey) throws -> PurchaseID? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT supplier, document FROM purchaseStanding
                WHERE provider = ? AND accessKey = ? AND standing = 'joined'
                """, arguments: [provider, key.text]
        ).map { PurchaseID(StoreRow(row: $0)) }
    }

    /// The purchases that do not stand alone.
    public func purchaseStandings() throws -> [PurchaseID: PurchaseStanding] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM purchaseStanding WHERE provider = ?", arguments: [provider])
        let pairs = rows.map(StoreRow.init(row:)).compactMap { row in
            PurchaseStanding(row).map { (PurchaseID(row), $0) }
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    // MARK: What others say of units

    /// Every fill, by unit.
    public func unitFills() throws -> [PatrimonyUnitID: UnitFill] {
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM unitFill WHERE provider = ?", arguments: [provider])
        let pairs = rows.map(StoreRow.init(row:)).compactMap { row in
            PatrimonyUnitID(row).flatMap { id in UnitFill(row, prefix: "").map { (id, $0) } }
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// Says what another document knows of a unit; `nil` forgets it.
    public func setFill(_ fill: UnitFill?, of unit: PatrimonyUnitID) throws {
        try db.execute(
            sql: "DELETE FROM unitFill WHERE provider = ? AND accessKey = ? AND item = ? AND unit = ?",
            arguments: [provider, unit.origin.text, unit.item, unit.unit])
        guard let fill else { return }
        try db.execute(
            sql: "INSERT INTO unitFill VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                provider, unit.origin.text, unit.item, unit.unit, fill.rule.rawValue, fill.box.casn?.text,
                fill.box.mac?.description, fill.box.serial?.text, fill.box.patrimony?.text, fill.box.smartcard?.text,
                fill.model, fill.location,
            ])
    }

    /// What imports said of the boxes that no unit is or names by its own document or by its purchase: those that may
    /// fill a unit.
    public func unclaimedImports() throws -> [BoxImport] {
        try boxes(
            where: """
                isImported = 1 AND (model IS NOT NULL OR accessKey IS NOT NULL) AND NOT EXISTS (
                    SELECT 1 FROM patrimonyUnit AS u LEFT JOIN unitFill AS f ON f.provider = u.provider
                    AND f.accessKey = u.accessKey AND f.item = u.item AND f.unit = u.unit
                    WHERE u.provider = setTopBox.provider AND u.box = setTopBox.box
                    AND (f.rule IS NULL OR f.rule = 'purchase/joined'))
                AND NOT EXISTS (
                    SELECT 1 FROM contestedUnit AS u LEFT JOIN unitFill AS f ON f.provider = u.provider
                    AND f.accessKey = u.accessKey AND f.item = u.item AND f.unit = u.unit
                    WHERE u.provider = setTopBox.provider AND u.box = setTopBox.box
                    AND (f.rule IS NULL OR f.rule = 'purchase/joined'))
                """
        ).map(\.facts)
    }
}

extension PurchaseStanding {
    fileprivate var stored: (word: String, key: AccessKey)? {
        switch self {
        case .alone: nil
        case .joined(let key): ("joined", key)
        case .differs(let key): ("differs", key)
        }
    }

    fileprivate init?(_ row: StoreRow) {
        guard let key = try? AccessKey(row.text("accessKey")) else { return nil }
        switch row.text("standing") {
        case "joined": self = .joined(key)
        case "differs": self = .differs(key)
        default: return nil
        }
    }
}

extension PurchaseID {
    fileprivate init(_ row: StoreRow) {
        self.init(supplier: row.text("supplier"), document: row.text("document"))
    }
}

extension UnitFill {
    /// Of the columns that begin with `prefix`; `nil` where the row has no fill.
    init?(_ row: StoreRow, prefix: String) {
        guard let rule = row.optional(prefix + "rule").flatMap(Rule.init(rawValue:)) else { return nil }
        self.init(
            rule: rule,
            box: BoxIdentifiers(
                casn: row.optional(prefix + "casn").map(CASN.init(trusted:)),
                mac: row.optional(prefix + "mac").flatMap { try? MACAddress($0) },
                serial: row.optional(prefix + "serial").map(SerialNumber.init(trusted:)),
                patrimony: row.optional(prefix + "patrimony").map(PatrimonyNumber.init(trusted:)),
                smartcard: row.optional(prefix + "smartcard").map(SmartCardNumber.init(trusted:))),
            model: row.optional(prefix + "model"), location: row.optional(prefix + "location"))
    }
}

extension PurchaseItemRow {
    fileprivate init?(_ row: StoreRow) {
        guard let date = row.date("boughtOn"), let quantity = ExactDecimal(row.text("quantity")) else { return nil }
        func list(_ column: String) -> [Substring] { row.text(column).split(separator: "|") }
        self.init(
            item: PurchaseItem(
                purchase: PurchaseID(row), item: row.number("item"), date: date,
                supplierName: row.optional("supplierName"), product: row.text("product"),
                description: row.text("description"), ncm: row.text("ncm"), quantity: quantity,
                unitCost: row.amount("unitCostCents"),
                serials: list("serials").map { SerialNumber(trusted: String($0)) },
                macs: list("macs").compactMap { try? MACAddress($0) },
                casns: list("casns").map { CASN(trusted: String($0)) }, model: row.optional("model"),
                location: row.optional("location")),
            version: row.number("version") ?? 1,
            source: Source(delivery: row.integer("delivery"), position: row.number("position") ?? 0))
    }
}
