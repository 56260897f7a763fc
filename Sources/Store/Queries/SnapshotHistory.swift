public import Domain
internal import GRDB

/// A version of a record in the history of its kind.
public struct RecordVersion: Hashable, Sendable {
    /// Which table.
    public var kind: TableKind
    /// The parts of its key.
    public var key: [String]
    /// As-of of the first and of the last picture that showed these values.
    public var since: BusinessDate, through: BusinessDate
    /// Its columns.
    public var content: RecordContent
    /// Where the values were read first.
    public var source: Source
}

/// Two files of one day that say different things of one key.
public struct SnapshotConflict: Hashable, Sendable {
    /// Which table, of which platform.
    public var kind: TableKind, platform: PlatformID?
    /// The parts of its key.
    public var key: [String]
    /// The day.
    public var asOf: BusinessDate
    /// What is used meanwhile, and what the other file says.
    public var kept: RecordContent, other: RecordContent
    /// Where both were read.
    public var sources: [Source]
}

extension Transaction {
    static func version<Record: SnapshotRecord>(_ row: Row, _ type: Record.Type) -> Version<RecordContent>? {
        let stored = StoreRow(row: row)
        guard let since = stored.date("since"), let through = stored.date("seenAsOf") else { return nil }
        return Version(
            since: since, through: through, value: RecordContent(row: row, of: type),
            firstRead: Source(delivery: stored.integer("sinceBy"), position: stored.number("sincePosition") ?? 0),
            lastRead: stored.source)
    }

    private static func version(ofHistory row: Row) -> Version<RecordContent>? {
        let stored = StoreRow(row: row)
        guard let since = stored.date("since"), let through = stored.date("through"),
            let content = RecordContent(json: stored.text("content"))
        else { return nil }
        return Version(
            since: since, through: through, value: content,
            firstRead: Source(delivery: stored.integer("sinceBy"), position: stored.number("sincePosition") ?? 0),
            lastRead: stored.source)
    }

    private func newest<Record: SnapshotRecord>(_ type: Record.Type, key: String) throws -> Row? {
        let parts = key.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
        let match = (["provider"] + Record.keys).map { "\($0) = ?" }.joined(separator: " AND ")
        return try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM \(Record.table) WHERE \(match)"),
            arguments: StatementArguments([provider] + parts))
    }

    /// All versions of one key.
    func timeline<Record: SnapshotRecord>(
        _ type: Record.Type, key: String, platform: PlatformID?
    ) throws -> Timeline<RecordContent> {
        let older = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM snapshotVersion WHERE provider = ? AND kind = ? AND platform = ? AND recordKey = ?
                    ORDER BY since
                    """), arguments: [provider, Record.kind.rawValue, platform?.text ?? "", key]
        ).compactMap(Self.version(ofHistory:))
        return Timeline(
            older + (try newest(type, key: key).flatMap { [Self.version($0, type)] } ?? []).compactMap(\.self))
    }

    /// Changes the versions of a key.
    func change<Record: SnapshotRecord>(
        _ type: Record.Type, key: String, platform: PlatformID?, _ body: (inout Timeline<RecordContent>) -> Void
    ) throws {
        let before = try timeline(type, key: key, platform: platform)
        var after = before
        body(&after)
        if after != before { try write(after, over: before, type, key: key, platform: platform) }
    }

    func insert<Record: SnapshotRecord>(
        _ version: Version<RecordContent>, _ type: Record.Type, key: String, platform: PlatformID?
    ) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO snapshotVersion (provider, kind, platform, recordKey, since, through, contract, content,
                    sinceBy, sincePosition, seenBy, position)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            provider, Record.kind.rawValue, platform?.text ?? "", key, version.since.description,
            version.through.description, version.value.contract, try version.value.json, version.firstRead.delivery,
            version.firstRead.position, version.lastRead.delivery, version.lastRead.position,
        ])
    }

    /// Writes the versions of a key: the newest into its table, the others into history.
    func write<Record: SnapshotRecord>(
        _ timeline: Timeline<RecordContent>, over before: Timeline<RecordContent>, _ type: Record.Type, key: String,
        platform: PlatformID?
    ) throws {
        let older = timeline.versions.dropLast()
        if Array(older) != Array(before.versions.dropLast()) {
            try db.cachedStatement(
                sql: "DELETE FROM snapshotVersion WHERE provider = ? AND kind = ? AND platform = ? AND recordKey = ?"
            ).execute(arguments: [provider, Record.kind.rawValue, platform?.text ?? "", key])
            for version in older { try insert(version, type, key: key, platform: platform) }
        }
        guard timeline.versions.last != before.versions.last else { return }
        let parts = key.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
        let match = (["provider"] + Record.keys).map { "\($0) = ?" }.joined(separator: " AND ")
        try db.cachedStatement(sql: "DELETE FROM \(Record.table) WHERE \(match)")
            .execute(arguments: StatementArguments([provider] + parts))
        guard let newest = timeline.versions.last else { return }
        let columns =
            ["provider"] + Record.keys + Record.columns
            + ["seenAsOf", "seenBy", "position", "since", "sinceBy", "sincePosition"]
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        let values: [StoreValue] =
            [.text(provider)] + newest.value.ordered(type) + [
                .text(newest.through.description), .integer(newest.lastRead.delivery),
                .integer(Int64(newest.lastRead.position)), .text(newest.since.description),
                .integer(newest.firstRead.delivery), .integer(Int64(newest.firstRead.position)),
            ]
        try db.cachedStatement(
            sql: "INSERT INTO \(Record.table) (\(columns.joined(separator: ", "))) VALUES (\(marks))"
        ).execute(arguments: StatementArguments(values.map(\.databaseValue)))
    }

    /// The keys that a version of covers the day of `picture`; `strictly`: begins before and ends after it.
    func keys<Record: SnapshotRecord>(
        _ type: Record.Type, spanning picture: Picture, strictly: Bool
    ) throws -> [String] {
        let (before, after) = strictly ? ("<", ">") : ("<=", ">=")
        var sql = "SELECT \(Record.keys.joined(separator: ", ")) FROM \(Record.table) WHERE provider = ?"
        var arguments: StatementArguments = [provider]
        if Record.kind.isOfPlatform {
            sql += " AND platform = ?"
            arguments += [picture.platform?.text ?? ""]
        }
        sql += " AND since \(before) ? AND seenAsOf \(after) ?"
        arguments += [picture.asOf, picture.asOf]
        let newest = try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
            Record.keys.map { StoreValue(row[$0] as DatabaseValue).text ?? "" }.joined(separator: "\u{1F}")
        }
        let older = try String.fetchAll(
            db,
            sql: """
                SELECT recordKey FROM snapshotVersion WHERE provider = ? AND kind = ? AND platform = ?
                AND since \(before) ? AND through \(after) ?
                """,
            arguments: [
                provider, Record.kind.rawValue, picture.platform?.text ?? "", picture.asOf, picture.asOf,
            ])
        return newest + older
    }

    func keepConflict<Record: SnapshotRecord>(
        _ type: Record.Type, key: String, _ picture: Picture, known: Version<RecordContent>, other: RecordContent,
        _ source: Source
    ) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO snapshotConflict VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                provider, Record.kind.rawValue, picture.platform?.text ?? "", key, picture.asOf, picture.delivery,
                source.position, try known.value.json, try other.json, known.lastRead.delivery,
                known.lastRead.position,
            ])
    }
}
