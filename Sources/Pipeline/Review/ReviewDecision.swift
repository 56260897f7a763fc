internal import Domain
internal import Store

/// What a person decided about a plan or a finding, as a file: applied and archived like any other delivery.
struct ReviewDecision: Codable, Hashable, Sendable {
    /// What was decided.
    enum Kind: String, Codable, Hashable, Sendable {
        /// The plan of a platform may pass its breakers, once.
        case approvePlan = "plan-approve"
        /// It may not, whoever approved it before.
        case rejectPlan = "plan-reject"
        /// A difference is intended, until a date.
        case acceptFinding = "finding-accept"
        /// It is not intended any more.
        case reopenFinding = "finding-reopen"
    }

    /// What was decided.
    var decision: Kind
    /// The platform of a plan, the id of a finding.
    var target: String
    /// Hash of the plan that the person saw.
    var seen: String?
    /// More changes of a lane than this are not let through.
    var ceiling: Int?
    /// The last day on which a difference counts as intended, ISO.
    var until: String?
    /// Who, and why.
    var author: String, reason: String
    /// The business date of the decision, ISO, and the time: the same decision may be taken again.
    var asOf: String, at: String

    /// Hands the decision in and applies it, and nothing else that lies in the inbox. Returns how it ended.
    func submit(_ context: Context) throws -> Delivery {
        try DecisionFile(self, title: "\(decision.rawValue)-\(target)").submit(context)
    }
}

/// Applies a ``ReviewDecision`` where what the person saw still holds.
struct ReviewApplication {
    let transaction: Transaction
    let delivery: Delivery

    func apply(_ decision: ReviewDecision) throws -> Judgement {
        guard let asOf = try? BusinessDate(decision.asOf) else {
            return Judgement(.rejected, .malformed, ReasonDetail(field: "asOf"))
        }
        switch decision.decision {
        case .approvePlan, .rejectPlan: return try judgePlan(decision, on: asOf)
        case .acceptFinding, .reopenFinding: return try judgeFinding(decision, on: asOf)
        }
    }

    private func judgePlan(_ decision: ReviewDecision, on asOf: BusinessDate) throws -> Judgement {
        let platform = PlatformID(trusted: decision.target)
        let actions = try transaction.plan().filter { $0.platform == platform }
        let now = PlanMaking.digest(ActionPlan.text(of: platform, in: actions))
        guard decision.seen == now else {
            return Judgement(.review, .decisionStale, ReasonDetail(value: decision.seen, expected: now))
        }
        let approval = PlanApproval(
            platform: platform, hash: now, ceiling: decision.ceiling ?? 0, author: decision.author,
            reason: decision.reason, expires: asOf.adding(days: 1))
        try transaction.save(approval, isRejected: decision.decision == .rejectPlan, delivery: delivery.number)
        var judgement = Judgement(.applied)
        judgement.records = 1
        return judgement
    }

    private func judgeFinding(_ decision: ReviewDecision, on asOf: BusinessDate) throws -> Judgement {
        guard try !transaction.findings(id: decision.target).isEmpty else {
            return Judgement(.review, .decisionStale, ReasonDetail(field: "finding", value: decision.target))
        }
        if decision.decision == .reopenFinding {
            try transaction.withdrawAcceptance(of: decision.target)
        } else {
            guard let until = decision.until.flatMap({ try? BusinessDate($0) }), until >= asOf else {
                return Judgement(.rejected, .malformed, ReasonDetail(field: "until", value: decision.until))
            }
            let acceptance = FindingAcceptance(
                finding: decision.target, until: until, author: decision.author, reason: decision.reason)
            try transaction.save(acceptance, on: asOf, delivery: delivery.number)
        }
        var judgement = Judgement(.applied)
        judgement.records = 1
        return judgement
    }
}
