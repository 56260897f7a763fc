/// What a part of a month costs, asked with bare figures: for tables that other systems published, and for a clerk with
/// a customer on the line.
public struct ProrationQuestion: Hashable, Sendable {
    /// The days that are billed, and over how many.
    public enum Days: Hashable, Sendable {
        /// Given as they are.
        case counted(Int, base: Int)
        /// A span; counted by the convention. `base`: instead of the days of the cycle.
        case dates(DaySpan, cycle: DaySpan, base: Int?)
    }

    /// The price of a whole cycle.
    public var price: Money
    /// The days.
    public var days: Days
    /// How they are counted.
    public var convention: ProrationConvention

    /// All fields.
    public init(price: Money, days: Days, convention: ProrationConvention) {
        self.price = price
        self.days = days
        self.convention = convention
    }

    /// Days counted, the days they are counted over, and the amount. A part is not capped here: published tables of
    /// 31 days over 30 are more than the price.
    public var answer: (amount: Money, days: Int, base: Int) {
        switch days {
        case .counted(let count, let base): return (price.part(count, of: base), count, base)
        case .dates(let span, let cycle, let base):
            let base = base ?? convention.base(of: cycle)
            let count = convention.days(of: span, isActivation: span.startsOn > cycle.startsOn)
            return (price.part(count, of: base), count, base)
        }
    }
}
