internal import Domain
internal import Store

/// How far a file of a snapshot kind may be trusted to show all.
struct PictureStanding {
    /// It says itself, or the configuration says, that it holds changes only.
    var isDelta: Bool
    /// It is proved complete, and no row of it was rejected.
    var isProved: Bool
    /// When it was taken, as its manifest says.
    var takenAt: String?
}

/// The pictures that one file lays down: one, or one a platform.
struct OpenPictures {
    private struct Open {
        var picture: Picture
        var shown: Set<String> = []
        var close: (Picture, Set<String>, Transaction) throws -> Void
    }

    private var open: [PlatformID?: Open] = [:]

    mutating func sight<Record: SnapshotRecord>(
        _ record: Record, platform: PlatformID?, asOf: BusinessDate, standing: PictureStanding, source: Source,
        _ transaction: Transaction
    ) throws -> SightOutcome {
        if open[platform] == nil {
            let picture = try transaction.openPicture(
                Record.self, platform: platform, asOf: asOf, delivery: source.delivery, isDelta: standing.isDelta,
                isProved: standing.isProved, takenAt: standing.takenAt)
            open[platform] = Open(picture: picture) { try $2.closePicture($0, Record.self, shown: $1) }
        }
        guard let picture = open[platform]?.picture else { return .unchanged }
        if picture.isReplacing { open[platform]?.shown.insert(record.recordKey) }
        return try transaction.sight(record, in: picture, position: source.position)
    }

    func close(_ transaction: Transaction) throws {
        for picture in open.values { try picture.close(picture.picture, picture.shown, transaction) }
    }
}

extension PictureCutting {
    /// How this part contradicts one that is known.
    func detail(against other: PicturePart) -> ReasonDetail {
        other.cutting.count != count
            ? ReasonDetail(field: "parts", value: "\(count)", expected: "\(other.cutting.count)")
            : ReasonDetail(field: "part", value: "\(number)", expected: other.sha256.hex)
    }
}
