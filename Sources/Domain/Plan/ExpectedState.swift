/// What a platform should have for a contract: a row of the feed for a platform that reads the ERP, and of the table for
/// one that asks back when a viewer logs in.
public struct ExpectedState: Hashable, Sendable {
    /// Whose.
    public var contract: ContractID
    /// *Login de Radius*.
    public var login: String?
    /// Its account, where one is known.
    public var account: AccountID?
    /// Active, suspended or cancelled.
    public var state: ServiceStatus
    /// Packages that are due, by the platform's code; none unless active.
    public var packages: [PackageID]
    /// What the platform has of it now, as far as it is known: its packages where television is delivered.
    public var present: [PackageID]?

    /// All fields.
    public init(
        contract: ContractID, login: String?, account: AccountID?, state: ServiceStatus, packages: [PackageID]
    ) {
        self.contract = contract
        self.login = login
        self.account = account
        self.state = state
        self.packages = packages
    }

    /// The same, but for what it would take away: that stays as the platform has it.
    public var keepingWhatIsThere: ExpectedState {
        guard let present, state != .active || !Set(present).isSubset(of: packages) else { return self }
        var row = self
        row.state = .active
        row.packages = Set(packages + present).sorted()
        return row
    }

    /// The row of a unit; nil where the contract has nothing to do with the platform. What rests on an absence is taken
    /// away only where it is proved twice.
    static func row(of unit: SubscriberUnit) -> ExpectedState? {
        guard !unit.due.isEmpty || unit.account != nil else { return nil }
        let contract = unit.contract.record
        var isProved = true
        let state: ServiceStatus
        switch unit.contractStatus {
        case .active:
            state = unit.due.isEmpty ? .suspended : .active
            isProved = unit.extra.isEmpty && !unit.due.isEmpty || unit.proofOfExtra >= .twice
        case .blocked: state = .suspended
        case .cancelled:
            state = .cancelled
            isProved = unit.contract.isPresent || unit.contract.absences >= 2
        }
        var row = ExpectedState(
            contract: contract.id, login: contract.radiusLogin, account: unit.account?.record.id, state: state,
            packages: state == .active ? unit.dueCodes.sorted() : [])
        row.present = unit.status.isLive ? unit.grantedCodes.sorted() : nil
        return isProved ? row : row.keepingWhatIsThere
    }
}

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
}
