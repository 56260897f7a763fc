import Domain
import Testing

/// Months of random edits, saves, standard billings and waivers; what must hold after each step.
@Suite struct BillingHistoryTests {
    @Test func historiesConverge() throws {
        var ends: [BillingEvent] = []
        for seed in 1...60 as ClosedRange<UInt64> { ends += try live(seed: seed) }
        // The histories must have been interesting, else the properties say nothing.
        for state in [BillingEventState.pending, .processed, .cancelled, .waived] {
            #expect(ends.count { $0.state == state } > 20, "\(state)")
        }
        #expect(ends.contains { $0.state == .quarantined })
        for kind in BillingEventKind.allCases {
            #expect(ends.count { $0.kind == kind && $0.state == .processed } > 20, "\(kind)")
        }
    }

    /// Policies of providers; histories take them in turn.
    static let policies = [
        BillingPolicy(proration: .full), BillingPolicy(proration: .proportional),
        BillingPolicy(proration: .proportional, convention: .actualDaysEndInclusive, blocked: .none),
        BillingPolicy(proration: .proportional, convention: .strict30360, blocked: .percentage(50)),
        BillingPolicy(proration: .proportional, convention: .commercial30Exclusive, period: .previous),
        BillingPolicy(proration: .freeUntilNext, blocked: .none), BillingPolicy(proration: .full, cycle: .dueDay),
        BillingPolicy(proration: .proportional, convention: .actualOver30, dueDate: .anticipate),
    ]

    /// One history; all its events at the end.
    private func live(seed: UInt64) throws -> [BillingEvent] {
        var history = BillingHistory(seed: seed)
        history.world.policy = Self.policies[Int(seed) % Self.policies.count]
        for _ in 0..<40 {
            history.edit()
            let before = history.events
            let plan = history.plan
            let delta = BillingWorld.delta(isComplete: history.isComplete)
            let changes = delta.changes(plan: plan, stored: before)
            history.events = changes.applied(to: before)
            // Idempotence: asking again changes nothing.
            #expect(delta.changes(plan: plan, stored: history.events).allSatisfy { $0.written.isEmpty })
            // Any order of stored events gives the same.
            #expect(delta.changes(plan: plan, stored: before.shuffled(using: &history.random)) == changes)
            checkImmutable(before, history.events)
            checkGroups(history.events)
            checkConserved(plan, history.events)
            try history.advance()
        }
        #expect(history.ledger.faults(against: history.events).isEmpty)
        let processed = history.events.filter { $0.state == .processed }.reduce(Int64(0)) { $0 + $1.amount.centavos }
        #expect(history.ledger.balances.values.reduce(Int64(0)) { $0 + $1.centavos } == processed)
        return history.events
    }

