/// K03: stored id, external reference and login of one contract lead to different accounts. Nothing else is concluded
/// about the contract on this platform until a person has decided.
public enum K03AccountLinkConflict {
    /// The class.
    public static let kind = FindingClass.accountLinkConflict

    static func finding(_ contract: Sighted<Contract>, accounts: [AccountID], platform: PlatformID) -> Finding {
        var finding = Finding(
            kind, platform: platform, key: [contract.record.id.text], action: .review(contract.record.id.text))
        finding.contract = contract.record.id
        finding.subscriber = contract.record.subscriber
        finding.field = "account"
        finding.erpValue = contract.record.platformAccounts[platform]?.text
        finding.platformValue = accounts.map(\.text).joined(separator: ", ")
        finding.sources = [contract.source]
        return finding
    }
}
