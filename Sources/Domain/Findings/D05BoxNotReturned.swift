/// D05: a contract is cancelled and its box is not back. Said after three days (72 hours, config `grace`), the time to
/// fetch it; where no table gives the day of the cancellation, at once. Recovering or charging it is a person's task.
/// Source: `domain/billing.md` §2.4, grace of §2.6.
public enum D05BoxNotReturned {
    /// The class.
    public static let kind = FindingClass.boxNotReturned

    /// One finding a box.
    public static func findings(_ due: [ReturnDueBox], grace: GraceWindows = GraceWindows()) -> [Finding] {
        let graceDays = grace.days(of: kind)
        return due.compactMap { item in
            guard item.days.map({ $0 >= graceDays }) ?? true, let identity = item.box.identifiers.finding.first else {
                return nil
            }
            var finding = Finding(kind, platform: nil, key: [identity.value], action: .review(identity.value))
            finding.box = identity.value
            finding.contract = item.box.contract
            finding.subscriber = item.subscriber
            finding.point = item.box.point
            finding.field = "custody"
            finding.erpValue = item.box.custodySince?.description ?? Custody.returnDue.rawValue
            finding.stake = Stake(
                amount: item.value ?? .zero, formula: item.value == nil ? .none : .replacement)
            finding.sources = item.sources.inReadingOrder()
            return finding
        }.sorted(by: Finding.order)
    }
}
