/// A05: the contract is blocked and the platform still delivers: the platform goes on charging.
public enum A05BlockedButActive {
    /// The class.
    public static let kind = FindingClass.blockedButActive

    static func finding(in unit: SubscriberUnit) -> Finding? {
        guard unit.contractStatus == .blocked, unit.status.isLive, let account = unit.account else { return nil }
        let action = unit.suspension(of: account.record.id, proof: .notNeeded)
        var finding = unit.finding(
            kind, about: unit.live, action: action,
            stake: Stake(amount: unit.wholesale(unit.live), formula: .wholesaleForNothing))
        finding.field = "status"
        finding.erpValue = unit.contractStatus.rawValue
        finding.platformValue = unit.status.rawValue
        return finding
    }
}

extension SubscriberUnit {
    /// Suspends the account. Where the platform is known to have no suspension, what stands in for it (an account made
    /// anew, packages taken away) changes PINs, recordings and cost: a person decides.
    func suspension(of account: AccountID, proof: AbsenceProof) -> ProposedAction {
        switch traits.suspension {
        case .substituted, .none: return .review(account.text)
        case .supported, .unknown:
            return ProposedAction(
                verb: .setAccountState, target: account.text, present: status.rawValue,
                wanted: ServiceStatus.suspended.rawValue, isDestructive: true, isReversible: true, proof: proof)
        }
    }
}
