/// What the extras of one due date come to, by the generator's own arithmetic.
struct Charges {
    /// A due date, its month and the days that it pays for.
    struct Cycle {
        var due: Day
        var dueDay: Int
        var competence: String
        var days: Range<Day>

        /// Billed by the clerk of yesterday, saved and processed.
        static let past = Cycle(
            due: Day(2026, 11, 25), dueDay: 25, competence: "2026-11", days: Day(2026, 11, 1)..<Day(2026, 12, 1))
        /// The due date of the sample, billed after the run of today.
        static let coming = Cycle(
            due: Calendar.due, dueDay: Calendar.dueDay, competence: Calendar.competence, days: Calendar.cycle)
    }

    /// Contract and package of a charge.
    struct Place: Hashable, Comparable {
        var contract, package: String

        var key: String { "\(contract)/\(package)" }

        /// The key of its first event, as the ERP writes it back.
        func event(_ cycle: Cycle) -> String { "\(contract)/\(package)/-/\(cycle.competence)/1" }

        static func < (a: Place, b: Place) -> Bool { a.key < b.key }
    }

    /// Centavos of each charge.
    private(set) var cents: [Place: Int] = [:]
    private(set) var customers: Set<String> = []

    /// Full price of every extra with a price that holds on at least a day of the cycle, of every contract that is due
    /// on the day and was not cancelled before the cycle; a courtesy, an extra that never had a price and one for nothing make no event.
    init(_ world: World, _ cycle: Cycle) {
        let due = Set(
            world.contracts.filter { contract in
                contract.dueDay == cycle.dueDay
                    && (contract.status != .cancelled
                        || contract.endedOn.map { $0 > cycle.days.lowerBound } ?? false)
            }.map(\.code))
        for row in world.contractPackages where due.contains(row.contract) {
            guard let package = world.package(row.package), package.isExtra, !row.isCourtesy else { continue }
            guard row.startsOn < cycle.days.upperBound, row.endsOn.map({ $0 > cycle.days.lowerBound }) ?? true
            else { continue }
            let isNegotiated = row.cents != nil && (row.priceUntil.map { $0 > cycle.days.lowerBound } ?? true)
            guard let price = isNegotiated ? row.cents : package.cents, price > 0 else { continue }
            cents[Place(contract: row.contract, package: row.package)] = price
            customers.formUnion(world.contracts.filter { $0.code == row.contract }.map(\.subscriber))
        }
    }
}

/// A15, A14 and A13: what the clerk of yesterday billed, beside what today's records make and what the ERP says that it
/// consumed.
extension Oracle {
    /// What was billed and what is owed; nil on the first day, when nothing was billed yet.
    private var billed: (then: Charges, now: Charges)? {
        previous.map { (Charges($0, .past), Charges(world, .past)) }
    }

    /// Events that the ERP's table of today names, by contract and package.
    static func consumed(_ billed: Charges, _ world: World) -> Set<Charges.Place> {
        Set(billed.cents.keys).subtracting(world.notConsumed).union(world.inventedCharges)
    }

    /// Each difference with what it is worth.
    func billing() -> [Difference: Int] {
        guard let billed else { return [:] }
        var found: [Difference: Int] = [:]
        func add(_ kind: String, _ place: Charges.Place, _ cents: Int, isEvent: Bool = false) {
            let platform = world.package(place.package)?.platform ?? "-"
            let key = isEvent ? place.event(.past) : place.key
            found[Difference(kind: kind, platform: platform, key: key)] = cents
        }
        for (place, cents) in billed.then.cents {
            guard let owed = billed.now.cents[place] else {
                add("A15", place, 2 * cents)
                continue
            }
            // What was charged too much is given back twice over.
            if owed != cents { add("A13", place, owed > cents ? owed - cents : 2 * (cents - owed)) }
        }
        for (place, cents) in billed.now.cents where billed.then.cents[place] == nil { add("A14", place, cents) }
        let consumed = Self.consumed(billed.then, world)
        for (place, cents) in billed.then.cents where !consumed.contains(place) {
            add("A14", place, cents, isEvent: true)
        }
        for place in consumed where billed.then.cents[place] == nil { add("A15", place, 0, isEvent: true) }
        return found
    }
}
