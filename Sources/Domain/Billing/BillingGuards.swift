/// How far a billing run may go without a person: the runaway guards. Source: Kill Bill's safety bounds, after real
/// double billing (killbill #640, #664).
public struct BillingGuards: Hashable, Sendable {
    /// Σ of the charges may differ from the month before by this many percent.
    public var totalPercent: Int64
    /// The number of charges may differ from the month before by this many percent.
    public var countPercent: Int64
    /// A charge may be this many times the package's own price.
    public var listPriceMultiple: Int64

    /// The limits.
    public init(totalPercent: Int64 = 15, countPercent: Int64 = 10, listPriceMultiple: Int64 = 5) {
        self.totalPercent = totalPercent
        self.countPercent = countPercent
        self.listPriceMultiple = listPriceMultiple
    }

    /// A guard that withholds a run.
    public enum Trip: Hashable, Sendable {
        /// More than one live recurring event in a group.
        case recurringTwice(BillingGroup, count: Int)
        /// One charge far above the package's own price.
        case aboveListPrice(BillingGroup, amount: Money, listPrice: Money)
        /// Σ of the charges moved too far.
        case total(previous: Money, current: Money)
        /// The number of charges moved too far.
        case count(previous: Int, current: Int)
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
    /// - `previous`: events of the competences before those of the run. Only those that the same due date would have
    ///   selected then are compared (`plan.isCounterpart`), so the caller may pass whole months.
    public func judge(plan: BillingPlanResult, after: [BillingEvent], previous: [BillingEvent]) -> Report {
        var trips: [Trip] = []
        let recurring = after.filter { $0.state.isLive && $0.kind == .recurring }
        for (group, events) in Dictionary(grouping: recurring, by: \.group).sorted(by: { $0.key < $1.key })
        where events.count > 1 {
            trips.append(.recurringTwice(group, count: events.count))
        }
        for charge in plan.charges {
            guard let listPrice = charge.listPrice, listPrice > .zero,
                Int128(charge.amount.centavos) > Int128(listPrice.centavos) * Int128(listPriceMultiple)
            else { continue }
            trips.append(.aboveListPrice(charge.group, amount: charge.amount, listPrice: listPrice))
        }
        let counterparts = previous.filter { $0.state.isLive && plan.isCounterpart($0) }
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

    private func moved(from previous: Int64, to current: Int64, percent: Int64) -> Bool {
        let difference = Int128(current) - Int128(previous)
        return (difference < 0 ? -difference : difference) * 100 > Int128(previous) * Int128(percent)
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
