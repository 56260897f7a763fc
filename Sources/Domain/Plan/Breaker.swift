/// When a number of changes is too many to be let through without a person. Source: `domain/billing.md` §2.6 (defaults
/// after published incidents of mass deletions).
public struct Breaker: Hashable, Sendable {
    /// For small bases, where a percentage says nothing: so many at least, and more than this share.
    public struct SmallBase: Hashable, Sendable {
        /// So many changes at least.
        public var atLeast: Int
        /// More than this percentage of the base.
        public var percent: Int

        /// Both.
        public init(atLeast: Int, percent: Int) {
            self.atLeast = atLeast
            self.percent = percent
        }
    }

    /// More than this percentage of the base, and more than ``above``.
    public var percent: Int
    /// A number that is never too many by its percentage alone.
    public var above: Int
    /// More than this is always too many.
    public var atMost: Int?
    /// The term for small bases.
    public var smallBase: SmallBase?

    /// All terms.
    public init(percent: Int, above: Int, atMost: Int? = nil, smallBase: SmallBase? = nil) {
        self.percent = percent
        self.above = above
        self.atMost = atMost
        self.smallBase = smallBase
    }

    /// Everything that takes away, summed over its kinds.
    public static let destructive = Breaker(
        percent: 5, above: 10, atMost: 500, smallBase: SmallBase(atLeast: 3, percent: 30))
    /// What only gives.
    public static let additive = Breaker(percent: 5, above: 20)

    /// Whether `count` changes over `base` customers are too many.
    public func trips(count: Int, base: Int) -> Bool {
        if count > above, count * 100 > percent * base { return true }
        if let atMost, count > atMost { return true }
        if let smallBase, count >= smallBase.atLeast, count * 100 > smallBase.percent * base { return true }
        return false
    }
}

/// The breakers of one platform.
public struct PlanGuards: Hashable, Sendable {
    /// Over the sum of all that takes away; over what gives.
    public var destructive: Breaker, additive: Breaker
    /// Over boxes that rest on the register's silence.
    public var patrimony: PatrimonyBreaker

    /// All of them.
    public init(
        destructive: Breaker = .destructive, additive: Breaker = .additive,
        patrimony: PatrimonyBreaker = PatrimonyBreaker()
    ) {
        self.destructive = destructive
        self.additive = additive
        self.patrimony = patrimony
    }
}

/// A breaker that tripped.
public struct GuardTrip: Hashable, Sendable {
    /// What a breaker counts.
    public enum Subject: Hashable, Sendable {
        /// Actions of a lane, over the customers of a platform.
        case actions
        /// Live boxes of which the register is silent, over all of a platform.
        case boxes
        /// Logins that lose something, over those in the table of a platform.
        case logins
    }

    /// What it counts.
    public var subject = Subject.actions
    /// Which lane it watches.
    public var lane: PlannedAction.Lane
    /// Whose plan; none: what is carried back into the ERP.
    public var platform: PlatformID?
    /// So many, over so many.
    public var count: Int, base: Int
    /// A person let exactly this plan pass.
    public var isReleased: Bool
}
