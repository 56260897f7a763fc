public import Domain
internal import Store

/// What the billing clerk does: look, save, process. Each step is a decision file.
public struct BillingClerk: Sendable {
    let context: Context

    /// A clerk in a workspace whose lock is held.
    public init(context: Context) { self.context = context }

    /// How saving or processing ended.
    public enum Ending: Sendable {
        /// Written.
        case done(BillingRun?, count: Int, total: Money)
        /// There was nothing to write.
        case nothing(BillingRun?)
        /// The preview that the person saw is not the present one.
        case stale(now: String)
        /// A guard withholds it.
        case withheld(BillingGuards.Report)
    }

    /// *Carregar*: what saving would do now.
    public func preview(due: BusinessDate) throws -> BillingRun {
        try context.store.read { try BillingRun(due: due, context: context, in: $0) }
    }

    /// *Salvar*. `seen` is the hash of the preview that the person looked at; none: the present one is taken.
    /// `ceiling` releases tripped guards for at most so many events.
    public func save(due: BusinessDate, seen: String?, ceiling: Int?, author: String) throws -> Ending {
        let run = try preview(due: due)
        if let seen, !run.hash.hasPrefix(seen) || seen.utf8.count < 8 { return .stale(now: run.hash) }
        guard !run.isSettled else { return .nothing(run) }
        let written = run.changes.flatMap(\.written)
        // Released only by somebody who names the preview he saw and a number it may not pass.
        let isReleased = seen != nil && (ceiling ?? -1) >= written.count
        guard run.guards.trips.isEmpty || isReleased else { return .withheld(run.guards) }
        let decision = Decision(
            decision: .save, due: due, seen: run.hash, author: author, asOf: context.asOf,
            ceiling: ceiling ?? written.count, effect: hashOfEvents(written), releasesGuards: isReleased)
        return try ending(of: try decision.submit(context), run: run, total: run.plan.total)
    }

    /// *Faturamento Padrão* of this due date: the pending events are consumed and posted.
    public func process(due: BusinessDate, author: String) throws -> Ending {
        let pending = try context.store.read { try $0.pendingEvents(due: due) }
        guard !pending.isEmpty else { return .nothing(nil) }
        let decision = Decision(
            decision: .process, due: due, seen: hashOfEvents(pending), author: author, asOf: context.asOf,
            ceiling: pending.count, effect: hashOfEvents(pending), releasesGuards: false)
        let total = pending.reduce(Money.zero) { $0 + $1.amount }
        return try ending(of: try decision.submit(context), run: nil, total: total, count: pending.count)
    }

    private func ending(of delivery: Delivery, run: BillingRun?, total: Money, count: Int? = nil) throws -> Ending {
        switch delivery.disposition {
        case .applied: .done(run, count: count ?? delivery.records, total: total)
        case .recorded, .duplicate: .nothing(run)
        default: .stale(now: ReasonDetail(json: delivery.detail).expected ?? "")
        }
    }
}
