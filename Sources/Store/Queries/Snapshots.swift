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
    /// All its files said that they hold changes only.
    public var isDelta: Bool
    /// Of a picture in parts: how many there are, and how many of them were applied.
    public var parts: Int?, partsHere: Int?
}

extension Transaction {
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
                completedBy: row.integer("completedBy"), isDelta: row.flag("isDelta"), parts: row.number("parts"),
                partsHere: row.number("partsHere"))
        }
    }

    /// Which delivery proved what another file is.
    public func recordSidecar(_ sidecar: SidecarRow) throws {
        try db.execute(
            sql: """
                INSERT INTO sidecar (provider, sha256, delivery, target, kind, platform, rows, takenAt, isComplete,
                    isDelta, snapshot, part, parts)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (provider, sha256) DO UPDATE SET
                    delivery = excluded.delivery, target = excluded.target, kind = excluded.kind,
                    platform = excluded.platform, rows = excluded.rows, takenAt = excluded.takenAt,
                    isComplete = excluded.isComplete, isDelta = excluded.isDelta, snapshot = excluded.snapshot,
                    part = excluded.part, parts = excluded.parts
                """,
            arguments: [
                provider, sidecar.sha256.hex, sidecar.delivery, sidecar.target, sidecar.kind?.rawValue,
                sidecar.platform?.text, sidecar.rows, sidecar.takenAt, sidecar.isComplete, sidecar.isDelta,
                sidecar.part?.snapshot, sidecar.part?.number, sidecar.part?.count,
            ])
    }

    /// The sidecar that names this content.
    public func sidecar(for content: ContentID) throws -> SidecarRow? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM sidecar WHERE provider = ? AND sha256 = ?", arguments: [provider, content.hex]
        ).map(SidecarRow.init(raw:))
    }

    /// A sidecar that names this file name but other content: one of this run (not yet reported), or an earlier one of
    /// the same day whose file never came.
    public func contradictingSidecar(
        target: String, content: ContentID, asOf: BusinessDate
    ) throws -> SidecarRow? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT s.* FROM sidecar s JOIN delivery d ON d.provider = s.provider AND d.number = s.delivery
                WHERE s.provider = ? AND s.target = ? AND s.sha256 <> ? AND (
                    d.run IS NULL
                    OR substr(s.takenAt, 1, 10) = ? AND NOT EXISTS (
                        SELECT 1 FROM delivery o WHERE o.provider = s.provider AND o.sha256 = s.sha256)
                ) ORDER BY s.delivery
                """,
            arguments: [provider, target, content.hex, asOf.description]
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
    /// Whether it says outright that it is not: the file holds changes only.
    public var isDelta: Bool
    /// Which part of a picture in several files it is.
    public var part: PictureCutting?

    /// All fields.
    public init(
        sha256: ContentID, delivery: Int64, target: String, kind: TableKind?, platform: PlatformID?, rows: Int?,
        takenAt: String?, isComplete: Bool, isDelta: Bool = false, part: PictureCutting? = nil
    ) {
        self.sha256 = sha256
        self.delivery = delivery
        self.target = target
        self.kind = kind
        self.platform = platform
        self.rows = rows
        self.takenAt = takenAt
        self.isComplete = isComplete
        self.isDelta = isDelta
        self.part = part
    }

    /// Whether it vouches for the very bytes of its file, whole or a part.
    public var vouches: Bool { isComplete || part != nil }

    init(raw: Row) {
        let row = StoreRow(row: raw)
        self.init(
            sha256: ContentID(hex: row.text("sha256")), delivery: row.integer("delivery"), target: row.text("target"),
            kind: row.optional("kind").flatMap(TableKind.init(rawValue:)), platform: row.identifier(ifAny: "platform"),
            rows: row.number("rows"), takenAt: row.optional("takenAt"), isComplete: row.flag("isComplete"),
            isDelta: row.flag("isDelta"),
            part: row.optional("snapshot").map { snapshot in
                PictureCutting(snapshot: snapshot, number: row.number("part") ?? 0, count: row.number("parts") ?? 0)
            })
    }
}
