/// Which contract has which account of one platform. An account belongs to one contract: what is owed television comes
/// first, so that the login of a cancelled contract, given again to a new one, never takes the new one's account away.
struct AccountLinks {
    /// What a contract is linked to.
    enum Link: Equatable {
        /// No account, or only such as belong to a contract with a better claim.
        case none
        /// This account.
        case account(AccountID)
        /// Several accounts, or one that another contract claims as well: a person must decide.
        case conflict([AccountID])
    }

    /// A contract that asks for its account.
    struct Claim {
        var contract: Sighted<Contract>
        /// Something is due to it on the platform.
        var isOwed: Bool

        /// Better claims first.
        enum Standing: Int, CaseIterable {
            /// In force and owed television.
            case owed
            /// In force.
            case inForce
            case cancelled
            /// No longer in the ERP.
            case gone
        }

        var standing: Standing {
            guard contract.isPresent else { return .gone }
            guard contract.record.status != .cancelled else { return .cancelled }
            return isOwed ? .owed : .inForce
        }
    }

    /// Links by contract; every claim has one.
    private(set) var links: [ContractID: Link] = [:]
    /// Accounts that some contract has or disputes.
    private(set) var taken: Set<AccountID> = []
    /// Accounts that rungs or contracts disagree about: nothing is done to them, whoever has them meanwhile.
    private(set) var disputed: Set<AccountID> = []

    init(_ claims: [Claim], ladder: AccountLadder, platform: PlatformID) {
        for standing in Claim.Standing.allCases {
            link(claims.filter { $0.standing == standing }, standing, ladder, platform)
        }
    }

    private mutating func link(
        _ claims: [Claim], _ standing: Claim.Standing, _ ladder: AccountLadder, _ platform: PlatformID
    ) {
        var claimants: [AccountID: [(contract: Sighted<Contract>, rung: AccountLadder.Rung)]] = [:]
        var newlyTaken: Set<AccountID> = []
        for contract in claims.map(\.contract) {
            let id = contract.record.id
            switch ladder.match(contract.record, on: platform, taken: taken) {
            case .none: links[id] = Link.none
            case .account(let account, let rung): claimants[account, default: []].append((contract, rung))
            case .conflict(let ids):
                links[id] = .conflict(ids)
                newlyTaken.formUnion(ids)
                disputed.formUnion(ids)
            }
        }
        for (account, contracts) in claimants {
            let strongest = contracts.map { ladder.place(of: $0.rung) }.min()
            let best = contracts.filter { ladder.place(of: $0.rung) == strongest }.map(\.contract.record)
            // Two that are owed television through the same account: whichever it is, the other one is wronged.
            let isDisputed = standing == .owed && best.count > 1
            let winner = isDisputed ? nil : best.min(by: Self.isNewer)?.id
            for contract in contracts.map(\.contract.record) {
                let loser = standing == .owed ? Link.conflict([account]) : Link.none
                links[contract.id] = contract.id == winner ? .account(account) : loser
            }
            if standing == .owed, contracts.count > 1 { disputed.insert(account) }
            newlyTaken.insert(account)
        }
        taken.formUnion(newlyTaken)
    }

    private static func isNewer(_ a: Contract, _ b: Contract) -> Bool {
        let first = a.statusSince?.dayNumber ?? Int.min
        let second = b.statusSince?.dayNumber ?? Int.min
        return first != second ? first > second : a.id < b.id
    }
}
