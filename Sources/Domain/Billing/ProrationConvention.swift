/// How the days of a part of a month are counted, and over how many. Published systems disagree: of an activation on
/// 20 January at R$ 90,00 they make from R$ 30,00 to R$ 36,00, so the name stands in every explanation. Source:
/// `domain/billing.md` §4.3.
public enum ProrationConvention: String, Sendable, CaseIterable, Hashable {
    /// Days from the first up to, not including, the last, over the days of the cycle (Kill Bill, Chargebee).
    case actualDaysEndExclusive = "actual-days-end-exclusive"
    /// The same, and the day of the cancellation is billed too (Lago, Salesforce, Zuora).
    case actualDaysEndInclusive = "actual-days-end-inclusive"
    /// Actual days over 30 (Zuora actual/360, Enghouse).
    case actualOver30 = "actual-over-30"
    /// Every month has 30 days: the 31st counts as the 30th, and February's last day is followed by two more (Zuora
    /// strict 30/360, Enghouse).
    case strict30360 = "strict-30-360"
    /// 30 less the day of activation, which is not billed itself (Altarede).
    case commercial30Exclusive = "commercial-30-exclusive"

    /// Whether the day on which something ends is billed.
    public var includesLastDay: Bool { self == .actualDaysEndInclusive }

    /// Days that `span` counts. `isActivation`: nothing was billed on the day before it began.
    public func days(of span: DaySpan, isActivation: Bool) -> Int {
        guard !span.isEmpty else { return 0 }
        switch self {
        case .actualDaysEndExclusive, .actualDaysEndInclusive, .actualOver30: return span.days
        case .strict30360: return Self.day360(span.endsOn) - Self.day360(span.startsOn)
        case .commercial30Exclusive:
            return max(0, Self.day360(span.endsOn) - Self.day360(span.startsOn) - (isActivation ? 1 : 0))
        }
    }

    /// Days over which a part of `cycle` is counted.
    public func base(of cycle: DaySpan) -> Int {
        switch self {
        case .actualDaysEndExclusive, .actualDaysEndInclusive: max(1, cycle.days)
        case .actualOver30: 30
        // A cycle from the 28th of February to the 31st of March counts 32 of these days.
        case .strict30360, .commercial30Exclusive:
            max(30, Self.day360(cycle.endsOn) - Self.day360(cycle.startsOn))
        }
    }

    private static func day360(_ date: BusinessDate) -> Int {
        let (year, month, day) = date.civil
        return (year * 12 + month - 1) * 30 + min(day, 30)
    }
}

extension Money {
    /// The part `days`/`base` of this amount (not below zero), half a centavo up; computed exactly, never by a rounded
    /// daily rate. `base` is above zero. Source: `domain/billing.md` §4.2.
    public func part(_ days: Int, of base: Int) -> Money {
        guard days > 0, base > 0, centavos > 0 else { return .zero }
        let exact = (2 * Int128(centavos) * Int128(days) + Int128(base)) / (2 * Int128(base))
        return Money(centavos: Int64(clamping: exact))
    }
}
