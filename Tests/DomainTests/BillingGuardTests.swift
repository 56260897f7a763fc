import Domain
import Testing

@Suite struct BillingGuardTests {
    /// `count` contracts due on the 10th, each with `CINE`.
    private func world(_ count: Int) -> BillingWorld {
        var world = BillingWorld()
        for number in 1...count {
            world.contract("\(number)")
            world.row("\(number)", "CINE")
        }
        return world
    }

    private func judge(_ now: BillingWorld, before: BillingWorld?, due: String = "2026-12-10") -> BillingGuards.Report {
        BillingGuards().judge(
            plan: now.plan(due: due), after: now.saved(due: due), previous: before?.saved(due: "2026-11-10") ?? [])
    }

    @Test func theFirstRunIsNotCompared() {
        #expect(judge(world(3), before: nil) == BillingGuards.Report(trips: [], isCompared: false))
    }

    @Test(arguments: [(90, false), (89, true), (110, false), (111, true), (100, false)])
    func theCountMayMoveByTenPercent(count: Int, isTripped: Bool) {
        let report = judge(world(count), before: world(100))
        #expect(report.isCompared)
        #expect(report.trips == (isTripped ? [.count(previous: 100, current: count)] : []))
    }

    @Test(arguments: [(Int64(1150), false), (1151, true), (850, false), (849, true)])
    func theTotalMayMoveByFifteenPercent(price: Int64, isTripped: Bool) {
        var before = world(10)
        before.package("CINE", price: 1000)
        var now = world(10)
        now.package("CINE", price: price)
        let trip = BillingGuards.Trip.total(previous: Money(centavos: 10_000), current: Money(centavos: price * 10))
        #expect(judge(now, before: before).trips == (isTripped ? [trip] : []))
    }

    @Test func aTruncatedTableOfContractsTrips() {
        #expect(judge(world(70), before: world(100)).trips.count == 2)
    }

    @Test func onlyTheSameDueDayIsCompared() {
        var before = world(10)
        before.contract("20", dueDay: 20)
        before.row("20", "CINE")
        let events = before.saved(due: "2026-11-20", over: before.saved(due: "2026-11-10"))
        #expect(events.count == 11)
        let now = world(10)
        let report = BillingGuards().judge(plan: now.plan(), after: now.saved(), previous: events)
        #expect(report == BillingGuards.Report(trips: [], isCompared: true))
    }

    /// Due days 28 to 31 all fall on 28 February; only day 31 is due on 31 March.
    @Test func clampedDueDaysAreToldApartByTheirContract() {
        var world = BillingWorld()
        for dueDay in 28...31 {
            world.contract("\(dueDay)", dueDay: dueDay)
            world.row("\(dueDay)", "CINE")
        }
        let february = world.saved(due: "2027-02-28")
        #expect(february.count == 4)
        let march = world.plan(due: "2027-03-31")
        #expect(february.filter(march.isCounterpart).map(\.group.contract.text) == ["31"])
    }

    @Test func aChargeFarAboveTheListPriceTrips() {
        var world = BillingWorld()
        world.contract("1")
        world.row("1", "KIDS", price: 5000)
        #expect(judge(world, before: nil).trips.isEmpty)
        world.contract("2")
        world.row("2", "KIDS", price: 5001)
        let trip = BillingGuards.Trip.farAboveUsual(
            BillingWorld.group("2", "KIDS"), price: Money(centavos: 5001), usual: Money(centavos: 1000))
        #expect(judge(world, before: nil).trips == [trip])
    }

