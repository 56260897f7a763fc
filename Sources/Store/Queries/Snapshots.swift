public import Domain
internal import GRDB

/// What a delivery of a snapshot table says about itself.
public struct SnapshotClaim: Hashable, Sendable {
    /// Which table.
    public var kind: TableKind
    /// Of which platform; none for the ERP's.
    public var platform: PlatformID?
    /// The date it is a picture of.
    public var asOf: BusinessDate
    /// Proved complete: what it does not have was not there.
    public var isComplete: Bool
    /// Data rows, and those of them that were rejected.
    public var rows: Int, rejected: Int

    /// All fields.
    public init(kind: TableKind, platform: PlatformID?, asOf: BusinessDate, isComplete: Bool, rows: Int, rejected: Int)
    {
        self.kind = kind
        self.platform = platform
        self.asOf = asOf
        self.isComplete = isComplete
        self.rows = rows
        self.rejected = rejected
    }
}

/// A snapshot as the store remembers it.
public struct SnapshotRow: Hashable, Sendable {
    /// What it said.
    public var claim: SnapshotClaim
    /// The delivery that proved it complete.
    public var completedBy: Int64
}

extension Transaction {
    /// Sights a record in the picture of `asOf`, read by delivery `source`. A newer picture wins; an older one only
    /// fills in what no newer one has shown; of two deliveries with the same as-of the later one wins. Returns
    /// whether the row is new or its values changed.
    @discardableResult
    public func sight<Record: SnapshotRecord>(_ record: Record, asOf: BusinessDate, source: Source) throws -> Bool {
        let keys = ["provider"] + Record.keys
        let values = [StoreValue.text(provider)] + record.values
        let match = keys.map { "\($0) = ?" }.joined(separator: " AND ")
        let keyValues = StatementArguments(values.prefix(keys.count).map(\.databaseValue))
        let select = try db.cachedStatement(sql: "SELECT * FROM \(Record.table) WHERE \(match)")
        if let existing = try Row.fetchOne(select, arguments: keyValues) {
            let seen: String = existing["seenAsOf"]
            let seenBy: Int64 = existing["seenBy"]
            guard (asOf.description, source.delivery) >= (seen, seenBy) else { return false }
            let isChanged = zip(Record.columns, values.dropFirst(keys.count)).contains { column, value in
                (existing[column] as DatabaseValue) != value.databaseValue
            }
            let set = (Record.columns + ["seenAsOf", "seenBy", "position"]).map { "\($0) = ?" }.joined(separator: ", ")
            let update = try db.cachedStatement(sql: "UPDATE \(Record.table) SET \(set) WHERE \(match)")
            var arguments = values.dropFirst(keys.count).map(\.databaseValue)
            arguments += [asOf.description.databaseValue, source.delivery.databaseValue, source.position.databaseValue]
            try update.execute(arguments: StatementArguments(arguments) + keyValues)
            return isChanged
        }
        let columns = keys + Record.columns + ["seenAsOf", "seenBy", "position"]
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        let insert = try db.cachedStatement(
            sql: "INSERT INTO \(Record.table) (\(columns.joined(separator: ", "))) VALUES (\(marks))")
        let tail = [asOf.description.databaseValue, source.delivery.databaseValue, source.position.databaseValue]
        try insert.execute(arguments: StatementArguments(values.map(\.databaseValue) + tail))
        return true
    }

    /// Remembers the snapshot itself. A later delivery of the same as-of that is proved complete becomes the one
    /// that decides what is absent.
    public func recordSnapshot(_ claim: SnapshotClaim, takenAt: String, by delivery: Int64) throws {
        try db.execute(
            sql: """
                INSERT INTO snapshot (provider, kind, platform, asOf, isComplete, completedBy, takenAt, rows, rejected)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (provider, kind, platform, asOf) DO UPDATE SET
                    isComplete = max(isComplete, excluded.isComplete),
                    completedBy = CASE WHEN excluded.isComplete THEN excluded.completedBy ELSE completedBy END,
                    takenAt = excluded.takenAt,
                    rows = CASE WHEN excluded.isComplete OR NOT isComplete THEN excluded.rows ELSE rows END,
                    rejected = excluded.rejected
                """,
            arguments: [
                provider, claim.kind.rawValue, claim.platform?.text ?? "", claim.asOf.description, claim.isComplete,
                claim.isComplete ? delivery : 0, takenAt, claim.rows, claim.rejected,
            ])
    }

