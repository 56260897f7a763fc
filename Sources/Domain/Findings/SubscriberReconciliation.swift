/// Compares the subscribers of one platform, in O(n log n) and whatever the order of the records. Nothing is said of a
/// platform whose accounts were never delivered, nor before the ERP's contracts were.
public func reconcileSubscribers(_ sides: SubscriberSides, on date: BusinessDate) -> SubscriberResult {
    var result = SubscriberResult()
    let hasAccounts = sides.evidence.has(.accounts, sides.platform) || !sides.accounts.isEmpty
    guard hasAccounts, sides.evidence.has(.contracts) || !sides.contracts.isEmpty else { return result }
    let comparison = SubscriberComparison(sides, on: date)
    result.disputedAccounts = comparison.disputed
    for contract in comparison.contracts { comparison.judge(contract, into: &result) }
    var orphans: [Sighted<PlatformAccount>] = []
    for account in comparison.accounts.values where account.isPresent {
        result.accounts += 1
        guard !comparison.links.taken.contains(account.record.id) else {
            result.matchedAccounts += 1
            continue
        }
        result.onlyPlatform += 1
        orphans.append(account)
    }
    let owners = LikelyOwners(of: orphans.filter { $0.record.status.isLive }, among: sides, on: date)
    result.findings += orphans.compactMap { comparison.orphan($0, owners) }
    result.findings += comparison.sideFindings
    result.findings = result.findings.joinedByKey()
    result.findings = result.findings.map(result.withholding)
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

    private let devices: [AccountID: [Sighted<PlatformDevice>]]
    private let isLinkStored: Bool
    /// The contracts that ask for an account which another one that is owed television asks for as well.
    private let claimants: [AccountID: [ContractID]]
    /// Accounts that rungs or contracts disagree about, or that the ERP stores twice: of these, and of who asks for
    /// them, nothing is done until a person has decided.
    let disputed: Set<AccountID>
    /// The contract that an account's reference or login names.
    private let named: [String: [Sighted<Contract>]]
    /// The contracts that store an account.
    private let storedBy: [AccountID: [Sighted<Contract>]]
    /// Logins of several contracts, as in ``named``.
    private let sharedLogins: Set<String>
    /// The contracts in force with which the ERP stores one account, where they are several.
    private let owners: [AccountID: [Sighted<Contract>]]

    /// At most one of these speaks of a unit.
    private static let states: [@Sendable (SubscriberUnit) -> Finding?] = [
        A01PayingNotProvisioned.finding, A02ProvisionedNotPaying.finding, A03RicherThanPaid.finding,
        A04PoorerThanPaid.finding, A05BlockedButActive.finding, A06ActiveButSuspended.finding,
        A07CancelledButActive.finding,
    ]
    /// Each of these may speak of a unit as well.
    private static let marks: [@Sendable (SubscriberUnit) -> Finding?] = [
        A11Courtesy.finding, A12PromotionOver.finding, A16StartDateDrift.finding, A18LoginMissing.finding,
        A19IdentityDrift.document, A19IdentityDrift.email, A20UnusedAccount.finding, K01AccountIDMissing.finding,
        K02PINMissing.finding,
        K07CredentialOfCancelled.finding, K08StaleLink.finding,
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
        devices = Dictionary(grouping: sides.devices.filter { $0.isPresent && $0.record.account != nil }) {
            $0.record.account ?? AccountID(trusted: "")
        }
        let ladder = AccountLadder(Array(accounts.values), order: sides.traits.ladder)
        var named: [String: [Sighted<Contract>]] = [:]
        var storedBy: [AccountID: [Sighted<Contract>]] = [:]
        for contract in contracts where contract.isPresent {
            named[contract.record.id.text, default: []].append(contract)
            if let login = contract.record.radiusLogin?.lowercased(), !login.isEmpty {
                named["@" + login, default: []].append(contract)
            }
            if let stored = contract.record.platformAccounts[sides.platform] {
                storedBy[stored, default: []].append(contract)
            }
        }
        self.named = named
        sharedLogins = Set(named.filter { $0.value.count > 1 }.keys)
        self.storedBy = storedBy
        var owners: [AccountID: [Sighted<Contract>]] = [:]
        for (account, contracts) in storedBy where contracts.count > 1 && accounts[account] != nil {
            let inForce = contracts.filter { $0.record.status != .cancelled }
            if inForce.count > 1 { owners[account] = inForce }
        }
        self.owners = owners
        isLinkStored =
            ladder.readsStoredAccount && contracts.contains { $0.record.platformAccounts[sides.platform] != nil }
        links = AccountLinks(
            contracts.map { AccountLinks.Claim(contract: $0, isOwed: due[$0.record.id]?.isEmpty == false) },
            ladder: ladder, platform: sides.platform)
        var claimants: [AccountID: [ContractID]] = [:]
        for (contract, link) in links.links {
            switch link {
            case .account(let id): claimants[id, default: []].append(contract)
            case .conflict(let ids) where ids.count == 1: claimants[ids[0], default: []].append(contract)
            default: break
            }
        }
        self.claimants = claimants.filter { $0.value.count > 1 }.mapValues { $0.sorted() }
        disputed = links.disputed.union(owners.keys)
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
            result.disputedContracts.insert(contract.record.id)
            result.findings += conflict(contract, ids)
            return
        }
        result.contracts += 1
        var unit = SubscriberUnit(
            platform: sides.platform, contract: contract, due: due, account: account,
            granted: account.flatMap { granted(to: $0.record.id) }, sides: sides, date: date,
            devices: account.flatMap { devices[$0.record.id] } ?? [], isLinkStored: isLinkStored,
            isLinkUnique: account.map { isUnclaimed($0.record, but: contract.record) } ?? true)
        if let account {
            result.contractOfAccount[account.record.id] = contract.record.id
            result.stateOfAccount[account.record.id] = unit.status
            if disputed.contains(account.record.id) { result.disputedContracts.insert(contract.record.id) }
        }
        if sides.wantsExpectedState, let row = ExpectedState.row(of: unit) { result.expected.append(row) }
        unit.hasUnknownGrant = account.map { hasUnknownGrant($0.record.id) } ?? false
        let stored = contract.record.platformAccounts[sides.platform].flatMap { accounts[$0] }
        unit.isStoredAccountThere = stored?.isPresent ?? false
        if let state = Self.states.lazy.compactMap({ $0(unit) }).first {
            result.findings.append(A17InFlight.standing(for: unit.guarded(state), in: unit))
        }
        result.findings += Self.marks.compactMap { $0(unit).map(unit.guarded) }
    }

    private func hasUnknownGrant(_ account: AccountID) -> Bool {
        (entitlements[account] ?? []).contains {
            $0.isPresent && $0.record.holds(on: date) && $0.record.status == .unknown
        }
    }

    /// Whether no contract but this one stores the account, and none in force has its login.
    private func isUnclaimed(_ account: PlatformAccount, but contract: Contract) -> Bool {
        let storing = storedBy[account.id] ?? []
        let naming = account.login.flatMap { named["@" + $0.lowercased()] } ?? []
        return storing.allSatisfy { $0.record.id == contract.id }
            && naming.allSatisfy { $0.record.id == contract.id || $0.record.status == .cancelled }
    }

    /// Rungs that disagree; or an account that another contract claims as well, by the ERP's own id or otherwise.
    private func conflict(_ contract: Sighted<Contract>, _ ids: [AccountID]) -> [Finding] {
        if ids.count == 1, let account = ids.first.flatMap({ accounts[$0] }) {
            let id = account.record.id
            // Where the ERP itself stores it with several, K05 speaks.
            guard owners[id] == nil else { return [] }
            var finding = A09AccountOfTwoContracts.finding(contract, account: account, platform: sides.platform)
            finding.erpValue = (claimants[id] ?? [contract.record.id]).map(\.text).joined(separator: ", ")
            return [finding]
        }
        let candidates = ids.compactMap { accounts[$0] }
        let duplicates = duplicates(of: contract.record, candidates)
        guard duplicates.isEmpty else { return duplicates }
        return [K03AccountLinkConflict.finding(contract, accounts: candidates, platform: sides.platform)]
    }

    /// Several accounts that all carry the contract's id, or the login that it alone has, are one customer's: the one
    /// whose boxes were seen last is kept.
    private func duplicates(of contract: Contract, _ candidates: [Sighted<PlatformAccount>]) -> [Finding] {
        let login = contract.radiusLogin.map { "@" + $0.lowercased() }
        let isOne =
            candidates.allSatisfy { $0.record.externalReference == contract.id.text }
            || login.map { login in
                !sharedLogins.contains(login)
                    && candidates.allSatisfy { $0.record.login.map { "@" + $0.lowercased() } == login }
            } ?? false
        guard isOne else { return [] }
        func lastSeen(_ account: Sighted<PlatformAccount>) -> Int {
            (devices[account.record.id] ?? []).compactMap(\.record.lastSeen?.dayNumber).max() ?? Int.min
        }
        let ordered = candidates.sorted { a, b in
            let (first, second) = (a.record.status.isLive, b.record.status.isLive)
            if first != second { return first }
            return lastSeen(a) != lastSeen(b) ? lastSeen(a) > lastSeen(b) : a.record.id < b.record.id
        }
        guard let kept = ordered.first else { return [] }
        return ordered.dropFirst().compactMap { other in
            A08DuplicateAccounts.finding(
                other, of: contract, kept: kept.record.id, granted: granted(to: other.record.id) ?? [],
                wholesale: sides.wholesale)
        }
    }

    /// An account that no contract has: a second one of a contract, or nobody's.
    func orphan(_ account: Sighted<PlatformAccount>, _ owners: LikelyOwners) -> Finding? {
        let granted = granted(to: account.record.id) ?? []
        let names = [account.record.externalReference, account.record.login.map { "@" + $0.lowercased() }]
        if let contract = names.lazy.compactMap({ $0 }).compactMap({ named[$0]?.last?.record }).first,
            case .account(let kept)? = links.links[contract.id]
        {
            return A08DuplicateAccounts.finding(
                account, of: contract, kept: kept, granted: granted, wholesale: sides.wholesale)
        }
        return A10OrphanAccount.finding(
            account, granted: granted, wholesale: sides.wholesale, proposal: owners.proposal(for: account.record.id))
    }

    /// What is said of the side as a whole.
    var sideFindings: [Finding] {
        let owed = contracts.filter {
            $0.isPresent && $0.record.status != .cancelled && due[$0.record.id]?.isEmpty == false
        }
        // Of those that dispute an account, A09 or K05 speaks.
        let undisputed = owed.filter { contract in
            if case .conflict? = links.links[contract.record.id] { false } else { true }
        }
        var findings = K06LoginTwice.findings(undisputed, on: sides.platform)
        if let finding = K09PasswordEqualsDocument.finding(Array(accounts.values), on: sides.platform) {
            findings.append(finding)
        }
        for (id, contracts) in owners {
            guard let account = accounts[id] else { continue }
            findings += contracts.map {
                K05AccountIDTwice.finding($0, account: account, platform: sides.platform)
            }
        }
        return findings + invoiceFindings
    }

    /// The newest invoice against what both sides show of the last day of its month.
    private var invoiceFindings: [Finding] {
        guard let period = sides.invoice.map(\.period).max() else { return [] }
        let last = period.date(clampedDay: 31)
        var listed: [PackageID: Int] = [:]
        for rows in entitlements.values {
            for code in rows.granted(on: last).livePackages { listed[code, default: 0] += 1 }
        }
        var due: [PackageID: Int] = [:]
        for contract in contracts where contract.isPresent && contract.record.wasActive(on: last) {
            for code in sides.expectation.codes(dueTo: contract, on: sides.platform, asOf: last) {
                due[code, default: 0] += 1
            }
        }
        return sides.invoice.filter { $0.period == period }.compactMap { line in
            A21InvoiceCount.finding(
                line, listed: hasEntitlements ? listed[line.package] ?? 0 : nil, owed: due[line.package] ?? 0,
                wholesale: sides.wholesale[line.package])
        }
    }
}

extension Contract {
    /// Whether it was active at the end of `day`, as far as its last change tells: what was blocked or cancelled later
    /// was active then.
    fileprivate func wasActive(on day: BusinessDate) -> Bool {
        status == .active || (endedOn ?? statusSince).map { day < $0 } ?? false
    }
}

private struct Name: Hashable {
    var kind: FindingClass
    var key: [String]
}

extension [Finding] {
    /// Each key once: contracts that dispute one account are named together.
    fileprivate func joinedByKey() -> [Finding] {
        var places: [Name: Int] = [:]
        var result: [Finding] = []
        for finding in self {
            let name = Name(kind: finding.kind, key: finding.key)
            guard let place = places[name] else {
                places[name] = result.count
                result.append(finding)
                continue
            }
            let values = [result[place].erpValue, finding.erpValue].compactMap(\.self)
            result[place].erpValue = Set(
                values.flatMap { $0.split(separator: ",").map { String($0).trimmingBlanks() } }
            ).sorted()
                .joined(separator: ", ")
            result[place].sources = (result[place].sources + finding.sources).inReadingOrder()
        }
        return result
    }
}
