/// A08: an account of the platform that names a contract which has another account there: the platform charges twice.
/// Which to keep is a person's choice (the one with the more recent boxes is named). Key: the account that is too many.
/// Money: what the platform charges a month for it. Source: `domain/billing.md` §2.3.
public enum A08DuplicateAccounts {
    /// The class.
    public static let kind = FindingClass.duplicateAccounts

    static func finding(
        _ account: Sighted<PlatformAccount>, of contract: Contract, kept: AccountID,
        granted: [Sighted<Entitlement>], wholesale: [PackageID: Money]
    ) -> Finding? {
        guard account.isPresent, !account.record.status.isOver else { return nil }
        let id = account.record.id
        var finding = Finding(kind, platform: account.record.platform, key: [id.text], action: .review(id.text))
        finding.contract = contract.id
        finding.subscriber = contract.subscriber
        finding.account = id
        finding.field = "account"
        finding.erpValue = kept.text
        finding.platformValue = id.text
        let amount = granted.livePackages.reduce(Money.zero) { $0 + (wholesale[$1] ?? .zero) }
        finding.stake = Stake(amount: amount, formula: .wholesaleForNothing)
        finding.sources = ([account.source] + granted.map(\.source)).inReadingOrder()
        return finding
    }
}
