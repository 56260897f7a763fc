internal import Domain
internal import Platforms
internal import Store

/// Both sides of the changes of one platform: the ERP's contracts, and the platform as its files had it or as it was
/// read back just now.
struct LivePicture {
    private let platform: PlatformID
    private let date: BusinessDate
    private let ladder: [PlatformTraits.Rung]
    private let contracts: [ContractID: Contract]
    private let subscribers: [SubscriberID: Subscriber]
    /// Day of the newest picture of the platform's accounts, where there is one.
    let asOf: BusinessDate?

    private var accounts: [AccountID: PlatformAccount]
    private var entitlements: [AccountID: [Sighted<Entitlement>]]
    private var finder: AccountLadder
    /// The accounts were listed, and not only what known ones are granted.
    private(set) var listsAccounts = true
    /// An account that is not listed is not there.
    private var provesAbsence = false
    /// Every grant was read.
    private var knowsGrants = true

    /// As the newest files have it.
    init(_ tx: Transaction, _ platform: PlatformID, in context: Context) throws {
        let snapshots = try tx.snapshots(upTo: context.asOf)
        func present<Record: SnapshotRecord>(_ type: Record.Type, of platform: PlatformID?) throws -> [Sighted<Record>]
        {
            try tx.sighted(type, platform: platform, snapshots: snapshots).filter(\.isPresent)
        }
        self.platform = platform
        date = context.asOf
        ladder = context.traits(of: platform).ladder
        asOf = snapshots.filter { $0.claim.kind == .accounts && $0.claim.platform == platform }.map(\.claim.asOf).max()
        contracts = Dictionary(
            try present(Contract.self, of: nil).map { ($0.record.id, $0.record) },
            uniquingKeysWith: { first, _ in first })
        subscribers = Dictionary(
            try present(Subscriber.self, of: nil).map { ($0.record.id, $0.record) },
            uniquingKeysWith: { first, _ in first })
        let theirs = try present(PlatformAccount.self, of: platform)
        accounts = Dictionary(theirs.map { ($0.record.id, $0.record) }, uniquingKeysWith: { first, _ in first })
        finder = AccountLadder(theirs, order: ladder)
        entitlements = Dictionary(
            grouping: try present(Entitlement.self, of: platform), by: \.record.account)
    }

    /// The same with what was read just now in the place of the files.
    func reading(_ tables: [PulledTable]) -> LivePicture {
        var picture = self
        let rows = tables.map { PulledRows($0, of: platform) }
        if let list = rows.first(where: { $0.table.kind == .accounts }) {
            let found = list.accounts
            picture.accounts = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            picture.finder = AccountLadder(
                found.map { Sighted($0, absences: 0, source: Source(delivery: 0, position: 0)) }, order: ladder)
            picture.provesAbsence = list.table.isComplete
        } else {
            picture.listsAccounts = false
        }
        if let grants = rows.first(where: { $0.table.kind == .entitlements }) {
            picture.entitlements = Dictionary(
                grouping: grants.entitlements.map {
                    Sighted($0, absences: 0, source: Source(delivery: 0, position: 0))
                }, by: \.record.account)
            picture.knowsGrants = grants.table.isComplete
        }
        return picture
    }

    /// The accounts that changes are about.
    func keys(of actions: [PlannedAction]) -> [AccountID] {
        Set(actions.compactMap { account(of: $0)?.id }).sorted()
    }

    /// The account that a change is about: the one it names, else the one that the ladder finds for its contract.
    func account(of action: PlannedAction) -> PlatformAccount? {
        if let named = action.namedAccount { return accounts[named] }
        guard case .account(let id, _)? = match(action) else { return nil }
        return accounts[id]
    }

    private func match(_ action: PlannedAction) -> AccountLadder.Match? {
        action.contract.flatMap { contracts[$0] }.map { finder.match($0, on: platform) }
    }

    /// What a change is held against; nil where what was read does not tell: several accounts may be meant, a list that
    /// may be cut has none, or not every grant was read.
    func state(of action: PlannedAction) -> LiveAccount? {
        if action.namedAccount == nil, case .conflict? = match(action) { return nil }
        guard knowsGrants else { return nil }
        guard let account = account(of: action) else { return listsAccounts && provesAbsence ? .absent : nil }
        let own = entitlements[account.id] ?? []
        let granted = own.granted(on: date)
        let codes = Set(granted.map(\.record.package))
        guard !listsAccounts else { return LiveAccount(status: account.status, granted: codes) }
        // A platform that does not list its accounts is known by what they are granted.
        let isLive = granted.contains { $0.record.status.isLive }
        let isSuspended = own.contains { $0.record.status == .suspended }
        return LiveAccount(status: isLive ? .active : isSuspended ? .suspended : .absent, granted: codes)
    }

    /// What the calls of a change are filled with.
    func subject(of action: PlannedAction) -> OperationSubject {
        let contract = action.contract.flatMap { contracts[$0] }
        let account = account(of: action)
        let own = account.flatMap { entitlements[$0.id] } ?? []
        return OperationSubject(
            account: account, entitlements: own.map(\.record).filter { !$0.status.isOver }, contract: contract,
            subscriber: contract.flatMap { subscribers[$0.subscriber] },
            box: action.verb == .setDevice ? BoxIdentifiers(anyOf: action.target) : nil)
    }
}

/// The rows of a pulled table as records: what a change is held against, and no more of them.
private struct PulledRows {
    let table: PulledTable
    private let platform: PlatformID

    init(_ table: PulledTable, of platform: PlatformID) {
        self.table = table
        self.platform = platform
    }

    private func cell(_ row: [String], _ name: String) -> String? {
        table.columns.firstIndex(of: name).map { row[$0] }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private func status(_ row: [String]) -> ServiceStatus {
        cell(row, "status").flatMap(ServiceStatus.init(rawValue:)) ?? .unknown
    }

    var accounts: [PlatformAccount] {
        table.rows.compactMap { row in
            cell(row, "account").map { id in
                PlatformAccount(
                    platform: platform, id: AccountID(trusted: id), status: status(row),
                    externalReference: cell(row, "external_ref"), login: cell(row, "login"), email: nil, document: nil,
                    createdOn: nil)
            }
        }
    }

    var entitlements: [Entitlement] {
        table.rows.compactMap { row in
            guard let account = cell(row, "account"), let package = cell(row, "package") else { return nil }
            return Entitlement(
                platform: platform, account: AccountID(trusted: account), package: PackageID(trusted: package),
                status: status(row), id: cell(row, "entitlement"),
                startsOn: cell(row, "starts_on").flatMap { try? BusinessDate($0) },
                endsOn: cell(row, "ends_on").flatMap { try? BusinessDate($0) })
        }
    }
}
