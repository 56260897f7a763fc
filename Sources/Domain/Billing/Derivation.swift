/// Where the price of a package comes from.
public enum PriceOrigin: String, Sendable, CaseIterable, Hashable {
    /// The package's own price.
    case list
    /// Agreed with the customer.
    case negotiated
    /// Given away.
    case courtesy
    /// Free until a date.
    case freeUntil = "free-until"
    /// Neither the package nor the customer was ever given a price.
    case neverPriced = "never-priced"
    /// The provider's rule for a part of a month makes it nothing.
    case proration
}

/// How an amount was made. ``amount`` is computed from the rest, so an explanation cannot disagree with the charge.
public struct Derivation: Hashable, Sendable {
    /// Days of one price inside the cycle.
    public struct Segment: Hashable, Sendable {
        /// The billed days.
        public var span: DaySpan
        /// The price a month.
        public var price: Money
        /// Where it comes from.
        public var origin: PriceOrigin
        /// How much of the price is taken: 100, or less while the contract is blocked.
        public var percent: Int

        /// All fields.
        public init(span: DaySpan, price: Money, origin: PriceOrigin, percent: Int = 100) {
            self.span = span
            self.price = price
            self.origin = origin
            self.percent = percent
        }
    }

    /// What a part of the cycle costs.
    public var proration: Proration
    /// How the days are counted; only where the proration is proportional.
    public var convention: ProrationConvention?
    /// The cycle, whose days are the base.
    public var cycle: DaySpan
    /// The billed days, in order, not overlapping.
    public var segments: [Segment]

    /// All fields. A convention means something for proportional proration alone, and is dropped elsewhere.
    public init(
        proration: Proration, convention: ProrationConvention? = nil, cycle: DaySpan, segments: [Segment]
    ) {
        self.proration = proration
        self.convention = proration == .proportional ? convention ?? .actualDaysEndExclusive : nil
        self.cycle = cycle
        self.segments = segments
    }

    /// Days that each segment counts by the convention; actual days where there is none.
    public var countedDays: [Int] {
        var end: BusinessDate?
        return segments.map { segment in
            defer { end = segment.span.endsOn }
            guard let convention else { return segment.span.days }
            let isActivation = segment.span.startsOn > cycle.startsOn && segment.span.startsOn != end
            return convention.days(of: segment.span, isActivation: isActivation)
        }
    }

    /// Billed days, as the convention counts them.
    public var days: Int { countedDays.reduce(0, +) }

    /// Days over which they are counted. A whole cycle is a whole price, whatever the convention counts in it.
    public var base: Int {
        guard let convention else { return cycle.days }
        let isWhole = segments.reduce(0) { $0 + $1.span.days } == cycle.days
        return isWhole ? max(1, days) : convention.base(of: cycle)
    }

    /// The segment whose price the whole cycle takes where a part of it is not counted: the first billed one.
    public var leading: Segment? { segments.first }

    /// The amount that the rest makes.
    public var amount: Money {
        guard let leading else { return .zero }
        switch proration {
        case .full: return leading.price.part(leading.percent, of: 100)
        case .freeUntilNext:
            return leading.span.startsOn > cycle.startsOn ? .zero : leading.price.part(leading.percent, of: 100)
        case .proportional: return parts.reduce(.zero) { $0 + $1 }
        }
    }

    /// What each segment adds. Days of one price are rounded as they add up, so that its segments make exactly what all
    /// of its days make. Source: `domain/billing.md` §4.1, property 5.
    public var parts: [Money] {
        guard proration == .proportional else {
            return segments.indices.map { $0 == 0 ? amount : .zero }
        }
        let base = base * 100
        var billed: [Money: (share: Int, amount: Money)] = [:]
        return zip(segments, countedDays).map { segment, days in
            let before = billed[segment.price] ?? (0, .zero)
            let share = before.share + days * segment.percent
            let amount = segment.price.part(share, of: base)
            billed[segment.price] = (share, amount)
            return amount - before.amount
        }
    }

    /// `full|2026-12-01..2027-01-01|2026-12-10..2027-01-01=2995:list`: the proration (with its convention after a `+`),
    /// the cycle, and each segment with its price in centavos, where it comes from, and its percentage unless that is
    /// 100. One text for one derivation.
    public var text: String {
        let billed = segments.map { segment in
            let percent = segment.percent == 100 ? "" : ":\(segment.percent)"
            return "\(segment.span)=\(segment.price.centavos):\(segment.origin.rawValue)\(percent)"
        }
        let rule = proration.rawValue + (convention.map { "+" + $0.rawValue } ?? "")
        return ([rule, cycle.description] + billed).joined(separator: "|")
    }

    /// Reads a ``text``; `nil` where it is not one.
    public init?(text: some StringProtocol) {
        let parts = String(text).split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 2, let cycle = Self.span(parts[1]) else { return nil }
        let rule = parts[0].split(separator: "+", omittingEmptySubsequences: false).map(String.init)
        guard let proration = Proration(rawValue: rule[0]), rule.count <= 2,
            (proration == .proportional) == (rule.count == 2)
        else { return nil }
        let convention = rule.count == 2 ? ProrationConvention(rawValue: rule[1]) : nil
        guard rule.count == 1 || convention != nil else { return nil }
        let segments = parts.dropFirst(2).compactMap(Self.segment)
        guard segments.count == parts.count - 2 else { return nil }
        self.init(proration: proration, convention: convention, cycle: cycle, segments: segments)
    }

    private static func span(_ text: some StringProtocol) -> DaySpan? {
        let middle = text.dropFirst(10)
        guard middle.hasPrefix(".."), let start = try? BusinessDate(text.prefix(10)),
            let end = try? BusinessDate(middle.dropFirst(2))
        else { return nil }
        return DaySpan(startsOn: start, endsOn: end)
    }

    private static func segment(_ text: String) -> Segment? {
        let sides = text.split(separator: "=", omittingEmptySubsequences: false)
        guard sides.count == 2, let span = span(sides[0]) else { return nil }
        let terms = sides[1].split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(terms.count), let centavos = Int64(terms[0]),
            let origin = PriceOrigin(rawValue: String(terms[1]))
        else { return nil }
        var percent = 100
        if terms.count == 3 {
            guard let part = Int(terms[2]), (1...99).contains(part) else { return nil }
            percent = part
        }
        return Segment(span: span, price: Money(centavos: centavos), origin: origin, percent: percent)
    }
}
