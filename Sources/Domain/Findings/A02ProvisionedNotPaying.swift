/// A02: the platform delivers television to an active contract that is owed none: leakage, with the platform's own
/// charge on top.
public enum A02ProvisionedNotPaying {
    /// The class.
    public static let kind = FindingClass.provisionedNotPaying

    static func finding(in unit: SubscriberUnit) -> Finding? {
        guard unit.contractStatus == .active, unit.due.isEmpty, unit.status.isLive, let account = unit.account else {
            return nil
        }
        let action = unit.suspension(of: account.record.id, proof: unit.proofOfExtra)
        let amount = unit.listPrice(unit.live) + unit.wholesale(unit.live)
        var finding = unit.finding(
            kind, about: unit.live, action: action, stake: Stake(amount: amount, formula: .retailNotCharged))
        finding.field = "packages"
        finding.erpValue = ""
        finding.platformValue = SubscriberUnit.list(unit.live)
        return finding
    }
}
