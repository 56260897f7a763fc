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

    /// All fields.
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
    /// Accounts that are there; of those: of a contract or disputed, and of none.
    public var accounts = 0, matchedAccounts = 0, onlyPlatform = 0
}

/// Compares the subscribers of one platform, in O(n log n) and whatever the order of the records. Nothing is said of a
/// platform whose accounts were never delivered, nor before the ERP's contracts were.
public func reconcileSubscribers(_ sides: SubscriberSides, on date: BusinessDate) -> SubscriberResult {
    var result = SubscriberResult()
    let hasAccounts = sides.evidence.has(.accounts, sides.platform) || !sides.accounts.isEmpty
    guard hasAccounts, sides.evidence.has(.contracts) || !sides.contracts.isEmpty else { return result }
    let comparison = SubscriberComparison(sides, on: date)
    for contract in comparison.contracts { comparison.judge(contract, into: &result) }
    for account in comparison.accounts.values where account.isPresent {
        result.accounts += 1
        guard !comparison.links.taken.contains(account.record.id) else {
            result.matchedAccounts += 1
            continue
        }
        result.onlyPlatform += 1
        if let finding = A10OrphanAccount.finding(
            account, granted: comparison.granted(to: account.record.id) ?? [], wholesale: sides.wholesale)
        {
            result.findings.append(finding)
        }
    }
    result.findings.sort(by: Finding.order)
    return result
}

/// The sides of one platform, indexed and linked.
private struct SubscriberComparison {
    let sides: SubscriberSides
    let date: BusinessDate
    let contracts: [Sighted<Contract>]
    let due: [ContractID: [Expectation.Due]]
    let accounts: [AccountID: Sighted<PlatformAccount>]
    let links: AccountLinks
    private let entitlements: [AccountID: [Sighted<Entitlement>]]
    private let hasEntitlements: Bool

    /// At most one of these speaks of a unit.
    private static let rules: [@Sendable (SubscriberUnit) -> Finding?] = [
        A01PayingNotProvisioned.finding, A02ProvisionedNotPaying.finding, A03RicherThanPaid.finding,
        A04PoorerThanPaid.finding, A05BlockedButActive.finding, A06ActiveButSuspended.finding,
        A07CancelledButActive.finding,
    ]

    init(_ sides: SubscriberSides, on date: BusinessDate) {
        self.sides = sides
        self.date = date
        contracts = sides.contracts.indexed(by: \.id).values.sorted { $0.record.id < $1.record.id }
        accounts = sides.accounts.indexed(by: \.id)
        entitlements = Dictionary(grouping: sides.entitlements, by: \.record.account)
        hasEntitlements = sides.evidence.has(.entitlements, sides.platform) || !sides.entitlements.isEmpty
        var due: [ContractID: [Expectation.Due]] = [:]
        for contract in contracts where contract.isPresent {
            due[contract.record.id] = sides.expectation.due(to: contract, on: sides.platform)
        }
        self.due = due
        links = AccountLinks(
            contracts.map { AccountLinks.Claim(contract: $0, isOwed: due[$0.record.id]?.isEmpty == false) },
            ladder: AccountLadder(Array(accounts.values)), platform: sides.platform)
    }

    /// What an account is granted on the date; nil where entitlements were never delivered.
    func granted(to account: AccountID) -> [Sighted<Entitlement>]? {
        hasEntitlements ? (entitlements[account] ?? []).granted(on: date) : nil
    }

    /// Counts a contract, if it concerns the platform, and adds what is to be said of it.
    func judge(_ contract: Sighted<Contract>, into result: inout SubscriberResult) {
        let due = due[contract.record.id] ?? []
        var account: Sighted<PlatformAccount>?
        switch links.links[contract.record.id] ?? .none {
        case .none:
            guard !due.isEmpty || contract.record.platformAccounts[sides.platform] != nil else { return }
            result.onlyERP += 1
        case .account(let id):
            account = accounts[id]
            result.matched += 1
        case .conflict(let ids):
            result.contracts += 1
            result.conflicts += 1
            result.findings.append(
                K03AccountLinkConflict.finding(
                    contract, accounts: ids.compactMap { accounts[$0] }, platform: sides.platform))
            return
        }
        result.contracts += 1
        let unit = SubscriberUnit(
            platform: sides.platform, contract: contract, due: due, account: account,
            granted: account.flatMap { granted(to: $0.record.id) },
            expectation: sides.expectation, wholesale: sides.wholesale, evidence: sides.evidence)
        result.findings += Self.rules.compactMap { $0(unit) }
    }
}
