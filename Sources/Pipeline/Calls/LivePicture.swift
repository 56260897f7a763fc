internal import Domain
internal import Platforms
internal import Store

/// What a platform has now, read back over HTTP, beside what the files of its newest picture say of contracts.
struct LivePicture {
    private var accounts: [AccountID: PlatformAccount] = [:]
    private var entitlements: [AccountID: [Entitlement]] = [:]
    /// The accounts that carry a contract's id, and those of a login (`@` and small letters).
    private var named: [String: [AccountID]] = [:]
    /// Accounts can be listed, and not only their packages.
    let hasAccounts: Bool
    private let platform: PlatformID
    private let contracts: [ContractID: Contract]
    private let subscribers: [SubscriberID: Subscriber]

    /// The ERP's side alone: of a platform that cannot be read back. `known` are its accounts as its files had them.
    init(_ tx: Transaction, _ platform: PlatformID, in context: Context) throws {
        let snapshots = try tx.snapshots(upTo: context.asOf)
        func present<Record: SnapshotRecord>(_ type: Record.Type, of platform: PlatformID?) throws -> [Record] {
            try tx.sighted(type, platform: platform, snapshots: snapshots).filter(\.isPresent).map(\.record)
        }
        self.platform = platform
        hasAccounts = true
        for account in try present(PlatformAccount.self, of: platform) { accounts[account.id] = account }
        entitlements = Dictionary(grouping: try present(Entitlement.self, of: platform), by: \.account)
        contracts = Dictionary(
            try present(Contract.self, of: nil).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        subscribers = Dictionary(
            try present(Subscriber.self, of: nil).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        index()
    }

    private mutating func index() {
        named = [:]
        for account in accounts.values {
            if let reference = account.externalReference { named[reference, default: []].append(account.id) }
            if let login = account.login { named["@" + login.lowercased(), default: []].append(account.id) }
        }
    }

    /// The same with what was read just now in the place of the files.
    init(_ tables: [PulledTable], over files: LivePicture) {
        platform = files.platform
        contracts = files.contracts
        subscribers = files.subscribers
        hasAccounts = tables.contains { $0.kind == .accounts }
        accounts = hasAccounts ? [:] : files.accounts
        for table in tables {
            func cell(_ row: [String], _ name: String) -> String? {
                table.columns.firstIndex(of: name).map { row[$0] }.flatMap { $0.isEmpty ? nil : $0 }
            }
            for row in table.rows {
                guard let id = cell(row, "account").map(AccountID.init(trusted:)) else { continue }
                let status = cell(row, "status").flatMap(ServiceStatus.init(rawValue:)) ?? .unknown
                if table.kind == .accounts {
                    accounts[id] = PlatformAccount(
                        platform: platform, id: id, status: status, externalReference: cell(row, "external_ref"),
                        login: cell(row, "login"), email: nil, document: nil, createdOn: nil)
                } else if let package = cell(row, "package") {
                    entitlements[id, default: []].append(
                        Entitlement(
                            platform: platform, account: id, package: PackageID(trusted: package), status: status,
                            id: cell(row, "entitlement"), startsOn: nil, endsOn: nil))
                }
            }
        }
        index()
    }

    /// The accounts that a plan is about, and those that could be its contracts'.
    func keys(of actions: [PlannedAction]) -> [AccountID] {
        Set(actions.compactMap { account(of: $0)?.id }).sorted()
    }

    /// The account that a change is about: the one it names, else the contract's by its id or login.
    func account(of action: PlannedAction) -> PlatformAccount? {
        let box = action.verb == .setDevice
        let named = action.verb == .setField ? action.target.split(separator: "/").first.map(String.init) : nil
        let id = AccountID(
            trusted: box ? (action.wanted == "none" ? action.present : action.wanted) : named ?? action.target)
        if let account = accounts[id] { return account }
        guard let contract = action.contract.flatMap({ contracts[$0] }) else { return nil }
        let names = [contract.id.text] + [contract.radiusLogin].compactMap { $0.map { "@" + $0.lowercased() } }
        return names.lazy.compactMap { self.named[$0]?.min() }.first.flatMap { accounts[$0] }
    }

    /// What a change is held against.
    func state(of action: PlannedAction) -> LiveAccount {
        guard let account = account(of: action) else { return .absent }
        let own = entitlements[account.id] ?? []
        let granted = Set(own.filter { $0.status.isLive || $0.status.isInFlight }.map(\.package))
        let live = Set(own.filter(\.status.isLive).map(\.package))
        guard !hasAccounts else { return LiveAccount(status: account.status, granted: granted, live: live) }
        // A platform that does not list its accounts is known by what they are granted.
        let isSuspended = live.isEmpty && own.contains { $0.status == .suspended }
        let status: ServiceStatus = !live.isEmpty ? .active : isSuspended ? .suspended : .absent
        return LiveAccount(status: status, granted: granted, live: live)
    }

    /// What the calls of a change are filled with.
    func subject(of action: PlannedAction) -> OperationSubject {
        let contract = action.contract.flatMap { contracts[$0] }
        let account = account(of: action)
        return OperationSubject(
            account: account,
            entitlements: (account.flatMap { entitlements[$0.id] } ?? []).filter { !$0.status.isOver },
            contract: contract, subscriber: contract.flatMap { subscribers[$0.subscriber] },
            box: action.verb == .setDevice ? BoxIdentifiers(anyOf: action.target) : nil)
    }
}
