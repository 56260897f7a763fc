/// What became of a change of the plan when it was carried out.
public enum ActionOutcome: String, Sendable, CaseIterable, Hashable {
    /// Made, and read back where the platform can be read.
    case done
    /// It was so already: nothing was called.
    case already
    /// The platform has neither the state that was seen nor the one that is wanted: nothing was called.
    case conflict
    /// The platform said no.
    case refused
    /// Called, and nobody can say whether it took effect: never called again, a person looks.
    case doubt
    /// What must come before it is not done, or the platform stopped answering.
    case waiting

    /// Not tried again under this id.
    public var isFinal: Bool { self != .waiting }
    /// The wanted state is there.
    public var isReached: Bool { self == .done || self == .already }
}

/// An account as a platform has it now: what a change is held against before and after.
public struct LiveAccount: Hashable, Sendable {
    /// State; absent where there is no account.
    public var status: ServiceStatus
    /// Packages that are live or on their way, and those of them that are live.
    public var granted: Set<PackageID>, live: Set<PackageID>

    /// All fields.
    public init(status: ServiceStatus, granted: Set<PackageID>, live: Set<PackageID>) {
        self.status = status
        self.granted = granted
        self.live = live
    }

    /// No account.
    public static let absent = LiveAccount(status: .absent, granted: [], live: [])
}

extension PlannedAction {
    /// Whether the wanted state is there; nil where reading accounts and packages cannot tell.
    public func isReached(in account: LiveAccount) -> Bool? {
        switch verb {
        case .setPackages: return account.granted == Self.codes(wanted)
        case .setAccountState:
            let parts = wanted.split(separator: ":", maxSplits: 1)
            switch parts.first.flatMap({ ServiceStatus(rawValue: String($0)) }) {
            case .suspended: return account.status == .suspended
            case .cancelled: return account.status.isOver
            case .active:
                let codes = parts.count > 1 ? Self.codes(String(parts[1])) : []
                return account.status.isLive && codes.isSubset(of: account.granted)
            default: return nil
            }
        case .setDevice, .setField, .review: return nil
        }
    }

    /// Whether the platform still has the state that was seen; nil as above.
    public func holds(in account: LiveAccount) -> Bool? {
        switch verb {
        case .setPackages: return account.granted == Self.codes(present)
        case .setAccountState:
            guard let seen = ServiceStatus(rawValue: present) else { return nil }
            return account.status == seen || (seen.isOver && account.status.isOver)
                || (seen.isLive && account.status.isLive)
        case .setDevice, .setField, .review: return nil
        }
    }

    private static func codes(_ list: String) -> Set<PackageID> {
        Set(
            list.split(separator: ",").map { PackageID(trusted: String($0).trimmingBlanks()) }.filter {
                !$0.text.isEmpty
            })
    }
}
