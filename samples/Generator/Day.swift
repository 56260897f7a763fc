/// A calendar day, counted from 1970-01-01.
struct Day: Hashable, Comparable {
    let number: Int

    init(number: Int) { self.number = number }

    /// Days from civil, after Howard Hinnant's public-domain derivation.
    init(_ year: Int, _ month: Int, _ day: Int) {
        let y = month <= 2 ? year - 1 : year
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private var civil: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let mp = (5 * dayOfYear + 2) / 153
        let month = mp < 10 ? mp + 3 : mp - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * mp + 2) / 5 + 1)
    }

    /// `2026-11-22`.
    var iso: String {
        let date = civil
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    }

    /// `22/11/2026`.
    var brazilian: String {
        let date = civil
        return "\(padded(date.day, 2))/\(padded(date.month, 2))/\(padded(date.year, 4))"
    }

    func adding(_ days: Int) -> Day { Day(number: number + days) }

    static func < (a: Day, b: Day) -> Bool { a.number < b.number }
}

/// The days of the sample.
enum Calendar {
    static let yesterday = Day(2026, 11, 21)
    static let today = Day(2026, 11, 22)
    /// The due date and the month of the billing that is expected.
    static let due = Day(2026, 12, 10)
    static let dueDay = 10
    static let competence = "2026-12"
    static let cycle = Day(2026, 12, 1)..<Day(2027, 1, 1)
}
