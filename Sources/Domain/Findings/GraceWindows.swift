/// How many days a difference may be the shadow of a change that is still on its way. Sources: `domain/billing.md`
/// §2.6 (24 hours, 72 for a box that must come back); a platform may take up to 24 hours to apply a change.
public struct GraceWindows: Hashable, Sendable {
    /// Days of classes that are not listed.
    public var days: Int
    /// Days of single classes.
    public var byClass: [FindingClass: Int]

    /// A day, and three for what moves by hand.
    public init(days: Int = 1, byClass: [FindingClass: Int] = [.boxNotReturned: 3, .startDateDrift: 3]) {
        self.days = days
        self.byClass = byClass
    }

    /// Days of a class.
    public func days(of kind: FindingClass) -> Int { byClass[kind] ?? days }

    /// Whether what happened on `date` is still within the window of a class on `today`.
    func covers(_ date: BusinessDate?, _ kind: FindingClass, on today: BusinessDate) -> Bool {
        guard let date else { return false }
        return (0...days(of: kind)).contains(today.days(since: date))
    }
}
