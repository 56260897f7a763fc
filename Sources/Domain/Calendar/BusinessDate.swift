/// A calendar date without time or zone. All days, cycles and runs are counted in these.
public struct BusinessDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let dayNumber: Int

    /// The date `dayNumber` days after 1970-01-01.
    public init(dayNumber: Int) { self.dayNumber = dayNumber }

    /// The date of a year (1583…9999), month and day; `nil` where the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1583...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.daysInMonth(year: year, month: month)
        else { return nil }
        // Days from civil, after Howard Hinnant's public-domain derivation.
        let y = month <= 2 ? year - 1 : year
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        dayNumber = era * 146_097 + dayOfEra - 719_468
    }

    /// Reads `yyyy-mm-dd` or `dd/mm/yyyy`.
    public init(_ raw: some StringProtocol) throws(IdentifierFault) {
        let text = raw.trimmingBlanks()
        func fault(_ rule: IdentifierFault.Rule) -> IdentifierFault {
            IdentifierFault(identifier: "date", value: text, rule: rule)
        }
        guard !text.isEmpty else { throw fault(.empty) }
        let bytes = Array(text.utf8)
        guard bytes.count == 10 else { throw fault(.length(expected: "10")) }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 48)
            }
            return value
        }
        let isISO = bytes[4] == UInt8(ascii: "-") && bytes[7] == UInt8(ascii: "-")
        let isBrazilian = bytes[2] == UInt8(ascii: "/") && bytes[5] == UInt8(ascii: "/")
        guard isISO || isBrazilian else { throw fault(.part("format")) }
        guard let year = number(isISO ? 0..<4 : 6..<10), let month = number(isISO ? 5..<7 : 3..<5),
            let day = number(isISO ? 8..<10 : 0..<2)
        else { throw fault(.part("format")) }
        guard let date = BusinessDate(year: year, month: month, day: day) else { throw fault(.part("day")) }
        self = date
    }

    /// Year, month and day.
    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let mp = (5 * dayOfYear + 2) / 153
        let month = mp < 10 ? mp + 3 : mp - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * mp + 2) / 5 + 1)
    }

    /// 28 to 31.
    public static func daysInMonth(year: Int, month: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// 1 = Monday … 7 = Sunday (ISO 8601).
    public var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

    /// The date `days` later (earlier where negative).
    public func adding(days: Int) -> BusinessDate { BusinessDate(dayNumber: dayNumber + days) }

    /// Days from `other` to this date.
    public func days(since other: BusinessDate) -> Int { dayNumber - other.dayNumber }

    /// `yyyy-mm-dd`.
    public var description: String {
        let (year, month, day) = civil
        return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
    }

    /// `dd/mm/yyyy`.
    public var brazilian: String {
        let (year, month, day) = civil
        return "\(pad(day, 2))/\(pad(month, 2))/\(pad(year, 4))"
    }

    /// Chronological.
    public static func < (a: BusinessDate, b: BusinessDate) -> Bool { a.dayNumber < b.dayNumber }
}

private func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// A calendar month: the month that a charge belongs to (*competência*).
public struct Competence: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Year × 12 + month − 1.
    public let monthNumber: Int

    /// The month `monthNumber` months after January of year 0.
    public init(monthNumber: Int) { self.monthNumber = monthNumber }

    /// The month of a date.
    public init(of date: BusinessDate) {
        let (year, month, _) = date.civil
        monthNumber = year * 12 + month - 1
    }

    /// Reads `yyyy-mm`.
    public init(_ raw: some StringProtocol) throws(IdentifierFault) {
        let text = raw.trimmingBlanks()
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2, let year = Int(parts[0]),
            let month = Int(parts[1]), (1583...9999).contains(year), (1...12).contains(month)
        else { throw IdentifierFault(identifier: "period", value: text, rule: .part("format")) }
        monthNumber = year * 12 + month - 1
    }

    private var year: Int { monthNumber / 12 }
    private var month: Int { monthNumber % 12 + 1 }

    /// Number of days, 28 to 31.
    public var days: Int { BusinessDate.daysInMonth(year: year, month: month) }

    /// The day of this month, clamped to its last day: 31 gives the 28th, 29th or 30th where the month is shorter.
    public func date(clampedDay day: Int) -> BusinessDate {
        // The range is the month's own, so the date exists; the epoch stands in where a caller passes year 0.
        BusinessDate(year: year, month: month, day: min(max(day, 1), days)) ?? BusinessDate(dayNumber: 0)
    }

    /// The first day.
    public var firstDay: BusinessDate { date(clampedDay: 1) }
    /// The first day of the next month.
    public var end: BusinessDate { next.firstDay }
    /// The next month.
    public var next: Competence { Competence(monthNumber: monthNumber + 1) }
    /// The month before.
    public var previous: Competence { Competence(monthNumber: monthNumber - 1) }

    /// `yyyy-mm`.
    public var description: String { "\(pad(year, 4))-\(pad(month, 2))" }

    /// Chronological.
    public static func < (a: Competence, b: Competence) -> Bool { a.monthNumber < b.monthNumber }
}