    /// Processed, waived and cancelled events never change, and no event is ever lost.
    private func checkImmutable(_ before: [BillingEvent], _ after: [BillingEvent]) {
        let byID = Dictionary(after.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for event in before {
            let now = byID[event.id]
            if event.state == .pending {
                #expect(now == event || now?.state == .cancelled || now?.state == .quarantined)
            } else if event.state == .quarantined {
                #expect(now == event || now?.state == .cancelled || now?.state == .pending)
            } else {
                #expect(now == event)
            }
        }
    }

    /// At most one live recurring event a group, numbers 1… without holes, credits within what they correct.
    private func checkGroups(_ events: [BillingEvent]) {
        for (group, events) in Dictionary(grouping: events, by: \.group) {
            #expect(events.map(\.id.sequence).sorted() == Array(1...events.count))
            let live = events.filter(\.state.isLive)
            #expect(live.count { $0.kind == .recurring } <= 1, "\(group)")
            for charge in live where charge.amount > .zero {
                let credits = live.filter { $0.amount < .zero && $0.corrects == charge.id.sequence }
                #expect(credits.liveTotal + charge.amount.centavos >= 0, "\(group)")
            }
        }
    }

    /// Σ of what is live in a charged group is what the group should cost, to the centavo.
    private func checkConserved(_ plan: BillingPlanResult, _ events: [BillingEvent]) {
        let byGroup = Dictionary(grouping: events, by: \.group)
        for charge in plan.charges {
            let events = byGroup[charge.group] ?? []
            guard !events.contains(where: { $0.state == .waived }) else { continue }
            guard !events.contains(where: { $0.isDecision && $0.state.isLive }) else {
                // What a person took back stays back: the program adds nothing to it.
                #expect(!events.contains { $0.state == .pending && !$0.isDecision }, "\(charge.group)")
                continue
            }
            #expect(events.liveTotal == charge.amount.centavos, "\(charge.group)")
        }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func theOrderOfTheRecordsDoesNotMatter(seed: UInt64) {
        var history = BillingHistory(seed: seed)
        for _ in 0..<30 { history.edit() }
        let plan = history.plan
        history.world.input.contractPackages.shuffle(using: &history.random)
        #expect(history.plan.previewText == plan.previewText)
        #expect(history.plan.charges == plan.charges)
        #expect(history.plan.quarantined == plan.quarantined)
        #expect(history.plan.free == plan.free)
        #expect(history.plan.negotiatedWithoutReason == plan.negotiatedWithoutReason)
    }

    /// Property 4: saved day by day, or once at the end: the same is owed, and the same is pending where nothing was
    /// processed meanwhile.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func dayByDayIsOneShot(seed: UInt64) {
        var history = BillingHistory(seed: seed)
        history.world.policy = Self.policies[Int(seed) % Self.policies.count]
        let due = BillingWorld.day("2026-12-10")
        func plan() -> BillingPlanResult {
            desiredCharges(input: history.world.input, due: due, policy: history.world.policy)
        }
        var daily: [BillingEvent] = []
        for day in 1...20 {
            history.edit()
            let delta = BillingWorld.delta(on: "2026-11-\(day < 10 ? "0" : "")\(day)")
            daily = delta.changes(plan: plan(), stored: daily).applied(to: daily)
        }
        let once = BillingWorld.delta().changes(plan: plan(), stored: []).applied(to: [])
        func owed(_ events: [BillingEvent]) -> [BillingGroup: Int64] {
            Dictionary(grouping: events.filter { $0.state.isLive && $0.due.match(due) != nil }, by: \.group)
                .mapValues(\.liveTotal)
        }
        let quarantined = Set(plan().quarantined.map(\.group))
        #expect(owed(daily).filter { !quarantined.contains($0.key) } == owed(once))
    }

    /// Property 16: with only week-ends, everything 28 years later is the same but for the dates; prices k times as high
    /// make full charges k times as high.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func translationAndScale(seed: UInt64) {
        var history = BillingHistory(seed: seed)
        for _ in 0..<30 { history.edit() }
        let policy = BillingPolicy(proration: seed % 2 == 0 ? .full : .proportional, dueDate: .keep)
        let input = history.world.input
        let shift = BillingWorld.day("2054-12-10").days(since: BillingWorld.day("2026-12-10"))
        let now = desiredCharges(input: input, due: BillingWorld.day("2026-12-10"), policy: policy)
        let later = desiredCharges(
            input: input.shifted(days: shift), due: BillingWorld.day("2054-12-10"), policy: policy)
        #expect(now.charges.map(\.amount) == later.charges.map(\.amount))
        #expect(now.charges.map { $0.span.startsOn.adding(days: shift) } == later.charges.map(\.span.startsOn))
        guard policy.proration == .full else { return }
        let scaled = desiredCharges(input: input.scaled(by: 3), due: now.due, policy: policy)
        #expect(now.charges.map { $0.amount.centavos * 3 } == scaled.charges.map(\.amount.centavos))
    }

    /// Properties 6 and 8, for actual days: the amount of each price is what its billed days make, counted day by day
    /// without intervals; days that no row covers are in no charge.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func proportionalChargesAgreeWithADayByDayCount(seed: UInt64) {
        var history = BillingHistory(seed: seed)
        history.world.policy = BillingPolicy(proration: .proportional)
        for _ in 0..<30 { history.edit() }
        for competence in [BillingWorld.month("2026-11"), BillingWorld.month("2026-12")] {
            for contract in history.world.input.contracts.values {
                for package in history.world.input.packages.values {
                    let group = BillingGroup(contract: contract.id, package: package.id, competence: competence)
                    guard case .charge(let charge) = history.plan.book.verdict(on: group) else { continue }
                    var days: [Money: Int] = [:]
                    for price in history.prices(contract, package, competence) { days[price, default: 0] += 1 }
                    let expected = days.reduce(Money.zero) { $0 + $1.key.part($1.value, of: competence.days) }
                    #expect(charge.amount == expected, "\(group)")
                    #expect(charge.derivation.days == days.values.reduce(0, +), "\(group)")
                }
            }
        }
    }

    /// What is previewed is what is saved, and (property 18) the derivation alone makes the amount.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func previewIsWhatIsSaved(seed: UInt64) throws {
        var history = BillingHistory(seed: seed)
        for _ in 0..<30 { history.edit() }
        let plan = history.plan
        let events = BillingWorld.delta().changes(plan: plan, stored: []).applied(to: [])
        #expect(events.map(\.group) == plan.charges.map(\.group))
        #expect(events.map(\.amount) == plan.charges.map(\.amount))
        #expect(events.liveTotal == plan.total.centavos)
        for event in events {
            let derivation = try #require(Derivation(text: event.derivation.text))
            #expect(derivation.amount == event.amount)
            #expect(event.amount > .zero)
        }
    }

    /// Full price, computed day by day from the definition, without intervals.
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func chargesAgreeWithADayByDayCount(seed: UInt64) {
        var history = BillingHistory(seed: seed)
        for _ in 0..<30 { history.edit() }
        for competence in [BillingWorld.month("2026-11"), BillingWorld.month("2026-12")] {
            for contract in history.world.input.contracts.values {
                for package in history.world.input.packages.values {
                    let group = BillingGroup(contract: contract.id, package: package.id, competence: competence)
                    let expected = history.firstPrice(contract, package, competence)
                    switch history.plan.book.verdict(on: group) {
                    case .charge(let charge):
                        #expect(charge.amount == expected.price, "\(group)")
                        #expect(charge.derivation.days == expected.days, "\(group)")
                    default: #expect(expected.price == nil, "\(group)")
                    }
                }
            }
        }
    }
}

