/// A05: the contract is blocked and the platform still delivers: the platform goes on charging.
public enum A05BlockedButActive {
    /// The class.
    public static let kind = FindingClass.blockedButActive

    static func finding(in unit: SubscriberUnit) -> Finding? {
        guard unit.contractStatus == .blocked, unit.status.isLive, let account = unit.account else { return nil }
        let action = ProposedAction(
            verb: .setAccountState, target: account.record.id.text, present: unit.status.rawValue,
            wanted: ServiceStatus.suspended.rawValue, isDestructive: true, isReversible: true, proof: .notNeeded)
        var finding = unit.finding(
            kind, about: unit.live, action: action,
            stake: Stake(amount: unit.wholesale(unit.live), formula: .wholesaleForNothing))
        finding.field = "status"
        finding.erpValue = unit.contractStatus.rawValue
        finding.platformValue = unit.status.rawValue
        return finding
    }
}
