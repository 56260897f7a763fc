internal import Domain
internal import Signing
internal import Store

/// Makes the plan of a run from its findings, keeps it for `plan show` and uses up the approvals that let it pass.
struct PlanMaking {
    let context: Context
    let run: RunRow

    /// The tables without which nothing may be taken away, where they used to come whole.
    static let needed: Set<TableKind> = [
        .plans, .packages, .contracts, .contractPackages, .points, .accounts, .entitlements, .devices,
    ]

    func make(_ reconciled: Reconciliation.Outcome) throws -> ActionPlan {
        try context.store.write { tx in
            let proposals = reconciled.rows.compactMap { row in proposal(row) }
            var terms = ActionPlan.Terms(digest: Self.digest)
            terms.guards = context.configuration.planGuards
            terms.bases = reconciled.subscribers.mapValues { max($0.contracts, $0.accounts) }
            let snapshots = try tx.snapshots(upTo: context.asOf)
            let platforms = Set(snapshots.compactMap(\.claim.platform))
            for platform in platforms { terms.traits[platform] = context.traits(of: platform) }
            terms.incomplete = Self.incomplete(
                PictureGap.gaps(in: snapshots.map(SnapshotPicture.init), on: context.asOf), platforms)
            terms.approvals = try tx.planApprovals(on: context.asOf, run: run.number)
            let plan = ActionPlan(proposals, terms: terms)
            try tx.savePlan(plan.actions)
            for approval in plan.used { try tx.markUsed(approval, run: run.number) }
            return plan
        }
    }

    static func digest(_ text: String) -> String { sha256Hex(of: Array(text.utf8)) }

    /// Of which platforms a table that used to come whole is missing or cut; one of the ERP's counts for all.
    static func incomplete(_ gaps: [PictureGap], _ platforms: Set<PlatformID>) -> Set<PlatformID> {
        let missing = gaps.filter { needed.contains($0.kind) && $0.lastWhole != nil }
        return missing.contains { $0.platform == nil } ? platforms : Set(missing.compactMap(\.platform))
    }

    private func proposal(_ row: FindingRow) -> ActionPlan.Proposal? {
        // A correction in the catalogue is made by a person in the ERP, and listed with the findings alone.
        guard !row.finding.kind.isCatalogue, let life = row.lifecycle, life.state(in: run.number) != .resolved else {
            return nil
        }
        let finding = row.finding
        return ActionPlan.Proposal(id: row.id, finding: finding) { action in
            finding.actionID(of: action, finding: row.id, occurrence: life.occurrence)
        }
    }
}

extension PlannedAction {
    /// Whether it takes television away.
    var isDestructive: Bool { lane == .destructive }
}