    /// Every snapshot up to `asOf`, by kind, platform and as-of.
    public func snapshots(upTo asOf: BusinessDate) throws -> [SnapshotRow] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM snapshot WHERE provider = ? AND asOf <= ? ORDER BY kind, platform, asOf",
            arguments: [provider, asOf.description]
        ).compactMap { raw in
            let row = StoreRow(row: raw)
            guard let kind = TableKind(rawValue: row.text("kind")), let date = row.date("asOf") else { return nil }
            let platform = row.text("platform")
            return SnapshotRow(
                claim: SnapshotClaim(
                    kind: kind, platform: platform.isEmpty ? nil : PlatformID(trusted: platform), asOf: date,
                    isComplete: row.flag("isComplete"), rows: row.number("rows") ?? 0,
                    rejected: row.number("rejected") ?? 0),
                completedBy: row.integer("completedBy"))
        }
    }

    /// Every record of a kind (of one platform, where the kind has one) with its absences as of the given snapshots.
    /// Rows whose first sighting lies after the newest of `snapshots` are still there: a picture shows them.
    public func sighted<Record: SnapshotRecord>(
        _ type: Record.Type, platform: PlatformID? = nil, snapshots: [SnapshotRow]
    ) throws -> [Sighted<Record>] {
        let complete = snapshots.filter {
            $0.claim.kind == Record.kind && $0.claim.isComplete
                && (!Record.kind.isOfPlatform || $0.claim.platform == platform)
        }.map { ($0.claim.asOf.description, $0.completedBy) }
        var sql = "SELECT * FROM \(Record.table) WHERE provider = ?"
        var arguments: StatementArguments = [provider]
        if Record.kind.isOfPlatform, let platform {
            sql += " AND platform = ?"
            arguments += [platform.text]
        }
        sql += " ORDER BY " + Record.keys.joined(separator: ", ")
        let cursor = try Row.fetchCursor(db, sql: sql, arguments: arguments)
        var result: [Sighted<Record>] = []
        while let raw = try cursor.next() {
            let row = StoreRow(row: raw)
            let seen = (row.text("seenAsOf"), row.integer("seenBy"))
            let absences = complete.reduce(0) { $0 + (($1.0, $1.1) > seen ? 1 : 0) }
            result.append(Sighted(Record(row), absences: absences, source: row.source))
        }
        return result
    }

    /// Which delivery proved what another file is.
    public func recordSidecar(_ sidecar: SidecarRow) throws {
        try db.execute(
            sql: """
                INSERT INTO sidecar (provider, sha256, delivery, target, kind, platform, rows, takenAt, isComplete)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (provider, sha256) DO UPDATE SET
                    delivery = excluded.delivery, target = excluded.target, kind = excluded.kind,
                    platform = excluded.platform, rows = excluded.rows, takenAt = excluded.takenAt,
                    isComplete = excluded.isComplete
                """,
            arguments: [
                provider, sidecar.sha256.hex, sidecar.delivery, sidecar.target, sidecar.kind?.rawValue,
                sidecar.platform?.text, sidecar.rows, sidecar.takenAt, sidecar.isComplete,
            ])
    }

    /// The sidecar that names this content.
    public func sidecar(for content: ContentID) throws -> SidecarRow? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM sidecar WHERE provider = ? AND sha256 = ?", arguments: [provider, content.hex]
        ).map(SidecarRow.init(raw:))
    }

    /// A sidecar of this run (not yet reported) that names this file name but other content.
    public func contradictingSidecar(target: String, content: ContentID) throws -> SidecarRow? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT s.* FROM sidecar s JOIN delivery d ON d.provider = s.provider AND d.number = s.delivery
                WHERE s.provider = ? AND s.target = ? AND s.sha256 <> ? AND d.run IS NULL ORDER BY s.delivery
                """,
            arguments: [provider, target, content.hex]
        ).map(SidecarRow.init(raw:))
    }
}

/// What a sidecar says of its file.
public struct SidecarRow: Hashable, Sendable {
    /// SHA-256 of the file it speaks of.
    public var sha256: ContentID
    /// The delivery of the sidecar.
    public var delivery: Int64
    /// Name of the file it speaks of, as the sidecar's own name gives it: `NAME` of `NAME.manifest.json`.
    public var target: String
    /// What the file is.
    public var kind: TableKind?
    /// Whose.
    public var platform: PlatformID?
    /// Data rows.
    public var rows: Int?
    /// When the picture was taken, as written.
    public var takenAt: String?
    /// Whether it is the whole picture.
    public var isComplete: Bool

    /// All fields.
    public init(
        sha256: ContentID, delivery: Int64, target: String, kind: TableKind?, platform: PlatformID?, rows: Int?,
        takenAt: String?, isComplete: Bool
    ) {
        self.sha256 = sha256
        self.delivery = delivery
        self.target = target
        self.kind = kind
        self.platform = platform
        self.rows = rows
        self.takenAt = takenAt
        self.isComplete = isComplete
    }

    init(raw: Row) {
        let row = StoreRow(row: raw)
        self.init(
            sha256: ContentID(hex: row.text("sha256")), delivery: row.integer("delivery"), target: row.text("target"),
            kind: row.optional("kind").flatMap(TableKind.init(rawValue:)), platform: row.identifier(ifAny: "platform"),
            rows: row.number("rows"), takenAt: row.optional("takenAt"), isComplete: row.flag("isComplete"))
    }
}
