/// A09: two contracts that are owed television name one account, by what the platform knows of them (reference, login):
/// whichever it serves, the other is wronged. Nothing is done to either. Key: the account. Where the
/// ERP itself stores one id with both it is K05. Source: `domain/billing.md` §2.3; ITTV's documents say that only one
/// contract of a subscriber is synchronised.
public enum A09AccountOfTwoContracts {
    /// The class.
    public static let kind = FindingClass.accountOfTwoContracts

    static func finding(
        _ contract: Sighted<Contract>, account: Sighted<PlatformAccount>, platform: PlatformID
    ) -> Finding {
        shared(kind, contract, account: account, platform: platform)
    }

    /// A finding about a contract and the account it shares with another.
    static func shared(
        _ kind: FindingClass, _ contract: Sighted<Contract>, account: Sighted<PlatformAccount>, platform: PlatformID
    ) -> Finding {
        let id = account.record.id
        var finding = Finding(
            kind, platform: platform, key: [id.text], action: .review(id.text))
        finding.account = id
        finding.field = "account"
        finding.erpValue = contract.record.id.text
        finding.platformValue = id.text
        finding.sources = [contract.source, account.source].inReadingOrder()
        return finding
    }
}
