/// What a part of a cycle costs (`billing.proration`).
public enum Proration: String, Sendable, CaseIterable, Hashable {
    /// Any billed day of the cycle costs the month's price.
    case full
}

/// What a blocked contract pays (`billing.blocked`).
public enum BlockedBilling: String, Sendable, CaseIterable, Hashable {
    /// As if it were not blocked.
    case full
}

/// Which cycle a competence bills (`billing.period`).
public enum BillingPeriod: String, Sendable, CaseIterable, Hashable {
    /// The competence's own: in advance or in its course.
    case current
}

/// How cycles are cut (`billing.cycle`).
public enum BillingCycle: String, Sendable, CaseIterable, Hashable {
    /// From the first to the last day of a calendar month.
    case calendar
}

/// The choices of the config that decide an amount or a date.
public struct BillingPolicy: Hashable, Sendable {
    /// What a part of a cycle costs.
    public var proration: Proration
    /// What a blocked contract pays.
    public var blocked: BlockedBilling
    /// What happens to a due date that is not a business day.
    public var dueDate: DueDatePolicy
    /// Which cycle a competence bills.
    public var period: BillingPeriod
    /// How cycles are cut.
    public var cycle: BillingCycle

    /// All choices. Proration has no default: it must be stated.
    public init(
        proration: Proration, blocked: BlockedBilling = .full, dueDate: DueDatePolicy = .postpone,
        period: BillingPeriod = .current, cycle: BillingCycle = .calendar
    ) {
        self.proration = proration
        self.blocked = blocked
        self.dueDate = dueDate
        self.period = period
        self.cycle = cycle
    }

    /// The days that a bill of `competence` pays for.
    public func cycle(of competence: Competence) -> DaySpan {
        switch (period, cycle) {
        case (.current, .calendar): DaySpan(startsOn: competence.firstDay, endsOn: competence.end)
        }
    }

    /// The days of `cycle` on which `contract` owes what it has contracted. A cancelled contract owes nothing from the
    /// earlier of `endedOn` and `statusSince`; one cancelled without any date owes nothing at all, for charging it
    /// would be worse than not.
    public func billableSpan(of contract: Contract, in cycle: DaySpan) -> DaySpan {
        let span = cycle.clipped(from: contract.startedOn, to: contract.endedOn)
        switch (contract.status, blocked) {
        case (.active, _), (.blocked, .full): return span
        case (.cancelled, _):
            guard contract.endedOn != nil || contract.statusSince != nil else {
                return DaySpan(startsOn: span.startsOn, endsOn: span.startsOn)
            }
            return span.clipped(from: nil, to: contract.statusSince)
        }
    }

    /// All choices in one line: part of what a preview's hash covers.
    public var hashText: String {
        "proration=\(proration.rawValue) blocked=\(blocked.rawValue) dueDate=\(dueDate.rawValue) "
            + "period=\(period.rawValue) cycle=\(cycle.rawValue)"
    }
}
