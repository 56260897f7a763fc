/// Days that were charged under the cycle of another competence: where a contract's due day moved (with cycles from due
/// day to due day), or the config took another `period` or `cycle`, two competences can pay for the same days. The
/// earlier one has them; the later one does not charge them again.
public struct ChargedDays: Hashable, Sendable {
    private struct Key: Hashable {
        var contract: ContractID
        var package: PackageID
        var point: PointID?

        init(_ group: BillingGroup) {
            contract = group.contract
            package = group.package
            point = group.point
        }
    }

    private var spans: [Key: [Competence: [DaySpan]]] = [:]

    /// No such days.
    public init() {}

    /// Of the stored events of some months, those that the present `policy` would have cut otherwise. Where cycles are
    /// what they were, no two of them overlap, and there is nothing to remember.
    public init(_ events: [BillingEvent], policy: BillingPolicy, contracts: [ContractID: Contract]) {
        let moved = events.filter {
            let dueDay = contracts[$0.group.contract]?.dueDay
            return $0.state.isOpen
                && $0.derivation.cycle != policy.cycle(of: $0.group.competence, dueDay: dueDay)
        }
        guard !moved.isEmpty else { return }
        let groups = Set(moved.map(\.group))
        for (group, events) in Dictionary(grouping: events.filter { groups.contains($0.group) }, by: \.group) {
            let live = events.filter(\.state.isOpen)
            // What was given back wholly was not charged.
            guard live.reduce(Money.zero, { $0 + $1.amount }) > .zero,
                let newest = live.filter({ !$0.isDecision }).max(by: { $0.id < $1.id })
            else { continue }
            spans[Key(group), default: [:]][group.competence] = newest.derivation.segments.map(\.span)
        }
    }

    /// The parts of `pieces` that no competence before the group's has charged.
    func uncharged(_ pieces: [DaySpan], for group: BillingGroup) -> [DaySpan] {
        guard let charged = spans[Key(group)] else { return pieces }
        return charged.filter { $0.key < group.competence }.values.joined()
            .reduce(pieces) { pieces, span in pieces.flatMap { $0.without(span) } }
    }
}

extension DaySpan {
    /// The parts that do not lie in `other`, in order.
    func without(_ other: DaySpan) -> [DaySpan] {
        guard other.startsOn < endsOn, startsOn < other.endsOn, !other.isEmpty else { return [self] }
        return [clipped(from: nil, to: other.startsOn), clipped(from: other.endsOn, to: nil)].filter { !$0.isEmpty }
    }
}
