public import Domain
internal import GRDB

extension Transaction {
    /// Every record of a kind (of one platform, where the kind has one) as the newest of `snapshots` knew it, with its
    /// absences: the complete snapshots after its last sighting. Where no later picture is known, history is not read.
    public func sighted<Record: SnapshotRecord>(
        _ type: Record.Type, platform: PlatformID? = nil, snapshots: [SnapshotRow]
    ) throws -> [Sighted<Record>] {
        let own = snapshots.filter {
            $0.claim.kind == Record.kind && (!Record.kind.isOfPlatform || $0.claim.platform == platform)
        }
        let complete = own.filter(\.claim.isComplete).map(\.claim.asOf.description)
        guard let newest = own.map(\.claim.asOf).max() else { return [] }
        let isNow = try !hasSnapshot(Record.kind, platform, after: newest)
        let main = try mainCursor(type, platform, upTo: isNow ? nil : newest)
        guard !isNow else {
            var result: [Sighted<Record>] = []
            while let row = try main.next() {
                let stored = StoreRow(row: row)
                let seen = stored.text("seenAsOf")
                result.append(
                    Sighted(
                        Record(stored), absences: complete.count { $0 > seen }, source: stored.source,
                        since: stored.date("since")))
            }
            return result
        }
        return try merged(main, type, platform, complete, on: newest)
    }

