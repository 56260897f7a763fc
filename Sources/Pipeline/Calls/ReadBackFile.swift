internal import Domain
internal import Platforms
internal import Store
internal import Watching

/// What the carrying out of a plan read back, as files for the next run: the rows that were looked at, as they are now.
/// Each is a delta with its hour, one for each plan: laid again it replaces itself.
struct ReadBackFile {
    private let context: Context
    private let platform: PlatformID
    private let plan: String
    private var accounts: [AccountID: PlatformAccount] = [:]
    private var entitlements: [AccountID: [PackageID: Entitlement]] = [:]
    private var devices: [String: PlatformDevice] = [:]
    private var noted: Set<String> = []

    init(context: Context, platform: PlatformID, plan: String) {
        self.context = context
        self.platform = platform
        self.plan = plan
    }

    var isEmpty: Bool { accounts.isEmpty && entitlements.isEmpty && devices.isEmpty }

    /// Whether what came of a change is in it.
    func knows(_ action: PlannedAction) -> Bool { noted.contains(action.id) }

    /// Takes what was read of the account or box of a change. What the files know and the platform does not show any more
    /// is said to be absent, where the reading proves that.
    mutating func note(_ action: PlannedAction, _ live: LivePicture, before files: LivePicture) {
        guard !live.tables.isEmpty else { return }
        noted.insert(action.id)
        if case .device = action.goal { return noteBox(action, live, before: files) }
        guard let id = live.account(of: action)?.id ?? files.account(of: action)?.id else { return }
        let known = files.accounts[id]
        if live.listsAccounts {
            if var account = live.accounts[id] {
                complete(&account, by: known, live)
                accounts[id] = account
            } else if var gone = known, live.provesAbsence {
                gone.status = .absent
                gone.document = nil
                accounts[id] = gone
            }
        }
        guard live.tables.contains(where: { $0.kind == .entitlements }), live.knowsGrants else { return }
        var rows: [PackageID: Entitlement] = [:]
        for row in files.entitlements[id] ?? [] {
            var gone = row.record
            gone.status = .absent
            rows[gone.package] = gone
        }
        for row in live.entitlements[id] ?? [] { rows[row.record.package] = row.record }
        entitlements[id] = rows
    }

    /// A reading that does not have a column says nothing of it. A document is not written here: it is not what changed.
    private func complete(_ account: inout PlatformAccount, by known: PlatformAccount?, _ live: LivePicture) {
        let columns = live.tables.first { $0.kind == .accounts }?.columns ?? []
        if !columns.contains("external_ref") { account.externalReference = known?.externalReference }
        if !columns.contains("login") { account.login = known?.login }
        if !columns.contains("email") { account.email = known?.email }
        if !columns.contains("created_on") { account.createdOn = known?.createdOn }
    }

    private mutating func noteBox(_ action: PlannedAction, _ live: LivePicture, before files: LivePicture) {
        let known = files.rows(ofBoxIn: action).first
        guard let row = live.rows(ofBoxIn: action).first ?? (live.provesBoxes ? known : nil) else { return }
        // By the identifiers it has in the files: a reading may know fewer, and would name another box with them.
        var device = PlatformDevice(
            platform: platform, box: known?.box ?? row.box, account: row.account, model: known?.model,
            status: row.status, lastSeen: known?.lastSeen)
        if live.rows(ofBoxIn: action).isEmpty { (device.account, device.status) = (nil, .absent) }
        devices[device.box.label] = device
    }

    private func name(_ kind: TableKind) -> String {
        "\(platform.text)-\(kind.rawValue)-\(context.asOf)_applied-\(plan.prefix(8)).csv"
    }

    /// Whether files of this plan lie in the inbox or were taken from it.
    func isLaid() throws -> Bool {
        for kind in [TableKind.accounts, .entitlements, .devices] {
            let path = platform.text + "/" + name(kind)
            if (try? context.files.look(at: context.workspace.inbox + "/" + path)) != nil { return true }
            if try context.store.read({ try $0.hasDelivery(at: path) }) { return true }
        }
        return false
    }

    /// Lays them down; nothing where nothing was read.
    func lay() throws {
        let laying = InboxLaying(context: context, platform: platform)
        for (kind, columns, rows) in [accountRows, entitlementRows, deviceRows] where !rows.isEmpty {
            let bytes = InboxLaying.csv(columns, rows)
            _ = try laying.lay(bytes, name(kind), kind, .delta(rows: rows.count))
        }
    }

    private typealias Table = (kind: TableKind, columns: [String], rows: [[String]])

    private var accountRows: Table {
        let rows = accounts.values.sorted { $0.id < $1.id }.map { account in
            [
                account.id.text, account.status.rawValue, account.externalReference ?? "", account.login ?? "",
                account.email ?? "", account.createdOn?.description ?? "",
            ]
        }
        return (.accounts, ["account", "status", "external_ref", "login", "email", "created_on"], rows)
    }

    private var entitlementRows: Table {
        let all = entitlements.values.flatMap(\.values).sorted { ($0.account, $0.package) < ($1.account, $1.package) }
        let rows = all.map { row in
            [
                row.account.text, row.package.text, row.status.rawValue, row.id ?? "",
                row.startsOn?.description ?? "", row.endsOn?.description ?? "",
            ]
        }
        return (.entitlements, ["account", "package", "status", "entitlement", "starts_on", "ends_on"], rows)
    }

    private var deviceRows: Table {
        let rows = devices.values.sorted { $0.box.label < $1.box.label }.map { device in
            [
                device.box.casn?.text ?? "", device.box.mac?.description ?? "", device.box.serial?.text ?? "",
                device.box.smartcard?.text ?? "", device.account?.text ?? "", device.model ?? "",
                device.status.rawValue, device.lastSeen?.description ?? "",
            ]
        }
        return (
            .devices, ["casn", "mac", "serial", "smartcard", "account", "model", "status", "last_seen"], rows
        )
    }
}
