/// The open events of one group, told apart.
struct GroupLedger {
    /// Computed and pending or quarantined: may be replaced.
    let pending: [BillingEvent]
    /// Computed and processed: immutable.
    let processed: [BillingEvent]
    /// Made by a person.
    let decided: [BillingEvent]
    /// The highest number ever used in the group.
    let lastSequence: Int

    /// `events` are all events of the group, by number.
    init(_ events: [BillingEvent]) {
        let live = events.filter(\.state.isLive)
        pending = events.filter { $0.state.isOpen && $0.state != .processed && !$0.isDecision }
        processed = live.filter { $0.state == .processed && !$0.isDecision }
        decided = live.filter(\.isDecision)
        lastSequence = events.map(\.id.sequence).max() ?? 0
    }

    /// Σ of what was computed and processed.
    var processedTotal: Money { processed.reduce(.zero) { $0 + $1.amount } }

    /// A person took a charge of it back: nothing is charged in it again, whatever it should cost now. A credit for
    /// goodwill says nothing of that, whatever its amount.
    var isVoided: Bool { decided.contains { $0.kind == .reversal } }

    /// Splits a credit of `amount` over the processed charges, newest first, so that the credits of a charge never
    /// exceed it, a person's included. `rest` is what no charge can bear.
    func credits(of amount: Money) -> (parts: [(sequence: Int, amount: Money)], rest: Money) {
        var rest = amount
        var parts: [(sequence: Int, amount: Money)] = []
        for charge in processed.reversed() where charge.amount > .zero && rest > .zero {
            let credited = (processed + decided).filter { $0.corrects == charge.id.sequence && $0.amount < .zero }
                .reduce(Money.zero) { $0 + $1.amount }
            let part = min(rest, charge.amount + credited)
            guard part > .zero else { continue }
            parts.append((charge.id.sequence, part))
            rest = rest - part
        }
        return (parts, rest)
    }
}
