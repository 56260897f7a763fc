/// A01: an active contract is owed television and the platform has no working account for it. The customer pays and
/// sees nothing; what is pending or queued is on its way and not missing.
public enum A01PayingNotProvisioned {
    /// The class.
    public static let kind = FindingClass.payingNotProvisioned

    static func finding(in unit: SubscriberUnit) -> Finding? {
        guard unit.contractStatus == .active, !unit.due.isEmpty, unit.status.isOver else { return nil }
        let packages = SubscriberUnit.list(unit.dueCodes)
        let action = ProposedAction(
            verb: .setAccountState, target: unit.accountThatIsThere?.text ?? unit.contract.record.id.text,
            present: unit.status.rawValue, wanted: "active: \(packages)", isDestructive: false, isReversible: true,
            proof: unit.proofOfAbsentAccount)
        var finding = unit.finding(
            kind, about: unit.dueCodes, action: action,
            stake: Stake(amount: unit.paid(unit.dueCodes), formula: .retailNotDelivered))
        finding.field = "status"
        finding.erpValue = packages
        finding.platformValue = unit.status.rawValue
        return finding
    }
}
