/// An account as a platform has it now: what a change is held against before and after.
public struct LiveAccount: Hashable, Sendable {
    /// State; absent where there is no account.
    public var status: ServiceStatus
    /// Packages that are live or on their way.
    public var granted: Set<PackageID>

    /// Both.
    public init(status: ServiceStatus, granted: Set<PackageID>) {
        self.status = status
        self.granted = granted
    }

    /// No account.
    public static let absent = LiveAccount(status: .absent, granted: [])
}

extension PlannedAction {
    /// Whether the wanted state is there; nil where reading accounts and packages cannot tell.
    public func isReached(in account: LiveAccount) -> Bool? {
        switch goal {
        case .packages(let wanted): account.granted == Set(wanted)
        case .account(.suspended, _): account.status == .suspended
        case .account(.cancelled, _): account.status.isOver
        case .account(.active, let packages): account.status.isLive && account.granted.isSuperset(of: packages)
        case .account, .device, .field, .task: nil
        }
    }

    /// Whether the platform still has the state that was seen; nil as above.
    public func holds(in account: LiveAccount) -> Bool? {
        switch goal {
        case .packages: return account.granted == packagesSeen
        case .account:
            guard let seen = ServiceStatus(rawValue: present) else { return nil }
            return account.status == seen || (seen.isOver && account.status.isOver)
                || (seen.isLive && account.status.isLive)
        case .device, .field, .task: return nil
        }
    }
}
