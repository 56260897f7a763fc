/// K06: one *Login de Radius* on two contracts in force that are owed television: what is done by login hits either.
/// Equal e-mail addresses are not looked at: families share them. A login that is a CPF is masked wherever it is said.
/// Key: the login. Source: `domain/billing.md` §2.5.
public enum K06LoginTwice {
    /// The class.
    public static let kind = FindingClass.loginTwice

    /// `contracts`: those in force that are owed television on the platform.
    static func findings(_ contracts: some Sequence<Sighted<Contract>>, on platform: PlatformID) -> [Finding] {
        var index = NameIndex()
        // Nearly every login is one contract's: of these nothing is kept but the name.
        for (place, contract) in contracts.enumerated() {
            if let login = login(of: contract) { index.add(login, place) }
        }
        let sharing = contracts.filter { login(of: $0).map(index.isShared) ?? false }
        return Dictionary(grouping: sharing) { login(of: $0) ?? "" }.map { login, contracts in
            let shown = login.maskingPersonalNumbers
            var finding = Finding(kind, platform: platform, key: [login], action: .review(shown))
            finding.field = "radius_login"
            finding.erpValue = contracts.map(\.record.id).sorted().map(\.text).joined(separator: ", ")
            finding.platformValue = shown
            finding.sources = contracts.map(\.source).inReadingOrder()
            return finding
        }
    }

    private static func login(of contract: Sighted<Contract>) -> String? {
        contract.record.radiusLogin.map { $0.trimmingBlanks().lowercased() }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
