/// The records that charges are computed from: one picture of the contracts' side.
public struct BillingInput: Sendable {
    /// Contracts by code.
    public var contracts: [ContractID: Contract]
    /// Contracted packages, in any order.
    public var contractPackages: [ContractPackage]
    /// Packages by code.
    public var packages: [PackageID: Package]
    /// Plans by code.
    public var plans: [PlanID: Plan]
    /// Business days.
    public var calendar: HolidayCalendar
    /// List prices by day; without a row of a package its own price holds.
    public var prices: PriceList
    /// Outlets; looked at only where each of them is charged.
    public var points: [Point] = []
    /// What orders and the ERP disagree about.
    public var frozen = FrozenKeys()
    /// Days that another competence has charged under another cycle.
    public var charged = ChargedDays()

    /// All records.
    public init(
        contracts: [ContractID: Contract], contractPackages: [ContractPackage], packages: [PackageID: Package],
        plans: [PlanID: Plan], calendar: HolidayCalendar, prices: PriceList = PriceList()
    ) {
        self.prices = prices
        self.contracts = contracts
        self.contractPackages = contractPackages
        self.packages = packages
        self.plans = plans
        self.calendar = calendar
    }
}

/// Why a group is neither charged nor free, but waits for a person. It parks the group, not the run.
public enum BillingQuarantineReason: String, Sendable, CaseIterable, Hashable {
    /// The contract has no due day.
    case noDueDay = "no-due-day"
    /// Its due day is not 1–31.
    case dueDayOutOfRange = "due-day-out-of-range"
    /// A package is contracted by a contract that is not there.
    case contractUnknown = "contract-unknown"
    /// A package is contracted that is not there.
    case packageUnknown = "package-unknown"
    /// The contract's plan is not there, so its default package, which is not charged, is not known.
    case planUnknown = "plan-unknown"
    /// It had a price once and has none now, or its price list does not cover the day.
    case priceGap = "price-gap"
    /// A price below zero or above ``BillingBook/highestPrice``.
    case priceOutOfRange = "price-out-of-range"
    /// An order and the ERP disagree about it, and neither has moved.
    case frozenByOrder = "frozen-by-order"
    /// All of its days were charged in an earlier competence, under another due day, period or cycle.
    case alreadyCharged = "already-charged"
}

/// What the records say of one group.
public enum BillingVerdict: Hashable, Sendable {
    /// It should cost this.
    case charge(Charge)
    /// It is granted and costs nothing, for this reason.
    case free(PriceOrigin)
    /// A person must look first.
    case quarantined(BillingQuarantineReason)
    /// Records that are there say that nothing is owed: the contract is over or not begun, the package is no extra or
    /// is the plan's default.
    case notEntitled
    /// No record says that it was contracted in this month. Only a complete file proves anything by that.
    case absent
}

/// The records, indexed, with the rules that make a ``BillingVerdict`` of them. Pure: the same for preview, save and
/// explanation.
public struct BillingBook: Sendable {
    /// The choices of the config.
    public let policy: BillingPolicy
    let input: BillingInput
    private let rows: ContractedRows
    /// Outlets by contract where each of them is charged; else none.
    private let outlets: [ContractID: [Point]]

    /// The highest price a month that is believed: R$ 1.000.000,00. Keeps sums far from overflow.
    public static let highestPrice = Money(centavos: 100_000_000)

    /// Indexes `input`.
    public init(_ input: BillingInput, policy: BillingPolicy) {
        let input = policy.billsLastDay ? input.withLastDays : input
        self.input = input
        self.policy = policy
        outlets =
            policy.outlets == .each
            ? Dictionary(grouping: input.points, by: \.contract).mapValues { $0.sorted { $0.id < $1.id } } : [:]
        rows = ContractedRows(input.contractPackages, frozen: input.frozen.packages)
    }

    /// Every package of every contract that the records or orders speak of, by contract and package.
    public var contracted: [ContractedPackage] { rows.keys }

