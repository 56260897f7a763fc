/// Where a holiday holds.
public enum HolidayScope: String, Sendable, CaseIterable, Hashable {
    case national, state, city
}

/// One holiday given as data: what the rules of ``HolidayCalendar`` do not know.
public struct Holiday: Hashable, Sendable {
    /// The day.
    public var date: BusinessDate
    /// Where it holds.
    public var scope: HolidayScope
    /// Its name.
    public var name: String
    /// The day from which the law that made it is in force; a day before it was none.
    public var validFrom: BusinessDate?

    /// All fields.
    public init(date: BusinessDate, scope: HolidayScope, name: String = "", validFrom: BusinessDate? = nil) {
        self.date = date
        self.scope = scope
        self.name = name
        self.validFrom = validFrom
    }

    /// Whether its law was in force on its day.
    public var isInForce: Bool { validFrom.map { $0 <= date } ?? true }
}

/// A day on which banks work by one reading and not by another (ANBIMA counts both as business days).
public enum BankClosure: String, Sendable, CaseIterable, Hashable {
    /// Ash Wednesday, 46 days before Easter.
    case ashWednesday
    /// 31 December.
    case yearEnd
}

/// The days on which Brazilian banks do not work: week-ends, national banking holidays by rule, and holidays given as
/// data. Ash Wednesday and 31 December are business days unless they are closed.
public struct HolidayCalendar: Hashable, Sendable {
    private let given: Set<BusinessDate>
    private let closures: Set<BankClosure>

    /// A calendar with the national rules and those of `holidays` whose scope is in `scopes`.
    public init(
        holidays: [Holiday] = [], scopes: Set<HolidayScope> = Set(HolidayScope.allCases),
        closures: Set<BankClosure> = []
    ) {
        self.closures = closures
        given = Set(holidays.filter { scopes.contains($0.scope) && $0.isInForce }.map(\.date))
    }

    /// Neither a week-end nor a holiday.
    public func isBusinessDay(_ date: BusinessDate) -> Bool { date.weekday <= 5 && !isHoliday(date) }

    /// A national banking holiday, or one given as data. Says nothing of week-ends.
    public func isHoliday(_ date: BusinessDate) -> Bool {
        given.contains(date) || Self.isNationalHoliday(date) || isClosed(date)
    }

    private func isClosed(_ date: BusinessDate) -> Bool {
        guard !closures.isEmpty else { return false }
        let (year, month, day) = date.civil
        if closures.contains(.yearEnd), month == 12, day == 31 { return true }
        guard closures.contains(.ashWednesday), (2...3).contains(month), let easter = Self.easterSunday(of: year)
        else { return false }
        return easter.days(since: date) == 46
    }

    /// The first business day on or after `date`.
    public func businessDay(onOrAfter date: BusinessDate) -> BusinessDate {
        var day = date
        while !isBusinessDay(day) { day = day.adding(days: 1) }
        return day
    }

    /// The last business day on or before `date`.
    public func businessDay(onOrBefore date: BusinessDate) -> BusinessDate {
        var day = date
        while !isBusinessDay(day) { day = day.adding(days: -1) }
        return day
    }

    /// The national banking holidays of `year`, in order.
    public static func nationalHolidays(of year: Int) -> [BusinessDate] {
        let fixed = fixedDates.filter { year >= $0.since }
            .compactMap { BusinessDate(year: year, month: $0.month, day: $0.day) }
        let moving = easterSunday(of: year).map { easter in movingDays.map { easter.adding(days: $0) } } ?? []
        return Set(fixed + moving).sorted()
    }

    /// Easter Sunday of the Gregorian calendar (the anonymous computus, Meeus/Jones/Butcher); `nil` outside 1583…9999.
    public static func easterSunday(of year: Int) -> BusinessDate? {
        let golden = year % 19
        let (century, yearOfCentury) = year.quotientAndRemainder(dividingBy: 100)
        let moonShift = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - moonShift + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let correction = (golden + 11 * epact + 22 * weekday) / 451
        let shifted = epact + weekday - 7 * correction + 114
        return BusinessDate(year: year, month: shifted / 31, day: shifted % 31 + 1)
    }

    private static func isNationalHoliday(_ date: BusinessDate) -> Bool {
        let (year, month, day) = date.civil
        if fixedDates.contains(where: { $0.month == month && $0.day == day && year >= $0.since }) { return true }
        guard (2...6).contains(month), let easter = easterSunday(of: year) else { return false }
        return movingDays.contains(date.days(since: easter))
    }

    /// Carnival Monday and Tuesday, Good Friday, Corpus Christi, in days from Easter.
    private static let movingDays = [-48, -47, -2, 60]

    /// Laws 662/1949, 6.802/1980 (12 October), 10.607/2002 (21 April, 2 November), 14.759/2023 (20 November).
    private static let fixedDates: [(month: Int, day: Int, since: Int)] = [
        (1, 1, 0), (4, 21, 0), (5, 1, 0), (9, 7, 0), (10, 12, 1980), (11, 2, 0), (11, 15, 0), (11, 20, 2024),
        (12, 25, 0),
    ]
}
