/// Finds the account of a contract on one platform. The first rung that knows one decides; two rungs that know
/// different ones are a conflict. E-mail, document and hardware are no rungs: they only propose.
public struct AccountLadder: Sendable {
    /// What the ladder found.
    public enum Match: Equatable, Sendable {
        /// No rung knows an account.
        case none
        /// This one.
        case account(AccountID)
        /// The rungs know different ones.
        case conflict([AccountID])
    }

    private let byID: Set<AccountID>
    private let byReference: [String: AccountID]
    private let byLogin: [String: AccountID]

    /// Indexes the accounts of one platform, those that are gone included. A reference or login that several
    /// accounts share finds none.
    public init(_ accounts: [Sighted<PlatformAccount>]) {
        byID = Set(accounts.map(\.record.id))
        byReference = Self.unique(accounts, by: \.externalReference)
        byLogin = Self.unique(accounts) { $0.login.map { $0.lowercased() } }
    }

    private static func unique(
        _ accounts: [Sighted<PlatformAccount>], by name: (PlatformAccount) -> String?
    ) -> [String: AccountID] {
        var found: [String: [Sighted<PlatformAccount>]] = [:]
        for account in accounts {
            if let name = name(account.record) { found[name, default: []].append(account) }
        }
        return found.compactMapValues { accounts in
            // One that is there outranks those that are gone.
            let present = accounts.filter(\.isPresent)
            let pool = present.isEmpty ? accounts : present
            return pool.count == 1 ? pool.first?.record.id : nil
        }
    }

    /// The account of `contract`.
    public func match(_ contract: Contract, on platform: PlatformID) -> Match {
        var found: [AccountID] = []
        if let stored = contract.platformAccounts[platform], byID.contains(stored) { found.append(stored) }
        if let account = byReference[contract.id.text] { found.append(account) }
        if let login = contract.radiusLogin, let account = byLogin[login.lowercased()] { found.append(account) }
        guard let first = found.first else { return .none }
        return found.allSatisfy { $0 == first } ? .account(first) : .conflict(Array(Set(found)).sorted())
    }
}
