/// Finds the account of a contract on one platform. The first rung that knows one decides; rungs that know different
/// ones are a conflict. E-mail, document and hardware are no rungs: they only propose.
public struct AccountLadder: Sendable {
    /// What an account was found by, strongest first.
    public enum Rung: Int, Sendable, CaseIterable, Comparable {
        /// The account stored with the contract (*ID Assinante*).
        case storedAccount
        /// The account carries the contract's id.
        case externalReference
        /// The account's login is the contract's Radius login; letter case does not matter.
        case login

        /// Strongest first.
        public static func < (a: Rung, b: Rung) -> Bool { a.rawValue < b.rawValue }

        /// The rung of a profile; none where that one only proposes.
        init?(deciding rung: PlatformTraits.Rung) {
            switch rung {
            case .platformID: self = .storedAccount
            case .externalReference: self = .externalReference
            case .login: self = .login
            case .email, .document, .hardware: return nil
            }
        }
    }

    /// Whether the id stored with a contract decides on this platform.
    var readsStoredAccount: Bool { rungs.contains(.storedAccount) }

    /// Place of a rung on this platform, the strongest 0.
    func place(of rung: Rung) -> Int { rungs.firstIndex(of: rung) ?? rungs.count }

    /// What the ladder found.
    public enum Match: Equatable, Sendable {
        /// No rung knows an account.
        case none
        /// This one, first known by this rung.
        case account(AccountID, Rung)
        /// The rungs know different ones, or one rung knows several and no other tells which.
        case conflict([AccountID])
    }

    /// Accounts that carry one name. What is there outranks what is gone.
    private struct Carriers: Sendable {
        var present: [AccountID] = []
        var gone: [AccountID] = []

        // Never a set's `subtracting`: that walks through all that is taken, for every contract.
        func free(of taken: Set<AccountID>) -> [AccountID] {
            let free = present.filter { !taken.contains($0) }
            return free.isEmpty ? gone.filter { !taken.contains($0) } : free
        }
    }

    /// A reference or login of more accounts than this is nobody's name (`tv`, `cliente`) and finds none.
    public static let mostCarriers = 8

    /// The rungs that decide on this platform, strongest first.
    private let rungs: [Rung]
    private let known: Set<AccountID>
    /// Those that are there and not over.
    private let living: Set<AccountID>
    private let byReference: [String: Carriers]
    private let byLogin: [String: Carriers]

    /// Indexes the accounts of one platform, those that are gone included. `order` is the platform's ladder, of which
    /// only what decides counts; a ladder without any of these would match nothing and is read as the usual one.
    public init(
        _ accounts: [Sighted<PlatformAccount>], order: [PlatformTraits.Rung] = PlatformTraits.Rung.allCases
    ) {
        let named = order.compactMap(Rung.init(deciding:))
        rungs = named.isEmpty ? Rung.allCases : named
        known = Set(accounts.map(\.record.id))
        living = Set(accounts.lazy.filter { $0.isPresent && !$0.record.status.isOver }.map(\.record.id))
        byReference = Self.index(accounts, by: \.externalReference)
        byLogin = Self.index(accounts) { $0.login?.lowercased() }
    }

    private static func index(
        _ accounts: [Sighted<PlatformAccount>], by name: (PlatformAccount) -> String?
    ) -> [String: Carriers] {
        var found: [String: Carriers] = [:]
        for account in accounts {
            guard let name = name(account.record), !name.isEmpty else { continue }
            if account.isPresent {
                found[name, default: Carriers()].present.append(account.record.id)
            } else {
                found[name, default: Carriers()].gone.append(account.record.id)
            }
        }
        return found.filter { $0.value.present.count + $0.value.gone.count <= mostCarriers }
    }

    /// The account of `contract` on `platform`, among those that nobody with a better claim has `taken`.
    public func match(_ contract: Contract, on platform: PlatformID, taken: Set<AccountID> = []) -> Match {
        var agreed: (accounts: [AccountID], rung: Rung)?
        var all: [AccountID] = []
        var isAgreed = true
        for rung in rungs {
            let accounts = accounts(of: contract, on: platform, by: rung, taken: taken)
            guard !accounts.isEmpty else { continue }
            all += accounts
            guard let before = agreed else {
                agreed = (accounts, rung)
                continue
            }
            let common = before.accounts.filter(accounts.contains)
            if common.isEmpty { isAgreed = false } else { agreed = (common, before.rung) }
        }
        guard let agreed else { return .none }
        // Of several of one name, those that are over are a customer's past.
        let alive = agreed.accounts.count > 1 ? agreed.accounts.filter(living.contains) : []
        let accounts = alive.isEmpty ? agreed.accounts : alive
        guard let account = accounts.first else { return .none }
        guard isAgreed, accounts.count == 1 else { return .conflict(Set(all).sorted()) }
        return .account(account, agreed.rung)
    }

    private func accounts(
        of contract: Contract, on platform: PlatformID, by rung: Rung, taken: Set<AccountID>
    ) -> [AccountID] {
        switch rung {
        case .storedAccount:
            guard let id = contract.platformAccounts[platform], known.contains(id), !taken.contains(id) else {
                return []
            }
            return [id]
        case .externalReference:
            return byReference[contract.id.text]?.free(of: taken) ?? []
        case .login:
            return contract.radiusLogin.flatMap { byLogin[$0.lowercased()] }?.free(of: taken) ?? []
        }
    }
}
