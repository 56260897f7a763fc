import Domain
import Testing

/// What a part of a month costs, by every named convention: published figures, and what must hold for any days.
@Suite struct ProrationTests {
    static func span(_ start: String, _ end: String) -> DaySpan {
        DaySpan(startsOn: BillingWorld.day(start), endsOn: BillingWorld.day(end))
    }

    static let january = span("2026-01-01", "2026-02-01")

    /// `domain/billing.md` §4.3: one activation on 20 January at R$ 90,00, four amounts.
    @Test(arguments: [
        (ProrationConvention.actualDaysEndExclusive, 12, 31, 3484), (.actualDaysEndInclusive, 12, 31, 3484),
        (.actualOver30, 12, 30, 3600), (.strict30360, 11, 30, 3300), (.commercial30Exclusive, 10, 30, 3000),
    ])
    func theActivationOfTheTwentiethOfJanuary(
        _ convention: ProrationConvention, _ days: Int, _ base: Int, _ centavos: Int64
    ) {
        let question = ProrationQuestion(
            price: Money(centavos: 9000),
            days: .dates(Self.span("2026-01-20", "2026-02-01"), cycle: Self.january, base: nil),
            convention: convention)
        #expect(question.answer == (Money(centavos: centavos), days, base))
    }

    @Test func strictFebruaryCountsThirtyDays() {
        let february = Self.span("2021-02-01", "2021-03-01")
        #expect(
            ProrationConvention.strict30360.days(of: Self.span("2021-02-27", "2021-03-01"), isActivation: true) == 4)
        #expect(ProrationConvention.strict30360.days(of: february, isActivation: false) == 30)
    }

    /// Kill Bill's block case: 7, 14 and 23 of 31 days at 12,00.
    @Test func segmentsAreRoundedAsTheyAddUp() {
        let price = Money(centavos: 1200)
        let cuts = ["2026-01-01", "2026-01-08", "2026-01-15", "2026-01-24"]
        let segments = zip(cuts, cuts.dropFirst()).map {
            Derivation.Segment(span: Self.span($0, $1), price: price, origin: .list)
        }
        let derivation = Derivation(
            proration: .proportional, convention: .actualDaysEndExclusive, cycle: Self.january, segments: segments)
        #expect(derivation.parts.map(\.centavos) == [271, 271, 348])
        #expect(derivation.amount == Money(centavos: 890))
    }

    /// Property 5: whatever the cuts, the segments of a whole cycle make the price exactly. Property 6: more days never
    /// cost less, and a part never more than the price. Property 18: the text alone makes the amount.
    @Test(arguments: 1...40 as ClosedRange<UInt64>) func partitionAndMonotony(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let month = Competence(monthNumber: 2024 * 12 + Int.random(in: 0..<60, using: &random))
        let cycle = DaySpan(startsOn: month.firstDay, endsOn: month.end)
        let price = Money(centavos: Int64.random(in: 1...20_000, using: &random))
        for convention in ProrationConvention.allCases {
            let cuts = (0..<Int.random(in: 0...5, using: &random)).map { _ in
                cycle.startsOn.adding(days: Int.random(in: 1..<cycle.days, using: &random))
            }
            let days = ([cycle.startsOn, cycle.endsOn] + Set(cuts)).sorted()
            let segments = zip(days, days.dropFirst()).map {
                Derivation.Segment(span: DaySpan(startsOn: $0, endsOn: $1), price: price, origin: .list)
            }
            let whole = Derivation(
                proration: .proportional, convention: convention, cycle: cycle, segments: segments)
            #expect(whole.amount == price, "\(convention) \(whole.text)")
            #expect(whole.parts.reduce(Money.zero) { $0 + $1 } == price)
            var last = Money.zero
            for length in 0...cycle.days {
                let span = DaySpan(startsOn: cycle.startsOn, endsOn: cycle.startsOn.adding(days: length))
                let part = Derivation(
                    proration: .proportional, convention: convention, cycle: cycle,
                    segments: length == 0 ? [] : [Derivation.Segment(span: span, price: price, origin: .list)])
                #expect(part.amount >= last && part.amount <= price, "\(convention) \(part.text)")
                #expect(try #require(Derivation(text: part.text)).amount == part.amount)
                last = part.amount
            }
            #expect(last == price)
        }
    }

    /// The exact rational, half up: never the rounded daily rate.
    @Test func halfACentavoGoesUp() {
        #expect(Money(centavos: 1).part(15, of: 30) == Money(centavos: 1))
        #expect(Money(centavos: 2995).part(6, of: 30) == Money(centavos: 599))
        #expect(Money(centavos: 1200).part(0, of: 31) == .zero)
        #expect(Money(centavos: Int64.max).part(31, of: 31) == Money(centavos: Int64.max))
    }
}

