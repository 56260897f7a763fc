/// Contracts and the packages sold to them. Both sides are made from these.
struct ContractBuilder {
    private var seed: Seed
    static let contractCount = 300
    static let subscriberCount = 290

    init(seed: UInt64) { self.seed = Seed(seed, for: "contracts") }

    /// Plan → how many contracts have it.
    private static let shares: [(plan: String, count: Int)] = [
        ("PL-10", 62), ("PL-11", 48), ("PL-20", 54), ("PL-21", 36), ("PL-30", 60), ("PL-90", 40),
    ]

    mutating func fill(_ world: inout World) {
        var plans = Self.shares.flatMap { Array(repeating: $0.plan, count: $0.count) }
        plans = seed.shuffled(plans)
        for (index, plan) in plans.enumerated() {
            world.contracts.append(contract(index, plan: plan, in: world))
        }
        setStates(&world)
        for contract in world.contracts where contract.platform != nil { sellExtras(to: contract, in: &world) }
        sellDeezer(&world)
        agreeOnPrices(&world)
    }

    private mutating func contract(_ index: Int, plan: String, in world: World) -> Contract {
        // The last ten contracts are second contracts of the first subscribers.
        let subscriber = padded(index % Self.subscriberCount + 1, 5)
        return Contract(
            code: String(100_001 + index), subscriber: subscriber, plan: plan,
            login: "cliente\(padded(index + 1, 4))@tvexemplo",
            platform: world.plans.first { $0.code == plan }?.platform,
            status: .active, statusSince: nil, dueDay: seed.pick([5, 10, 15, 20, 25]),
            startedOn: Day(2022, 3, 1).adding(seed.below(1640)), endedOn: nil, beeniusID: nil, pin: nil,
            deezerAccount: nil)
    }

    /// Some of each platform are blocked or cancelled, and one of each began today.
    private mutating func setStates(_ world: inout World) {
        let counts: [(platform: String?, blocked: Int, cancelled: Int)] = [
            ("beenius", 8, 6), ("cdntv", 6, 6), ("ion", 5, 4), (nil, 3, 2),
        ]
        for (platform, blocked, cancelled) in counts {
            let indices = seed.shuffled(world.contracts.indices.filter { world.contracts[$0].platform == platform })
            for (place, index) in indices.enumerated() {
                // One blocked contract of each platform is billed on the due date of the sample, and one cancelled
                // contract would be.
                if place < blocked + cancelled {
                    let isDue = place == 0 || place == blocked
                    let other = world.contracts[index].dueDay == Calendar.dueDay ? 15 : world.contracts[index].dueDay
                    world.contracts[index].dueDay = isDue ? Calendar.dueDay : other
                }
                if place < blocked {
                    world.contracts[index].status = .blocked
                    world.contracts[index].statusSince = Day(2026, 11, 2).adding(seed.below(15))
                } else if place < blocked + cancelled {
                    let day = Day(2026, 10, 20).adding(seed.below(25))
                    world.contracts[index].status = .cancelled
                    world.contracts[index].statusSince = day
                    world.contracts[index].endedOn = day
                    world.contracts[index].startedOn = min(world.contracts[index].startedOn, Day(2026, 3, 1))
                } else if place == blocked + cancelled, platform != nil {
                    world.contracts[index].startedOn = Calendar.today
                    // Its first month is not among those that were billed yesterday.
                    if world.contracts[index].dueDay == Charges.Cycle.past.dueDay { world.contracts[index].dueDay = 20 }
                }
            }
        }
    }

    private static let extras: [String: [(code: String, percent: Int)]] = [
        "beenius": [("BN-HBO", 22), ("BN-TEL", 20), ("BN-PRE", 14), ("BN-KID", 9)],
        "cdntv": [("CD-CIN", 22), ("CD-FUT", 16), ("CD-CUL", 8)],
        "ion": [("IO-ESP", 20), ("IO-DOC", 14), ("IO-CIN", 16)],
    ]

