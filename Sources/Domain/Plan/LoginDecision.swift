/// A row of the table by which a platform is answered when a viewer logs in.
public struct LoginDecision: Hashable, Sendable {
    /// How it differs from the table before.
    public enum Change: String, Sendable, CaseIterable, Hashable {
        case same, new, changed
        /// It would take television away and is withheld, or nothing is known of the login any more: the last answer
        /// stands.
        case kept
    }

    /// Whose platform.
    public var platform: PlatformID
    /// Who asks.
    public var login: String
    /// The contract.
    public var contract: ContractID
    /// Let in.
    public var isAllowed: Bool
    /// What he may watch, by the platform's code.
    public var packages: [PackageID]
    /// Since the last run.
    public var change: Change

    /// All fields.
    public init(
        platform: PlatformID, login: String, contract: ContractID, isAllowed: Bool, packages: [PackageID],
        change: Change
    ) {
        self.platform = platform
        self.login = login
        self.contract = contract
        self.isAllowed = isAllowed
        self.packages = packages
        self.change = change
    }

    /// The table of a platform, by login. Where two contracts have one login, neither is decided by it: whoever is
    /// entitled is let in, so that nobody loses television by a doubt (K06 says it).
    public static func table(_ rows: [ExpectedState], of platform: PlatformID) -> [LoginDecision] {
        let named = rows.filter { !($0.login?.trimmingBlanks().isEmpty ?? true) }
        let byLogin = Dictionary(grouping: named) { $0.login?.trimmingBlanks().lowercased() ?? "" }
        return byLogin.map { login, rows in
            let allowed = rows.filter { $0.state == .active }.min { $0.contract < $1.contract }
            let chosen = allowed ?? rows.min { $0.contract < $1.contract }
            return LoginDecision(
                platform: platform, login: login, contract: chosen?.contract ?? ContractID(trusted: ""),
                isAllowed: allowed != nil, packages: allowed?.packages ?? [], change: .new)
        }.sorted { $0.login.precedes($1.login) }
    }

    /// Somebody who was let in is not any more, or gets less.
    func takesAway(from before: LoginDecision) -> Bool {
        before.isAllowed && (!isAllowed || !Set(before.packages).isSubset(of: packages))
    }

    /// The same answer.
    func isSame(as before: LoginDecision) -> Bool { before.isAllowed == isAllowed && before.packages == packages }
}