/// The policies of a provider, through the rules of charges.
@Suite struct BillingPolicyTests {
    func world(_ policy: BillingPolicy) -> BillingWorld {
        var world = BillingWorld()
        world.policy = policy
        return world
    }

    func proportional(_ convention: ProrationConvention = .actualDaysEndExclusive) -> BillingPolicy {
        BillingPolicy(proration: .proportional, convention: convention)
    }

    func total(_ world: BillingWorld, due: String = "2026-12-10") -> Int64 { world.plan(due: due).total.centavos }

    @Test func proportionalBillsTheDaysThatAreContracted() {
        var world = world(proportional())
        world.contract("1")
        world.row("1", "CINE", from: "2026-12-20")
        #expect(total(world) == 1159)  // 12 of 31 days of 29,95
        world.row("1", "KIDS", from: "2026-01-01", to: "2026-12-11")
        #expect(total(world) == 1159 + 323)  // 10 of 31 days of 10,00
    }

    @Test func endInclusiveBillsTheDayOfTheCancellation() {
        for (convention, centavos) in [
            (ProrationConvention.actualDaysEndExclusive, Int64(323)), (.actualDaysEndInclusive, 355),
        ] {
            var world = world(proportional(convention))
            world.contract("1")
            world.row("1", "KIDS", from: "2026-01-01", to: "2026-12-11")
            #expect(total(world) == centavos)
        }
        // A change of price in the month ends nothing: no day counts twice.
        var world = world(proportional(.actualDaysEndInclusive))
        world.contract("1")
        world.row("1", "KIDS", from: "2026-01-01", to: "2026-12-11", price: 1000)
        world.row("1", "KIDS", from: "2026-12-11", price: 1000)
        #expect(total(world) == 1000)
    }

    @Test func freeUntilNextBillsWholeMonthsAlone() {
        var world = world(BillingPolicy(proration: .freeUntilNext))
        world.contract("1")
        world.row("1", "CINE", from: "2026-12-02")
        #expect(world.plan().charges.isEmpty)
        #expect(world.plan().free.map(\.origin) == [.proration])
        #expect(total(world, due: "2027-01-11") == 2995)
        world.row("1", "KIDS", from: "2026-12-01", to: "2026-12-05")
        #expect(total(world) == 1000)
    }

    @Test(arguments: [
        (BlockedBilling.full, Proration.proportional, Int64(2995)), (.none, .proportional, 966),
        (.percentage(50), .proportional, 1981), (.none, .full, 2995), (.percentage(50), .full, 2995),
    ]) func aBlockOnTheEleventh(_ blocked: BlockedBilling, _ proration: Proration, _ centavos: Int64) {
        var world = world(BillingPolicy(proration: proration, blocked: blocked))
        world.contract("1", status: .blocked, since: "2026-12-11")
        world.row("1", "CINE")
        #expect(total(world) == centavos)
    }

    @Test func whoIsBlockedForTheWholeMonthOwesWhatTheProviderSays() {
        for (blocked, centavos) in [(BlockedBilling.full, Int64(2995)), (.none, 0), (.percentage(30), 899)] {
            for proration in [Proration.full, .proportional] {
                var world = world(BillingPolicy(proration: proration, blocked: blocked))
                world.contract("1", status: .blocked, since: "2026-10-02")
                world.row("1", "CINE")
                #expect(total(world) == centavos, "\(blocked) \(proration)")
            }
        }
    }

