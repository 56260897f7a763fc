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
