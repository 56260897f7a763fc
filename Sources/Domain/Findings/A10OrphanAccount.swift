/// A10: a live account that belongs to no contract the ERP ever showed. Always a person's task: e-mail or document may
/// suggest whose it is, and never decide: the contract that they suggest is the value of the ERP's side then, and what
/// suggested it the field.
public enum A10OrphanAccount {
    /// The class.
    public static let kind = FindingClass.orphanAccount

    static func finding(
        _ account: Sighted<PlatformAccount>, granted: [Sighted<Entitlement>], wholesale: [PackageID: Money],
        proposal: LikelyOwners.Proposal? = nil
    ) -> Finding? {
        guard account.isPresent, account.record.status.isLive else { return nil }
        var finding = Finding(
            kind, platform: account.record.platform, key: [account.record.id.text],
            action: .review(account.record.id.text))
        finding.account = account.record.id
        finding.field = proposal?.rung.rawValue ?? "status"
        finding.erpValue = proposal?.contract.text
        finding.platformValue = account.record.status.rawValue
        let amount = granted.livePackages.reduce(Money.zero) { $0 + (wholesale[$1] ?? .zero) }
        finding.stake = Stake(amount: amount, formula: .wholesaleForNothing)
        finding.sources = ([account.source] + granted.map(\.source)).inReadingOrder()
        return finding
    }
}
