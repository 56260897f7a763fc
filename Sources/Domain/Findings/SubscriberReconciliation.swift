/// Compares the subscribers of one platform, in O(n log n) and whatever the order of the records. Nothing is said of a
/// platform whose accounts were never delivered, nor before the ERP's contracts were.
public func reconcileSubscribers(_ sides: SubscriberSides, on date: BusinessDate) -> SubscriberResult {
    var result = SubscriberResult()
    let hasAccounts = sides.evidence.has(.accounts, sides.platform) || !sides.accounts.isEmpty
    guard hasAccounts, sides.evidence.has(.contracts) || !sides.contracts.isEmpty else { return result }
    let comparison = SubscriberComparison(sides, on: date)
    result.disputedAccounts = comparison.disputedAccounts
    for place in comparison.contracts.indices { comparison.judge(place, into: &result) }
    var orphans: [Sighted<PlatformAccount>] = []
    for (place, account) in comparison.accounts.enumerated() where account.isPresent {
        result.accounts += 1
        guard !comparison.links.taken[place] else {
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

/// The sides of one platform, indexed and linked. Contracts and accounts are named by their places in the order of their
/// ids: a night over millions of them keeps numbers, not dictionaries.
private struct SubscriberComparison {
    let sides: SubscriberSides
    let date: BusinessDate
    /// By id.
    let contracts: [Sighted<Contract>]
    let links: AccountLinks
    private let roll: AccountRoll
    /// By the contract's place: something is due to it on the platform.
    private let isOwed: [Bool]
    private let entitlements: RowsByPlace<Sighted<Entitlement>>
    private let hasEntitlements: Bool
    private let devices: RowsByPlace<Sighted<PlatformDevice>>
    private let contractsWithOutlets: Set<ContractID>
    private let isLinkStored: Bool
    /// The contracts that ask for an account which another one that is owed television asks for as well.
    private let claimants: [Int: [ContractID]]
    /// Accounts that rungs or contracts disagree about, or that the ERP stores twice: of these, and of who asks for
    /// them, nothing is done until a person has decided.
    private let disputed: Set<Int>
    /// The contracts in the ERP that have a login, lower case.
    private let logins: NameIndex
    /// The contracts in the ERP that store an account.
    private let storing: NameIndex
    /// The contracts in force with which the ERP stores one account, where they are several.
    private let owners: [Int: [Sighted<Contract>]]

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
        let contracts = sides.contracts.distinct(by: \.id)
        self.contracts = contracts
        let ladder = AccountLadder(sides.accounts, order: sides.traits.ladder)
        let roll = ladder.roll
        self.roll = roll
        entitlements = RowsByPlace(sides.entitlements, places: roll.accounts.count) {
            roll.place(of: $0.record.account)
        }
        hasEntitlements = sides.evidence.has(.entitlements, sides.platform) || !sides.entitlements.isEmpty
        devices = RowsByPlace(sides.devices.filter(\.isPresent), places: roll.accounts.count) {
            $0.record.account.flatMap(roll.place)
        }
        contractsWithOutlets = Set(sides.points.lazy.map(\.record.contract))
        var logins = NameIndex()
        var storing = NameIndex()
        for (place, contract) in contracts.enumerated() where contract.isPresent {
            if let login = contract.record.radiusLogin?.lowercased(), !login.isEmpty { logins.add(login, place) }
            if let stored = contract.record.platformAccounts[sides.platform] { storing.add(stored.text, place) }
        }
        self.logins = logins
        self.storing = storing
        isOwed = contracts.map { $0.isPresent && sides.expectation.owes($0, on: sides.platform) }
        isLinkStored =
            ladder.readsStoredAccount && contracts.contains { $0.record.platformAccounts[sides.platform] != nil }
        links = AccountLinks(contracts, isOwed: isOwed, ladder: ladder, platform: sides.platform)
        claimants = Self.claimants(links, contracts)
        var owners: [Int: [Sighted<Contract>]] = [:]
        for id in storing.shared {
            guard let account = roll.place(of: AccountID(trusted: id)) else { continue }
            let inForce = storing[id].map { contracts[$0] }.filter { $0.record.status != .cancelled }
            if inForce.count > 1 { owners[account] = inForce }
        }
        self.owners = owners
        disputed = links.disputed.union(owners.keys)
    }

    /// By account in dispute between contracts, those that have it or ask for it, where they are several.
    private static func claimants(_ links: AccountLinks, _ contracts: [Sighted<Contract>]) -> [Int: [ContractID]] {
        var wanted: Set<Int> = []
        for case .conflict(let accounts) in links.links where accounts.count == 1 { wanted.formUnion(accounts) }
        guard !wanted.isEmpty else { return [:] }
        var claimants: [Int: [ContractID]] = [:]
        for (place, link) in links.links.enumerated() {
            switch link {
            case .account(let account) where wanted.contains(account):
                claimants[account, default: []].append(contracts[place].record.id)
            case .conflict(let accounts) where accounts.count == 1:
                claimants[accounts[0], default: []].append(contracts[place].record.id)
            default: break
            }
        }
        return claimants.filter { $0.value.count > 1 }
    }

    var accounts: [Sighted<PlatformAccount>] { roll.accounts }

    var disputedAccounts: Set<AccountID> { Set(disputed.map { roll.accounts[$0].record.id }) }

    /// What an account is granted on the date; nil where entitlements were never delivered.
    func granted(to account: Int) -> [Sighted<Entitlement>]? {
        hasEntitlements ? entitlements[account].granted(on: date) : nil
    }

    /// Counts a contract, if it concerns the platform, and adds what is to be said of it.
    func judge(_ place: Int, into result: inout SubscriberResult) {
        let contract = contracts[place]
        var account: Int?
        switch links.links[place] {
        case .none:
            guard isOwed[place] || contract.record.platformAccounts[sides.platform] != nil else { return }
            result.onlyERP += 1
        case .account(let own):
            account = own
            result.matched += 1
        case .conflict(let accounts):
            result.contracts += 1
            result.conflicts += 1
            result.disputedContracts.insert(contract.record.id)
            result.findings += conflict(contract, accounts)
            return
        }
        result.contracts += 1
        let own = account.map { roll.accounts[$0] }
        var unit = SubscriberUnit(
            platform: sides.platform, contract: contract,
            due: isOwed[place] ? sides.expectation.due(to: contract, on: sides.platform) : [], account: own,
            granted: account.flatMap(granted), sides: sides, date: date,
            devices: account.map { devices[$0] } ?? [], isLinkStored: isLinkStored,
            isLinkUnique: own.map { isUnclaimed($0.record, but: contract.record) } ?? true)
        if let account, let own {
            // Only boxes are looked up by it: those of the platform, and those at the outlets.
            if !unit.devices.isEmpty || contractsWithOutlets.contains(contract.record.id) {
                result.contractOfAccount[own.record.id] = contract.record.id
                result.stateOfAccount[own.record.id] = unit.status
            }
            if disputed.contains(account) { result.disputedContracts.insert(contract.record.id) }
        }
        if sides.wantsExpectedState, let row = ExpectedState.row(of: unit) { result.expected.append(row) }
        unit.hasUnknownGrant = account.map(hasUnknownGrant) ?? false
        let stored = contract.record.platformAccounts[sides.platform].flatMap { roll[$0] }
        unit.isStoredAccountThere = stored?.isPresent ?? false
        if let state = Self.states.lazy.compactMap({ $0(unit) }).first {
            result.findings.append(A17InFlight.standing(for: unit.guarded(state), in: unit))
        }
        result.findings += Self.marks.compactMap { $0(unit).map(unit.guarded) }
    }

    private func hasUnknownGrant(_ account: Int) -> Bool {
        entitlements[account].contains {
            $0.isPresent && $0.record.holds(on: date) && $0.record.status == .unknown
        }
    }

    /// Whether no contract but this one stores the account, and none in force has its login.
    private func isUnclaimed(_ account: PlatformAccount, but contract: Contract) -> Bool {
        let naming = account.login.map { logins[$0.lowercased()] }
        return storing[account.id.text].allSatisfy { contracts[$0].record.id == contract.id }
            && naming?.allSatisfy {
                contracts[$0].record.id == contract.id || contracts[$0].record.status == .cancelled
            } ?? true
    }

    /// Rungs that disagree; or an account that another contract claims as well, by the ERP's own id or otherwise.
    private func conflict(_ contract: Sighted<Contract>, _ places: [Int]) -> [Finding] {
        if places.count == 1 {
            // Where the ERP itself stores it with several, K05 speaks.
            guard owners[places[0]] == nil else { return [] }
            var finding = A09AccountOfTwoContracts.finding(
                contract, account: roll.accounts[places[0]], platform: sides.platform)
            finding.erpValue = (claimants[places[0]] ?? [contract.record.id]).map(\.text).joined(separator: ", ")
            return [finding]
        }
        let duplicates = duplicates(of: contract.record, places)
        guard duplicates.isEmpty else { return duplicates }
        return [
            K03AccountLinkConflict.finding(
                contract, accounts: places.map { roll.accounts[$0] }, platform: sides.platform)
        ]
    }

    /// Several accounts that all carry the contract's id, or the login that it alone has, are one customer's: the one
    /// whose boxes were seen last is kept.
    private func duplicates(of contract: Contract, _ candidates: [Int]) -> [Finding] {
        let records = candidates.map { roll.accounts[$0].record }
        let isOne =
            records.allSatisfy { $0.externalReference == contract.id.text }
            || contract.radiusLogin.map { login in
                let login = login.lowercased()
                return !logins.isShared(login) && records.allSatisfy { $0.login?.lowercased() == login }
            } ?? false
        guard isOne else { return [] }
        func lastSeen(_ account: Int) -> Int {
            devices[account].compactMap(\.record.lastSeen?.dayNumber).max() ?? Int.min
        }
        let ordered = candidates.sorted { a, b in
            let (first, second) = (roll.accounts[a].record, roll.accounts[b].record)
            if first.status.isLive != second.status.isLive { return first.status.isLive }
            return lastSeen(a) != lastSeen(b) ? lastSeen(a) > lastSeen(b) : first.id < second.id
        }
        guard let kept = ordered.first else { return [] }
        return ordered.dropFirst().compactMap { other in
            A08DuplicateAccounts.finding(
                roll.accounts[other], of: contract, kept: roll.accounts[kept].record.id,
                granted: granted(to: other) ?? [], wholesale: sides.wholesale)
        }
    }

    /// An account that no contract has: a second one of a contract, or nobody's.
    func orphan(_ account: Sighted<PlatformAccount>, _ owners: LikelyOwners) -> Finding? {
        let granted = roll.place(of: account.record.id).flatMap(granted) ?? []
        if let contract = contract(named: account.record), case .account(let kept) = links.links[contract] {
            return A08DuplicateAccounts.finding(
                account, of: contracts[contract].record, kept: roll.accounts[kept].record.id, granted: granted,
                wholesale: sides.wholesale)
        }
        return A10OrphanAccount.finding(
            account, granted: granted, wholesale: sides.wholesale, proposal: owners.proposal(for: account.record.id))
    }

    /// The contract in the ERP that an account's reference or else its login names.
    private func contract(named account: PlatformAccount) -> Int? {
        let referred = account.externalReference.flatMap { reference in
            contracts.place(of: ContractID(trusted: reference), by: \.id)
        }
        if let referred, contracts[referred].isPresent { return referred }
        return account.login.flatMap { logins[$0.lowercased()].last }
    }

    /// What is said of the side as a whole.
    var sideFindings: [Finding] {
        // Of those that dispute an account, A09 or K05 speaks.
        let undisputed = contracts.indices.filter { place in
            guard isOwed[place], contracts[place].record.status != .cancelled else { return false }
            if case .conflict = links.links[place] { return false }
            return true
        }
        var findings = K06LoginTwice.findings(undisputed.lazy.map { contracts[$0] }, on: sides.platform)
        if let finding = K09PasswordEqualsDocument.finding(accounts, on: sides.platform) { findings.append(finding) }
        for (place, contracts) in owners {
            findings += contracts.map {
                K05AccountIDTwice.finding($0, account: roll.accounts[place], platform: sides.platform)
            }
        }
        return findings + invoiceFindings
    }

    /// The newest invoice against what both sides show of the last day of its month.
    private var invoiceFindings: [Finding] {
        guard let period = sides.invoice.map(\.period).max() else { return [] }
        let last = period.date(clampedDay: 31)
        var listed: [PackageID: Int] = [:]
        let homeless = Dictionary(grouping: entitlements.homeless, by: \.record.account).values
        for rows in homeless + accounts.indices.map({ entitlements[$0] }) {
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