    @Test func cyclesFollowThePeriodAndTheDueDay() {
        let month = BillingWorld.month("2026-12")
        func cycle(_ period: BillingPeriod, _ cycle: BillingCycle, _ dueDay: Int?) -> String {
            BillingPolicy(proration: .full, period: period, cycle: cycle).cycle(of: month, dueDay: dueDay).description
        }
        #expect(cycle(.current, .calendar, 10) == "2026-12-01..2027-01-01")
        #expect(cycle(.previous, .calendar, 10) == "2026-11-01..2026-12-01")
        #expect(cycle(.next, .calendar, 10) == "2027-01-01..2027-02-01")
        #expect(cycle(.current, .dueDay, 10) == "2026-12-10..2027-01-10")
        #expect(cycle(.previous, .dueDay, 31) == "2026-11-30..2026-12-31")
        #expect(cycle(.current, .dueDay, nil) == "2026-12-01..2027-01-01")
    }

    /// Each outlet is charged only where the provider says so, for the days it stands.
    @Test func outletsAreChargedOnlyWhereTheProviderSaysSo() {
        var world = world(proportional())
        world.contract("1")
        world.row("1", "CINE")
        world.point("P1", "1", from: "2026-01-01")
        world.point("P2", "1", from: "2026-12-20")
        #expect(total(world) == 2995)
        let once = world.saved()
        world.policy.outlets = .each
        #expect(total(world) == 2995 + 1159)
        #expect(world.plan().charges.map(\.group.point?.text) == ["P1", "P2"])
        // What was saved for the contract as such is withdrawn, and nothing is charged twice.
        let events = world.saved(over: once)
        #expect(events.liveTotal == 2995 + 1159)
        #expect(world.changes(stored: events).allSatisfy { $0.written.isEmpty })
        world.contract("2")
        world.row("2", "KIDS")
        #expect(total(world) == 2995 + 1159 + 1000)
    }

    /// Property 9: what is charged and credited over a life of changes is what one look at its end makes.
    @Test func aSwapAfterTheMonthWasProcessedNetsOut() throws {
        var world = world(proportional())
        world.contract("1")
        world.row("1", "CINE")
        var events = try world.saved().processed()
        #expect(events.liveTotal == 2995)
        world.input.contractPackages[0].endsOn = BillingWorld.day("2026-12-11")
        world.row("1", "KIDS", from: "2026-12-11")
        events = try world.saved(over: events).processed(on: "2026-12-12")
        #expect(events.liveTotal == 966 + 677)
        #expect(events.contains { $0.kind == .credit && $0.amount == Money(centavos: 966 - 2995) })
        #expect(world.changes(stored: events).allSatisfy { $0.written.isEmpty })
    }

    /// Property 19: the business date is never before the nominal one, and at most 4 days (5 with Ash Wednesday closed)
    /// after it. Property 20: the day never drifts.
    @Test func dueDatesOfSeventyFiveYears() {
        let open = HolidayCalendar()
        let closed = HolidayCalendar(closures: [.ashWednesday])
        var date = BillingWorld.day("2024-01-01")
        let end = BillingWorld.day("2100-01-01")
        while date < end {
            for (calendar, most) in [(open, 4), (closed, 5)] {
                let due = DueDate(nominal: date, policy: .postpone, calendar: calendar)
                #expect((0...most).contains(due.business.days(since: date)) && due.nominal == date)
                #expect(calendar.isBusinessDay(due.business))
            }
            date = date.adding(days: 1)
        }
        var after = BillingWorld.day("2024-01-15")
        for number in 0..<120 {
            after = DueDate.nominal(dueDay: 31, after: after)
            let month = BillingWorld.month("2024-01").firstDay
            let expected = Competence(monthNumber: Competence(of: month).monthNumber + number)
            #expect(after == expected.date(clampedDay: 31))
        }
        #expect(!closed.isBusinessDay(BillingWorld.day("2026-02-18")))
        #expect(!HolidayCalendar(closures: [.yearEnd]).isBusinessDay(BillingWorld.day("2026-12-31")))
    }
}
