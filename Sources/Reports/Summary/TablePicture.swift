public import Domain

/// The newest picture of one table, and how it fits the other side.
public struct TablePicture: Sendable, Hashable {
    /// Whose; none: the ERP's.
    public var platform: PlatformID?
    /// Which table.
    public var kind: TableKind
    /// The date it shows.
    public var asOf: BusinessDate
    /// It is proved that nothing is missing from it.
    public var isComplete: Bool
    /// Its rows, and those that were refused.
    public var rows: Int, rejected: Int
    /// Records found on both sides, only in the ERP, and only on the platform; only accounts are counted so.
    public var matched: Int?, missing: Int?, extra: Int?

    /// All fields.
    public init(
        platform: PlatformID?, kind: TableKind, asOf: BusinessDate, isComplete: Bool, rows: Int, rejected: Int,
        matched: Int? = nil, missing: Int? = nil, extra: Int? = nil
    ) {
        self.platform = platform
        self.kind = kind
        self.asOf = asOf
        self.isComplete = isComplete
        self.rows = rows
        self.rejected = rejected
        self.matched = matched
        self.missing = missing
        self.extra = extra
    }
}