    /// The day of the newest picture that showed an account, by account.
    public func lastSeen(accountsOf platform: PlatformID) throws -> [AccountID: BusinessDate] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT account, seenAsOf FROM account WHERE provider = ? AND platform = ?",
            arguments: [provider, platform.text])
        return Dictionary(
            rows.compactMap { raw in
                let row = StoreRow(row: raw)
                return row.date("seenAsOf").map { (row.identifier("account"), $0) }
            }, uniquingKeysWith: { first, _ in first })
    }

    func hasSnapshot(_ kind: TableKind, _ platform: PlatformID?, after date: BusinessDate) throws -> Bool {
        var sql = "SELECT 1 FROM snapshot WHERE provider = ? AND kind = ? AND asOf > ?"
        var arguments: StatementArguments = [provider, kind.rawValue, date.description]
        if kind.isOfPlatform, let platform {
            sql += " AND platform = ?"
            arguments += [platform.text]
        }
        return try Row.fetchOne(db, sql: sql + " LIMIT 1", arguments: arguments) != nil
    }

    private func mainCursor<Record: SnapshotRecord>(
        _ type: Record.Type, _ platform: PlatformID?, upTo date: BusinessDate?
    ) throws -> RowCursor {
        var sql = "SELECT * FROM \(Record.table) WHERE provider = ?"
        var arguments: StatementArguments = [provider]
        if Record.kind.isOfPlatform, let platform {
            sql += " AND platform = ?"
            arguments += [platform.text]
        }
        if let date {
            sql += " AND since <= ?"
            arguments += [date.description]
        }
        return try Row.fetchCursor(
            db, sql: sql + " ORDER BY " + Record.keys.joined(separator: ", "), arguments: arguments)
    }

    /// Two ordered streams into one: rows whose newest version had begun, and of the others the newest older version
    /// that had.
    private func merged<Record: SnapshotRecord>(
        _ main: RowCursor, _ type: Record.Type, _ platform: PlatformID?, _ complete: [String],
        on date: BusinessDate
    ) throws -> [Sighted<Record>] {
        var sql = "SELECT * FROM snapshotVersion WHERE provider = ? AND kind = ?"
        var arguments: StatementArguments = [provider, Record.kind.rawValue]
        if Record.kind.isOfPlatform, let platform {
            sql += " AND platform = ?"
            arguments += [platform.text]
        }
        let older = try Row.fetchCursor(
            db, sql: sql + " AND since <= ? ORDER BY recordKey, since DESC", arguments: arguments + [date.description])
        var result: [Sighted<Record>] = []
        var row = try main.next()
        var version = try older.next()
        var last: String?
        func add(_ content: Row, seen: String, source: Source) {
            let last = min(seen, date.description)
            result.append(
                Sighted(Record(StoreRow(row: content)), absences: complete.count { $0 > last }, source: source))
        }
        while row != nil || version != nil {
            let mainKey = row.map { row in
                Record.keys.map { StoreValue(row[$0] as DatabaseValue).text ?? "" }.joined(separator: "\u{1F}")
            }
            let oldKey: String? = version.map { $0["recordKey"] }
            if let row0 = row, let mainKey, oldKey.map({ !Self.precedes($0, mainKey) }) ?? true {
                let stored = StoreRow(row: row0)
                add(row0, seen: stored.text("seenAsOf"), source: stored.source)
                last = mainKey
                row = try main.next()
            } else if let old = version, let oldKey {
                if oldKey != last, let content = RecordContent(json: old["content"]) {
                    let stored = StoreRow(row: old)
                    add(
                        Row(content.values.mapValues(\.databaseValue)), seen: stored.text("through"),
                        source: stored.source)
                    last = oldKey
                }
                version = try older.next()
            }
        }
        return result
    }

    // As the databases compare them.
    private static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

    /// The versions of a contract, of its packages and of its points, up to a date; by kind, key and time.
    public func history(of contract: ContractID, upTo date: BusinessDate) throws -> [RecordVersion] {
        try history(Contract.self, of: contract, upTo: date) + history(ContractPackage.self, of: contract, upTo: date)
            + history(Point.self, of: contract, upTo: date)
    }

    private func history<Record: SnapshotRecord>(
        _ type: Record.Type, of contract: ContractID, upTo date: BusinessDate
    ) throws -> [RecordVersion] {
        let newest = try Row.fetchAll(
            db, sql: "SELECT * FROM \(Record.table) WHERE provider = ? AND contract = ? AND since <= ?",
            arguments: [provider, contract.text, date.description]
        ).compactMap { Self.version($0, type) }
        let keys = try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT recordKey FROM snapshotVersion
                WHERE provider = ? AND kind = ? AND contract = ? AND since <= ?
                """, arguments: [provider, Record.kind.rawValue, contract.text, date.description])
        var all = Set(keys.sorted())
        all.formUnion(newest.map { $0.value.key(type) })
        return try all.sorted().flatMap { key in
            try timeline(type, key: key, platform: nil).versions.filter {
                $0.since <= date && $0.value.contract == contract.text
            }.map { version in
                RecordVersion(
                    kind: Record.kind, key: key.split(separator: "\u{1F}").map(String.init), since: version.since,
                    through: version.through, content: version.value, source: version.firstRead)
            }
        }
    }

    /// The contradictions between files of one day that no later picture had settled by the newest of `snapshots`.
    public func conflicts(_ snapshots: [SnapshotRow]) throws -> [SnapshotConflict] {
        try Row.fetchAll(
            db,
            sql: "SELECT * FROM snapshotConflict WHERE provider = ? ORDER BY kind, platform, recordKey, asOf, delivery",
            arguments: [provider]
        ).compactMap { row -> (SnapshotConflict, String)? in
            let stored = StoreRow(row: row)
            guard let kind = TableKind(rawValue: stored.text("kind")), let asOf = stored.date("asOf"),
                let kept = RecordContent(json: stored.text("content")),
                let other = RecordContent(json: stored.text("other"))
            else { return nil }
            let platform = stored.text("platform")
            let key = stored.text("recordKey")
            return (
                SnapshotConflict(
                    kind: kind, platform: platform.isEmpty ? nil : PlatformID(trusted: platform),
                    key: key.split(separator: "\u{1F}").map(String.init), asOf: asOf, kept: kept, other: other,
                    sources: [
                        Source(delivery: stored.integer("seenBy"), position: stored.number("seenPosition") ?? 0),
                        Source(delivery: stored.integer("delivery"), position: stored.number("position") ?? 0),
                    ]), key
            )
        }.filter { try isOpen($0.0, key: $0.1, snapshots) }.map(\.0)
    }

    private func isOpen(_ conflict: SnapshotConflict, key: String, _ snapshots: [SnapshotRow]) throws -> Bool {
        let own = snapshots.map(\.claim).filter { $0.kind == conflict.kind && $0.platform == conflict.platform }
        guard own.contains(where: { $0.asOf >= conflict.asOf }),
            !own.contains(where: { $0.asOf > conflict.asOf && $0.isComplete })
        else { return false }
        let newest = own.map(\.asOf).max() ?? conflict.asOf
        let record = conflict.kind.snapshotRecord
        guard let version = try record?.version(of: key, conflict.platform, on: newest, self) else { return false }
        guard version.since <= conflict.asOf else { return false }
        // Seen in a later picture: settled.
        return !own.contains { $0.asOf > conflict.asOf && $0.asOf <= version.through }
    }
}

/// The record type of a kind of snapshot.
struct SnapshotRecordType {
    private let find: (String, PlatformID?, BusinessDate, Transaction) throws -> Version<RecordContent>?
    private let clearing: (PlatformID?, BusinessDate, Int64, Transaction) throws -> Void

    init<Record: SnapshotRecord>(_ type: Record.Type) {
        find = { key, platform, date, transaction in
            try transaction.timeline(type, key: key, platform: platform).version(on: date)
        }
        clearing = { platform, asOf, delivery, transaction in
            let picture = try transaction.openPicture(
                type, platform: platform, asOf: asOf, delivery: delivery, isDelta: false, isProved: true)
            try transaction.closePicture(picture, type, shown: [])
        }
    }

    func clear(
        _ platform: PlatformID?, _ asOf: BusinessDate, _ delivery: Int64, _ transaction: Transaction
    ) throws { try clearing(platform, asOf, delivery, transaction) }

    func version(
        of key: String, _ platform: PlatformID?, on date: BusinessDate, _ transaction: Transaction
    ) throws -> Version<RecordContent>? { try find(key, platform, date, transaction) }
}

extension TableKind {
    var snapshotRecord: SnapshotRecordType? {
        switch self {
        case .plans: SnapshotRecordType(Plan.self)
        case .packages: SnapshotRecordType(Package.self)
        case .packageChannels: SnapshotRecordType(PackageChannel.self)
        case .subscribers: SnapshotRecordType(Subscriber.self)
        case .contracts: SnapshotRecordType(Contract.self)
        case .contractPackages: SnapshotRecordType(ContractPackage.self)
        case .points: SnapshotRecordType(Point.self)
        case .catalogueChannels: SnapshotRecordType(CatalogueChannel.self)
        case .cataloguePackages: SnapshotRecordType(CataloguePackage.self)
        case .cataloguePackageChannels: SnapshotRecordType(CataloguePackageChannel.self)
        case .accounts: SnapshotRecordType(PlatformAccount.self)
        case .entitlements: SnapshotRecordType(Entitlement.self)
        case .devices: SnapshotRecordType(PlatformDevice.self)
        default: nil
        }
    }
}
