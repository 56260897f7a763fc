/// Which contract has which account of one platform. An account belongs to one contract: what is owed television comes
/// first, so that the login of a cancelled contract, given again to a new one, never takes the new one's account away.
/// Contracts and accounts are named by their places.
struct AccountLinks {
    /// What a contract is linked to.
    enum Link: Equatable {
        /// No account, or only such as belong to a contract with a better claim.
        case none
        /// This account.
        case account(Int)
        /// Several accounts, or one that another contract claims as well: a person must decide.
        case conflict([Int])
    }

    /// Better claims first.
    enum Standing: UInt8, CaseIterable {
        /// In force and owed television.
        case owed
        /// In force.
        case inForce
        case cancelled
        /// No longer in the ERP.
        case gone

        init(_ contract: Sighted<Contract>, isOwed: Bool) {
            self =
                !contract.isPresent
                ? .gone : contract.record.status == .cancelled ? .cancelled : isOwed ? .owed : .inForce
        }
    }

    /// A contract that asks for an account, and by which rung.
    private struct Claim {
        var contract: Int
        var rung: AccountLadder.Rung
    }

    /// By the contract's place.
    private(set) var links: [Link]
    /// By the account's place: some contract has or disputes it.
    private(set) var taken: [Bool]
    /// Accounts that rungs or contracts disagree about: nothing is done to them, whoever has them meanwhile.
    private(set) var disputed: Set<Int> = []

    /// `isOwed`: by the contract's place, whether something is due to it on the platform.
    init(_ contracts: [Sighted<Contract>], isOwed: [Bool], ladder: AccountLadder, platform: PlatformID) {
        links = Array(repeating: .none, count: contracts.count)
        taken = Array(repeating: false, count: ladder.roll.accounts.count)
        let standings = zip(contracts, isOwed).map { Standing($0, isOwed: $1) }
        var claims = Claims(accounts: taken.count)
        for standing in Standing.allCases {
            for place in contracts.indices where standings[place] == standing {
                switch ladder.find(contracts[place].record, on: platform, isFree: { !taken[$0] }) {
                case .none: break
                case .account(let account, let rung):
                    claims.add(Claim(contract: place, rung: rung), to: account)
                case .conflict(let accounts):
                    links[place] = .conflict(accounts)
                    claims.dispute(accounts)
                    disputed.formUnion(accounts)
                }
            }
            settle(&claims, standing, contracts, ladder)
        }
    }

    /// The claims of contracts of one standing. Nearly every account is asked for by one contract.
    private struct Claims {
        private var first: [Int32]
        private var rungs: [AccountLadder.Rung]
        private(set) var more: [Int: [Claim]] = [:]
        /// Accounts asked for, and those in dispute.
        private(set) var accounts: [Int] = [], contested: [Int] = []

        init(accounts count: Int) {
            first = Array(repeating: -1, count: count)
            rungs = Array(repeating: .storedAccount, count: count)
        }

        mutating func add(_ claim: Claim, to account: Int) {
            guard first[account] >= 0 else {
                first[account] = Int32(claim.contract)
                rungs[account] = claim.rung
                return accounts.append(account)
            }
            more[account, default: []].append(claim)
        }

        mutating func dispute(_ accounts: [Int]) { contested += accounts }

        /// The only contract that asks for an account; none where several do.
        func only(_ account: Int) -> Int? { more[account] == nil ? Int(first[account]) : nil }

        func all(_ account: Int) -> [Claim] {
            [Claim(contract: Int(first[account]), rung: rungs[account])] + (more[account] ?? [])
        }

        mutating func clear() {
            for account in accounts { first[account] = -1 }
            accounts.removeAll(keepingCapacity: true)
            contested.removeAll()
            more.removeAll()
        }
    }

    /// Gives the accounts to those who ask for them. Only then are they taken: among contracts of one standing the
    /// order of the records decides nothing.
    private mutating func settle(
        _ claims: inout Claims, _ standing: Standing, _ contracts: [Sighted<Contract>], _ ladder: AccountLadder
    ) {
        for account in claims.accounts {
            taken[account] = true
            if let contract = claims.only(account) {
                links[contract] = .account(account)
                continue
            }
            let all = claims.all(account)
            let strongest = all.map { ladder.place(of: $0.rung) }.min()
            let best = all.filter { ladder.place(of: $0.rung) == strongest }.map(\.contract)
            // Two that are owed television through the same account: whichever it is, the other one is wronged.
            let isDisputed = standing == .owed && best.count > 1
            let winner = isDisputed ? nil : best.min { Self.isNewer(contracts[$0].record, contracts[$1].record) }
            for contract in all.map(\.contract) {
                let loser = standing == .owed ? Link.conflict([account]) : Link.none
                links[contract] = contract == winner ? .account(account) : loser
            }
            if standing == .owed { disputed.insert(account) }
        }
        for account in claims.contested { taken[account] = true }
        claims.clear()
    }

    private static func isNewer(_ a: Contract, _ b: Contract) -> Bool {
        let first = a.statusSince?.dayNumber ?? Int.min
        let second = b.statusSince?.dayNumber ?? Int.min
        return first != second ? first > second : a.id < b.id
    }
}