/// A provider that lives: random edits of its records, and billing as people do it.
private struct BillingHistory {
    var world = BillingWorld()
    var random: SeededGenerator
    var events: [BillingEvent] = []
    var postings: [Posting] = []
    var isComplete = true
    private var due = BillingWorld.day("2026-12-10")

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        for number in 1...5 {
            world.contract("\(number)")
            world.row("\(number)", "CINE")
            world.row("\(number)", "KIDS")
        }
    }

    var plan: BillingPlanResult { desiredCharges(input: world.input, due: due, policy: world.policy) }
    var ledger: Ledger { Ledger(postings) }

    private mutating func pick<T>(_ values: [T], _ fallback: T) -> T {
        values.randomElement(using: &random) ?? fallback
    }
    private mutating func day() -> String {
        BillingWorld.day("2026-10-20").adding(days: Int.random(in: 0...90, using: &random)).description
    }
    private mutating func maybeDay() -> String? { Int.random(in: 0...2, using: &random) == 0 ? day() : nil }

    /// One random change of the records, and another due date and completeness to ask with.
    mutating func edit() {
        let contract = "\(Int.random(in: 1...5, using: &random))"
        switch Int.random(in: 0...9, using: &random) {
        case 0...2:
            let start = pick(["2026-01-01", "2026-06-01", day()], "2026-01-01")
            world.row(
                contract, pick(["CINE", "KIDS", "NEWS", "BASE"], "CINE"), from: start, to: maybeDay(),
                price: pick([nil, nil, 0, 990, 1990, 2500], nil), priceUntil: maybeDay(),
                reason: pick([nil, "loyalty"], nil), freeUntil: maybeDay(),
                isCourtesy: Int.random(in: 0...9, using: &random) == 0)
        case 3...4:
            let status = pick([ContractStatus.active, .active, .active, .blocked, .cancelled], .active)
            world.contract(
                contract, dueDay: pick([10, 10, 10, 12, 13, 15, 31, nil], 10), plan: pick(["TV", "TV", "TVK"], "TV"),
                status: status, since: maybeDay(), startedOn: maybeDay(),
                endedOn: status == .cancelled ? maybeDay() : nil)
        case 5: world.package("CINE", price: pick([2995, 3500, 1800, nil], 2995))
        case 6: world.package("KIDS", price: pick([1000, 1200, 700], 1000))
        case 7:
            guard !world.input.contractPackages.isEmpty else { return }
            let index = Int.random(in: 0..<world.input.contractPackages.count, using: &random)
            world.input.contractPackages.remove(at: index)
        case 8:
            guard !world.input.contractPackages.isEmpty else { return }
            let index = Int.random(in: 0..<world.input.contractPackages.count, using: &random)
            world.input.contractPackages[index].endsOn = maybeDay().map(BillingWorld.day)
        default:
            if Int.random(in: 0...3, using: &random) == 0 { world.input.contracts[ContractID(trusted: contract)] = nil }
        }
        due = BillingWorld.day(
            pick(["2026-12-10", "2026-12-10", "2026-12-14", "2026-12-15", "2026-11-03"], "2026-12-10"))
        isComplete = Bool.random(using: &random)
    }

    /// Sometimes standard billing takes some of what is pending, or a person waives one, takes a charge back (*estorno*),
    /// or withdraws such a reversal.
    mutating func advance() throws {
        let pending = events.filter { $0.state == .pending }
        switch Int.random(in: 0...9, using: &random) {
        case 0...2:
            let taken = pending.filter { _ in Bool.random(using: &random) }
            let done = try Ledger.process(
                taken.shuffled(using: &random), on: BillingWorld.day("2026-12-20"),
                firstNumber: Int64(postings.count) + 1)
            postings += done.postings
            replace(done.events)
        case 3:
            guard let event = pending.filter({ !$0.isDecision }).randomElement(using: &random),
                Int.random(in: 0...3, using: &random) == 0
            else { return }
            replace([try event.becoming(.waived, on: BillingWorld.day("2026-12-20"))])
        case 4:
            guard let charge = events.filter({ $0.state == .processed }).randomElement(using: &random) else { return }
            let group = events.filter { $0.group == charge.group }.sorted { $0.id < $1.id }
            // Refused where nothing of it is left.
            guard
                let written = try? BillingCorrection.void(
                    charge, in: group, on: BillingWorld.day("2026-12-20"), digest: { $0 })
            else { return }
            replace(written)
        case 5:
            guard let decided = pending.filter(\.isDecision).randomElement(using: &random) else { return }
            let group = events.filter { $0.group == decided.group }
            replace(try BillingCorrection.withdraw(decided, in: group, on: BillingWorld.day("2026-12-20")))
        default: break
        }
    }

    private mutating func replace(_ changed: [BillingEvent]) {
        let ids = Set(changed.map(\.id))
        events = events.filter { !ids.contains($0.id) } + changed
    }

    /// The price of the first day that is not free, and the number of days with a price; no price where nothing is
    /// charged.
    func firstPrice(_ contract: Contract, _ package: Package, _ competence: Competence) -> (price: Money?, days: Int) {
        let prices = prices(contract, package, competence)
        return (prices.first, prices.count)
    }

    /// The price of each day that has one, from the definition; none where the first that is not free has none.
    func prices(_ contract: Contract, _ package: Package, _ competence: Competence) -> [Money] {
        let plan = world.input.plans[contract.plan]
        guard package.isExtra, plan?.defaultPackage != package.id, contract.dueDay != nil else { return [] }
        let rows = world.input.contractPackages.filter { $0.contract == contract.id && $0.package == package.id }
        var found: [Money] = []
        for number in competence.firstDay.dayNumber..<competence.end.dayNumber {
            let day = BusinessDate(dayNumber: number)
            let isOver =
                contract.status == .cancelled
                && (contract.statusSince ?? contract.endedOn.map { max($0, day) } ?? day) <= day
            if isOver || contract.endedOn.map({ $0 <= day }) == true || contract.startedOn.map({ day < $0 }) == true {
                continue
            }
            let holding = rows.filter { $0.holds(on: day) }
            guard let newest = holding.map(\.startsOn).max() else { continue }
            let speaking = holding.filter { $0.startsOn == newest }
            let prices = speaking.map { row -> Money? in
                if row.isCourtesy || row.freeUntil.map({ day < $0 }) == true { return .zero }
                if let price = row.price, row.priceUntil.map({ day < $0 }) ?? true { return price }
                return package.price ?? (row.price == nil ? .zero : nil)
            }
            guard let price = prices.compactMap(\.self).min() else {
                if found.isEmpty { return [] }
                continue
            }
            if price == .zero { continue }
            found.append(price)
        }
        return found
    }
}

