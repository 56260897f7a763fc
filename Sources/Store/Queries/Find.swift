public import Domain
internal import GRDB

extension Transaction {
    /// The records of a kind with one of these values in one of these columns, with their absences as of the given
    /// snapshots, each once, by key. Every column asked for should have an index; nothing asked for finds nothing.
    public func sighted<Record: SnapshotRecord>(
        _ type: Record.Type, where conditions: [(String, String)], snapshots: [SnapshotRow]
    ) throws -> [Sighted<Record>] {
        let own = snapshots.filter { $0.claim.kind == Record.kind }
        guard let newest = own.map(\.claim.asOf).max() else { return [] }
        // Of a day that is past the indexes know nothing: they hold the newest values.
        guard try !hasSnapshot(Record.kind, nil, after: newest) else {
            return try sightedThen(type, where: conditions, snapshots: snapshots)
        }
        var found: [[String]: Sighted<Record>] = [:]
        for (column, value) in conditions {
            let statement = try db.cachedStatement(
                sql: "SELECT * FROM \(Record.table) WHERE provider = ? AND \(column) = ?")
            for raw in try Row.fetchAll(statement, arguments: [provider, value]) {
                let row = StoreRow(row: raw)
                let seen = row.text("seenAsOf")
                let platform = Record.kind.isOfPlatform ? row.text("platform") : ""
                let absences = own.count { snapshot in
                    snapshot.claim.isComplete && (snapshot.claim.platform?.text ?? "") == platform
                        && snapshot.claim.asOf.description > seen
                }
                found[Record.keys.map { row.text($0) }] = Sighted(Record(row), absences: absences, source: row.source)
            }
        }
        return found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    }

    /// The same of a day that is past: all records of that day are looked through.
    private func sightedThen<Record: SnapshotRecord>(
        _ type: Record.Type, where conditions: [(String, String)], snapshots: [SnapshotRow]
    ) throws -> [Sighted<Record>] {
        let platforms: [PlatformID?] =
            Record.kind.isOfPlatform
            ? Set(snapshots.filter { $0.claim.kind == Record.kind }.compactMap(\.claim.platform)).sorted() : [nil]
        return try platforms.flatMap { try sighted(type, platform: $0, snapshots: snapshots) }.filter {
            $0.record.hasOne(of: conditions)
        }
    }

    /// The findings about a contract or about one of these names of a box, by class, platform and id.
    public func findings(contract: ContractID? = nil, boxes: [String] = []) throws -> [FindingRow] {
        var found: [String: FindingRow] = [:]
        let conditions = boxes.map { ("box", $0) } + (contract.map { [("contract", $0.text)] } ?? [])
        for (column, value) in conditions {
            let ids = try String.fetchAll(
                db, sql: "SELECT finding FROM finding WHERE provider = ? AND \(column) = ?",
                arguments: [provider, value])
            for id in ids {
                for row in try findings(id: id) { found[row.id] = row }
            }
        }
        return found.values.sorted { a, b in
            a.finding != b.finding ? Finding.order(a.finding, b.finding) : a.id < b.id
        }
    }

    /// The boxes with a smart card inside.
    public func boxes(withSmartcard card: String) throws -> [Int64] {
        try Int64.fetchAll(
            db, sql: "SELECT box FROM setTopBox WHERE provider = ? AND smartcard = ? ORDER BY box",
            arguments: [provider, card])
    }

    /// Identifiers that begin or end so, at most `limit` of each kind: of boxes, contracts, logins and accounts.
    public func identifiers(beginningOrEndingWith part: String, limit: Int) throws -> [String] {
        var found: Set<String> = []
        let places = [
            ("boxIdentifier", "value"), ("contract", "contract"), ("contract", "radiusLogin"), ("account", "account"),
        ]
        let length = part.unicodeScalars.count
        for (table, column) in places {
            let values = try String.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT \(column) FROM \(table) WHERE provider = ? AND length(\(column)) > ? AND
                    (lower(substr(\(column), 1, ?)) = lower(?)
                        OR lower(substr(\(column), length(\(column)) - ? + 1)) = lower(?))
                    ORDER BY \(column) LIMIT ?
                    """,
                arguments: [provider, length, length, part, length, part, limit])
            found.formUnion(values)
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

extension SnapshotRecord {
    /// Whether one of these columns has this value.
    public func hasOne(of conditions: [(String, String)]) -> Bool {
        let names = Self.keys + Self.columns
        return zip(names, values).contains { name, value in
            conditions.contains { $0.0 == name && value == .text($0.1) }
        }
    }
}
