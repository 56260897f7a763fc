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

    /// The same, accounts by their places.
    enum Found: Equatable {
        case none
        case account(Int, Rung)
        case conflict([Int])
    }

    /// A reference or login of more accounts than this is nobody's name (`tv`, `cliente`) and finds none.
    public static let mostCarriers = 8

    /// The rungs that decide on this platform, strongest first.
    private let rungs: [Rung]
    /// The accounts looked through, each under its place.
    let roll: AccountRoll
    private let byReference: NameIndex
    private let byLogin: NameIndex

    /// Indexes the accounts of one platform, those that are gone included. `order` is the platform's ladder, of which
    /// only what decides counts; a ladder without any of these would match nothing and is read as the usual one.
    public init(
        _ accounts: [Sighted<PlatformAccount>], order: [PlatformTraits.Rung] = PlatformTraits.Rung.allCases
    ) {
        let named = order.compactMap(Rung.init(deciding:))
        rungs = named.isEmpty ? Rung.allCases : named
        roll = AccountRoll(accounts)
        byReference = Self.index(roll, by: \.externalReference)
        byLogin = Self.index(roll) { $0.login?.lowercased() }
    }

    private static func index(_ roll: AccountRoll, by name: (PlatformAccount) -> String?) -> NameIndex {
        var index = NameIndex()
        for (place, account) in roll.accounts.enumerated() {
            if let name = name(account.record), !name.isEmpty { index.add(name, place) }
        }
        return index
    }

    /// The account of `contract` on `platform`, among those that nobody with a better claim has `taken`.
    public func match(_ contract: Contract, on platform: PlatformID, taken: Set<AccountID> = []) -> Match {
        let found = find(contract, on: platform) { taken.isEmpty || !taken.contains(roll.accounts[$0].record.id) }
        switch found {
        case .none: return .none
        case .account(let place, let rung): return .account(roll.accounts[place].record.id, rung)
        case .conflict(let places): return .conflict(places.map { roll.accounts[$0].record.id })
        }
    }

    /// The same by places: of an account, whether it is free to be taken.
    func find(_ contract: Contract, on platform: PlatformID, isFree: (Int) -> Bool) -> Found {
        var agreed: (accounts: [Int], rung: Rung)?
        var all: [Int] = []
        var isAgreed = true
        for rung in rungs {
            let accounts = accounts(of: contract, on: platform, by: rung, isFree: isFree)
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
        let alive = agreed.accounts.count > 1 ? agreed.accounts.filter(roll.isLiving) : []
        let accounts = alive.isEmpty ? agreed.accounts : alive
        guard let account = accounts.first else { return .none }
        guard isAgreed, accounts.count == 1 else { return .conflict(Set(all).sorted()) }
        return .account(account, agreed.rung)
    }

    private func accounts(
        of contract: Contract, on platform: PlatformID, by rung: Rung, isFree: (Int) -> Bool
    ) -> [Int] {
        switch rung {
        case .storedAccount:
            guard let place = contract.platformAccounts[platform].flatMap(roll.place), isFree(place) else { return [] }
            return [place]
        case .externalReference:
            return free(byReference[contract.id.text], isFree)
        case .login:
            return contract.radiusLogin.map { free(byLogin[$0.lowercased()], isFree) } ?? []
        }
    }

    /// Of the accounts that carry a name: those that are there, or else those that are gone.
    private func free(_ carriers: NameIndex.Places, _ isFree: (Int) -> Bool) -> [Int] {
        guard !carriers.isEmpty, carriers.count <= Self.mostCarriers else { return [] }
        let there = carriers.filter { roll.accounts[$0].isPresent && isFree($0) }
        return there.isEmpty ? carriers.filter { !roll.accounts[$0].isPresent && isFree($0) } : there
    }
}
