import Domain

/// A small provider to bill: contracts, packages and rows added one by one, and the steps of a billing run.
struct BillingWorld {
    var input: BillingInput
    var policy = BillingPolicy(proration: .full)

    static func day(_ text: String) -> BusinessDate { (try? BusinessDate(text)) ?? BusinessDate(dayNumber: 0) }
    static func month(_ text: String) -> Competence { (try? Competence(text)) ?? Competence(monthNumber: 0) }

    /// Package `BASE` is no extra; `CINE` costs 29.95, `KIDS` 10.00, `NEWS` has no price. Plan `TV` grants `BASE`, plan
    /// `TVK` grants `KIDS`.
    init() {
        input = BillingInput(
            contracts: [:], contractPackages: [], packages: [:], plans: [:], calendar: HolidayCalendar())
        package("BASE", price: 5000, isExtra: false)
        package("CINE", price: 2995)
        package("KIDS", price: 1000)
        package("NEWS", price: nil)
        plan("TV", grants: "BASE")
        plan("TVK", grants: "KIDS")
    }

    mutating func package(_ id: String, price: Int64?, isExtra: Bool = true) {
        let code = PackageID(trusted: id)
        input.packages[code] = Package(
            id: code, name: id, platform: PlatformID(trusted: "beenius"), isExtra: isExtra, platformPackage: code,
            price: price.map(Money.init(centavos:)), outletLimit: nil, taxNature: "SVA", nfcomClass: nil,
            isActive: true)
    }

    mutating func plan(_ id: String, grants package: String) {
        let code = PlanID(trusted: id)
        input.plans[code] = Plan(
            id: code, name: id, allowsTV: true, platform: nil, defaultPackage: PackageID(trusted: package), price: nil,
            isActive: true)
    }

    mutating func contract(
        _ id: String, dueDay: Int? = 10, plan: String = "TV", status: ContractStatus = .active, since: String? = nil,
        startedOn: String? = nil, endedOn: String? = nil
    ) {
        let code = ContractID(trusted: id)
        input.contracts[code] = Contract(
            id: code, subscriber: SubscriberID(trusted: "S\(id)"), plan: PlanID(trusted: plan), radiusLogin: id,
            status: status, statusSince: since.map(Self.day), dueDay: dueDay, startedOn: startedOn.map(Self.day),
            endedOn: endedOn.map(Self.day), platformAccounts: [:], hasBeeniusPIN: false)
    }

    mutating func row(
        _ contract: String, _ package: String, from start: String = "2026-01-01", to end: String? = nil,
        price: Int64? = nil, priceUntil: String? = nil, reason: String? = "loyalty", freeUntil: String? = nil,
        isCourtesy: Bool = false
    ) {
        input.contractPackages.append(
            ContractPackage(
                contract: ContractID(trusted: contract), package: PackageID(trusted: package),
                startsOn: Self.day(start),
                endsOn: end.map(Self.day), price: price.map(Money.init(centavos:)),
                priceUntil: priceUntil.map(Self.day), reason: reason, freeUntil: freeUntil.map(Self.day),
                isCourtesy: isCourtesy, courtesyOwner: nil))
    }

    mutating func point(_ id: String, _ contract: String, from installed: String? = nil, to removed: String? = nil) {
        input.points.append(
            Point(
                id: PointID(trusted: id), contract: ContractID(trusted: contract), location: "Sala",
                box: BoxIdentifiers(), installedOn: installed.map(Self.day), removedOn: removed.map(Self.day)))
    }

    /// One contract, due on the 10th, with `CINE`.
    static var oneExtra: BillingWorld {
        var world = BillingWorld()
        world.contract("1")
        world.row("1", "CINE")
        return world
    }

    func plan(due: String = "2026-12-10") -> BillingPlanResult {
        desiredCharges(input: input, due: Self.day(due), policy: policy)
    }

    /// The hash is the text itself, so that two different texts never look equal.
    static func delta(on date: String = "2026-11-22", isComplete: Bool = true) -> BillingDelta {
        BillingDelta(asOf: day(date), isContractsSideComplete: isComplete) { $0 }
    }

    func changes(
        due: String = "2026-12-10", stored: [BillingEvent], isComplete: Bool = true, on date: String = "2026-11-22"
    ) -> [BillingChange] {
        Self.delta(on: date, isComplete: isComplete).changes(plan: plan(due: due), stored: stored)
    }

    /// The events after saving.
    func saved(
        due: String = "2026-12-10", over stored: [BillingEvent] = [], isComplete: Bool = true
    ) -> [BillingEvent] {
        changes(due: due, stored: stored, isComplete: isComplete).applied(to: stored)
    }

    static func group(_ contract: String, _ package: String, _ competence: String = "2026-12") -> BillingGroup {
        BillingGroup(
            contract: ContractID(trusted: contract), package: PackageID(trusted: package),
            competence: month(competence))
    }
}

extension [BillingEvent] {
    /// All pending events processed.
    func processed(on date: String = "2026-12-01") throws -> [BillingEvent] {
        let last = compactMap(\.posting).max() ?? 0
        let done = try Ledger.process(
            filter { $0.state == .pending }, on: BillingWorld.day(date), firstNumber: last + 1)
        return filter { $0.state != .pending } + done.events
    }

    /// Σ of what counts.
    var liveTotal: Int64 { filter(\.state.isLive).reduce(0) { $0 + $1.amount.centavos } }
}

/// SplitMix64: the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
