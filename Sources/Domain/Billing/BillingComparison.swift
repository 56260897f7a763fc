/// A month's charges beside those of the month before: how many customers, events and centavos, and the changes that
/// weigh most. Source: `domain/billing.md` §3.1.7.
public struct BillingComparison: Hashable, Sendable {
    /// Customers, charges and their sum of one month.
    public struct Side: Hashable, Sendable {
        /// Different customers.
        public var customers = 0
        /// Groups charged.
        public var charges = 0
        /// Σ of them.
        public var total = Money.zero
    }

    /// A package of a contract whose charge is another than the month before.
    public struct Change: Hashable, Sendable {
        /// Whose.
        public var contract: ContractID
        /// What.
        public var package: PackageID
        /// What it cost the month before; none: it was not charged.
        public var before: Money?
        /// What it costs now; none: it is not charged.
        public var now: Money?

        /// By how much, above zero for more.
        public var difference: Money { (now ?? .zero) - (before ?? .zero) }
    }

    /// The two months.
    public private(set) var before = Side(), now = Side()
    /// Every change, those that weigh most first.
    public private(set) var changes: [Change] = []

    /// The day of a nominal date in its month; the last day of any month is one.
    private struct DueDay: Hashable {
        let day: Int?

        init(_ date: BusinessDate) {
            let isLast = date.adding(days: 1) == Competence(of: date).end
            day = isLast ? nil : date.civil.day
        }
    }

    private struct Key: Hashable {
        var contract: ContractID
        var package: PackageID
    }

    /// `events` are those of the month before; what was cancelled or waived does not count. Only due days that were
    /// billed then are compared: a month of which one due day was billed is no month to hold all of the next against.
    public init(_ charges: [Charge], events: [BillingEvent]) {
        let live = events.filter(\.state.isLive)
        let billed = Set(live.map { DueDay($0.due.nominal) })
        let charges = charges.filter { billed.contains(DueDay($0.due.nominal)) }
        var earlier: [Key: Money] = [:]
        for event in live {
            earlier[Key(contract: event.group.contract, package: event.group.package), default: .zero] += event.amount
        }
        var later: [Key: Money] = [:]
        for charge in charges {
            later[Key(contract: charge.group.contract, package: charge.group.package), default: .zero] +=
                charge.amount
        }
        before = Side(
            customers: Set(live.map(\.subscriber)).count, charges: earlier.count,
            total: earlier.values.reduce(.zero) { $0 + $1 })
        now = Side(
            customers: Set(charges.map(\.subscriber)).count, charges: later.count,
            total: later.values.reduce(.zero) { $0 + $1 })
        changes = Set(earlier.keys).union(later.keys).compactMap { key in
            let change = Change(
                contract: key.contract, package: key.package, before: earlier[key], now: later[key])
            return change.before == change.now ? nil : change
        }.sorted { a, b in
            let (left, right) = (a.difference.centavos.magnitude, b.difference.centavos.magnitude)
            if left != right { return left > right }
            return a.contract != b.contract ? a.contract < b.contract : a.package < b.package
        }
    }

    /// Charged now and not before; before and not now; both, by another amount.
    public var counts: (new: Int, ended: Int, changed: Int) {
        let new = changes.count { $0.before == nil }
        let ended = changes.count { $0.now == nil }
        return (new, ended, changes.count - new - ended)
    }
}
