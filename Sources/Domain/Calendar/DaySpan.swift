/// The days from `startsOn` up to, but not including, `endsOn`. Empty where the end is not after the start.
public struct DaySpan: Hashable, Sendable, CustomStringConvertible {
    /// First day.
    public let startsOn: BusinessDate
    /// First day after the last.
    public let endsOn: BusinessDate

    /// The days `[startsOn, endsOn)`.
    public init(startsOn: BusinessDate, endsOn: BusinessDate) {
        self.startsOn = startsOn
        self.endsOn = endsOn
    }

    /// Number of days, never negative.
    public var days: Int { max(0, endsOn.days(since: startsOn)) }

    /// No day at all.
    public var isEmpty: Bool { endsOn <= startsOn }

    /// The days that are also in `[start, end)`; an open end or start does not cut.
    public func clipped(from start: BusinessDate?, to end: BusinessDate?) -> DaySpan {
        DaySpan(startsOn: max(startsOn, start ?? startsOn), endsOn: min(endsOn, end ?? endsOn))
    }

    /// `yyyy-mm-dd..yyyy-mm-dd`, the end not included.
    public var description: String { "\(startsOn)..\(endsOn)" }
}
