import Domain
import Testing

/// The outlets of a contract change between one save and the next: a month is charged once.
@Suite struct BillingOutletTests {
    private func live(_ events: [BillingEvent]) -> [String] {
        events.filter(\.state.isLive).map { "\($0.group.key) \($0.amount.centavos)" }.sorted()
    }

    private func world(_ points: String...) -> BillingWorld {
        var world = BillingWorld.oneExtra
        world.policy.outlets = .each
        for point in points { world.point(point, "1") }
        return world
    }

    @Test func theFirstOutletTakesOverWhatTheContractPaid() throws {
        let none = world()
        let done = try none.saved().processed()
        #expect(live(done) == ["1/CINE/-/2026-12 2995"])
        // One outlet is covered by it, a second one is not.
        #expect(live(world("P1").saved(over: done)) == ["1/CINE/-/2026-12 2995"])
        #expect(live(world("P1", "P2").saved(over: done)).count == 2)
        #expect(world("P1", "P2").saved(over: done).liveTotal == 2 * 2995)
    }

    @Test func anOutletUnderAnotherCodeIsTheSameMonth() throws {
        let done = try world("P1").saved().processed()
        let after = world("P9").saved(over: done)
        #expect(live(after) == ["1/CINE/P1/2026-12 2995"])
        #expect(after == done)
    }

    @Test func theChoiceOfOutletsMayChangeAfterBilling() throws {
        let each = world("P1", "P2")
        var once = each
        once.policy.outlets = .once
        let done = try each.saved().processed()
        #expect(done.liveTotal == 2 * 2995)
        // One of the two pays for the contract; what the other one paid is a finding and a person's decision.
        #expect(once.changes(stored: done).allSatisfy { $0.written.isEmpty })
        let back = try once.saved().processed()
        #expect(each.saved(over: back).liveTotal == 2 * 2995)
    }

    @Test func whatWasTakenBackForAnOutletStaysTakenBack() throws {
        let done = try world("P1").saved().processed()
        let void = try BillingCorrection.void(done[0], in: done, on: BillingWorld.day("2026-12-12")) { $0 }
        let events = try (done + void).processed()
        #expect(world("P9").saved(over: events) == events)
    }

    @Test func pendingChargesMoveOnlyWhereTheirOutletIsProvedGone() {
        let saved = world("P1").saved()
        #expect(live(world("P9").saved(over: saved, isComplete: true)) == ["1/CINE/P9/2026-12 2995"])
        #expect(live(world("P9").saved(over: saved, isComplete: false)) == ["1/CINE/P1/2026-12 2995"])
    }

    /// Where days are counted, those before the first outlet are the contract's.
    @Test func everyDayIsChargedOnce() {
        var world = BillingWorld.oneExtra
        world.policy = BillingPolicy(proration: .proportional)
        world.policy.outlets = .each
        world.point("P1", "1", from: "2026-12-11")
        let charges = world.plan().charges
        #expect(charges.map(\.group.key) == ["1/CINE/-/2026-12", "1/CINE/P1/2026-12"])
        #expect(charges.map(\.derivation.days) == [10, 21])
        #expect(charges.map(\.amount).reduce(.zero, +) == Money(centavos: 2995))
        // A whole price for the month is not charged beside the price of an outlet.
        world.policy.proration = .full
        #expect(world.plan().charges.map(\.group.key) == ["1/CINE/P1/2026-12"])
        world.input.points[0].installedOn = BillingWorld.day("2027-01-01")
        #expect(world.plan().charges.map(\.group.key) == ["1/CINE/-/2026-12"])
    }

    /// A convention that counts the last day counts it for an outlet too.
    @Test func theLastDayOfAnOutletIsCountedAsThatOfARow() {
        var world = BillingWorld.oneExtra
        world.policy = BillingPolicy(proration: .proportional, convention: .actualDaysEndInclusive)
        world.row("1", "KIDS", to: "2026-12-10")
        world.policy.outlets = .each
        world.point("P1", "1", to: "2026-12-10")
        let ofOutlet = world.plan().charges.filter { $0.group.point != nil }
        #expect(Set(ofOutlet.map(\.derivation.days)) == [10])
    }

    @Test func aGapInAnyDayOfAProportionalMonthIsNoPrice() {
        var world = BillingWorld()
        world.policy = BillingPolicy(proration: .proportional)
        world.contract("1")
        world.row("1", "NEWS", price: 1000, priceUntil: "2026-12-16")
        #expect(world.plan().charges.isEmpty)
        #expect(world.plan().quarantined.map(\.reason) == [.priceGap])
        world.policy.proration = .full
        #expect(world.plan().charges.map(\.amount) == [Money(centavos: 1000)])
    }
}

/// Two competences whose cycles overlap do not charge the same days.
@Suite struct ChargedDaysTests {
    private func plan(_ world: BillingWorld, over events: [BillingEvent], due: String) -> BillingPlanResult {
        var world = world
        world.input.charged = ChargedDays(events, policy: world.policy, contracts: world.input.contracts)
        return world.plan(due: due)
    }

    /// From due day to due day: paid on 10 December for 10 December to 10 January; then the due day becomes 5.
    @Test func aDueDayThatMovesDoesNotPayTwice() throws {
        var world = BillingWorld.oneExtra
        world.policy = BillingPolicy(proration: .proportional, cycle: .dueDay)
        let done = try world.saved().processed()
        let cycle = try #require(done.first?.derivation.cycle)
        world.contract("1", dueDay: 5)
        let next = try #require(plan(world, over: done, due: "2027-01-05").charges.first)
        let spans = next.derivation.segments.map(\.span)
        #expect(spans.allSatisfy { $0.startsOn >= cycle.endsOn || $0.endsOn <= cycle.startsOn }, "\(spans)")
        // Without the memory the days up to the 10th would be paid twice.
        let blind = try #require(world.plan(due: "2027-01-05").charges.first)
        #expect(blind.amount > next.amount)
    }

    @Test func aPeriodThatChangesLeavesNothingToCharge() throws {
        var world = BillingWorld.oneExtra
        world.policy = BillingPolicy(proration: .full, period: .current)
        let done = try world.saved().processed()
        world.policy.period = .previous
        // January would be billed for December, which December has paid.
        let january = plan(world, over: done, due: "2027-01-10")
        #expect(january.charges.isEmpty && january.quarantined.map(\.reason) == [.alreadyCharged])
        #expect(plan(world, over: done, due: "2027-02-10").charges.count == 1)
        // What was given back wholly was not charged.
        let void = try BillingCorrection.void(done[0], in: done, on: BillingWorld.day("2026-12-12")) { $0 }
        #expect(plan(world, over: done + void, due: "2027-01-10").charges.count == 1)
    }

    @Test func equalCyclesRememberNothing() throws {
        let world = BillingWorld.oneExtra
        let done = try world.saved().processed()
        #expect(ChargedDays(done, policy: world.policy, contracts: world.input.contracts) == ChargedDays())
    }
}
