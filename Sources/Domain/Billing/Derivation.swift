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

        /// All fields.
        public init(span: DaySpan, price: Money, origin: PriceOrigin) {
            self.span = span
            self.price = price
            self.origin = origin
        }
    }

    /// The convention: what a part of the cycle costs.
    public var proration: Proration
    /// The cycle, whose days are the base.
    public var cycle: DaySpan
    /// The billed days, in order, not overlapping.
    public var segments: [Segment]

    /// All fields.
    public init(proration: Proration, cycle: DaySpan, segments: [Segment]) {
        self.proration = proration
        self.cycle = cycle
        self.segments = segments
    }

    /// Billed days.
    public var days: Int { segments.reduce(0) { $0 + $1.span.days } }
    /// Days of the cycle.
    public var base: Int { cycle.days }
    /// The segment whose price the whole cycle takes under full proration: the first billed one.
    public var leading: Segment? { segments.first }

    /// The amount that the rest makes.
    public var amount: Money {
        switch proration {
        case .full: days > 0 ? leading?.price ?? .zero : .zero
        }
    }

    /// `full|2026-12-01..2027-01-01|2026-12-10..2027-01-01=2995:list`: the convention, the cycle, and each segment
    /// with its price in centavos. One text for one derivation.
    public var text: String {
        let billed = segments.map { "\($0.span)=\($0.price.centavos):\($0.origin.rawValue)" }
        return ([proration.rawValue, cycle.description] + billed).joined(separator: "|")
    }

    /// Reads a ``text``; `nil` where it is not one.
    public init?(text: some StringProtocol) {
        let parts = String(text).split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 2, let proration = Proration(rawValue: parts[0]), let cycle = Self.span(parts[1])
        else { return nil }
        let segments = parts.dropFirst(2).compactMap(Self.segment)
        guard segments.count == parts.count - 2 else { return nil }
        self.init(proration: proration, cycle: cycle, segments: segments)
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
        guard terms.count == 2, let centavos = Int64(terms[0]), let origin = PriceOrigin(rawValue: String(terms[1]))
        else { return nil }
        return Segment(span: span, price: Money(centavos: centavos), origin: origin)
    }
}
