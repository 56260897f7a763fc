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
    private let sightings: PictureSightings

    private(set) var accounts: [AccountID: PlatformAccount]
    private(set) var entitlements: [AccountID: [Sighted<Entitlement>]]
    private(set) var devices: [PlatformDevice]
    private var finder: AccountLadder
    /// The accounts were listed, and not only what known ones are granted.
    private(set) var listsAccounts = true
    /// An account that is not listed is not there; every grant was read; a box that is not listed is not there.
    private(set) var provesAbsence = false, knowsGrants = true, provesBoxes = false
    /// What was read, where anything was.
    private(set) var tables: [PulledTable] = []

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
        sightings = try PictureSightings(tx, platform, snapshots, upTo: context.asOf)
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
        devices = try present(PlatformDevice.self, of: platform).map(\.record)
    }

    /// The same with what was read just now in the place of the files.
    func reading(_ tables: [PulledTable]) -> LivePicture {
        var picture = self
        picture.tables = tables
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
        if let boxes = rows.first(where: { $0.table.kind == .devices }) {
            picture.devices = boxes.devices
            picture.provesBoxes = boxes.table.isComplete
        }
        return picture
    }

    /// The accounts that changes are about; of a box that changes hands, those of both.
    func keys(of actions: [PlannedAction]) -> [AccountID] {
        let pairs = actions.flatMap { action -> [AccountID] in
            guard case .device = action.goal else { return [] }
            return [action.present, action.wanted].map(AccountID.init(trusted:)).filter { accounts[$0] != nil }
        }
        return Set(actions.compactMap { account(of: $0)?.id } + pairs).sorted()
    }

    /// The newest day on which the files can have shown what became of a change that was called before.
    func shows(_ action: PlannedAction?) -> BusinessDate? {
        sightings.shows(action, account: action.flatMap { account(of: $0)?.id })
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
        if case .device = action.goal {
            return box(of: action).map { LiveAccount(status: .unknown, granted: [], box: $0) }
        }
        if action.namedAccount == nil, case .conflict? = match(action) { return nil }
        guard knowsGrants else { return nil }
        guard let account = account(of: action) else { return listsAccounts && provesAbsence ? .absent : nil }
        let own = entitlements[account.id] ?? []
        let granted = own.granted(on: date)
        let codes = Set(granted.map(\.record.package))
        guard !listsAccounts else {
            return LiveAccount(status: account.status, granted: codes, fields: fields(of: account))
        }
        // A platform that does not list its accounts is known by what they are granted.
        let isLive = granted.contains { $0.record.status.isLive }
        let isSuspended = own.contains { $0.record.status == .suspended }
        return LiveAccount(status: isLive ? .active : isSuspended ? .suspended : .absent, granted: codes)
    }

    private func fields(of account: PlatformAccount) -> [String: String] {
        let read = tables.first { $0.kind == .accounts }?.columns ?? []
        let known = [
            "login": account.login, "email": account.email, "external_ref": account.externalReference,
            "document": account.document?.text,
        ]
        return known.filter { read.contains($0.key) }.mapValues { $0 ?? "" }
    }

    /// The rows of the box that a change is about.
    func rows(ofBoxIn action: PlannedAction) -> [PlatformDevice] {
        let wanted = Set(BoxIdentifiers(anyOf: action.target).finding)
        return devices.filter { !wanted.isDisjoint(with: $0.box.finding) }
    }

    /// The box that a change is about. Of one with several accounts the pairing that the change names counts.
    private func box(of action: PlannedAction) -> LiveAccount.Box? {
        guard case .device(let wanted) = action.goal else { return nil }
        let rows = rows(ofBoxIn: action)
        let named = wanted?.text ?? action.present
        guard let row = rows.first(where: { $0.account?.text == named }) ?? rows.first else {
            return provesBoxes ? LiveAccount.Box(account: nil, status: .absent) : nil
        }
        return LiveAccount.Box(account: row.account, status: row.status)
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

/// On which days the files of a platform can have shown what became of a change.
private struct PictureSightings {
    private var whole: [TableKind: BusinessDate] = [:]
    private let accounts: [AccountID: BusinessDate]

    // A picture of a later day than this one (the clock was set back) shows nothing yet.
    init(
        _ tx: Transaction, _ platform: PlatformID, _ snapshots: [SnapshotRow], upTo date: BusinessDate
    ) throws {
        for claim in snapshots.map(\.claim) where claim.platform == platform && claim.isComplete {
            whole[claim.kind] = max(whole[claim.kind] ?? claim.asOf, claim.asOf)
        }
        accounts = try tx.lastSeen(accountsOf: platform).filter { $0.value <= date }
    }

    /// A list that may be cut shows nothing of what it does not have; a row of an account shows its state.
    func shows(_ action: PlannedAction?, account: AccountID?) -> BusinessDate? {
        switch action?.goal {
        case .packages?: return whole[.entitlements]
        case .device?: return whole[.devices]
        case .account(.active, _)?:
            guard let accounts = whole[.accounts], let grants = whole[.entitlements] else { return nil }
            return min(accounts, grants)
        case .account?, .field?, .task?, nil:
            return [whole[.accounts], account.flatMap { accounts[$0] }].compactMap(\.self).max()
        }
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
                    externalReference: cell(row, "external_ref"), login: cell(row, "login"),
                    email: cell(row, "email"), document: cell(row, "document").flatMap { try? TaxID(typed: $0) },
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

    var devices: [PlatformDevice] {
        // A list of boxes without states has those that are authorised.
        let isListed = !table.columns.contains("status")
        return table.rows.map { row in
            let box = BoxIdentifiers(
                casn: cell(row, "casn").flatMap { try? CASN($0) },
                mac: cell(row, "mac").flatMap { try? MACAddress($0) },
                serial: cell(row, "serial").flatMap { try? SerialNumber($0) })
            return PlatformDevice(
                platform: platform, box: box, account: cell(row, "account").map(AccountID.init(trusted:)), model: nil,
                status: isListed ? .active : status(row), lastSeen: nil)
        }
    }
}
