/// An account, or a box, as a platform has it now: what a change is held against before and after.
public struct LiveAccount: Hashable, Sendable {
    /// State; absent where there is no account.
    public var status: ServiceStatus
    /// Packages that are live or on their way.
    public var granted: Set<PackageID>
    /// The fields that were read, by their canonical names; one that is blank is an empty text.
    public var fields: [String: String]
    /// The box that a change is about; nil where boxes were not read.
    public var box: Box?

    /// A box as a platform has it.
    public struct Box: Hashable, Sendable {
        /// The account it is paired with.
        public var account: AccountID?
        /// Its state; absent where the platform does not know it.
        public var status: ServiceStatus

        /// Both.
        public init(account: AccountID?, status: ServiceStatus) {
            self.account = account
            self.status = status
        }
    }

    /// What was read.
    public init(
        status: ServiceStatus, granted: Set<PackageID>, fields: [String: String] = [:], box: Box? = nil
    ) {
        self.status = status
        self.granted = granted
        self.fields = fields
        self.box = box
    }

    /// No account.
    public static let absent = LiveAccount(status: .absent, granted: [])
}

extension PlannedAction {
    /// Whether the wanted state is there; nil where what was read cannot tell.
    public func isReached(in account: LiveAccount) -> Bool? {
        switch goal {
        case .packages(let wanted): account.granted == Set(wanted)
        case .account(.suspended, _): account.status == .suspended
        case .account(.cancelled, _): account.status.isOver
        case .account(.active, let packages): account.status.isLive && account.granted.isSuperset(of: packages)
        case .device(let wanted): account.box.map { isReached(in: $0, wanted: wanted) }
        case .field(let name, let value): account.fields[name].map { Self.isSame($0, value, of: name) }
        case .account, .task: nil
        }
    }

    private func isReached(in box: LiveAccount.Box, wanted: AccountID?) -> Bool {
        guard let wanted else {
            // One that was authorised without an account is gone only once the platform has it no more.
            return box.status.isOver || (box.account == nil && ServiceStatus(rawValue: present) == nil)
        }
        return box.account == wanted && box.status.isLive
    }

    // Letter case of an address means nothing, and platforms change it.
    private static func isSame(_ a: String, _ b: String, of field: String) -> Bool {
        field == "email" ? a.lowercased() == b.lowercased() : a == b
    }

    /// Whether the platform still has the state that was seen; nil as above.
    public func holds(in account: LiveAccount) -> Bool? {
        switch goal {
        case .packages: return account.granted == packagesSeen
        case .account:
            guard let seen = ServiceStatus(rawValue: present) else { return nil }
            return account.status == seen || (seen.isOver && account.status.isOver)
                || (seen.isLive && account.status.isLive)
        case .device:
            guard let box = account.box else { return nil }
            if present == "none" { return box.account == nil || box.status.isOver }
            return ServiceStatus(rawValue: present).map { $0 == box.status } ?? (box.account?.text == present)
        case .field(let name, _): return account.fields[name].map { Self.isSame($0, present, of: name) }
        case .task: return nil
        }
    }

    /// Whether rows of this kind, with these columns, show what it sets.
    public func isShown(by kind: TableKind, columns: [String]) -> Bool {
        switch goal {
        case .account(.active, _), .account(.suspended, _), .account(.cancelled, _), .packages:
            kind == .accounts || kind == .entitlements
        case .device: kind == .devices
        case .field(let name, _): kind == .accounts && columns.contains(name)
        case .account, .task: false
        }
    }
}
