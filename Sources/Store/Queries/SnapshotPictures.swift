public import Domain
internal import GRDB

/// A picture of one kind, and of one platform, while its rows are laid down.
public struct Picture: Sendable {
    /// Where it lies among the others.
    public let day: PictureDay
    /// Whose.
    public let platform: PlatformID?
    /// The delivery.
    public let delivery: Int64
    /// Holds changes only: what it does not show it does not deny.
    public let isDelta: Bool
    /// Another delivery has shown a picture of this day: rows unite, and keys that differ are conflicts.
    public let isAgain: Bool
    /// It is proved complete, and takes the place of what was shown of its day before.
    public let isReplacing: Bool
    /// Its manifest tells an hour later than that of every other picture of the day: where it differs something has
    /// changed since, and nothing is contradicted.
    public let isLater: Bool
    /// No picture of a later day is known.
    var isNewest: Bool { day.next == nil }
    var asOf: String { day.asOf.description }
}

/// What a row of a picture came to.
public enum SightOutcome: Hashable, Sendable {
    /// Nothing changed, or only when it was seen last.
    case unchanged
    /// The key is new, or its values are others.
    case changed
    /// Another file shows other values for the same day.
    case conflict
}

extension Transaction {
    /// Opens a picture. One from between known pictures denies the rows that it will not show: versions that span its
    /// day fall in two, and grow together again where it shows them.
    public func openPicture<Record: SnapshotRecord>(
        _ type: Record.Type, platform: PlatformID?, asOf: BusinessDate, delivery: Int64, isDelta: Bool, isProved: Bool,
        takenAt: String? = nil
    ) throws -> Picture {
        func date(_ expression: String, _ condition: String) throws -> BusinessDate? {
            try String.fetchOne(
                db,
                sql: """
                    SELECT \(expression)(asOf) FROM snapshot WHERE provider = ? AND kind = ? AND platform = ?
                    AND \(condition)
                    """, arguments: [provider, Record.kind.rawValue, platform?.text ?? "", asOf.description]
            ).flatMap { try? BusinessDate($0) }
        }
        let day = PictureDay(
            asOf: asOf, previous: try date("max", "asOf < ?"), next: try date("min", "asOf > ?"),
            previousWhole: try date("max", "asOf < ? AND isDelta = 0"),
            nextWhole: try date("min", "asOf > ? AND isDelta = 0"))
        let isAgain = try date("max", "asOf = ?") != nil
        let isFirstWhole = try !isDelta && date("max", "asOf = ? AND isDelta = 0") == nil
        let isLater = try takenAt.map { try isNewer($0, Record.kind, platform, asOf) } ?? false
        let picture = Picture(
            day: day, platform: platform, delivery: delivery, isDelta: isDelta, isAgain: isAgain,
            isReplacing: isAgain && isProved && !isDelta, isLater: isAgain && isLater)
        if isFirstWhole, !picture.isNewest {
            for key in try keys(type, spanning: picture, strictly: true) {
                try change(type, key: key, platform: platform) { $0.clear(on: day) }
            }
        }
        return picture
    }

    /// Whether a picture taken at `takenAt` is newer than what is known of its day.
    private func isNewer(
        _ takenAt: String, _ kind: TableKind, _ platform: PlatformID?, _ asOf: BusinessDate
    ) throws -> Bool {
        try self.takenAt(kind, platform, asOf).map { PictureHour.isLater(takenAt, than: $0) } ?? false
    }

    /// The hour of the newest picture of a day, as its manifest wrote it.
    private func takenAt(_ kind: TableKind, _ platform: PlatformID?, _ asOf: BusinessDate) throws -> String? {
        try String.fetchOne(
            db, sql: "SELECT takenAt FROM snapshot WHERE provider = ? AND kind = ? AND platform = ? AND asOf = ?",
            arguments: [provider, kind.rawValue, platform?.text ?? "", asOf.description])
    }

    /// Ends a picture that takes the place of another of its day: what it did not show is not of that day, and what
    /// was in doubt is settled. `shown`: the keys of its rows.
    public func closePicture<Record: SnapshotRecord>(
        _ picture: Picture, _ type: Record.Type, shown: Set<String>
    ) throws {
        guard picture.isReplacing else { return }
        for key in try keys(type, spanning: picture, strictly: false) where !shown.contains(key) {
            try change(type, key: key, platform: picture.platform) { $0.clear(on: picture.day) }
        }
        for table in ["snapshotConflict", "pictureDelivery"] {
            try db.execute(
                sql: "DELETE FROM \(table) WHERE provider = ? AND kind = ? AND platform = ? AND asOf = ?",
                arguments: [provider, Record.kind.rawValue, picture.platform?.text ?? "", picture.asOf])
        }
    }

