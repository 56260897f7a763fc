/// K09: accounts of this platform have the customer's CPF or CNPJ as login. Where the password is the same number, as a
/// profile may say (`loginIsDocument`), whoever knows it watches, and a number in a log is a password in a log. Said
/// once a platform. Key: the platform. Source: `contracts.md`, `domain/platforms.md`.
public enum K09PasswordEqualsDocument {
    /// The class.
    public static let kind = FindingClass.passwordEqualsDocument

    static func finding(_ accounts: [Sighted<PlatformAccount>], on platform: PlatformID) -> Finding? {
        let named = accounts.filter { account in
            account.isPresent && account.record.status.isLive
                && (account.record.login.flatMap { try? TaxID(typed: $0) } != nil)
        }
        guard !named.isEmpty else { return nil }
        var finding = Finding(kind, platform: platform, key: [platform.text], action: .review(platform.text))
        finding.field = "login"
        finding.platformValue = "\(named.count)"
        finding.sources = Array(named.map(\.source).inReadingOrder().prefix(1))
        return finding
    }
}
