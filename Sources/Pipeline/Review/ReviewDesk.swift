public import Domain
internal import Foundation
internal import Store

/// What an operator or administrator decides about the plan and the findings of the newest run.
public struct ReviewDesk: Sendable {
    let context: Context

    /// A desk in a workspace; deciding needs its lock.
    public init(context: Context) { self.context = context }

    /// The plan of a platform, with what a person needs to decide about it.
    public struct Sheet: Sendable {
        /// Whose.
        public var platform: PlatformID?
        /// What is approved or rejected; none for what is carried back into the ERP.
        public var hash: String?
        /// Its rows, in order.
        public var actions: [PlannedAction]

        /// Changes of a lane that a breaker counts.
        public func counted(_ lane: PlannedAction.Lane) -> Int {
            actions.count { action in
                guard action.lane == lane else { return false }
                return action.withheldBy.map { $0.isAboutProof || $0.isCap } ?? true
            }
        }
    }

    /// How a decision ended.
    public enum Ending: Sendable {
        /// It counts from the next run on.
        case done
        /// There is no such plan or finding now.
        case unknown(String)
        /// More than one finding begins so.
        case ambiguous([String])
        /// The plan has changed since; its hash now.
        case stale(now: String)
        /// The ceiling is below what the plan holds.
        case aboveCeiling(Int)
    }

    /// The plans of the newest run, by platform.
    public func sheets() throws -> [Sheet] {
        let actions = try context.store.read { try $0.plan() }
        return Dictionary(grouping: actions, by: \.platform).map { platform, actions in
            Sheet(
                platform: platform,
                hash: platform.map { PlanMaking.digest(ActionPlan.text(of: $0, in: actions)) }, actions: actions)
        }.sorted { ($0.platform?.text ?? "") < ($1.platform?.text ?? "") }
    }

    /// Lets the plan with this hash (at least 8 digits of it) pass its breakers once, with at most `ceiling` changes
    /// of each lane, in a run of today or tomorrow.
    public func approve(_ hash: String, ceiling: Int, author: String, reason: String) throws -> Ending {
        guard let (sheet, whole) = try sheet(hash) else { return .unknown(hash) }
        let most = max(sheet.counted(.destructive), sheet.counted(.additive))
        guard most <= ceiling else { return .aboveCeiling(most) }
        return try decide(
            .approvePlan, sheet.platform?.text ?? "", seen: whole, ceiling: ceiling, author: author, reason: reason)
    }

    /// Withdraws an approval, and says so.
    public func reject(_ hash: String, author: String, reason: String) throws -> Ending {
        guard let (sheet, whole) = try sheet(hash) else { return .unknown(hash) }
        return try decide(.rejectPlan, sheet.platform?.text ?? "", seen: whole, author: author, reason: reason)
    }

    private func sheet(_ hash: String) throws -> (Sheet, String)? {
        guard hash.utf8.count >= 8 else { return nil }
        for sheet in try sheets() {
            if let whole = sheet.hash, whole.hasPrefix(hash) { return (sheet, whole) }
        }
        return nil
    }

    /// A difference that is intended until a day.
    public func accept(_ id: String, until: BusinessDate, author: String, reason: String) throws -> Ending {
        try decideFinding(.acceptFinding, id, until: until, author: author, reason: reason)
    }

    /// A difference that is not intended any more.
    public func reopen(_ id: String, author: String, reason: String) throws -> Ending {
        try decideFinding(.reopenFinding, id, until: nil, author: author, reason: reason)
    }

    private func decideFinding(
        _ kind: ReviewDecision.Kind, _ id: String, until: BusinessDate?, author: String, reason: String
    ) throws -> Ending {
        let found = try context.store.read { try $0.findings(idPrefix: id) }
        guard let first = found.first, id.utf8.count >= 4 else { return .unknown(id) }
        guard found.count == 1 else { return .ambiguous(found.map(\.id)) }
        return try decide(kind, first.id, until: until, author: author, reason: reason)
    }

    private func decide(
        _ kind: ReviewDecision.Kind, _ target: String, seen: String? = nil, ceiling: Int? = nil,
        until: BusinessDate? = nil, author: String, reason: String
    ) throws -> Ending {
        let decision = ReviewDecision(
            decision: kind, target: target, seen: seen, ceiling: ceiling, until: until?.description, author: author,
            reason: reason, asOf: context.asOf.description, at: context.clock.now().ISO8601Format())
        let delivery = try decision.submit(context)
        switch delivery.disposition {
        case .applied, .recorded, .duplicate: return .done
        default: return .stale(now: ReasonDetail(json: delivery.detail).expected ?? "")
        }
    }

    /// The findings as of the newest run that saw them, by class, platform and key.
    public func findings() throws -> [ListedFinding] {
        try context.store.read { tx in
            let acceptances = try tx.acceptances()
            return try tx.findings().compactMap { row in
                guard let life = row.lifecycle else { return nil }
                return ListedFinding(
                    id: row.id, finding: row.finding, state: life.state(in: life.lastRun),
                    acceptance: acceptances[row.id],
                    firstSeen: life.firstSeen, daysOpen: life.daysOpen(on: context.asOf))
            }.sorted { Finding.order($0.finding, $1.finding) }
        }
    }
}

/// A finding in a list on the terminal.
public struct ListedFinding: Sendable {
    /// Its id.
    public var id: String
    /// The facts.
    public var finding: Finding
    /// Its state in the run that judged it last.
    public var state: FindingLifecycle.State
    /// What a person said of it.
    public var acceptance: FindingAcceptance?
    /// The first day it was seen.
    public var firstSeen: BusinessDate
    /// Days since.
    public var daysOpen: Int
}
