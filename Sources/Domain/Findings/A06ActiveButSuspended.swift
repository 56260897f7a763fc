/// A06: the contract is active and owed television, and the platform has the account suspended.
public enum A06ActiveButSuspended {
    /// The class.
    public static let kind = FindingClass.activeButSuspended

    static func finding(in unit: SubscriberUnit) -> Finding? {
        guard unit.contractStatus == .active, !unit.due.isEmpty, unit.status == .suspended, let account = unit.account
        else { return nil }
        let action = ProposedAction(
            verb: .setAccountState, target: account.record.id.text, present: unit.status.rawValue,
            wanted: ServiceStatus.active.rawValue, isDestructive: false, isReversible: true, proof: .notNeeded)
        var finding = unit.finding(
            kind, about: unit.dueCodes, action: action,
            stake: Stake(amount: unit.paid(unit.dueCodes), formula: .retailNotDelivered))
        finding.field = "status"
        finding.erpValue = unit.contractStatus.rawValue
        finding.platformValue = unit.status.rawValue
        return finding
    }
}
