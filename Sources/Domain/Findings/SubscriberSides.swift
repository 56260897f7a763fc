/// Both sides of the subscribers of one platform.
public struct SubscriberSides: Sendable {
    /// The platform.
    public var platform: PlatformID
    /// Every contract ever seen.
    public var contracts: [Sighted<Contract>]
    /// What is due to them.
    public var expectation: Expectation
    /// The platform's accounts and entitlements ever seen.
    public var accounts: [Sighted<PlatformAccount>], entitlements: [Sighted<Entitlement>]
    /// Wholesale price a month by the platform's code.
    public var wholesale: [PackageID: Money]
    /// Complete snapshots.
    public var evidence: Evidence
    /// What is known of the platform.
    public var traits: PlatformTraits
    /// How long a change may be on its way.
    public var grace = GraceWindows()
    /// The customers, where they were delivered.
    public var subscribers: [SubscriberID: Subscriber] = [:]
    /// The platform's boxes.
    public var devices: [Sighted<PlatformDevice>] = []
    /// The ERP's outlets, whose boxes may suggest whose an account is.
    public var points: [Sighted<Point>] = []
    /// The day of the newest list of its boxes, where one came.
    public var devicesAsOf: BusinessDate?
    /// What the platform charged for.
    public var invoice: [PlatformInvoiceLine] = []
    /// The platform reads what it should have, or asks.
    public var wantsExpectedState = false

    /// What both sides are compared by; the rest is set where it is known.
    public init(
        platform: PlatformID, contracts: [Sighted<Contract>], expectation: Expectation,
        accounts: [Sighted<PlatformAccount>], entitlements: [Sighted<Entitlement>], wholesale: [PackageID: Money],
        evidence: Evidence
    ) {
        self.platform = platform
        self.contracts = contracts
        self.expectation = expectation
        self.accounts = accounts
        self.entitlements = entitlements
        self.wholesale = wholesale
        self.evidence = evidence
        traits = .unknown(platform)
    }
}

/// What comparing them gave. `contracts = matched + onlyERP + conflicts` over the contracts concerned, and
/// `accounts = matchedAccounts + onlyPlatform` over the accounts that are there.
public struct SubscriberResult: Sendable {
    /// Findings, by class and key.
    public var findings: [Finding] = []
    /// Contracts concerned: owed something there, with a stored account, or matched by one.
    public var contracts = 0
    /// Of those: with an account, without one, and with rungs that disagree.
    public var matched = 0, onlyERP = 0, conflicts = 0
    /// The contract of each account that has one, where either has a box.
    public var contractOfAccount: [AccountID: ContractID] = [:]
    /// The state of each of these accounts; one that is gone is absent.
    public var stateOfAccount: [AccountID: ServiceStatus] = [:]
    /// What the platform should have, by contract, where it is asked for.
    public var expected: [ExpectedState] = []
    /// Accounts that are there; of those: of a contract or disputed, and of none.
    public var accounts = 0, matchedAccounts = 0, onlyPlatform = 0
    /// Accounts that rungs or contracts disagree about: nothing is done to these until a person has decided.
    public var disputedAccounts: Set<AccountID> = []
    /// Contracts that lead to several accounts, or have a disputed one.
    public var disputedContracts: Set<ContractID> = []

    /// A finding of any comparison, its steps withheld where it is about a disputed account or contract.
    public func withholding(_ finding: Finding) -> Finding {
        let isDisputed =
            finding.account.map(disputedAccounts.contains) ?? false
            || finding.contract.map(disputedContracts.contains) ?? false
        guard isDisputed else { return finding }
        var finding = finding
        finding.action.hold = finding.action.hold ?? .linkConflict
        if finding.followUp?.hold == nil { finding.followUp?.hold = .linkConflict }
        return finding
    }
}