    /// Sights a record in a picture.
    public func sight<Record: SnapshotRecord>(
        _ record: Record, in picture: Picture, position: Int
    ) throws -> SightOutcome {
        let source = Source(delivery: picture.delivery, position: position)
        if picture.isLater {
            // Whatever files of the morning said against each other of this key, this is how it is now.
            try db.cachedStatement(
                sql: """
                    DELETE FROM snapshotConflict WHERE provider = ? AND kind = ? AND platform = ? AND recordKey = ?
                    AND asOf = ?
                    """
            ).execute(arguments: [
                provider, Record.kind.rawValue, picture.platform?.text ?? "", RecordContent(record).key(Record.self),
                picture.asOf,
            ])
        }
        if picture.isNewest, let outcome = try sightNewest(record, in: picture, source) { return outcome }
        let content = RecordContent(record)
        let key = content.key(Record.self)
        var timeline = try timeline(Record.self, key: key, platform: picture.platform)
        let before = timeline
        if picture.isAgain, !picture.isReplacing, !picture.isLater, let known = timeline.shown(on: picture.day.asOf),
            known.value != content
        {
            try keepConflict(Record.self, key: key, picture, known: known, other: content, source)
            return .conflict
        }
        timeline.show(content, on: picture.day, readAt: source)
        guard timeline != before else { return .unchanged }
        try write(timeline, over: before, Record.self, key: key, platform: picture.platform)
        let isChange =
            timeline.versions.map(\.value) != before.versions.map(\.value)
            || timeline.versions.map(\.since) != before.versions.map(\.since)
        return isChange ? .changed : .unchanged
    }

    /// The way of every day: no picture is newer, so only the newest version of the key can change. Nothing where
    /// the whole timeline is needed.
    private func sightNewest<Record: SnapshotRecord>(
        _ record: Record, in picture: Picture, _ source: Source
    ) throws -> SightOutcome? {
        let values = [StoreValue.text(provider)] + record.values
        let keys = ["provider"] + Record.keys
        let match = keys.map { "\($0) = ?" }.joined(separator: " AND ")
        let keyValues = StatementArguments(values.prefix(keys.count).map(\.databaseValue))
        let select = try db.cachedStatement(sql: "SELECT * FROM \(Record.table) WHERE \(match)")
        guard let row = try Row.fetchOne(select, arguments: keyValues) else {
            try insert(record.values, Record.self, picture.asOf, source)
            return .changed
        }
        let isSame = zip(Record.columns, values.dropFirst(keys.count)).allSatisfy { column, value in
            (row[column] as DatabaseValue) == value.databaseValue
        }
        let seen: String = row["seenAsOf"]
        let reaches = picture.day.previousWhole.map { seen >= $0.description } ?? true
        guard seen <= picture.asOf, isSame, reaches || seen == picture.asOf else {
            // Old values go into history; a contradiction on the same day takes the whole timeline.
            guard seen < picture.asOf else { return nil }
            try archive(row, Record.self, platform: picture.platform)
            try replace(record.values, Record.self, picture.asOf, source, match: match, keyValues)
            return isSame ? .unchanged : .changed
        }
        let since: String = row["since"]
        let update = try db.cachedStatement(
            sql: "UPDATE \(Record.table) SET seenAsOf = ?, seenBy = ?, position = ? WHERE \(match)")
        try update.execute(
            arguments: StatementArguments([
                picture.asOf.databaseValue, source.delivery.databaseValue, source.position.databaseValue,
            ]) + keyValues)
        if since == picture.asOf {
            try db.cachedStatement(sql: "UPDATE \(Record.table) SET sinceBy = ?, sincePosition = ? WHERE \(match)")
                .execute(
                    arguments: StatementArguments([
                        source.delivery.databaseValue, source.position.databaseValue,
                    ]) + keyValues)
        }
        return .unchanged
    }

