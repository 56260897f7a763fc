/// Whose an account without a contract may be: the weak rungs of a platform's ladder. They only propose, to a person,
/// and only where exactly one contract in force and exactly one such account share the address, the document or the
/// box: families and firms share them. Source: `domain/platforms.md` §5.6.
struct LikelyOwners {
    /// A contract that an account may belong to, and by what.
    struct Proposal: Equatable {
        var contract: ContractID
        var rung: PlatformTraits.Rung
    }

    private let proposals: [AccountID: Proposal]

    /// `accounts`: those of the platform that no contract has. Contracts are those of the ERP that are in force.
    init(of accounts: [Sighted<PlatformAccount>], among sides: SubscriberSides, on date: BusinessDate) {
        guard !accounts.isEmpty else {
            proposals = [:]
            return
        }
        let contracts = sides.contracts.lazy.filter { $0.isPresent && $0.record.status != .cancelled }.map(\.record)
        let boxes = Self.boxes(of: sides.points, on: date)
        let devices = Self.names(of: sides.devices, paired: Set(accounts.map(\.record.id)))
        var found: [AccountID: Proposal] = [:]
        for rung in sides.traits.ladder {
            let theirs = accounts.flatMap { account in
                Self.names(of: account.record, by: rung, devices).map { (account.record.id, $0) }
            }
            let wanted = Set(theirs.map(\.1))
            let ours = contracts.flatMap { contract in
                Self.names(of: contract, by: rung, sides.subscribers[contract.subscriber], boxes)
                    .filter(wanted.contains).map { (contract.id, $0) }
            }
            let accountsByName = Dictionary(grouping: theirs, by: \.1).mapValues { Set($0.map(\.0)) }
            let contractsByName = Dictionary(grouping: ours, by: \.1).mapValues { Set($0.map(\.0)) }
            for (account, names) in Dictionary(grouping: theirs, by: \.0).mapValues({ $0.map(\.1) }) {
                let owners = names.reduce(into: Set<ContractID>()) { $0.formUnion(contractsByName[$1] ?? []) }
                let isAlone = names.allSatisfy { accountsByName[$0]?.count == 1 }
                guard found[account] == nil, isAlone, owners.count == 1, let owner = owners.first else { continue }
                found[account] = Proposal(contract: owner, rung: rung)
            }
        }
        proposals = found
    }

    /// What is proposed for an account, by the first rung that knows one.
    func proposal(for account: AccountID) -> Proposal? { proposals[account] }

    private static func names(
        of account: PlatformAccount, by rung: PlatformTraits.Rung, _ devices: [AccountID: [String]]
    ) -> [String] {
        switch rung {
        case .email: [account.email].compactMap(address)
        case .document: [account.document?.text].compactMap(\.self)
        case .hardware: devices[account.id] ?? []
        case .platformID, .externalReference, .login: []
        }
    }

    private static func names(
        of contract: Contract, by rung: PlatformTraits.Rung, _ subscriber: Subscriber?,
        _ boxes: [ContractID: [String]]
    ) -> [String] {
        switch rung {
        case .email: [subscriber?.email].compactMap(address)
        case .document: [subscriber?.document?.text].compactMap(\.self)
        case .hardware: boxes[contract.id] ?? []
        case .platformID, .externalReference, .login: []
        }
    }

    private static func address(_ text: String?) -> String? {
        guard let text = text?.trimmingBlanks().lowercased(), text.contains("@") else { return nil }
        return text
    }

    private static func names(of box: BoxIdentifiers) -> [String] {
        box.finding.map { "\($0.kind.rawValue) \($0.value)" }
    }

    private static func names(
        of devices: [Sighted<PlatformDevice>], paired accounts: Set<AccountID>
    ) -> [AccountID: [String]] {
        var result: [AccountID: [String]] = [:]
        for device in devices where device.isPresent {
            guard let account = device.record.account, accounts.contains(account) else { continue }
            result[account, default: []] += names(of: device.record.box)
        }
        return result
    }

    private static func boxes(of points: [Sighted<Point>], on date: BusinessDate) -> [ContractID: [String]] {
        var result: [ContractID: [String]] = [:]
        for point in points where point.isPresent && point.record.isLive(on: date) {
            result[point.record.contract, default: []] += names(of: point.record.box)
        }
        return result
    }
}
