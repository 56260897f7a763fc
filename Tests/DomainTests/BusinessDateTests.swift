import Domain
import Testing

@Suite struct BusinessDateTests {
    @Test func bothSpellings() throws {
        #expect(try BusinessDate("2026-11-22") == BusinessDate("22/11/2026"))
        #expect(try BusinessDate("2026-11-22").brazilian == "22/11/2026")
    }

    @Test(arguments: [
        "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "22-11-2026", "2026/11/22", "",
        "abcdefghij",
    ])
    func refuses(_ text: String) { #expect(throws: IdentifierFault.self) { try BusinessDate(text) } }

    @Test func everyDayOfACenturyGoesThereAndBack() throws {
        var date = try BusinessDate("1999-12-31")
        let end = try BusinessDate("2100-01-01")
        var weekday = date.weekday
        while date < end {
            let (year, month, day) = date.civil
            #expect(BusinessDate(year: year, month: month, day: day) == date)
            date = date.adding(days: 1)
            weekday = weekday % 7 + 1
            #expect(date.weekday == weekday)
        }
    }

    @Test func knownDays() throws {
        #expect(try BusinessDate("1970-01-01").dayNumber == 0)
        #expect(try BusinessDate("2026-11-22").weekday == 7)
        #expect(try BusinessDate("2028-03-01").days(since: BusinessDate("2028-02-28")) == 2)
    }

    @Test(arguments: [("2026-02", 31, "2026-02-28"), ("2028-02", 30, "2028-02-29"), ("2026-04", 31, "2026-04-30")])
    func clampsToTheMonth(_ month: String, _ day: Int, _ expected: String) throws {
        #expect(try Competence(month).date(clampedDay: day).description == expected)
    }

    @Test func monthsFollowEachOther() throws {
        let december = try Competence("2026-12")
        #expect(december.next.description == "2027-01")
        #expect(december.next.previous == december)
        #expect(december.end.description == "2027-01-01")
        #expect(Competence(of: try BusinessDate("2026-12-31")) == december)
        #expect(throws: IdentifierFault.self) { try Competence("2026-13") }
    }
}
