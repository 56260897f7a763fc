/// How far a billing run may go without a person: the runaway guards. Source: Kill Bill's safety bounds, after real
/// double billing (killbill #640, #664).
public struct BillingGuards: Hashable, Sendable {
    /// Σ of the charges may differ from the month before by this many percent.
    public var totalPercent: Int64
    /// The number of charges may differ from the month before by this many percent.
    public var countPercent: Int64
    /// A price may be this many times what the package usually costs.
    public var usualPriceMultiple: Int64
    /// This many percent of the saved charges may be taken back, and always one or two of them.
    public var takenBackPercent: Int64
    /// Saved again, charges may cost this many percent of their sum more or less, and always one or two of them.
    public var resavedPercent: Int64

    /// The limits.
    public init(
        totalPercent: Int64 = 15, countPercent: Int64 = 10, usualPriceMultiple: Int64 = 5, takenBackPercent: Int64 = 10,
        resavedPercent: Int64 = 15
    ) {
        self.totalPercent = totalPercent
        self.countPercent = countPercent
        self.usualPriceMultiple = usualPriceMultiple
        self.takenBackPercent = takenBackPercent
        self.resavedPercent = resavedPercent
    }

    /// A guard that withholds a run.
    public enum Trip: Hashable, Sendable {
        /// More than one live recurring event in a group.
        case recurringTwice(BillingGroup, count: Int)
        /// A price a month, or an amount, far above what the package usually costs.
        case farAboveUsual(BillingGroup, price: Money, usual: Money)
        /// So many of the saved charges would be withdrawn or credited.
        case takenBack(count: Int, of: Int)
        /// So many saved charges would cost other amounts, which differ by so much together.
        case resaved(count: Int, difference: Money, of: Money)
        /// New charges of a due date before the month before: a year mistyped, or a month that nobody billed.
        case longPast(due: BusinessDate)
        /// Σ of the charges moved too far.
        case total(previous: Money, current: Money)
        /// The number of charges moved too far.
        case count(previous: Int, current: Int)

        /// What it is, for programs.
        public var name: String {
            switch self {
            case .recurringTwice: "recurring-twice"
            case .farAboveUsual: "far-above-usual"
            case .takenBack: "taken-back"
            case .resaved: "resaved"
            case .longPast: "long-past"
            case .total: "total"
            case .count: "count"
            }
        }
    }

    /// What the guards found.
    public struct Report: Hashable, Sendable {
        /// Why the run is withheld; empty: it is not.
        public var trips: [Trip]
        /// Whether there was a month before to compare with. Where there was none, total and count were not judged.
        public var isCompared: Bool

        /// All fields.
        public init(trips: [Trip], isCompared: Bool) {
            self.trips = trips
            self.isCompared = isCompared
        }
    }