    /// What the records say of a package of a contract in a month, group by group: of the contract, and of each of its
    /// outlets where they are charged. The contract itself is left out where it could only repeat what waits for a
    /// person at its outlets.
    public func verdicts(
        _ contract: ContractID, _ package: PackageID, _ competence: Competence
    ) -> [(group: BillingGroup, verdict: BillingVerdict)] {
        let own = BillingGroup(contract: contract, package: package, competence: competence)
        let outlets = (outlets[contract] ?? []).map { outlet in
            let group = BillingGroup(contract: contract, package: package, point: outlet.id, competence: competence)
            return (group: group, verdict: verdict(on: group))
        }
        let whole = verdict(on: own)
        if case .quarantined = whole, outlets.contains(where: { $0.verdict == whole }) { return outlets }
        return [(own, whole)] + outlets
    }

    /// What the records say of `group`.
    public func verdict(on group: BillingGroup) -> BillingVerdict {
        let own = outlets[group.contract] ?? []
        let point = own.first { $0.id == group.point }
        guard group.point == nil || point != nil else { return .absent }
        let cycle = policy.cycle(of: group.competence, dueDay: input.contracts[group.contract]?.dueDay)
        let contracted = rows[group.contract, group.package]
        if input.frozen.packages.contains(ContractedPackage(group.contract, group.package)) {
            return .quarantined(.frozenByOrder)
        }
        if input.frozen.contracts.contains(group.contract), contracted.contains(where: { $0.touches(cycle) }) {
            return .quarantined(.frozenByOrder)
        }
        guard let contract = input.contracts[group.contract] else {
            return contracted.contains { $0.touches(cycle) } ? .quarantined(.contractUnknown) : .absent
        }
        let whole = policy.billableSpan(of: contract, in: cycle)
        let owed =
            point.map { [whole.clipped(from: $0.installedOn, to: $0.removedOn)] }
            ?? daysWithoutOutlets(whole, own, contracted)
        guard owed.contains(where: { !$0.isEmpty }) else { return .notEntitled }
        guard contracted.contains(where: { row in owed.contains(where: row.touches) }) else { return .absent }
        guard let package = input.packages[group.package] else { return .quarantined(.packageUnknown) }
        guard package.isExtra else { return .notEntitled }
        guard let plan = input.plans[contract.plan] else { return .quarantined(.planUnknown) }
        guard plan.defaultPackage != package.id else { return .notEntitled }
        let left = input.charged.uncharged(owed, for: group)
        guard !left.isEmpty else { return .quarantined(.alreadyCharged) }
        let terms = left.flatMap { Term.terms(of: contracted, package: package, prices: input.prices, in: $0) }
        return verdict(on: group, contract: contract, package: package, terms: terms, cycle: cycle)
    }

    /// The days for which a contract is charged as such: all of them where it has no outlets; those before its first
    /// and after its last where days are counted; none beside an outlet that costs the price of the month.
    private func daysWithoutOutlets(
        _ whole: DaySpan, _ outlets: [Point], _ contracted: [ContractPackage]
    ) -> [DaySpan] {
        let held = outlets.map { whole.clipped(from: $0.installedOn, to: $0.removedOn) }.filter { !$0.isEmpty }
        let isCharged = held.contains { span in contracted.contains { $0.touches(span) } }
        if policy.proration == .full { return isCharged ? [] : [whole] }
        return held.reduce([whole]) { pieces, span in pieces.flatMap { $0.without(span) } }
    }

