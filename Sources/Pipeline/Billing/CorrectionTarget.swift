internal import Domain

/// The event or group that a person's correction names.
struct CorrectionTarget {
    let group: BillingGroup
    /// Number of the event; none: the newest charge of the group.
    private let sequence: Int?

    /// Reads the key of an event (`contract/package/-/2026-12/1`) or of a group.
    init?(_ key: String) {
        if let event = BillingEventID(key: key) {
            group = event.group
            sequence = event.sequence
        } else if let group = BillingGroup(key: key) {
            self.group = group
            sequence = nil
        } else {
            return nil
        }
    }

    /// The event that is meant. Of a group, what can be given back was processed; what can be withdrawn was given.
    func event(in group: [BillingEvent], for kind: Decision.Kind) -> BillingEvent? {
        if let sequence { return group.first { $0.id.sequence == sequence } }
        let charges = group.filter { $0.state.isOpen && $0.amount > .zero }
        switch kind {
        case .withdraw: return group.last { $0.state == .pending && $0.isDecision } ?? group.last
        case .void, .credit: return charges.last { $0.state == .processed } ?? charges.last ?? group.last
        case .waive, .save, .process: return charges.last ?? group.last
        }
    }

    /// What the correction writes.
    func written(
        _ kind: Decision.Kind, _ amount: Money?, _ motive: CorrectionMotive?, in group: [BillingEvent],
        on date: BusinessDate
    ) throws(BillingCorrection.Fault) -> [BillingEvent] {
        try written(kind, amount, in: group, on: date).map { event in
            guard event.isDecision, event.state == .pending else { return event }
            var event = event
            event.motive = motive
            return event
        }
    }

    private func written(
        _ kind: Decision.Kind, _ amount: Money?, in group: [BillingEvent], on date: BusinessDate
    ) throws(BillingCorrection.Fault) -> [BillingEvent] {
        guard let charge = event(in: group, for: kind) else { throw .notACharge }
        switch kind {
        case .waive: return try BillingCorrection.waive(group, on: date)
        case .withdraw: return try BillingCorrection.withdraw(charge, in: group, on: date)
        case .void: return try BillingCorrection.void(charge, in: group, on: date, digest: PlanMaking.digest)
        case .credit:
            return [
                try BillingCorrection.credit(
                    amount ?? .zero, of: charge, in: group, on: date, digest: PlanMaking.digest)
            ]
        case .save, .process: throw .notACharge
        }
    }
}
