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
    /// Accounts that are there; of those: of a contract, of none.
    public var accounts = 0, matchedAccounts = 0, onlyPlatform = 0
}

/// Compares the subscribers of one platform. Nothing is said of a platform whose accounts were never delivered.
public func reconcileSubscribers(_ sides: SubscriberSides, on date: BusinessDate) -> SubscriberResult {
    var result = SubscriberResult()
    guard sides.evidence.has(.accounts, sides.platform), sides.evidence.has(.contracts) else { return result }
    let ladder = AccountLadder(sides.accounts)
    let accounts = Dictionary(sides.accounts.map { ($0.record.id, $0) }, uniquingKeysWith: { first, _ in first })
    let entitlements = Dictionary(grouping: sides.entitlements, by: \.record.account)
    var claimed: Set<AccountID> = []
    for contract in sides.contracts {
        let due = contract.isPresent ? sides.expectation.due(to: contract, on: sides.platform) : []
        var account: Sighted<PlatformAccount>?
        switch ladder.match(contract.record, on: sides.platform) {
        case .none:
            guard !due.isEmpty || contract.record.platformAccounts[sides.platform] != nil else { continue }
            result.onlyERP += 1
        case .account(let id):
            claimed.insert(id)
            account = accounts[id]
            result.matched += 1
        case .conflict(let ids):
            claimed.formUnion(ids)
            result.contracts += 1
            result.conflicts += 1
            result.findings.append(
                K03AccountLinkConflict.finding(contract, accounts: ids, platform: sides.platform))
            continue
        }
        result.contracts += 1
        let own = account.flatMap { entitlements[$0.record.id] } ?? []
        let unit = unit(sides, contract: contract, due: due, account: account, entitlements: own, date: date)
        result.findings += subscriberRules.compactMap { $0(unit) }
    }
    for account in sides.accounts where account.isPresent {
        result.accounts += 1
        guard !claimed.contains(account.record.id) else {
            result.matchedAccounts += 1
            continue
        }
        result.onlyPlatform += 1
        let live = livePackages(entitlements[account.record.id] ?? [], on: date)
        if let finding = A10OrphanAccount.finding(account, live: live, wholesale: sides.wholesale) {
            result.findings.append(finding)
        }
    }
    result.findings.sort(by: Finding.order)
    return result
}

/// At most one of these speaks of a unit.
private let subscriberRules: [@Sendable (SubscriberUnit) -> Finding?] = [
    A01PayingNotProvisioned.finding, A02ProvisionedNotPaying.finding, A03RicherThanPaid.finding,
    A04PoorerThanPaid.finding, A05BlockedButActive.finding, A06ActiveButSuspended.finding,
    A07CancelledButActive.finding,
]

private func unit(
    _ sides: SubscriberSides, contract: Sighted<Contract>, due: [Expectation.Due],
    account: Sighted<PlatformAccount>?, entitlements: [Sighted<Entitlement>], date: BusinessDate
) -> SubscriberUnit {
    let granted = entitlements.filter { row in
        row.isPresent && row.record.holds(on: date) && (row.record.status.isLive || row.record.status.isInFlight)
    }
    return SubscriberUnit(
        platform: sides.platform, contract: contract, due: due, account: account,
        granted: sides.evidence.has(.entitlements, sides.platform) ? granted : nil,
        live: livePackages(entitlements, on: date), expectation: sides.expectation, wholesale: sides.wholesale,
        evidence: sides.evidence)
}

private func livePackages(_ entitlements: [Sighted<Entitlement>], on date: BusinessDate) -> [PackageID] {
    entitlements.filter { $0.isPresent && $0.record.holds(on: date) && $0.record.status.isLive }.map(\.record.package)
        .sorted()
}

extension Entitlement {
    /// Whether its period covers `date`.
    func holds(on date: BusinessDate) -> Bool {
        (startsOn.map { $0 <= date } ?? true) && (endsOn.map { date < $0 } ?? true)
    }
}

extension Finding {
    /// By class, platform and key: the order of every list.
    public static func order(_ a: Finding, _ b: Finding) -> Bool {
        if a.kind != b.kind { return a.kind < b.kind }
        if a.platform != b.platform { return (a.platform?.text ?? "") < (b.platform?.text ?? "") }
        return a.key.lexicographicallyPrecedes(b.key)
    }
}
