import Domain
import Testing

@Suite struct CalendarHolidayTests {
    private static let vectors: [(Int, [String])] = [
        (
            2026,
            [
                "01-01", "02-16", "02-17", "04-03", "04-21", "05-01", "06-04", "09-07", "10-12", "11-02", "11-15",
                "11-20", "12-25",
            ]
        ),
        (
            2027,
            [
                "01-01", "02-08", "02-09", "03-26", "04-21", "05-01", "05-27", "09-07", "10-12", "11-02", "11-15",
                "11-20", "12-25",
            ]
        ),
    ]

    @Test(arguments: vectors)
    func nationalHolidays(year: Int, days: [String]) {
        #expect(HolidayCalendar.nationalHolidays(of: year).map(\.description) == days.map { "\(year)-\($0)" })
    }

    @Test(arguments: [
        (1818, "1818-03-22"), (1943, "1943-04-25"), (1954, "1954-04-18"), (1981, "1981-04-19"), (2000, "2000-04-23"),
        (2024, "2024-03-31"), (2025, "2025-04-20"), (2038, "2038-04-25"), (2049, "2049-04-18"), (2076, "2076-04-19"),
        (2285, "2285-03-22"),
    ])
    func easter(year: Int, date: String) {
        #expect(HolidayCalendar.easterSunday(of: year)?.description == date)
    }

    @Test func blackConsciousnessDayIsNationalSince2024Only() {
        let calendar = HolidayCalendar()
        #expect(calendar.isBusinessDay(BillingWorld.day("2023-11-20")))
        #expect(!calendar.isBusinessDay(BillingWorld.day("2024-11-20")))
        #expect(calendar.isBusinessDay(BillingWorld.day("1979-10-12")))
        #expect(!calendar.isBusinessDay(BillingWorld.day("1981-10-12")))
    }

    @Test func ashWednesdayAndNewYearsEveAreBusinessDays() {
        let calendar = HolidayCalendar()
        #expect(calendar.isBusinessDay(BillingWorld.day("2026-02-18")))
        #expect(calendar.isBusinessDay(BillingWorld.day("2026-12-31")))
    }

    @Test func theTwoWaysOfAskingAgree() {
        let calendar = HolidayCalendar()
        for year in 1960...2099 {
            let listed = Set(HolidayCalendar.nationalHolidays(of: year))
            let first = BusinessDate(year: year, month: 1, day: 1) ?? BusinessDate(dayNumber: 0)
            let asked = (0..<366).map { first.adding(days: $0) }.filter {
                $0.civil.year == year && calendar.isHoliday($0)
            }
            #expect(Set(asked) == listed, "\(year)")
        }
    }

    @Test func givenHolidaysCountInTheirScope() {
        let date = BillingWorld.day("2026-07-09")
        let holidays = [Holiday(date: date, scope: .state)]
        #expect(!HolidayCalendar(holidays: holidays).isBusinessDay(date))
        #expect(HolidayCalendar(holidays: holidays, scopes: [.national]).isBusinessDay(date))
        #expect(HolidayCalendar(holidays: holidays).isBusinessDay(BillingWorld.day("2027-07-09")))
    }
}
