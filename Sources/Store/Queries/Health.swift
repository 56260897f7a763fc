internal import GRDB

/// The SQLite in use.
public enum SQLiteLibrary {
    /// `3.40.1`.
    public static var version: String {
        (try? DatabaseQueue().read { db in try String.fetchOne(db, sql: "SELECT sqlite_version()") }) ?? ""
    }

    /// The versions whose write-ahead log can be corrupted by two connections that write or checkpoint at the same
    /// instant (sqlite.org/wal.html#walresetbug).
    public static func hasWALResetBug(_ version: String) -> Bool {
        let parts = version.split(separator: ".").compactMap { Int($0) }
        guard parts.count == 3 else { return false }
        return parts.lexicographicallyPrecedes([3, 51, 3]) && ![3, 7, 0].isGreater(than: parts)
    }
}

extension [Int] {
    fileprivate func isGreater(than other: [Int]) -> Bool { other.lexicographicallyPrecedes(self) }
}

extension Transaction {
    /// What SQLite's quick check finds wrong with the file, at most five lines; none: nothing.
    public func damages() throws -> [String] {
        try String.fetchAll(db, sql: "PRAGMA quick_check(5)").filter { $0 != "ok" }
    }

    /// Migrations that this program knows and the store has not seen, and those that only a newer program knows.
    public func migrations() throws -> (missing: [String], unknown: [String]) {
        let applied = try Schema.migrator.appliedIdentifiers(db)
        let known = Schema.migrator.migrations
        return (known.filter { !applied.contains($0) }, applied.subtracting(known).sorted())
    }

    /// Deliveries between their claim and their end.
    public func openDeliveries(limit: Int) throws -> [Delivery] {
        try [DeliveryState.seen, .claimed, .recognised, .judged].flatMap { try deliveries(in: $0, limit: limit) }
    }
}
