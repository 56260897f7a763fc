/// K05: the ERP stores one account id with two contracts in force. Nothing is done to either until a
/// person has said whose it is. Key: the account. Source: `domain/billing.md` §2.5.
public enum K05AccountIDTwice {
    /// The class.
    public static let kind = FindingClass.accountIDTwice

    static func finding(
        _ contract: Sighted<Contract>, account: Sighted<PlatformAccount>, platform: PlatformID
    ) -> Finding {
        A09AccountOfTwoContracts.shared(kind, contract, account: account, platform: platform)
    }
}
