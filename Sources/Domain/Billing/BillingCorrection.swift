/// What a person does about charges: gives money back, wholly or in part, or says that a group is never charged. None
/// of it changes an event that was processed.
public enum BillingCorrection {
    /// Why it cannot be done.
    public enum Fault: Error, Equatable, Sendable {
        /// The event is still pending: waive it, or correct the records.
        case pending
        /// It is no charge, or it was cancelled or waived.
        case notACharge
        /// So much of it is left to give back, less than was asked for.
        case aboveRemaining(Money)
        /// The group has nothing pending to waive.
        case nothingPending
        /// It is no correction of a person, or it was billed already.
        case notWithdrawable
        /// It is a credit, and the group was taken back after it: the reversal is withdrawn first, else what the credit
        /// gave would be charged in a group that is not charged.
        case takenBackSince
    }

    /// What of a charge was not given back yet: credits of the program and of persons count, pending ones too.
    /// `group` are all events of its group.
    public static func remaining(of charge: BillingEvent, in group: [BillingEvent]) -> Money {
        group.filter { $0.state.isLive && $0.amount < .zero && $0.corrects == charge.id.sequence }
            .reduce(charge.amount) { $0 + $1.amount }
    }

    /// The credit of `amount` of a processed charge. It waits for the next standard billing of the charge's due date.
    /// Computed from what was charged, never from a list price. Source: `domain/billing.md` §4.1, property 10.
    public static func credit(
        _ amount: Money, of charge: BillingEvent, in group: [BillingEvent], on date: BusinessDate,
        digest: (String) -> String
    ) throws(Fault) -> BillingEvent {
        try given(.credit, amount, of: charge, in: group, on: date, digest: digest)
    }

    /// All that is left of a group's processed charges is given back (*estorno*), that of `charge` and of those that
    /// complement it, for nothing is charged in the group any more. What the program has pending in it is withdrawn
    /// with them: nothing of it goes out, whether or not anybody saves before the next billing.
    public static func void(
        _ charge: BillingEvent, in group: [BillingEvent], on date: BusinessDate, digest: (String) -> String
    ) throws(Fault) -> [BillingEvent] {
        try check(charge)
        let withdrawn = group.filter { $0.state.isOpen && $0.state != .processed && !$0.isDecision }
            .map { cancelled($0, on: date) }
        var after = group.map { event in withdrawn.first { $0.id == event.id } ?? event }
        var reversals: [BillingEvent] = []
        for charge in after.filter({ $0.state == .processed && $0.amount > .zero }).sorted(by: { $0.id < $1.id }) {
            let left = remaining(of: charge, in: after)
            guard left > .zero else { continue }
            let reversal = try given(.reversal, left, of: charge, in: after, on: date, digest: digest)
            reversals.append(reversal)
            after.append(reversal)
        }
        guard !reversals.isEmpty else { throw .aboveRemaining(.zero) }
        return withdrawn + reversals
    }

    /// Only a charge can be given back, and only after it was billed.
    private static func check(_ charge: BillingEvent) throws(Fault) {
        guard charge.amount > .zero else { throw .notACharge }
        guard charge.state != .pending, charge.state != .quarantined else { throw .pending }
        guard charge.state == .processed else { throw .notACharge }
    }

    private static func given(
        _ kind: BillingEventKind, _ amount: Money, of charge: BillingEvent, in group: [BillingEvent],
        on date: BusinessDate, digest: (String) -> String
    ) throws(Fault) -> BillingEvent {
        try check(charge)
        let left = remaining(of: charge, in: group)
        guard amount > .zero, amount <= left else { throw .aboveRemaining(left) }
        let sequence = (group.map(\.id.sequence).max() ?? 0) + 1
        var credit = charge
        credit.id = BillingEventID(group: charge.group, sequence: sequence)
        credit.kind = kind
        credit.state = .pending
        credit.amount = -amount
        credit.corrects = charge.id.sequence
        credit.isDecision = true
        credit.hash = digest("sintonia/\(kind.rawValue)/1\n\(credit.id.key)\n\(charge.hash)\n\(amount.centavos)")
        credit.createdOn = date
        credit.changedOn = date
        credit.posting = nil
        credit.motive = nil
        return credit
    }

    /// A person's credit or reversal, taken back before it was billed; of a reversal, all of it that waits in `group`.
    public static func withdraw(
        _ event: BillingEvent, in group: [BillingEvent], on date: BusinessDate
    ) throws(Fault) -> [BillingEvent] {
        guard event.state == .pending, event.isDecision else { throw .notWithdrawable }
        let reversals = group.filter { $0.state.isLive && $0.kind == .reversal }
        guard event.kind == .reversal else {
            guard reversals.isEmpty else { throw .takenBackSince }
            return [cancelled(event, on: date)]
        }
        return reversals.filter { $0.state == .pending }.map { cancelled($0, on: date) }
    }

    private static func cancelled(_ event: BillingEvent, on date: BusinessDate) -> BillingEvent {
        var event = event
        event.state = .cancelled
        event.changedOn = date
        return event
    }

    /// The pending charges of a group, waived: it is never charged again, whatever the records say. A credit that is on
    /// its way to the customer goes out all the same; where the group was billed already, no more than that is charged,
    /// and less of it stays possible.
    public static func waive(_ group: [BillingEvent], on date: BusinessDate) throws(Fault) -> [BillingEvent] {
        var waived: [BillingEvent] = []
        for var event in group where [.pending, .quarantined].contains(event.state) && event.amount > .zero {
            event.state = .waived
            event.changedOn = date
            waived.append(event)
        }
        guard !waived.isEmpty else { throw .nothingPending }
        return waived
    }
}
