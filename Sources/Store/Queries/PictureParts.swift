public import Domain
internal import GRDB

/// Which part of a picture in several files a file is: `{"snapshot": id, "part": n, "parts": m}` of its sidecar.
public struct PictureCutting: Hashable, Sendable {
    /// The id that the parts have in common.
    public var snapshot: String
    /// 1 … `count`.
    public var number: Int
    /// How many parts there are.
    public var count: Int

    /// All fields.
    public init(snapshot: String, number: Int, count: Int) {
        self.snapshot = snapshot
        self.number = number
        self.count = count
    }
}

/// A part as the store remembers it.
public struct PicturePart: Hashable, Sendable {
    /// Which.
    public var cutting: PictureCutting
    /// Its content.
    public var sha256: ContentID
    /// The delivery of its file; none until that was applied without a rejected row.
    public var delivery: Int64?
}

extension Transaction {
    /// The parts of a picture that are known, by number.
    public func parts(ofSnapshot snapshot: String) throws -> [PicturePart] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM snapshotPart WHERE provider = ? AND snapshot = ? ORDER BY part",
            arguments: [provider, snapshot]
        ).map { raw in
            let row = StoreRow(row: raw)
            return PicturePart(
                cutting: PictureCutting(
                    snapshot: row.text("snapshot"), number: row.number("part") ?? 0, count: row.number("parts") ?? 0),
                sha256: ContentID(hex: row.text("sha256")), delivery: row.number("delivery").map(Int64.init))
        }
    }

    /// Remembers a part. Returns the known part that it contradicts: another content under its number, or another
    /// count of parts.
    public func register(_ cutting: PictureCutting, content: ContentID) throws -> PicturePart? {
        let known = try parts(ofSnapshot: cutting.snapshot)
        if let other = known.first(where: { $0.cutting.count != cutting.count }) { return other }
        if let same = known.first(where: { $0.cutting.number == cutting.number }) {
            return same.sha256 == content ? nil : same
        }
        try db.execute(
            sql: "INSERT INTO snapshotPart (provider, snapshot, part, parts, sha256) VALUES (?, ?, ?, ?, ?)",
            arguments: [provider, cutting.snapshot, cutting.number, cutting.count, content.hex])
        return nil
    }

    /// The file of a part was applied whole.
    public func recordPart(_ cutting: PictureCutting, by delivery: Int64) throws {
        try db.execute(
            sql: "UPDATE snapshotPart SET delivery = ? WHERE provider = ? AND snapshot = ? AND part = ?",
            arguments: [delivery, provider, cutting.snapshot, cutting.number])
    }

    /// The deliveries that made the picture of a date, with the rows of each and those that were rejected.
    public func pictureDeliveries(
        kind: TableKind, platform: PlatformID?, asOf: BusinessDate
    ) throws -> [(delivery: Int64, rows: Int, rejected: Int)] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM pictureDelivery WHERE provider = ? AND kind = ? AND platform = ? AND asOf = ?
                ORDER BY delivery
                """, arguments: [provider, kind.rawValue, platform?.text ?? "", asOf.description]
        ).map { raw in
            let row = StoreRow(row: raw)
            return (row.integer("delivery"), row.number("rows") ?? 0, row.number("rejected") ?? 0)
        }
    }

    /// Whether any picture of a kind and day is known, of whatever platform.
    public func hasPicture(_ kind: TableKind, asOf: BusinessDate) throws -> Bool {
        try Row.fetchOne(
            db, sql: "SELECT 1 FROM snapshot WHERE provider = ? AND kind = ? AND asOf = ? LIMIT 1",
            arguments: [provider, kind.rawValue, asOf.description]) != nil
    }

    /// The pictures that a delivery had a part in.
    public func pictures(by delivery: Int64) throws -> [(kind: TableKind, platform: PlatformID?, asOf: BusinessDate)] {
        try Row.fetchAll(
            db,
            sql: "SELECT * FROM pictureDelivery WHERE provider = ? AND delivery = ? ORDER BY kind, platform, asOf",
            arguments: [provider, delivery]
        ).compactMap { raw in
            let row = StoreRow(row: raw)
            guard let kind = TableKind(rawValue: row.text("kind")), let asOf = row.date("asOf") else { return nil }
            let platform = row.text("platform")
            return (kind, platform.isEmpty ? nil : PlatformID(trusted: platform), asOf)
        }
    }

    /// A delivery turned out to hold changes only: the pictures that it alone made prove no absence.
    public func declareDelta(_ delivery: Int64) throws {
        for picture in try pictures(by: delivery) {
            let made = try pictureDeliveries(kind: picture.kind, platform: picture.platform, asOf: picture.asOf)
            guard made.count == 1 else { continue }
            try db.execute(
                sql: """
                    UPDATE snapshot SET isComplete = 0, completedBy = 0, isDelta = 1
                    WHERE provider = ? AND kind = ? AND platform = ? AND asOf = ?
                    """,
                arguments: [
                    provider, picture.kind.rawValue, picture.platform?.text ?? "", picture.asOf.description,
                ])
        }
    }

    /// Settles how far a picture in parts has come; where all parts of one date were applied and no other file had a
    /// hand in it, it is complete. Returns whether other files alone keep it from that.
    public func judgeParts(_ cutting: PictureCutting) throws -> Bool {
        var isRivalled = false
        let here = try parts(ofSnapshot: cutting.snapshot).compactMap(\.delivery)
        let pictures = try here.flatMap { try self.pictures(by: $0) }
        let isWhole = here.count == cutting.count && Set(pictures.map(\.asOf)).count == 1
        for picture in pictures {
            let made = try pictureDeliveries(kind: picture.kind, platform: picture.platform, asOf: picture.asOf)
            let isAlone = Set(made.map(\.delivery)).isSubset(of: here)
            if isWhole, !isAlone { isRivalled = true }
            try db.execute(
                sql: """
                    UPDATE snapshot SET parts = ?, partsHere = ?,
                        isComplete = CASE WHEN ? THEN ? ELSE isComplete END,
                        completedBy = CASE WHEN ? THEN ? ELSE completedBy END
                    WHERE provider = ? AND kind = ? AND platform = ? AND asOf = ? AND isDelta = 0
                    """,
                arguments: [
                    // A part that looked whole, by a trailer of its own, is not: the set alone decides.
                    cutting.count, here.count, isAlone, isWhole, isAlone, isWhole ? here.max() ?? 0 : 0, provider,
                    picture.kind.rawValue, picture.platform?.text ?? "", picture.asOf.description,
                ])
        }
        return isRivalled
    }

    /// Takes back what was shown of a day, as if no file of it had come: before its files are laid down again.
    public func clearPicture(_ kind: TableKind, platform: PlatformID?, asOf: BusinessDate, by delivery: Int64) throws {
        try kind.snapshotRecord?.clear(platform, asOf, delivery, self)
    }
}
