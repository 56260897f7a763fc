/// What a part of a cycle costs (`billing.proration`).
public enum Proration: String, Sendable, CaseIterable, Hashable {
    /// Any billed day of the cycle costs the month's price.
    case full
    /// Its days by a named ``ProrationConvention``.
    case proportional
    /// What begins inside a cycle is free until the next one; what is there on its first day costs the month's price.
    case freeUntilNext = "free-until-next"
}

/// What a blocked contract pays (`billing.blocked`).
public enum BlockedBilling: Hashable, Sendable {
    /// As if it were not blocked.
    case full
    /// So many percent of the price, 1…99.
    case percentage(Int)
    /// Nothing.
    case none

    /// Percent of the price.
    public var percent: Int {
        switch self {
        case .full: 100
        case .percentage(let percent): percent
        case .none: 0
        }
    }
}

/// Which cycle a competence bills (`billing.period`).
public enum BillingPeriod: String, Sendable, CaseIterable, Hashable {
    /// The competence's own: in advance or in its course.
    case current
    /// The one before: in arrears.
    case previous
    /// The one after.
    case next
}

/// How cycles are cut (`billing.cycle`).
public enum BillingCycle: String, Sendable, CaseIterable, Hashable {
    /// From the first to the last day of a calendar month.
    case calendar
    /// From the contract's due day to the day before the next one.
    case dueDay = "due-day"
}

/// How often an extra is charged (`billing.outlets`).
public enum OutletCharging: String, Sendable, CaseIterable, Hashable {
    /// Once a contract, however many outlets it has.
    case once
    /// Once for each outlet, from the day it is installed to the day it is removed; once where a contract has none.
    case each
}

/// The choices of the config that decide an amount or a date.
public struct BillingPolicy: Hashable, Sendable {
    /// What a part of a cycle costs.
    public var proration: Proration
    /// How its days are counted; matters where proration is proportional.
    public var convention: ProrationConvention
    /// What a blocked contract pays.
    public var blocked: BlockedBilling
    /// What happens to a due date that is not a business day.
    public var dueDate: DueDatePolicy
    /// Which cycle a competence bills.
    public var period: BillingPeriod
    /// How cycles are cut.
    public var cycle: BillingCycle
    /// How often an extra is charged.
    public var outlets = OutletCharging.once

    /// All choices. Proration has no default: it must be stated.
    public init(
        proration: Proration, convention: ProrationConvention = .actualDaysEndExclusive,
        blocked: BlockedBilling = .full, dueDate: DueDatePolicy = .postpone,
        period: BillingPeriod = .current, cycle: BillingCycle = .calendar
    ) {
        self.proration = proration
        self.convention = convention
        self.blocked = blocked
        self.dueDate = dueDate
        self.period = period
        self.cycle = cycle
    }

    /// The days that a bill of `competence` pays for. Without a usable due day cycles are calendar months.
    public func cycle(of competence: Competence, dueDay: Int?) -> DaySpan {
        let month =
            switch period {
            case .current: competence
            case .previous: competence.previous
            case .next: competence.next
            }
        guard cycle == .dueDay, let dueDay, (1...31).contains(dueDay) else {
            return DaySpan(startsOn: month.firstDay, endsOn: month.end)
        }
        return DaySpan(
            startsOn: month.date(clampedDay: dueDay), endsOn: month.next.date(clampedDay: dueDay))
    }

    /// The days of `cycle` on which `contract` owes what it has contracted. A cancelled contract owes nothing from the
    /// earlier of `endedOn` and `statusSince`; one cancelled without any date owes nothing at all, for charging it
    /// would be worse than not.
    public func billableSpan(of contract: Contract, in cycle: DaySpan) -> DaySpan {
        let span = cycle.clipped(from: contract.startedOn, to: contract.endedOn)
        switch contract.status {
        // From when a block lowers the price is said by the segments.
        case .active, .blocked: return span
        case .cancelled:
            guard contract.endedOn != nil || contract.statusSince != nil else {
                return DaySpan(startsOn: span.startsOn, endsOn: span.startsOn)
            }
            return span.clipped(from: nil, to: contract.statusSince)
        }
    }

    /// All choices in one line: part of what a preview's hash covers.
    public var hashText: String {
        "proration=\(proration.rawValue) convention=\(convention.rawValue) blocked=\(blocked.percent) dueDate=\(dueDate.rawValue) "
            + "period=\(period.rawValue) cycle=\(cycle.rawValue) outlets=\(outlets.rawValue)"
    }
}
