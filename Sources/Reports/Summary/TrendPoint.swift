public import Domain

/// What one business date came to: a point of the trend.
public struct TrendPoint: Sendable, Hashable {
    /// Dates on the trend, this one included.
    public static let runs = 30

    /// The business date.
    public var date: BusinessDate
    /// Open findings.
    public var findings: Int
    /// Money a month at stake in them, by where it is lost.
    public var stakes: [Exposure: Money]

    /// All fields.
    public init(date: BusinessDate, findings: Int, stakes: [Exposure: Money]) {
        self.date = date
        self.findings = findings
        self.stakes = stakes
    }

    /// A point as ``figures`` says it; a figure that is missing counts as zero.
    public init(date: BusinessDate, figures: [String: Int64]) {
        self.init(
            date: date, findings: Int(figures[Self.findingsFigure] ?? 0),
            stakes: Dictionary(
                uniqueKeysWithValues: Exposure.allCases.map { ($0, Money(centavos: figures[$0.rawValue] ?? 0)) }))
    }

    /// Counts, and amounts in centavos, by name: what the store keeps.
    public var figures: [String: Int64] {
        var values = [Self.findingsFigure: Int64(findings)]
        for exposure in Exposure.allCases { values[exposure.rawValue] = stake(exposure).centavos }
        return values
    }

    /// The amount lost in this way.
    public func stake(_ exposure: Exposure) -> Money { stakes[exposure] ?? .zero }

    private static let findingsFigure = "findings"
}

extension SummaryModel {
    /// This date's own point.
    public var point: TrendPoint {
        TrendPoint(date: asOf, findings: findings.total, stakes: findings.exposures)
    }

    /// The trend: the dates before this one, and this one.
    public var trend: [TrendPoint] { history.suffix(TrendPoint.runs - 1) + [point] }
}
