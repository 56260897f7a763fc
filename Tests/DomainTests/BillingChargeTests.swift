import Domain
import Testing

@Suite struct BillingChargeTests {
    @Test func anExtraCostsItsListPrice() throws {
        let charge = try #require(BillingWorld.oneExtra.plan().charges.first)
        #expect(charge.amount.centavos == 2995)
        #expect(charge.priceOrigin == .list)
        #expect(charge.group.key == "1/CINE/-/2026-12")
        #expect(charge.span.description == "2026-12-01..2027-01-01")
        #expect(charge.due.nominal.description == "2026-12-10")
        #expect(charge.derivation.days == 31)
        #expect(charge.derivation.base == 31)
        #expect(charge.taxNature == "SVA")
    }

    @Test func theDefaultPackageAndPackagesThatAreNoExtrasAreNotCharged() {
        var world = BillingWorld()
        world.contract("1", plan: "TVK")
        world.row("1", "KIDS")
        world.row("1", "BASE")
        let plan = world.plan()
        #expect(plan.charges.isEmpty)
        #expect(plan.quarantined.isEmpty)
        #expect(plan.free.isEmpty)
        #expect(plan.book.verdict(on: BillingWorld.group("1", "KIDS")) == .notEntitled)
    }

    /// Saturday 31 October 2026 is paid on Tuesday 3 November, after All Souls' Day.
    @Test func oneDueDateTakesNominalAndBusinessMatchesOfTwoMonths() {
        var world = BillingWorld()
        for (id, dueDay) in [("a", 31), ("b", 1), ("c", 2), ("d", 3), ("e", 4), ("f", 30)] {
            world.contract(id, dueDay: dueDay)
            world.row(id, "CINE")
        }
        let plan = world.plan(due: "2026-11-03")
        #expect(
            plan.charges.map(\.group.key) == [
                "a/CINE/-/2026-10", "b/CINE/-/2026-11", "c/CINE/-/2026-11", "d/CINE/-/2026-11",
            ])
        #expect(plan.charges.map { $0.due.match(plan.due) } == [.business, .business, .business, .nominal])
        #expect(world.plan(due: "2026-10-31").charges.map(\.group.key) == ["a/CINE/-/2026-10"])
        world.policy.dueDate = .keep
        #expect(world.plan(due: "2026-11-03").charges.map(\.group.key) == ["d/CINE/-/2026-11"])
        world.policy.dueDate = .anticipate
        #expect(
            world.plan(due: "2026-10-30").charges.map(\.group.key) == [
                "a/CINE/-/2026-10", "b/CINE/-/2026-11", "c/CINE/-/2026-11", "f/CINE/-/2026-10",
            ])
    }

    @Test func aDueDayOf31IsDueOnTheLastOfAShortMonth() {
        var world = BillingWorld()
        world.contract("1", dueDay: 31)
        world.row("1", "CINE")
        // Sunday 28 February 2027.
        #expect(world.plan(due: "2027-02-28").charges.first?.due.business.description == "2027-03-01")
        #expect(world.plan(due: "2027-03-31").charges.first?.group.competence.description == "2027-03")
    }

    private static let ends: [(ContractStatus, String?, String?, Bool)] = [
        (.cancelled, "2026-11-20", nil, false), (.cancelled, "2026-12-01", nil, false),
        (.cancelled, "2026-12-02", nil, true), (.cancelled, nil, nil, false), (.cancelled, nil, "2026-12-01", false),
        (.cancelled, "2027-02-01", "2026-12-15", true), (.active, nil, "2026-12-01", false),
        (.active, nil, "2026-12-02", true), (.blocked, "2026-11-01", nil, true),
        (.blocked, "2026-11-01", "2026-11-30", false),
    ]

    @Test(arguments: ends)
    func theContractsEndDecides(status: ContractStatus, since: String?, endedOn: String?, isCharged: Bool) {
        var world = BillingWorld()
        world.contract("1", status: status, since: since, endedOn: endedOn)
        world.row("1", "CINE")
        let plan = world.plan()
        #expect(plan.charges.map(\.amount.centavos) == (isCharged ? [2995] : []))
        #expect(plan.quarantined.isEmpty)
        if !isCharged { #expect(plan.book.verdict(on: BillingWorld.group("1", "CINE")) == .notEntitled) }
    }

    @Test func oneDayOfTheCycleCostsTheFullPrice() throws {
        var world = BillingWorld()
        world.contract("1", status: .cancelled, since: "2026-12-06")
        world.row("1", "CINE", from: "2026-12-05")
        let charge = try #require(world.plan().charges.first)
        #expect(charge.amount.centavos == 2995)
        #expect(charge.span.description == "2026-12-05..2026-12-06")
        #expect(charge.derivation.days == 1)
    }

    @Test(arguments: [
        ("2026-01-01", "2026-12-01", false), ("2026-01-01", "2026-12-02", true), ("2026-12-31", nil as String?, true),
        ("2027-01-01", nil, false),
    ])
    func theRowsIntervalDecides(start: String, end: String?, isCharged: Bool) {
        var world = BillingWorld()
        world.contract("1")
        world.row("1", "CINE", from: start, to: end)
        #expect(world.plan().charges.count == (isCharged ? 1 : 0))
    }

    @Test func aNegotiatedPriceWinsWhileItHolds() {
        var world = BillingWorld()
        world.contract("1")
        world.row("1", "CINE", price: 1990, priceUntil: "2026-12-01")
        world.contract("2")
        world.row("2", "CINE", price: 1990, priceUntil: "2026-12-02")
        world.contract("3")
        world.row("3", "NEWS", price: 500, reason: " ")
        let plan = world.plan()
        #expect(plan.charges.map(\.amount.centavos) == [2995, 1990, 500])
        #expect(plan.charges.map(\.priceOrigin) == [.list, .negotiated, .negotiated])
        #expect(plan.charges.map { $0.listPrice?.centavos } == [2995, 2995, nil])
        #expect(plan.negotiatedWithoutReason == [BillingWorld.group("3", "NEWS")])
        #expect(plan.total.centavos == 5485)
        #expect(plan.subscriberCount == 3)
    }

    @Test func whatIsFreeIsListedWithItsReason() {
        var world = BillingWorld()
        world.contract("1")
        world.row("1", "NEWS")
        world.row("1", "CINE", isCourtesy: true)
        world.row("1", "KIDS", freeUntil: "2027-01-01")
        world.package("ZERO", price: 0)
        world.row("1", "ZERO")
        world.contract("2")
        world.row("2", "CINE", price: 0)
        let plan = world.plan()
        #expect(plan.charges.isEmpty)
        #expect(plan.free.map(\.group.package.text) == ["CINE", "KIDS", "NEWS", "ZERO", "CINE"])
        #expect(plan.free.map(\.origin) == [.courtesy, .freeUntil, .neverPriced, .list, .negotiated])
        #expect(world.changes(stored: []).isEmpty)
    }

    @Test func aFreePeriodThatEndsInTheCycleLeavesTheRestToPay() throws {
        var world = BillingWorld()
        world.contract("1")
        world.row("1", "CINE", freeUntil: "2026-12-15")
        let charge = try #require(world.plan().charges.first)
        #expect(charge.amount.centavos == 2995)
        #expect(charge.span.description == "2026-12-15..2027-01-01")
    }

    @Test func rowsOfOnePackageAreOneGroupAndOnePrice() throws {
        var world = BillingWorld()
        world.contract("1")
        world.row("1", "CINE", from: "2026-01-01", to: "2026-12-10", price: 2000)
        world.row("1", "CINE", from: "2026-12-20")
        let charge = try #require(world.plan().charges.first)
        #expect(world.plan().charges.count == 1)
        #expect(charge.amount.centavos == 2000)
        #expect(charge.span.description == "2026-12-01..2027-01-01")
        #expect(charge.derivation.days == 9 + 12)
        #expect(charge.derivation.segments.map(\.origin) == [.negotiated, .list])
    }

    @Test func theNewestOfOverlappingRowsSpeaksAndTheCheaperOfEqualOnes() {
        var world = BillingWorld()
        world.contract("1")
        world.row("1", "CINE", from: "2026-01-01", price: 1000)
        world.row("1", "CINE", from: "2026-06-01", price: 2500)
        world.contract("2")
        world.row("2", "CINE", price: 2500)
        world.row("2", "CINE", price: 1500)
        #expect(world.plan().charges.map(\.amount.centavos) == [2500, 1500])
    }

    @Test func whatCannotBeDecidedIsQuarantinedAloneAndNeverZero() {
        var world = BillingWorld.oneExtra
        world.contract("noday", dueDay: nil)
        world.row("noday", "CINE")
        world.row("noday", "NEWS")
        world.contract("badday", dueDay: 32)
        world.row("badday", "CINE")
        world.row("ghost", "CINE")
        world.contract("pack")
        world.row("pack", "NOPE")
        world.row("pack", "KIDS")
        world.contract("plan", plan: "GONE")
        world.row("plan", "CINE")
        world.contract("gap")
        world.row("gap", "NEWS", price: 900, priceUntil: "2026-11-01")
        world.contract("minus")
        world.row("minus", "CINE", price: -1)
        world.contract("huge")
        world.row("huge", "CINE", price: Int64.max)
        let plan = world.plan()
        let reasons = plan.quarantined.map { "\($0.group.contract) \($0.reason.rawValue)" }
        #expect(
            reasons == [
                "badday due-day-out-of-range", "gap price-gap", "ghost contract-unknown", "huge price-out-of-range",
                "minus price-out-of-range", "noday no-due-day", "pack package-unknown", "plan plan-unknown",
            ])
        #expect(plan.charges.map(\.group.key) == ["1/CINE/-/2026-12", "pack/KIDS/-/2026-12"])
    }

    @Test func contractsThatOweNothingAreNotQuarantined() {
        var world = BillingWorld()
        world.contract("over", dueDay: nil, status: .cancelled, since: "2026-01-01")
        world.row("over", "CINE")
        world.contract("default", dueDay: nil, plan: "TVK")
        world.row("default", "KIDS")
        world.row("ghost", "CINE", to: "2026-11-30")
        #expect(world.plan().quarantined.isEmpty)
    }

    @Test func theHashTextTellsEveryDifferenceButTheAskedDate() throws {
        var world = BillingWorld()
        world.contract("1", dueDay: 31)
        world.row("1", "CINE")
        let nominal = try #require(world.plan(due: "2026-10-31").charges.first)
        let business = try #require(world.plan(due: "2026-11-03").charges.first)
        #expect(nominal.hashText == business.hashText)
        var texts: Set<String> = [nominal.hashText]
        var other = nominal
        other.subscriber = SubscriberID(trusted: "other")
        texts.insert(other.hashText)
        for nature in [nil, "", "-", "SVA\nderivation=x"] {
            other = nominal
            other.taxNature = nature
            texts.insert(other.hashText)
            #expect(other.hashText.split(separator: "\n").count == nominal.hashText.split(separator: "\n").count)
        }
        other = nominal
        other.listPrice = nil
        texts.insert(other.hashText)
        other = nominal
        other.due = DueDate(nominal: nominal.due.nominal, business: nominal.due.nominal)
        texts.insert(other.hashText)
        #expect(texts.count == 8)
        #expect(world.plan(due: "2026-10-31").previewText != world.plan(due: "2026-11-03").previewText)
    }
}
