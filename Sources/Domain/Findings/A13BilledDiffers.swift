/// A13: what was processed of a charge is not what its records make now, or the ERP consumed an event that waits here.
/// The next save proposes the difference as a complement or a credit. Key: the group, or the event. Money: the
/// difference a month; twice that where too much was charged (CDC art. 42). Source: `domain/billing.md` §2.3.
public enum A13BilledDiffers {
    /// The class.
    public static let kind = FindingClass.billedDiffers

    static func findings(in picture: BillingPicture) -> [Finding] {
        amounts(in: picture) + states(in: picture)
    }

    private static func amounts(in picture: BillingPicture) -> [Finding] {
        picture.groups.keys.compactMap { group in
            let events = picture.computed(group)
            guard events.contains(where: { $0.state == .processed }),
                case .charge(let charge) = picture.verdict(on: group)
            else { return nil }
            let billed = events.reduce(Money.zero) { $0 + $1.amount }
            guard billed != charge.amount else { return nil }
            var finding = picture.finding(kind, group, key: group.key, subscriber: charge.subscriber)
            finding.erpValue = charge.amount.text(separator: ",")
            finding.platformValue = billed.text(separator: ",")
            let difference = charge.amount - billed
            let amount = difference > .zero ? difference : -difference - difference
            finding.stake = Stake(amount: amount, formula: .billedDifference)
            return finding
        }
    }

    private static func states(in picture: BillingPicture) -> [Finding] {
        picture.results.keys.compactMap { key in
            guard let id = BillingEventID(key: key), let event = picture.events[id], event.state == .pending else {
                return nil
            }
            var finding = picture.finding(kind, id.group, key: id.key, subscriber: event.subscriber)
            finding.field = "state"
            finding.erpValue = BillingEventState.processed.rawValue
            finding.platformValue = event.state.rawValue
            return finding
        }
    }
}
