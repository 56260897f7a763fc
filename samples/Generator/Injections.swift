/// One thing that is wrong on purpose.
struct Injection {
    enum Days: String {
        case both, today, yesterday

        func includes(_ day: Day) -> Bool {
            switch self {
            case .both: true
            case .today: day == Calendar.today
            case .yesterday: day == Calendar.yesterday
            }
        }
    }

    var id: String
    /// Code of the class of difference it must lead to; `input` where it is a bad file.
    var kind: String
    /// `-` where the difference lies inside the ERP.
    var platform: String
    var days: Days
    var about: String
    var apply: (inout World) -> Void
}

/// Makes the injections. Each has customers, channels, packages and boxes of its own, chosen whether or not it is
/// then applied, so that leaving one out changes nothing else.
final class InjectionPlanner {
    let world: World
    private(set) var injections: [Injection] = []
    private var seed: Seed
    private var usedContracts: Set<String> = []
    private var usedChannels: Set<String> = []
    private var usedBoxes: Set<String> = []

    init(world: World, seed: UInt64) {
        self.world = world
        self.seed = Seed(seed, for: "injections")
    }

    func plan() throws {
        try planCatalogue()
        try planPackages()
        // The states first: few contracts are blocked, cancelled or without an outlet.
        try planStates()
        try planMissingService()
        try planServiceForNothing()
        try planDevices()
        try planLinks()
        try planOffers()
        try planBoxes()
        try planBilling()
        try planRegisters()
        planFiles()
        planInput()
    }

    func add(
        _ id: String, _ kind: String, _ platform: String, _ days: Injection.Days, _ about: String,
        _ apply: @escaping (inout World) -> Void
    ) {
        injections.append(
            Injection(id: id, kind: kind, platform: platform, days: days, about: about, apply: apply))
    }

    /// On both days.
    func add(
        _ id: String, _ kind: String, _ platform: String, _ about: String, _ apply: @escaping (inout World) -> Void
    ) {
        add(id, kind, platform, .both, about, apply)
    }

    // MARK: Targets

    /// A contract that nothing out of the ordinary hangs on, used once; where no due day is asked for, one that is not
    /// billed on the due dates of the sample.
    func contract(
        _ platform: String?, status: ContractStatus = .active, dueDay: Int? = nil,
        where fits: (Contract) -> Bool = { _ in true }
    ) throws -> String {
        let candidates = world.contracts.filter {
            $0.platform == platform && $0.status == status
                && isFree($0, for: dueDay)
                && $0.startedOn < Day(2026, 11, 1) && !usedContracts.contains($0.code) && isPlain($0) && fits($0)
        }
        guard !candidates.isEmpty else { throw GenerationFault.noTarget("contract on \(platform ?? "-")") }
        let chosen = seed.pick(candidates)
        usedContracts.insert(chosen.code)
        return chosen.code
    }

    private func isFree(_ contract: Contract, for dueDay: Int?) -> Bool {
        if let dueDay { return contract.dueDay == dueDay }
        let billed = contract.status == .active ? [Calendar.dueDay, Charges.Cycle.past.dueDay] : [Calendar.dueDay]
        return !billed.contains(contract.dueDay)
    }

    private func isPlain(_ contract: Contract) -> Bool {
        let rows = world.contractPackages.filter { $0.contract == contract.code }
        let accounts = world.accounts.filter { $0.madeFor == contract.code }
        let grants = world.entitlements.filter { grant in accounts.contains { $0.id == grant.account } }
        guard contract.status == .active else { return true }
        return rows.allSatisfy { $0.endsOn == nil && $0.cents == nil && !$0.isCourtesy && $0.freeUntil == nil }
            && grants.allSatisfy { $0.status == .active } && accounts.allSatisfy { $0.status == .active }
    }

    func has(_ package: String, _ contract: Contract) -> Bool {
        world.contractPackages.contains { $0.contract == contract.code && $0.package == package }
    }

    func hasPoint(_ contract: Contract) -> Bool { world.points.contains { $0.contract == contract.code } }

    func hasBox(_ contract: Contract) -> Bool {
        world.points.contains { $0.contract == contract.code && $0.box != nil && $0.removedOn == nil }
    }

    /// A channel of a package of the ERP that has a platform id, used once.
    func channel(of package: String, notIn other: String? = nil, named: String? = nil) throws
        -> PlatformChannel
    {
        let platform = world.package(package)?.platform
        let others = Set(world.grid.filter { $0.package == other }.compactMap(\.channel))
        let inside = Set(world.grid.filter { $0.package == package }.compactMap(\.channel)).subtracting(others)
        let candidates = world.channels.filter {
            $0.platform == platform && inside.contains($0.id) && !usedChannels.contains("\($0.platform) \($0.id)")
                && (named == nil || $0.name == named)
        }
        guard !candidates.isEmpty else { throw GenerationFault.noTarget("channel of \(package)") }
        let chosen = seed.pick(candidates)
        usedChannels.insert("\(chosen.platform) \(chosen.id)")
        return chosen
    }

    /// A box that lies in stock since before yesterday, used once.
    func stockBox(_ platform: String) throws -> Box {
        let installed = Set(world.points.filter { $0.removedOn == nil }.compactMap(\.box))
        let candidates = world.boxes.filter {
            $0.platform == platform && $0.isOld && !installed.contains($0.serial) && !usedBoxes.contains($0.serial)
        }
        guard !candidates.isEmpty else { throw GenerationFault.noTarget("box in stock for \(platform)") }
        let chosen = seed.pick(candidates)
        usedBoxes.insert(chosen.serial)
        return chosen
    }

    func isUsed(box serial: String) -> Bool { usedBoxes.contains(serial) }

    func number(_ digits: Int) -> String { seed.digits(digits) }
}
