/// K03: stored id, external reference and login of one contract lead to different accounts, or two contracts that are
/// owed television lead to the same one. Nothing else is concluded about the contract on this platform until a person
/// has decided.
public enum K03AccountLinkConflict {
    /// The class.
    public static let kind = FindingClass.accountLinkConflict

    static func finding(
        _ contract: Sighted<Contract>, accounts: [Sighted<PlatformAccount>], platform: PlatformID
    ) -> Finding {
        var finding = Finding(
            kind, platform: platform, key: [contract.record.id.text], action: .review(contract.record.id.text))
        finding.contract = contract.record.id
        finding.subscriber = contract.record.subscriber
        if accounts.count == 1 { finding.account = accounts.first?.record.id }
        finding.field = "account"
        finding.erpValue = contract.record.platformAccounts[platform]?.text
        finding.platformValue = accounts.map(\.record.id).sorted().map(\.text).joined(separator: ", ")
        finding.sources = ([contract.source] + accounts.map(\.source)).inReadingOrder()
        return finding
    }
}
