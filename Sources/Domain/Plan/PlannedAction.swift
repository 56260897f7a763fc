/// One intended change, as a row of the plan: sets a state, never toggles one, and only from the state that was seen.
/// Carried out twice it changes nothing the second time.
public struct PlannedAction: Hashable, Sendable {
    /// What a change does to the customer, and so which guard counts it.
    public enum Lane: String, Sendable, CaseIterable, Hashable {
        /// Gives: activates, adds packages, pairs a box.
        case additive
        /// Corrects a field; nobody's television changes.
        case change
        /// Takes away: suspends, cancels, removes packages, unpairs a box.
        case destructive
        /// A person's task.
        case task
    }

    /// 16 hexadecimal digits: the change and how often its finding came back.
    public var id: String
    /// Where it is carried out; none: in the ERP.
    public var platform: PlatformID?
    /// What is set.
    public var verb: ProposedAction.Verb
    /// On what: an account, a contract that has none yet, a box, a field.
    public var target: String
    /// The state in which it may be carried out: the one that was seen.
    public var present: String
    /// The state it leaves.
    public var wanted: String
    /// What it does to the customer.
    public var lane: Lane
    /// Can be undone without loss.
    public var isReversible: Bool
    /// The findings that ask for it, by id.
    public var findings: [String]
    /// The contract it is about, where there is one.
    public var contract: ContractID?
    /// Changes that must have been carried out before it, by id.
    public var dependsOn: [String] = []
    /// Its place in the plan of its platform, from 1.
    public var order = 0
    /// What withholds it; none: it may be carried out.
    public var withheldBy: ProposedAction.Withholding?

    /// The change that a finding proposes.
    public init(_ action: ProposedAction, id: String, of finding: Finding, findingID: String) {
        self.id = id
        platform = action.side == .erp ? nil : finding.platform
        verb = action.verb
        target = action.target
        present = action.present
        wanted = action.wanted
        lane = action.lane
        isReversible = action.isReversible
        findings = [findingID]
        contract = finding.contract
        withheldBy = action.withheldBy
    }

    /// All of a stored row.
    public init(
        id: String, platform: PlatformID?, verb: ProposedAction.Verb, target: String, present: String, wanted: String,
        lane: Lane, isReversible: Bool, findings: [String], contract: ContractID?, dependsOn: [String], order: Int,
        withheldBy: ProposedAction.Withholding?
    ) {
        self.id = id
        self.platform = platform
        self.verb = verb
        self.target = target
        self.present = present
        self.wanted = wanted
        self.lane = lane
        self.isReversible = isReversible
        self.findings = findings
        self.contract = contract
        self.dependsOn = dependsOn
        self.order = order
        self.withheldBy = withheldBy
    }

    /// The blast radius, smallest first: enable, change, unpair, suspend, cancel, then tasks. Source:
    /// `domain/billing.md` §2.6.
    var rank: Int {
        switch lane {
        case .additive: 0
        case .change: 1
        case .task: 5
        case .destructive:
            switch (verb, ServiceStatus(rawValue: wanted)) {
            case (.setAccountState, .cancelled): 4
            case (.setAccountState, _): 3
            default: 2
            }
        }
    }
}

extension ProposedAction {
    /// What it does to the customer.
    public var lane: PlannedAction.Lane {
        if verb == .review { return .task }
        if isDestructive { return .destructive }
        return verb == .setField ? .change : .additive
    }
}
