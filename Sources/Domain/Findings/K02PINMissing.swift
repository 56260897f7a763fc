/// K02: the ERP has the Beenius account of a contract and not its PIN, so that support cannot read it to the customer.
/// A PIN is never printed nor kept. Key: the contract. Source: `domain/billing.md` §2.5.
public enum K02PINMissing {
    /// The class.
    public static let kind = FindingClass.pinMissing
    /// The one platform whose PIN the ERP keeps.
    static let platform = PlatformID(trusted: "beenius")

    static func finding(in unit: SubscriberUnit) -> Finding? {
        guard unit.platform == platform, unit.contractStatus == .active, unit.status.isLive,
            unit.contract.record.platformAccounts[platform] != nil, !unit.contract.record.hasBeeniusPIN
        else { return nil }
        var finding = unit.finding(
            kind, about: [], action: .review(unit.contract.record.id.text), stake: Stake(amount: .zero, formula: .none))
        finding.field = "beenius_pin"
        return finding
    }
}
