/// A table of which the day has no whole picture, though its side delivered others: it did not come, was refused, or
/// proves nothing. What is not in it proves nothing either, and the morning's line says so.
public struct PictureGap: Hashable, Sendable {
    /// Whose; none for the ERP.
    public var platform: PlatformID?
    /// Which table.
    public var kind: TableKind
    /// The day of the newest whole picture, if there ever was one.
    public var lastWhole: BusinessDate?

    /// All fields.
    public init(platform: PlatformID?, kind: TableKind, lastWhole: BusinessDate?) {
        self.platform = platform
        self.kind = kind
        self.lastWhole = lastWhole
    }

    /// `beenius accounts`, `contracts`.
    public var name: String { (platform.map { $0.text + " " } ?? "") + kind.rawValue }

    /// The gaps of `date`, the ERP's first. A table that its side sends as changes has no whole pictures and is none,
    /// nor is one of a side that sent nothing that day.
    public static func gaps(in pictures: [SnapshotPicture], on date: BusinessDate) -> [PictureGap] {
        let sides = Dictionary(grouping: pictures, by: \.platform)
        return sides.sorted { ($0.key?.text ?? "").precedes($1.key?.text ?? "") }.flatMap { platform, pictures in
            guard pictures.contains(where: { $0.asOf == date }) else { return [PictureGap]() }
            return Dictionary(grouping: pictures, by: \.kind).compactMap { kind, pictures -> PictureGap? in
                guard let newest = pictures.max(by: { $0.asOf < $1.asOf }), !newest.isDelta else { return nil }
                let lastWhole = pictures.filter(\.isComplete).map(\.asOf).max()
                guard lastWhole != date else { return nil }
                return PictureGap(platform: platform, kind: kind, lastWhole: lastWhole)
            }.sorted { $0.kind.rawValue.precedes($1.kind.rawValue) }
        }
    }
}

/// A picture that was delivered of a table.
public struct SnapshotPicture: Hashable, Sendable {
    /// Whose; none for the ERP.
    public var platform: PlatformID?
    /// Which table.
    public var kind: TableKind
    /// Of which day.
    public var asOf: BusinessDate
    /// It is proved whole; it holds changes only.
    public var isComplete: Bool, isDelta: Bool

    /// All fields.
    public init(platform: PlatformID?, kind: TableKind, asOf: BusinessDate, isComplete: Bool, isDelta: Bool) {
        self.platform = platform
        self.kind = kind
        self.asOf = asOf
        self.isComplete = isComplete
        self.isDelta = isDelta
    }
}
