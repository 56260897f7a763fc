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
        case withheld(BillingRun)
        /// It would write more events than the person's ceiling allows.
        case aboveCeiling(BillingRun)
        /// So many of the pending events are not what the records say now: they would be cancelled or replaced by a
        /// save. Nothing was processed.
        case outdated(count: Int)
        /// These packages have no tax nature or no NFCom class: nothing of the due date is processed.
        case incomplete([PackageID])
    }

    /// How a correction ended.
    public enum CorrectionEnding: Sendable {
        /// The events that it wrote.
        case done([BillingEvent])
        /// No stored event has this key.
        case unknown
        /// It cannot be done.
        case refused(BillingCorrection.Fault)
        /// The events changed meanwhile.
        case stale
    }

    /// The last due date that can be looked at: two months after the present one. Prices and entitlements further ahead
    /// are guesses, and a year mistyped must not become charges.
    public static func latestDue(asOf: BusinessDate) -> BusinessDate {
        Competence(of: asOf).next.next.end.adding(days: -1)
    }

    /// *Carregar*: what saving would do now. Throws ``DueTooFar`` beyond ``latestDue(asOf:)``.
    public func preview(due: BusinessDate) throws -> BillingRun { try look(due: due).run }

    private func look(due: BusinessDate) throws -> LookedAt {
        let latest = Self.latestDue(asOf: context.asOf)
        guard due <= latest else { throw DueTooFar(due: due, latest: latest) }
        return try context.store.read { try LookedAt(due: due, context: context, in: $0) }
    }

    /// *Salvar*. `seen` is the hash of the preview that the person looked at; none: the present one is taken.
    /// `ceiling` releases tripped guards for at most so many events.
    public func save(due: BusinessDate, seen: String?, ceiling: Int?, author: String) throws -> Ending {
        let looked = try look(due: due)
        let run = looked.run
        // Pressed twice: the first time has written what was seen.
        guard !run.isSettled else { return .nothing(run) }
        if let seen, !run.hash.hasPrefix(seen) || seen.utf8.count < 8 { return .stale(now: run.hash) }
        let written = run.changes.flatMap(\.written)
        if let ceiling, ceiling < written.count { return .aboveCeiling(run) }
        // Released only by somebody who names the preview he saw and a number it may not pass.
        let isReleased = seen != nil && ceiling != nil
        guard run.guards.trips.isEmpty || isReleased else { return .withheld(run) }
        let decision = Decision(
            decision: .save, due: due, seen: run.hash, author: author, asOf: context.asOf,
            ceiling: ceiling ?? written.count, effect: hashOfEvents(written), releasesGuards: isReleased)
        return try ending(of: try submit(decision, looked), run: run, total: run.plan.total)
    }

    /// *Faturamento Padrão* of this due date: the pending events are consumed and posted. `isAsSaved`: also where the
    /// records say something else by now.
    public func process(due: BusinessDate, isAsSaved: Bool = false, author: String) throws -> Ending {
        let pending = try context.store.read { try $0.pendingEvents(due: due) }
        guard !pending.isEmpty else { return .nothing(nil) }
        let incomplete = try context.store.read { tx in
            FiscalData.incomplete(pending, try RecordsInForce(tx, in: context).packages)
        }
        guard incomplete.isEmpty else { return .incomplete(incomplete) }
        var looked: LookedAt?
        if !isAsSaved {
            let present = try context.store.read { try LookedAt(due: due, context: context, in: $0) }
            let outdated = present.run.outdated(among: pending)
            guard outdated == 0 else { return .outdated(count: outdated) }
            looked = present
        }
        let decision = Decision(
            decision: .process, due: due, seen: hashOfEvents(pending), author: author, asOf: context.asOf,
            ceiling: pending.count, effect: hashOfEvents(pending), releasesGuards: isAsSaved)
        let total = pending.reduce(Money.zero) { $0 + $1.amount }
        return try ending(of: try submit(decision, looked), run: nil, total: total, count: pending.count)
    }

    private func submit(_ decision: Decision, _ looked: LookedAt?) throws -> Delivery {
        var context = context
        context.looked = looked
        return try decision.submit(context)
    }

    /// *Estorno*: gives back all that is left of the processed charges of a group, which is not charged again.
    public func void(
        _ key: String, motive: CorrectionMotive?, author: String, reason: String
    ) throws -> CorrectionEnding {
        try correct(.void, key, motive: motive, author: author, reason: reason)
    }

    /// Gives back a part of a processed charge.
    public func credit(
        _ key: String, amount: Money, motive: CorrectionMotive?, author: String, reason: String
    ) throws -> CorrectionEnding {
        try correct(.credit, key, amount: amount, motive: motive, author: author, reason: reason)
    }

    /// Says that the group of a pending event is never charged.
    public func waive(_ key: String, author: String, reason: String) throws -> CorrectionEnding {
        try correct(.waive, key, author: author, reason: reason)
    }

    /// Takes back a person's credit or reversal that was not billed yet.
    public func withdraw(_ key: String, author: String, reason: String) throws -> CorrectionEnding {
        try correct(.withdraw, key, author: author, reason: reason)
    }

    private func correct(
        _ kind: Decision.Kind, _ key: String, amount: Money? = nil, motive: CorrectionMotive? = nil, author: String,
        reason: String
    ) throws -> CorrectionEnding {
        guard let target = CorrectionTarget(key) else { return .unknown }
        let group = try context.store.read { try $0.billingEvents(of: target.group) }
        guard let charge = target.event(in: group, for: kind) else { return .unknown }
        let written: [BillingEvent]
        do {
            written = try target.written(kind, amount, motive, in: group, on: context.asOf)
        } catch {
            return .refused(error)
        }
        var decision = Decision(
            decision: kind, due: charge.due.nominal, seen: hashOfEvents(group), author: author, asOf: context.asOf,
            ceiling: written.count, effect: hashOfEvents(written), releasesGuards: false)
        decision.event = key
        decision.amountCents = amount?.centavos
        decision.reason = reason
        decision.motive = motive?.rawValue
        switch try decision.submit(context).disposition {
        case .applied: return .done(written)
        default: return .stale
        }
    }

    private func ending(of delivery: Delivery, run: BillingRun?, total: Money, count: Int? = nil) throws -> Ending {
        switch delivery.disposition {
        case .applied: .done(run, count: count ?? delivery.records, total: total)
        case .recorded, .duplicate: .nothing(run)
        default: .stale(now: ReasonDetail(json: delivery.detail).expected ?? "")
        }
    }
}

/// A due date too far ahead to be looked at.
public struct DueTooFar: Error, Hashable, Sendable {
    /// The date that was asked for.
    public let due: BusinessDate
    /// The last one that can be.
    public let latest: BusinessDate
}