    private func insert<Record: SnapshotRecord>(
        _ values: [StoreValue], _ type: Record.Type, _ asOf: String, _ source: Source
    ) throws {
        let all = [StoreValue.text(provider)] + values + Self.sighting(asOf, source)
        let columns = ["provider"] + Record.keys + Record.columns + Self.sightingColumns
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        try db.cachedStatement(
            sql: "INSERT INTO \(Record.table) (\(columns.joined(separator: ", "))) VALUES (\(marks))"
        ).execute(arguments: StatementArguments(all.map(\.databaseValue)))
    }

    private func replace<Record: SnapshotRecord>(
        _ values: [StoreValue], _ type: Record.Type, _ asOf: String, _ source: Source, match: String,
        _ keyValues: StatementArguments
    ) throws {
        let set = (Record.columns + Self.sightingColumns).map { "\($0) = ?" }.joined(separator: ", ")
        let arguments = (values.dropFirst(Record.keys.count) + Self.sighting(asOf, source)).map(\.databaseValue)
        try db.cachedStatement(sql: "UPDATE \(Record.table) SET \(set) WHERE \(match)")
            .execute(arguments: StatementArguments(arguments) + keyValues)
    }

    private static let sightingColumns = ["seenAsOf", "seenBy", "position", "since", "sinceBy", "sincePosition"]

    private static func sighting(_ asOf: String, _ source: Source) -> [StoreValue] {
        let place: [StoreValue] = [.text(asOf), .integer(source.delivery), .integer(Int64(source.position))]
        return place + place
    }

    /// Puts the newest version of a row into history.
    private func archive<Record: SnapshotRecord>(_ row: Row, _ type: Record.Type, platform: PlatformID?) throws {
        guard let version = Self.version(row, type) else { return }
        try insert(version, type, key: version.value.key(type), platform: platform)
    }

    /// Remembers the snapshot itself: how many rows its deliveries had, and whether they prove it complete.
    public func recordSnapshot(
        _ claim: SnapshotClaim, isDelta: Bool = false, takenAt: String, by delivery: Int64
    ) throws {
        let known = try self.takenAt(claim.kind, claim.platform, claim.asOf)
        // What corrects a list of the day adds no rows to it.
        let isCorrection = isDelta && (known.map { PictureHour.isLater(takenAt, than: $0) } ?? false)
        let latest = known.flatMap { PictureHour.isLater($0, than: takenAt) ? $0 : nil } ?? takenAt
        // The same bytes handed in again are not one more file of the picture.
        try db.execute(
            sql: """
                DELETE FROM pictureDelivery WHERE provider = ? AND kind = ? AND platform = ? AND asOf = ?
                AND delivery IN (SELECT number FROM delivery WHERE provider = ? AND sha256 = (
                    SELECT sha256 FROM delivery WHERE provider = ? AND number = ?))
                """,
            arguments: [
                provider, claim.kind.rawValue, claim.platform?.text ?? "", claim.asOf.description, provider, provider,
                delivery,
            ])
        try db.execute(
            sql: """
                INSERT INTO pictureDelivery (provider, kind, platform, asOf, delivery, rows, rejected)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (provider, kind, platform, asOf, delivery) DO UPDATE SET
                    rows = excluded.rows, rejected = excluded.rejected
                """,
            arguments: [
                provider, claim.kind.rawValue, claim.platform?.text ?? "", claim.asOf.description, delivery,
                isCorrection ? 0 : claim.rows, claim.rejected,
            ])
        let made = try pictureDeliveries(kind: claim.kind, platform: claim.platform, asOf: claim.asOf)
        try db.execute(
            sql: """
                INSERT INTO snapshot (provider, kind, platform, asOf, isComplete, completedBy, takenAt, rows, rejected,
                    isDelta)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (provider, kind, platform, asOf) DO UPDATE SET
                    isComplete = max(isComplete, excluded.isComplete),
                    completedBy = CASE WHEN excluded.isComplete THEN excluded.completedBy ELSE completedBy END,
                    takenAt = excluded.takenAt, rows = excluded.rows, rejected = excluded.rejected,
                    isDelta = min(isDelta, excluded.isDelta)
                """,
            arguments: [
                provider, claim.kind.rawValue, claim.platform?.text ?? "", claim.asOf.description, claim.isComplete,
                claim.isComplete ? delivery : 0, latest, made.reduce(0) { $0 + $1.rows },
                made.reduce(0) { $0 + $1.rejected }, isDelta,
            ])
    }
}
