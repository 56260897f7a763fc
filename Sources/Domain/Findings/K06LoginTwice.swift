/// K06: one *Login de Radius* on two contracts in force that are owed television: what is done by login hits either.
/// Equal e-mail addresses are not looked at: families share them. A login that is a CPF is masked wherever it is said.
/// Key: the login. Source: `domain/billing.md` §2.5.
public enum K06LoginTwice {
    /// The class.
    public static let kind = FindingClass.loginTwice

    /// `contracts`: those in force that are owed television on the platform.
    static func findings(_ contracts: [Sighted<Contract>], on platform: PlatformID) -> [Finding] {
        let named = contracts.filter { !($0.record.radiusLogin?.trimmingBlanks().isEmpty ?? true) }
        let byLogin = Dictionary(grouping: named) { $0.record.radiusLogin?.trimmingBlanks().lowercased() ?? "" }
        return byLogin.filter { $0.value.count > 1 }.map { login, contracts in
            let shown = login.maskingPersonalNumbers
            var finding = Finding(kind, platform: platform, key: [login], action: .review(shown))
            finding.field = "radius_login"
            finding.erpValue = contracts.map(\.record.id).sorted().map(\.text).joined(separator: ", ")
            finding.platformValue = shown
            finding.sources = contracts.map(\.source).inReadingOrder()
            return finding
        }
    }
}