extension BillingInput {
    /// Every date so many days later.
    fileprivate func shifted(days: Int) -> BillingInput {
        var input = self
        func later(_ date: BusinessDate?) -> BusinessDate? { date?.adding(days: days) }
        for index in input.contractPackages.indices {
            let row = contractPackages[index]
            input.contractPackages[index].startsOn = row.startsOn.adding(days: days)
            input.contractPackages[index].endsOn = later(row.endsOn)
            input.contractPackages[index].priceUntil = later(row.priceUntil)
            input.contractPackages[index].freeUntil = later(row.freeUntil)
        }
        for (id, contract) in contracts {
            input.contracts[id]?.startedOn = later(contract.startedOn)
            input.contracts[id]?.endedOn = later(contract.endedOn)
            input.contracts[id]?.statusSince = later(contract.statusSince)
        }
        return input
    }

    /// Every price so many times as high.
    fileprivate func scaled(by factor: Int64) -> BillingInput {
        var input = self
        for index in input.contractPackages.indices {
            input.contractPackages[index].price = contractPackages[index].price.map {
                Money(centavos: $0.centavos * factor)
            }
        }
        for (id, package) in packages {
            input.packages[id]?.price = package.price.map { Money(centavos: $0.centavos * factor) }
        }
        return input
    }
}
