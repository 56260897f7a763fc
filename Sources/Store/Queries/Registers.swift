public import Domain
internal import GRDB

/// A row of a register with the place where it was read.
public struct Registered<Record: Hashable & Sendable>: Hashable, Sendable {
    /// The row.
    public var record: Record
    /// Where.
    public var source: Source
}

/// The registers that are no snapshots: a later delivery corrects what an earlier one said of the same key, and the
/// same row again changes nothing.
extension Transaction {
    /// Writes a row; returns whether it says something new.
    private func keep(
        _ table: String, keys: [(String, StoreValue)], values: [(String, StoreValue)], source: Source
    ) throws -> Bool {
        let key = [("provider", StoreValue.text(provider))] + keys
        let match = key.map { "\($0.0) = ?" }.joined(separator: " AND ")
        let select = try db.cachedStatement(sql: "SELECT * FROM \(table) WHERE \(match)")
        let known = try Row.fetchOne(select, arguments: StatementArguments(key.map(\.1.databaseValue)))
        if let known, values.allSatisfy({ (known[$0.0] as DatabaseValue) == $0.1.databaseValue }) { return false }
        try db.cachedStatement(sql: "DELETE FROM \(table) WHERE \(match)")
            .execute(arguments: StatementArguments(key.map(\.1.databaseValue)))
        let all =
            key + values + [
                ("delivery", .integer(source.delivery)), ("position", .integer(Int64(source.position))),
            ]
        let marks = Array(repeating: "?", count: all.count).joined(separator: ", ")
        try db.cachedStatement(
            sql: "INSERT INTO \(table) (\(all.map(\.0).joined(separator: ", "))) VALUES (\(marks))"
        ).execute(arguments: StatementArguments(all.map(\.1.databaseValue)))
        return true
    }

    private func rows<Record>(
        _ table: String, order: String, _ read: (StoreRow) -> Record?
    ) throws -> [Registered<Record>] {
        try Row.fetchAll(db, sql: "SELECT * FROM \(table) WHERE provider = ? ORDER BY \(order)", arguments: [provider])
            .compactMap { raw in
                let row = StoreRow(row: raw)
                let source = Source(delivery: row.integer("delivery"), position: row.number("position") ?? 0)
                return read(row).map { Registered(record: $0, source: source) }
            }
    }

    /// The price list, by package and first day.
    public func prices() throws -> [Registered<PackagePrice>] {
        try rows("packagePrice", order: "package, validFrom") { row in
            row.date("validFrom").map {
                PackagePrice(
                    package: row.identifier("package"), validFrom: $0, price: row.amount("priceCents"),
                    validTo: row.date("validTo"))
            }
        }
    }

    /// The price list as the rules take it.
    public func priceList() throws -> PriceList { PriceList(try prices().map(\.record)) }

    /// Adds a row to the price list, or changes its end. Returns whether it says something new.
    public func save(_ price: PackagePrice, source: Source) throws -> Bool {
        try keep(
            "packagePrice", keys: [("package", StoreValue(price.package)), ("validFrom", StoreValue(price.validFrom))],
            values: [("priceCents", StoreValue(price.price)), ("validTo", StoreValue(price.validTo))], source: source)
    }

    /// The row of the price list that `price` cannot stand beside.
    public func contradiction(to price: PackagePrice) throws -> Registered<PackagePrice>? {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT * FROM packagePrice WHERE provider = ? AND package = ? ORDER BY validFrom"),
            arguments: [provider, price.package.text]
        ).compactMap { raw -> Registered<PackagePrice>? in
            let row = StoreRow(row: raw)
            return row.date("validFrom").map {
                Registered(
                    record: PackagePrice(
                        package: price.package, validFrom: $0, price: row.amount("priceCents"),
                        validTo: row.date("validTo")),
                    source: Source(delivery: row.integer("delivery"), position: row.number("position") ?? 0))
            }
        }.first { $0.record.contradicts(price) }
    }

    /// The registered locations, by name.
    public func locations() throws -> [Registered<RegisteredLocation>] {
        try rows("location", order: "location") { row in
            RegisteredLocation(name: row.text("location"), scope: row.word("scope", else: .both))
        }
    }

    /// Registers a location. Returns whether it says something new.
    public func save(_ location: RegisteredLocation, source: Source) throws -> Bool {
        try keep(
            "location", keys: [("location", .text(location.name))], values: [("scope", .text(location.scope.rawValue))],
            source: source)
    }

    /// The holidays given as data, by day and name.
    public func holidays() throws -> [Registered<Holiday>] {
        try rows("holiday", order: "day, name") { row in
            row.date("day").map {
                Holiday(
                    date: $0, scope: row.word("scope", else: .national), name: row.text("name"),
                    validFrom: row.date("validFrom"))
            }
        }
    }

    /// Registers a holiday. Returns whether it says something new.
    public func save(_ holiday: Holiday, source: Source) throws -> Bool {
        try keep(
            "holiday", keys: [("day", StoreValue(holiday.date)), ("name", .text(holiday.name))],
            values: [("scope", .text(holiday.scope.rawValue)), ("validFrom", StoreValue(holiday.validFrom))],
            source: source)
    }

    /// The platforms' invoices, by platform, month and package.
    public func invoiceLines() throws -> [Registered<PlatformInvoiceLine>] {
        try rows("platformInvoice", order: "platform, period, package") { row in
            (try? Competence(row.text("period"))).map {
                PlatformInvoiceLine(
                    platform: row.identifier("platform"), period: $0, package: row.identifier("package"),
                    quantity: row.number("quantity") ?? 0, amount: row.money("amountCents"))
            }
        }
    }

    /// Registers a line of a platform's invoice. Returns whether it says something new.
    public func save(_ line: PlatformInvoiceLine, source: Source) throws -> Bool {
        try keep(
            "platformInvoice",
            keys: [
                ("platform", StoreValue(line.platform)), ("period", .text(line.period.description)),
                ("package", StoreValue(line.package)),
            ],
            values: [("quantity", StoreValue(line.quantity)), ("amountCents", StoreValue(line.amount))], source: source)
    }

    /// What the ERP says it consumed, by event.
    public func billingResults() throws -> [Registered<BillingResult>] {
        try rows("billingResult", order: "event") { row in
            row.date("processedOn").map {
                BillingResult(event: row.text("event"), processedOn: $0, document: row.optional("document"))
            }
        }
    }

    /// Registers what the ERP says of an event. Returns whether it says something new.
    public func save(_ result: BillingResult, source: Source) throws -> Bool {
        try keep(
            "billingResult", keys: [("event", .text(result.event))],
            values: [("processedOn", StoreValue(result.processedOn)), ("document", StoreValue(result.document))],
            source: source)
    }
}
