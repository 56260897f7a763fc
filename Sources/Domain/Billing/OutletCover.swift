/// Where a package is charged for each outlet, the outlets of a contract can change after they were billed: the first one
/// is installed, one is registered under another code, the choice `billing.outlets` itself changes. What was charged (or
/// what a person decided) for one that is not owed any more then pays for one that is owed and was never charged, so that
/// the month of a package of a contract is not charged twice.
struct OutletCover {
    /// How a group stands that should cost nothing.
    private enum Standing {
        /// It holds what was processed, or a person's decision: that covers another outlet.
        case covers
        /// What it has pending stays, for nothing proves that it is not owed: no other outlet is charged beside it.
        case stays
        /// Nothing of it counts, or it is withdrawn.
        case open
    }

    private struct Unit: Hashable {
        var contract: ContractID
        var package: PackageID
        var competence: Competence

        init(_ group: BillingGroup) {
            contract = group.contract
            package = group.package
            competence = group.competence
        }
    }

    /// The charges, each under the group in which it is settled.
    private(set) var charges: [Charge] = []
    /// `events` are the stored ones by group. `isComplete`: what no record speaks of is proved to be gone.
    init(
        _ charges: [Charge], over events: [BillingGroup: [BillingEvent]], in book: BillingBook, isComplete: Bool
    ) {
        func standing(_ group: BillingGroup) -> Standing {
            Self.standing(of: group, events[group] ?? [], in: book, isComplete: isComplete)
        }
        let desired = Set(charges.map(\.group))
        // Without outlets on either side nothing can change places.
        var idle: [Unit: [BillingGroup]] = [:]
        if desired.contains(where: { $0.point != nil }) || events.keys.contains(where: { $0.point != nil }) {
            let units = Set(desired.map(Unit.init))
            for group in events.keys where !desired.contains(group) && units.contains(Unit(group)) {
                idle[Unit(group), default: []].append(group)
            }
        }
        for charge in charges {
            let unit = Unit(charge.group)
            let isFresh = (events[charge.group] ?? []).allSatisfy { !$0.state.isOpen && $0.state != .waived }
            guard isFresh, var others = idle[unit]?.sorted(),
                let index = others.firstIndex(where: { standing($0) != .open })
            else {
                self.charges.append(charge)
                continue
            }
            let other = others.remove(at: index)
            idle[unit] = others
            if standing(other) == .covers {
                var moved = charge
                moved.group = other
                self.charges.append(moved)
            }
        }
    }

    /// How the events of a group stand that no charge is for.
    private static func standing(
        of group: BillingGroup, _ events: [BillingEvent], in book: BillingBook, isComplete: Bool
    ) -> Standing {
        let counting = events.filter { $0.state.isOpen || $0.state == .waived }
        if counting.contains(where: { $0.state == .processed || $0.state == .waived || $0.isDecision }) {
            return .covers
        }
        guard !counting.isEmpty else { return .open }
        switch book.verdict(on: group) {
        case .quarantined: return .stays
        case .absent: return isComplete ? .open : .stays
        case .charge, .free, .notEntitled: return .open
        }
    }
}