    /// Three days of a price with a comma in the wrong place are a small amount.
    @Test func thePriceOfTheMonthIsJudgedNotThatOfTheDays() {
        var world = BillingWorld()
        world.policy = BillingPolicy(proration: .proportional)
        world.contract("1")
        world.row("1", "KIDS", from: "2026-12-29", price: 100_000)
        #expect((world.plan().charges.first?.amount ?? .zero) < Money(centavos: 10_000))
        #expect(
            judge(world, before: nil).trips == [
                .farAboveUsual(
                    BillingWorld.group("1", "KIDS"), price: Money(centavos: 100_000), usual: Money(centavos: 1000))
            ])
    }

    /// A package without a price of its own costs what it cost before, or what the others pay.
    @Test func aPackageWithoutAListPriceIsJudgedByWhatOthersPay() {
        var before = BillingWorld()
        before.contract("1")
        before.row("1", "NEWS", price: 1000)
        var now = before
        now.input.contractPackages = []
        now.row("1", "NEWS", price: 9000)
        func isFar(_ trip: BillingGuards.Trip) -> Bool { if case .farAboveUsual = trip { true } else { false } }
        #expect(judge(now, before: before).trips.contains(where: isFar))
        #expect(!judge(now, before: nil).trips.contains(where: isFar))
        for number in 2...4 {
            now.contract("\(number)")
            now.row("\(number)", "NEWS", price: 1000)
        }
        #expect(judge(now, before: nil).trips.contains(where: isFar))
    }

    /// Nothing but this compares a run with what was saved for the same date.
    @Test(arguments: [(100, 10, false), (100, 11, true), (4, 2, false), (4, 3, true)])
    func manyChargesTakenBackTrip(count: Int, ended: Int, isTripped: Bool) {
        let before = world(count)
        var now = before
        for index in 0..<ended {
            now.input.contractPackages[index].endsOn = BillingWorld.day("2026-06-01")
        }
        let saved = before.saved()
        let changes = now.changes(stored: saved)
        let report = BillingGuards().judge(
            plan: now.plan(), changes: changes, after: changes.applied(to: saved), previous: [])
        #expect(report.trips == (isTripped ? [.takenBack(count: ended, of: count)] : []))
    }

    /// A price list of which the decimal sign moved: the prices themselves are the usual ones then, and nothing was
    /// billed the month before.
    @Test(arguments: [
        (2, Int64(29_950), false), (3, 29_950, true), (3, 3400, false), (3, 3500, true), (3, 1000, true),
    ])
    func savedChargesThatCostSomethingElseTrip(count: Int, price: Int64, isTripped: Bool) {
        let before = world(count)
        var now = before
        now.package("CINE", price: price)
        let saved = before.saved()
        let changes = now.changes(stored: saved)
        let report = BillingGuards().judge(
            plan: now.plan(), changes: changes, after: changes.applied(to: saved), previous: [])
        #expect(report.trips.map(\.name) == (isTripped ? ["resaved"] : []))
    }

    /// A year mistyped backwards, where nothing was ever saved.
    @Test(arguments: [("2026-11-22", false), ("2027-01-31", false), ("2027-02-01", true)])
    func newChargesOfLongAgoTrip(asOf: String, isTripped: Bool) {
        let world = world(1)
        let changes = world.changes(stored: [])
        func trips(_ changes: [BillingChange]) -> [BillingGuards.Trip] {
            BillingGuards().judge(
                plan: world.plan(), changes: changes, after: [], previous: [], asOf: BillingWorld.day(asOf)
            ).trips
        }
        #expect(trips(changes) == (isTripped ? [.longPast(due: BillingWorld.day("2026-12-10"))] : []))
        // What is there already may be corrected however old it is.
        #expect(trips([]).isEmpty)
    }

    /// Charges that a broken table puts in quarantine are not billed: many of them are as bad as many withdrawn.
    @Test func aTableOfPlansThatIsGoneTrips() {
        let before = world(4)
        var now = before
        now.input.plans = [:]
        let saved = before.saved()
        let changes = now.changes(stored: saved)
        let report = BillingGuards().judge(
            plan: now.plan(), changes: changes, after: changes.applied(to: saved), previous: [])
        #expect(report.trips == [.takenBack(count: 4, of: 4)])
    }

    @Test func anEventInTwoOverlappingMonthsCountsOnce() {
        let now = world(10)
        let before = now.saved(due: "2026-11-10")
        let report = BillingGuards().judge(plan: now.plan(), after: now.saved(), previous: before + before)
        #expect(report == BillingGuards.Report(trips: [], isCompared: true))
    }

    @Test func twoRecurringEventsOfOneGroupTrip() {
        let world = world(1)
        var events = world.saved()
        var double = events[0]
        double.id = BillingEventID(group: double.group, sequence: 2)
        events.append(double)
        let report = BillingGuards().judge(plan: world.plan(), after: events, previous: [])
        #expect(report.trips == [.recurringTwice(double.group, count: 2)])
        events[1].state = .cancelled
        #expect(BillingGuards().judge(plan: world.plan(), after: events, previous: []).trips.isEmpty)
    }
}
