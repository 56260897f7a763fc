/// What a change sets, read from its verb and its words.
public enum PlanGoal: Hashable, Sendable {
    /// The state of an account; on activation with these packages.
    case account(ServiceStatus, with: [PackageID])
    /// The whole set of packages of an account.
    case packages([PackageID])
    /// The account that a box is paired with; none: it is unpaired.
    case device(AccountID?)
    /// A field of an account.
    case field(name: String, value: String)
    /// Nothing that a program sets.
    case task
}

extension PlannedAction {
    /// What it sets.
    public var goal: PlanGoal {
        switch verb {
        case .review: return .task
        case .setPackages: return .packages(Self.codes(wanted))
        case .setDevice: return .device(wanted == "none" ? nil : AccountID(trusted: wanted))
        case .setField:
            guard platform != nil, let slash = target.lastIndex(of: "/") else { return .task }
            return .field(name: String(target[target.index(after: slash)...]), value: wanted)
        case .setAccountState:
            let parts = wanted.split(separator: ":", maxSplits: 1)
            guard let state = parts.first.flatMap({ ServiceStatus(rawValue: String($0)) }) else { return .task }
            return .account(state, with: parts.count > 1 ? Self.codes(String(parts[1])) : [])
        }
    }

    /// The account that it names; none where it names the contract, whose account is yet to be made or found. An account
    /// of somebody else may have the same number.
    public var namedAccount: AccountID? {
        switch goal {
        case .account, .packages: return target == contract?.text ? nil : AccountID(trusted: target)
        case .device(let wanted): return wanted ?? AccountID(trusted: present)
        case .field: return target.lastIndex(of: "/").map { AccountID(trusted: String(target[..<$0])) }
        case .task: return nil
        }
    }

    /// The packages that were seen, where it sets the whole set of them.
    var packagesSeen: Set<PackageID> { Set(Self.codes(present)) }

    private static func codes(_ list: String) -> [PackageID] {
        list.split(separator: ",").map { String($0).trimmingBlanks() }.filter { !$0.isEmpty }.map(
            PackageID.init(trusted:))
    }
}
