import Domain
import Testing

@Suite struct CalendarDueDateTests {
    private static let calendar = HolidayCalendar()

    @Test(arguments: [
        ("2026-12-10", "2026-12-10", "2026-12-10"), ("2026-10-31", "2026-11-03", "2026-10-30"),
        ("2026-02-14", "2026-02-18", "2026-02-13"), ("2026-11-20", "2026-11-23", "2026-11-19"),
        ("2027-12-25", "2027-12-27", "2027-12-24"), ("2027-01-01", "2027-01-04", "2026-12-31"),
    ])
    func businessDay(nominal: String, postponed: String, anticipated: String) {
        let date = BillingWorld.day(nominal)
        func business(_ policy: DueDatePolicy) -> String {
            let due = DueDate(nominal: date, policy: policy, calendar: Self.calendar)
            #expect(due.nominal == date)
            return due.business.description
        }
        #expect(business(.postpone) == postponed)
        #expect(business(.anticipate) == anticipated)
        #expect(business(.keep) == nominal)
    }

    /// Property 19, every day of 2024–2099.
    @Test func postponedIsABusinessDayAtMostFourDaysLater() {
        let first = BillingWorld.day("2024-01-01").dayNumber
        var longest = 0
        for number in first...BillingWorld.day("2099-12-31").dayNumber {
            let due = DueDate(nominal: BusinessDate(dayNumber: number), policy: .postpone, calendar: Self.calendar)
            let shift = due.business.days(since: due.nominal)
            longest = max(longest, shift)
            if shift < 0 || !Self.calendar.isBusinessDay(due.business) { Issue.record("\(due)") }
            if Self.calendar.isBusinessDay(due.nominal) != (shift == 0) { Issue.record("\(due)") }
        }
        #expect(longest == 4)
    }

    @Test func anticipatedIsABusinessDayBefore() {
        let first = BillingWorld.day("2024-01-01").dayNumber
        for number in first...BillingWorld.day("2099-12-31").dayNumber {
            let due = DueDate(nominal: BusinessDate(dayNumber: number), policy: .anticipate, calendar: Self.calendar)
            let between = due.business.dayNumber + 1..<due.nominal.dayNumber + 1
            if !Self.calendar.isBusinessDay(due.business)
                || between.contains(where: { Self.calendar.isBusinessDay(BusinessDate(dayNumber: $0)) })
            {
                Issue.record("\(due)")
            }
        }
    }

    /// Property 20: the k-th due date depends on the due day and k alone.
    @Test(arguments: 1...31)
    func anchorNeverDrifts(dueDay: Int) {
        var date = BillingWorld.day("2023-12-31")
        for competence in (BillingWorld.month("2024-01").monthNumber...BillingWorld.month("2030-12").monthNumber)
            .map(Competence.init(monthNumber:))
        {
            date = DueDate.nominal(dueDay: dueDay, after: date)
            #expect(Competence(of: date) == competence)
            #expect(date.civil.day == min(dueDay, competence.days))
        }
    }

    @Test func afterADateMeansLaterThanIt() {
        #expect(DueDate.nominal(dueDay: 10, after: BillingWorld.day("2026-12-10")).description == "2027-01-10")
        #expect(DueDate.nominal(dueDay: 10, after: BillingWorld.day("2026-12-09")).description == "2026-12-10")
        #expect(DueDate.nominal(dueDay: 31, after: BillingWorld.day("2026-02-28")).description == "2026-03-31")
    }

    @Test func matchPrefersTheNominalDate() {
        let moved = DueDate(nominal: BillingWorld.day("2026-10-31"), policy: .postpone, calendar: Self.calendar)
        #expect(moved.match(BillingWorld.day("2026-10-31")) == .nominal)
        #expect(moved.match(BillingWorld.day("2026-11-03")) == .business)
        #expect(moved.match(BillingWorld.day("2026-11-01")) == nil)
        let plain = DueDate(nominal: BillingWorld.day("2026-12-10"), policy: .postpone, calendar: Self.calendar)
        #expect(plain.match(BillingWorld.day("2026-12-10")) == .nominal)
    }
}
