/// What happens to a due date that is not a business day (`billing.dueDate`).
public enum DueDatePolicy: String, Sendable, CaseIterable, Hashable {
    /// The next business day (Lei 7.089/1983, Código Civil art. 132 §1).
    case postpone
    /// The business day before.
    case anticipate
    /// It stays.
    case keep
}

/// Which of the two dates of a ``DueDate`` a day is.
public enum DueMatch: String, Sendable, CaseIterable, Hashable {
    case nominal, business
}

/// When a bill is due: the date of the contract, and the business day on which it is paid. Both are kept, for interest
/// counts from the nominal date where the business day passes unpaid (STJ REsp 1.954.924).
public struct DueDate: Hashable, Sendable {
    /// The contract's day in the month, clamped to the month's last; never moved.
    public let nominal: BusinessDate
    /// The business day that the policy makes of it.
    public let business: BusinessDate

    /// Two dates that were computed before (a row of the store).
    public init(nominal: BusinessDate, business: BusinessDate) {
        self.nominal = nominal
        self.business = business
    }

    /// The due date of a nominal date.
    public init(nominal: BusinessDate, policy: DueDatePolicy, calendar: HolidayCalendar) {
        self.nominal = nominal
        switch policy {
        case .postpone: business = calendar.businessDay(onOrAfter: nominal)
        case .anticipate: business = calendar.businessDay(onOrBefore: nominal)
        case .keep: business = nominal
        }
    }

    /// The due date of due day `dueDay` (1–31) in a month. It depends on nothing else: 31 gives 28 February and then
    /// 31 March again.
    public init(dueDay: Int, competence: Competence, policy: DueDatePolicy, calendar: HolidayCalendar) {
        self.init(nominal: competence.date(clampedDay: dueDay), policy: policy, calendar: calendar)
    }

    /// The first nominal date of `dueDay` (1–31) after `date`.
    public static func nominal(dueDay: Int, after date: BusinessDate) -> BusinessDate {
        let month = Competence(of: date)
        let candidate = month.date(clampedDay: dueDay)
        return candidate > date ? candidate : month.next.date(clampedDay: dueDay)
    }

    /// Whether `day` is one of the two dates; nominal where it is both.
    public func match(_ day: BusinessDate) -> DueMatch? {
        nominal == day ? .nominal : business == day ? .business : nil
    }
}