    /// The first days that are not free decide: they have a price, or none is known. Where days are counted, each of
    /// them needs one.
    private func verdict(
        on group: BillingGroup, contract: Contract, package: Package, terms: [Term], cycle: DaySpan
    ) -> BillingVerdict {
        guard let first = terms.first(where: { !$0.terms.isFree }) else {
            if case .free(let origin)? = terms.first?.terms { return .free(origin) }
            return .absent
        }
        guard case .priced = first.terms else { return .quarantined(.priceGap) }
        if policy.proration == .proportional, terms.contains(where: { $0.terms == .gap }) {
            return .quarantined(.priceGap)
        }
        let segments = terms.flatMap { billedDays(of: $0, contract, in: cycle) }
        guard !segments.isEmpty else { return .notEntitled }
        guard segments.allSatisfy({ .zero <= $0.price && $0.price <= Self.highestPrice }) else {
            return .quarantined(.priceOutOfRange)
        }
        guard let dueDay = contract.dueDay else { return .quarantined(.noDueDay) }
        guard (1...31).contains(dueDay) else { return .quarantined(.dueDayOutOfRange) }
        let derivation = Derivation(
            proration: policy.proration, convention: policy.convention, cycle: cycle, segments: segments)
        guard derivation.amount > .zero else { return .free(.proration) }
        let start = segments.first?.span.startsOn ?? first.span.startsOn
        return .charge(
            Charge(
                group: group, subscriber: contract.subscriber,
                span: DaySpan(startsOn: start, endsOn: segments.last?.span.endsOn ?? first.span.endsOn),
                listPrice: input.prices.price(of: package, on: start).amount,
                due: DueDate(
                    dueDay: dueDay, competence: group.competence, policy: policy.dueDate, calendar: input.calendar),
                taxNature: package.taxNature, derivation: derivation))
    }

    /// The billed days of a term, cut where the contract was blocked; none where it costs nothing.
    private func billedDays(of term: Term, _ contract: Contract, in cycle: DaySpan) -> [Derivation.Segment] {
        guard case .priced(let price, let origin, _) = term.terms else { return [] }
        func segment(_ span: DaySpan, _ percent: Int) -> Derivation.Segment? {
            guard !span.isEmpty, percent > 0 else { return nil }
            return Derivation.Segment(span: span, price: price, origin: origin, percent: percent)
        }
        guard contract.status == .blocked, policy.blocked != .full else {
            return [segment(term.span, 100)].compactMap(\.self)
        }
        let since = contract.statusSince ?? cycle.startsOn
        return [
            segment(term.span.clipped(from: nil, to: since), 100),
            segment(term.span.clipped(from: since, to: nil), policy.blocked.percent),
        ].compactMap(\.self)
    }

    /// Whether the price of a charged group was negotiated on its first billed day, and nobody wrote why.
    func isReasonMissing(for charge: Charge) -> Bool {
        let rows = rows[charge.group.contract, charge.group.package]
        let listPrice = charge.listPrice.map(ListPrice.listed) ?? .never
        let terms = PackageTerms.speaking(of: rows, on: charge.span.startsOn, listPrice: listPrice)
        if case .priced(_, _, let isReasonMissing) = terms { return isReasonMissing }
        return false
    }
}

extension ContractPackage {
    /// Whether it holds on any day of `span`.
    func touches(_ span: DaySpan) -> Bool { !span.clipped(from: startsOn, to: endsOn).isEmpty }
}

extension BillingPolicy {
    /// Whether the day on which something ends is billed too.
    var billsLastDay: Bool { proration == .proportional && convention.includesLastDay }
}

extension BillingInput {
    /// The same, with every end a day later: for a convention that bills the day on which something ends.
    fileprivate var withLastDays: BillingInput {
        var input = self
        for index in input.contractPackages.indices {
            input.contractPackages[index].endsOn = input.contractPackages[index].endsOn?.adding(days: 1)
        }
        for (id, contract) in contracts {
            input.contracts[id]?.endedOn = contract.endedOn?.adding(days: 1)
            if contract.status == .cancelled {
                input.contracts[id]?.statusSince = contract.statusSince?.adding(days: 1)
            }
        }
        for index in input.points.indices {
            input.points[index].removedOn = input.points[index].removedOn?.adding(days: 1)
        }
        return input
    }
}