    private mutating func sellExtras(to contract: Contract, in world: inout World) {
        let isBilledThoughBlocked = contract.status == .blocked && contract.dueDay == Calendar.dueDay
        for (place, extra) in Self.extras[contract.platform ?? "", default: []].enumerated()
        where seed.chance(percent: extra.percent) || isBilledThoughBlocked && place == 0 {
            sell(extra.code, to: contract, in: &world)
        }
    }

    private mutating func sell(_ code: String, to contract: Contract, in world: inout World) {
        let span = max(
            1, min(Day(2026, 10, 25).number, (contract.endedOn ?? Calendar.today).number) - contract.startedOn.number)
        let start = contract.startedOn == Calendar.today ? Calendar.today : contract.startedOn.adding(seed.below(span))
        world.contractPackages.append(
            ContractPackage(contract: contract.code, package: code, startsOn: start, endsOn: contract.endedOn))
    }

    /// Deezer goes on top of Beenius; two of its contracts are blocked.
    private mutating func sellDeezer(_ world: inout World) {
        let beenius = world.contracts.filter { $0.platform == "beenius" && $0.startedOn < Calendar.today }
        let blocked = beenius.filter { $0.status == .blocked && $0.dueDay != Calendar.dueDay }.prefix(2)
        let active = seed.shuffled(beenius.filter { $0.status == .active }).prefix(26)
        for contract in blocked + active { sell("DZ-PRE", to: contract, in: &world) }
    }

    /// Prices and periods that are out of the ordinary, on extras of active Beenius contracts.
    private func agreeOnPrices(_ world: inout World) {
        let active = Set(world.contracts.filter { $0.status == .active && $0.startedOn < Day(2026, 1, 1) }.map(\.code))
        let due = Set(world.contracts.filter { $0.dueDay == Calendar.dueDay }.map(\.code))
        var rows = world.contractPackages.indices.filter {
            let row = world.contractPackages[$0]
            return ["BN-HBO", "BN-TEL", "BN-PRE"].contains(row.package) && active.contains(row.contract)
        }
        // Those that are billed on the due date of the sample come first, alternating with others.
        let billed = rows.filter { due.contains(world.contractPackages[$0].contract) }
        let others = rows.filter { !due.contains(world.contractPackages[$0].contract) }
        rows = zip(billed, others).flatMap { [$0, $1] }
        for (agreement, index) in zip(Self.agreements, rows) { agreement(&world.contractPackages[index]) }
        // The last one came back after a pause: two periods of one package.
        guard let last = rows.prefix(Self.agreements.count).last else { return }
        var again = world.contractPackages[last]
        (again.startsOn, again.endsOn) = (Day(2026, 10, 5), nil)
        world.contractPackages.append(again)
    }

    /// Alternately billed on the due date of the sample and not.
    private static let agreements: [@Sendable (inout ContractPackage) -> Void] = [
        { ($0.cents, $0.reason) = (1990, "retenção") },
        { ($0.cents, $0.reason) = (2490, "campanha de Natal; aprovado pela gerência") },
        { $0.cents = 2190 },
        { ($0.cents, $0.reason, $0.priceUntil) = (2590, "fidelidade 12 meses", Day(2027, 6, 1)) },
        { ($0.cents, $0.reason, $0.priceUntil) = (1490, "promoção de verão", Day(2026, 3, 1)) },
        { ($0.isCourtesy, $0.courtesyOwner, $0.reason) = (true, "Diretoria Comercial", "síndico") },
        { ($0.isCourtesy, $0.courtesyOwner, $0.reason) = (true, "Diretoria Comercial", "prédio do provedor") },
        { ($0.startsOn, $0.freeUntil) = (Day(2026, 7, 1), Day(2026, 10, 1)) },
        { $0.endsOn = Day(2026, 12, 15) },
        { ($0.startsOn, $0.endsOn) = (Day(2026, 1, 10), Day(2026, 10, 31)) },
        { $0.startsOn = Day(2026, 12, 1) },
        { ($0.startsOn, $0.freeUntil) = (Day(2026, 8, 1), Day(2026, 11, 1)) },
        { ($0.startsOn, $0.endsOn) = (Day(2026, 2, 10), Day(2026, 9, 30)) },
    ]
}
