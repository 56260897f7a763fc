internal import Domain
internal import Reports

/// The billing that a run shows: all of the next month, the due dates of the coming days beside what is saved of them,
/// and what was saved and went no further.
struct BillingOutlook {
    /// A due date in the coming days is looked at again: what is wrong should be found before it is saved. Source:
    /// `domain/billing.md` §3.1 (D−7).
    static let daysAhead = 7
    /// What is still pending so many days before its due date should have been processed. Source: §3.1.7.
    static let daysToProcess = 3

    /// The month previewed: the one after the run's.
    let competence: Competence
    /// What would be charged in it, and what waits for a person, by group.
    let charges: [Charge], quarantined: [QuarantinedGroup]
    /// Extras given away in it.
    let free: Int
    /// The due dates of the coming days.
    let upcoming: [BillingSummary.Upcoming]
    /// Why stored events are in quarantine, where their records are not mended yet.
    let reasons: [BillingGroup: BillingQuarantineReason]

    /// Computed once, from one picture of the records.
    init(_ input: BillingInput, events: [BillingEvent], delta: BillingDelta, policy: BillingPolicy) {
        let book = BillingBook(input, policy: policy)
        competence = Competence(of: delta.asOf).next
        var charges: [Charge] = []
        var quarantined: [QuarantinedGroup] = []
        var free = 0
        let month = competence
        // In the order of the groups, a contracted package at a time: of verdicts that are no charge nothing is kept.
        for item in book.contracted {
            let verdicts = book.verdicts(item.contract, item.package, month).sorted { $0.group < $1.group }
            for (group, verdict) in verdicts {
                switch verdict {
                case .charge(let charge): charges.append(charge)
                case .quarantined(let reason): quarantined.append(QuarantinedGroup(group: group, reason: reason))
                case .free: free += 1
                case .notEntitled, .absent: break
                }
            }
        }
        self.charges = charges
        self.quarantined = quarantined
        self.free = free
        upcoming = Self.upcoming(book, input, events, delta)
        let parked = Set(events.filter { $0.state == .quarantined }.map(\.group))
        reasons = parked.reduce(into: [:]) { reasons, group in
            if case .quarantined(let reason) = book.verdict(on: group) { reasons[group] = reason }
        }
    }

    /// What a save of each nominal due date of the coming days would find. Days on which no contract falls due and
    /// nothing is saved cost nothing.
    private static func upcoming(
        _ book: BillingBook, _ input: BillingInput, _ events: [BillingEvent], _ delta: BillingDelta
    ) -> [BillingSummary.Upcoming] {
        let days = (0...daysAhead).map { delta.asOf.adding(days: $0) }
        let dueDays = Set(input.contracts.values.compactMap(\.dueDay))
        let known = events.filter { $0.group.competence >= Competence(of: delta.asOf).previous }
        return days.compactMap { day in
            let month = Competence(of: day)
            let isDue = dueDays.contains { (1...31).contains($0) && month.date(clampedDay: $0) == day }
            guard isDue || known.contains(where: { $0.state.isOpen && $0.due.nominal == day }) else { return nil }
            let plan = desiredCharges(book, due: day)
            let changes = delta.changes(plan: plan, stored: known)
            var line = BillingSummary.Upcoming(due: day)
            for event in changes.applied(to: known) where event.due.nominal == day && event.state.isLive {
                line.events += 1
                line.total += event.amount
            }
            line.unsaved = changes.count { !$0.written.isEmpty && $0.event.due.nominal == day }
            let mine = known.filter { $0.due.nominal == day }
            line.pending = mine.count { $0.state == .pending }
            line.processed = mine.count { $0.state == .processed }
            return line.isEmpty ? nil : line
        }
    }
}

extension BillingSummary {
    /// Pending events that should have been processed by now.
    static func overdue(_ events: [BillingEvent], asOf: BusinessDate) -> [BillingEvent] {
        events.filter {
            $0.state == .pending && $0.due.business.adding(days: -BillingOutlook.daysToProcess) <= asOf
        }
    }
}
