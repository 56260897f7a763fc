/// A20: an account is charged for and none of its boxes was seen for sixty days: a customer about to leave, or
/// television that nobody watches. Only where the platform says when it saw a box. Key: the contract. Money: what the
/// platform charges a month. Source: `domain/billing.md` §2.3.
public enum A20UnusedAccount {
    /// The class.
    public static let kind = FindingClass.unusedAccount
    /// Days without a sign.
    static let silentDays = 60

    static func finding(in unit: SubscriberUnit) -> Finding? {
        // The platform was silent about all boxes after its last list of them, not the box.
        let asOf = unit.devicesAsOf.map { min($0, unit.date) } ?? unit.date
        guard unit.contractStatus == .active, unit.status == .active, !unit.live.isEmpty,
            let last = unit.devices.compactMap(\.record.lastSeen).max(),
            asOf.days(since: last) >= silentDays
        else { return nil }
        var finding = unit.finding(
            kind, about: unit.live, action: .review(unit.contract.record.id.text),
            stake: Stake(amount: unit.wholesale(unit.live), formula: .wholesaleForNothing))
        finding.field = "last-seen"
        finding.platformValue = last.description
        return finding
    }
}
