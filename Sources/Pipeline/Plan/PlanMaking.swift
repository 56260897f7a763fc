internal import Domain
internal import Signing
internal import Store

/// Makes the plan of a run from its findings, keeps it for `plan show` and uses up the approvals that let it pass.
struct PlanMaking {
    let context: Context
    let run: RunRow

    /// The plan, and what it becomes by the direction of a platform.
    struct Outcome {
        var plan: ActionPlan
        var table: DecisionTable?
        var expectedStates: [ExpectedRow] = []
        var steps: [Step] = []
    }

    /// A row of the feed of a platform that reads the ERP.
    struct ExpectedRow {
        var platform: PlatformID
        var row: ExpectedState
    }

    /// A step for a person at a panel.
    struct Step {
        var number: Int
        var action: PlannedAction
    }

    func make(_ reconciled: Reconciliation.Outcome) throws -> Outcome {
        try context.store.write { tx in
            let proposals = reconciled.rows.compactMap { row in proposal(row) }
            var terms = ActionPlan.Terms(digest: Self.digest)
            terms.guards = context.configuration.planGuards
            terms.bases = reconciled.subscribers.mapValues { max($0.contracts, $0.accounts) }
            terms.boxes = reconciled.liveBoxes
            let snapshots = try tx.snapshots(upTo: context.asOf)
            let platforms = Set(snapshots.compactMap(\.claim.platform))
            for platform in platforms { terms.traits[platform] = context.traits(of: platform) }
            terms.incomplete = incomplete(reconciled, platforms)
            terms.approvals = try tx.planApprovals(on: context.asOf, run: run.number)
            let plan = ActionPlan(proposals, terms: terms)
            try tx.savePlan(plan.actions)
            var outcome = Outcome(plan: plan)
            let fresh = render(reconciled, terms, into: &outcome)
            var tableTerms = DecisionTable.Terms()
            tableTerms.guards = terms.guards.mapValues(\.destructive)
            tableTerms.stopped = terms.incomplete
            tableTerms.leave = { [terms] platform, count in plan.approval(of: platform, for: count, terms) }
            let table = DecisionTable(
                fresh, before: try tx.loginDecisions(), run: run.number, terms: tableTerms)
            try tx.save(table.decisions, run: run.number)
            outcome.table = table
            for approval in Set(plan.used + table.used) { try tx.markUsed(approval, run: run.number) }
            return outcome
        }
    }

    /// By direction: a table of logins, a feed of wanted states, or steps for a person. What the plan withholds is not
    /// taken away by a rendering either: the contract keeps what the platform has of it.
    /// Returns the answers to logins as this run alone would give them.
    private func render(
        _ reconciled: Reconciliation.Outcome, _ terms: ActionPlan.Terms, into outcome: inout Outcome
    ) -> [LoginDecision] {
        var decisions: [LoginDecision] = []
        for (platform, traits) in terms.traits.sorted(by: { $0.key < $1.key }) {
            let own = outcome.plan.actions.filter { $0.platform == platform }
            let held = Set(own.filter { $0.lane == .destructive && $0.withheldBy != nil }.compactMap(\.contract))
            let rows = (reconciled.subscribers[platform]?.expected ?? []).sorted { $0.contract < $1.contract }.map {
                held.contains($0.contract) || terms.incomplete.contains(platform) ? $0.keepingWhatIsThere : $0
            }
            switch traits.direction {
            case .callback: decisions += LoginDecision.table(rows, of: platform)
            case .pull: outcome.expectedStates += rows.map { ExpectedRow(platform: platform, row: $0) }
            case .push, .file, .manual:
                let ready = own.filter { $0.withheldBy == nil }
                outcome.steps += ready.enumerated().map { Step(number: $0.offset + 1, action: $0.element) }
            }
        }
        return decisions
    }

    static func digest(_ text: String) -> String { sha256Hex(of: Array(text.utf8)) }

    /// Of which platforms an input is missing, cut or far too small; one of the ERP's counts for all.
    private func incomplete(_ reconciled: Reconciliation.Outcome, _ platforms: Set<PlatformID>) -> Set<PlatformID> {
        let kinds: Set<FindingClass> = [.inputMissing, .inputCut, .volumeAnomaly]
        let missing = reconciled.rows.filter { row in
            guard kinds.contains(row.finding.kind), row.finding.severity == .s1, let life = row.lifecycle else {
                return false
            }
            return [.new, .persistent, .reopened].contains(life.state(in: run.number))
        }
        return missing.contains { $0.finding.platform == nil }
            ? platforms : Set(missing.compactMap(\.finding.platform))
    }

    /// A finding that this run did not see, and could not judge for want of a whole picture, rests on an old one: it
    /// stays open, and nothing is done for it.
    private static func standing(_ finding: Finding, isSeen: Bool) -> Finding {
        guard !isSeen else { return finding }
        var finding = finding
        finding.action.hold = finding.action.hold ?? .inputIncomplete
        if finding.followUp?.hold == nil { finding.followUp?.hold = .inputIncomplete }
        return finding
    }

    private func proposal(_ row: FindingRow) -> ActionPlan.Proposal? {
        // A correction in the catalogue is made by a person in the ERP, and listed with the findings alone.
        guard !row.finding.kind.isCatalogue, let life = row.lifecycle, life.state(in: run.number) != .resolved else {
            return nil
        }
        let finding = Self.standing(row.finding, isSeen: life.lastRun == run.number)
        return ActionPlan.Proposal(id: row.id, finding: finding) { action in
            finding.actionID(of: action, finding: row.id, occurrence: life.occurrence)
        }
    }
}
