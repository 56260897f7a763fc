/// A14: an extra that is owed has no event though its due date was billed, or the ERP did not consume an event that was
/// processed here while it consumed others of the same due date. Key: the group, or the event. Money: what is owed.
/// Source: `domain/billing.md` §2.3.
public enum A14NotBilled {
    /// The class.
    public static let kind = FindingClass.notBilled

    static func findings(in picture: BillingPicture) -> [Finding] {
        missing(in: picture) + unconsumed(in: picture)
    }

    private static func missing(in picture: BillingPicture) -> [Finding] {
        var found: [BillingGroup: Finding] = [:]
        for due in picture.closed {
            for charge in picture.charges(due: due) where charge.due.nominal == due {
                let events = picture.groups[charge.group] ?? []
                guard !events.contains(where: { $0.state.isLive || $0.state == .waived || $0.isDecision }) else {
                    continue
                }
                var finding = picture.finding(
                    kind, charge.group, key: charge.group.key, subscriber: charge.subscriber)
                finding.erpValue = charge.amount.text(separator: ",")
                finding.platformValue = ""
                finding.stake = Stake(amount: charge.amount, formula: .notBilled)
                found[charge.group] = finding
            }
        }
        return Array(found.values)
    }

    private static func unconsumed(in picture: BillingPicture) -> [Finding] {
        picture.events.values.compactMap { event in
            guard event.state == .processed, event.amount > .zero, picture.answered.contains(event.due.nominal),
                picture.results[event.id.key] == nil
            else { return nil }
            var finding = picture.finding(kind, event.group, key: event.id.key, subscriber: event.subscriber)
            finding.field = "state"
            finding.erpValue = ""
            finding.platformValue = event.amount.text(separator: ",")
            finding.stake = Stake(amount: event.amount, formula: .notBilled)
            return finding
        }
    }
}