    /// Judges a run.
    ///
    /// - `after`: the events of the run's groups as they would be after its changes.
    /// - `changes`: what it would do.
    /// - `previous`: events of the competences before those of the run. Only those that the same due date would have
    ///   selected then are compared (`plan.isCounterpart`), so the caller may pass whole months.
    /// - `asOf`: the business date of the run; none: how old its due date is, is not judged.
    public func judge(
        plan: BillingPlanResult, changes: [BillingChange] = [], after: [BillingEvent], previous: [BillingEvent],
        asOf: BusinessDate? = nil
    ) -> Report {
        // An event counts once, however often the caller's months overlap.
        let previous = Dictionary(previous.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }).values
        var trips: [Trip] = []
        let recurring = after.filter { $0.state.isLive && $0.kind == .recurring }
        for (group, events) in Dictionary(grouping: recurring, by: \.group).sorted(by: { $0.key < $1.key })
        where events.count > 1 {
            trips.append(.recurringTwice(group, count: events.count))
        }
        let usual = UsualPrices(plan.charges, previous: previous)
        for charge in plan.charges {
            // A few days of a wrong price are a small amount: the price of the month tells.
            let price = charge.derivation.segments.reduce(charge.amount) { max($0, $1.price) }
            guard let usual = usual.price(of: charge), usual > .zero,
                Int128(price.centavos) > Int128(usual.centavos) * Int128(usualPriceMultiple)
            else { continue }
            trips.append(.farAboveUsual(charge.group, price: price, usual: usual))
        }
        trips += takenBack(changes) + resaved(changes) + longPast(plan.due, changes, asOf)
        // What persons gave back last month says nothing of what a month costs.
        let counterparts = previous.filter { $0.state.isLive && !$0.isDecision && plan.isCounterpart($0) }
        let groups = Dictionary(grouping: counterparts, by: \.group)
        let total = counterparts.reduce(Money.zero) { $0 + $1.amount }
        guard !groups.isEmpty, total > .zero else { return Report(trips: trips, isCompared: false) }
        if moved(from: total.centavos, to: plan.total.centavos, percent: totalPercent) {
            trips.append(.total(previous: total, current: plan.total))
        }
        if moved(from: Int64(groups.count), to: Int64(plan.charges.count), percent: countPercent) {
            trips.append(.count(previous: groups.count, current: plan.charges.count))
        }
        return Report(trips: trips, isCompared: true)
    }

    /// A file of which one column is wrong can end every charge: nothing else compares a run with what was saved for the
    /// same date.
    private func takenBack(_ changes: [BillingChange]) -> [Trip] {
        let groups = Dictionary(grouping: changes, by: \.event.group).values
        let stored = groups.count { changes in
            changes.contains { change in
                switch change {
                case .emit, .adjust: false
                case .replace(let event, _), .cancel(let event, _), .quarantine(let event, _), .release(let event),
                    .keep(let event, _):
                    event.kind == .recurring
                }
            }
        }
        let count = groups.count { $0.contains(where: \.takesBack) }
        guard count >= 3, Int64(count) * 100 > Int64(stored) * takenBackPercent else { return [] }
        return [.takenBack(count: count, of: stored)]
    }

    /// A price list of which the decimal sign moved makes other charges of the saved ones, and where nothing was billed
    /// the month before nothing else compares them.
    private func resaved(_ changes: [BillingChange]) -> [Trip] {
        var (count, difference, total) = (0, Int128(0), Int128(0))
        for changes in Dictionary(grouping: changes, by: \.event.group).values {
            guard !changes.contains(where: \.takesBack) else { continue }
            var (before, after) = (Int128(0), Int128(0))
            for change in changes {
                switch change {
                case .replace(let old, let new):
                    before += Int128(old.amount.centavos)
                    after += Int128(new.amount.centavos)
                case .adjust(let event): after += Int128(event.amount.centavos)
                case .cancel(let event, _): before += Int128(event.amount.centavos)
                case .keep(let event, _), .release(let event):
                    before += Int128(event.amount.centavos)
                    after += Int128(event.amount.centavos)
                case .emit, .quarantine: break
                }
            }
            total += before
            guard before != after, before != 0 else { continue }
            count += 1
            difference += before < after ? after - before : before - after
        }
        guard count >= 3, difference * 100 > total * Int128(resavedPercent) else { return [] }
        return [
            .resaved(
                count: count, difference: Money(centavos: Int64(clamping: difference)),
                of: Money(centavos: Int64(clamping: total)))
        ]
    }

    /// Nobody means last year by chance.
    private func longPast(_ due: BusinessDate, _ changes: [BillingChange], _ asOf: BusinessDate?) -> [Trip] {
        let isNew = changes.contains { if case .emit = $0 { true } else { false } }
        guard let asOf, isNew, due < Competence(of: asOf).previous.firstDay else { return [] }
        return [.longPast(due: due)]
    }

    private func moved(from previous: Int64, to current: Int64, percent: Int64) -> Bool {
        let difference = Int128(current) - Int128(previous)
        return (difference < 0 ? -difference : difference) * 100 > Int128(previous) * Int128(percent)
    }
}

/// What a package usually costs a month.
private struct UsualPrices {
    private let before: [PackageID: Money]
    private let now: [PackageID: Money]

    init(_ charges: [Charge], previous: some Sequence<BillingEvent>) {
        let recurring = previous.filter { $0.state.isLive && $0.kind == .recurring }
        before = Self.medians(recurring.map { ($0.group.package, $0.derivation) }, atLeast: 1)
        now = Self.medians(charges.map { ($0.group.package, $0.derivation) }, atLeast: 3)
    }

    /// The package's own price; where it has none, the median of what was charged before; else of this run, where that
    /// says something.
    func price(of charge: Charge) -> Money? {
        if let listPrice = charge.listPrice, listPrice > .zero { return listPrice }
        return before[charge.group.package] ?? now[charge.group.package]
    }

    private static func medians(_ made: [(PackageID, Derivation)], atLeast count: Int) -> [PackageID: Money] {
        Dictionary(grouping: made, by: \.0).compactMapValues { made in
            let prices = made.compactMap { $0.1.leading?.price }.sorted()
            return prices.count < count ? nil : prices[prices.count / 2]
        }
    }
}

extension BillingChange {
    /// It withdraws what was saved because nothing is owed any more, holds it back, or gives back what was billed.
    public var takesBack: Bool {
        switch self {
        case .cancel(_, .noLongerDue), .cancel(_, .vanished), .quarantine: true
        case .adjust(let event): event.amount < .zero
        case .emit, .replace, .cancel(_, .superseded), .release, .keep: false
        }
    }

    /// The charges of the run do not tell of it: it takes something back, or adds to what was billed.
    public var isBesideCharges: Bool {
        if case .adjust = self { true } else { takesBack }
    }
}

extension BillingPlanResult {
    /// Whether `event`, of the month before, is what this run's due date would have selected then: its due day is one
    /// that falls due on the asked date. The contract tells the due day; where it is gone, the nominal date does, so
    /// that a truncated table of contracts cannot shrink what it is compared with.
    public func isCounterpart(_ event: BillingEvent) -> Bool {
        let dueDays = selection.dueDays(in: event.group.competence.next)
        if let dueDay = book.input.contracts[event.group.contract]?.dueDay { return dueDays.contains(dueDay) }
        return dueDays.contains { event.group.competence.date(clampedDay: $0) == event.due.nominal }
    }
}
