/// When so many live boxes of a platform are in no register of ours (D03) or lie in our stock (D04) that the register
/// must be wrong rather than the boxes: then none is taken off, however well its absence is proved. Source:
/// `domain/billing.md` §2.6 (a cut file of boxes or points makes a mass de-authorisation).
public struct PatrimonyBreaker: Hashable, Sendable {
    /// The terms, over the live boxes of a platform.
    public var breaker: Breaker

    /// Classes that rest on what the register does not say.
    public static let classes: Set<FindingClass> = [.boxUnknownToPatrimony, .boxActiveInStock]

    /// More than 5 % and more than ten, or of few boxes three and more than 30 %.
    public init(
        _ breaker: Breaker = Breaker(percent: 5, above: 10, smallBase: Breaker.SmallBase(atLeast: 3, percent: 30))
    ) {
        self.breaker = breaker
    }

    /// How many findings of a platform rest on the register's silence; an accepted one is meant and does not count.
    public static func count(_ findings: some Sequence<Finding>, on platform: PlatformID) -> Int {
        findings.count {
            classes.contains($0.kind) && $0.platform == platform && $0.action.hold != .accepted
        }
    }

    /// Whether `count` of `boxes` live boxes are too many.
    public func trips(count: Int, boxes: Int) -> Bool { breaker.trips(count: count, base: boxes) }
}
