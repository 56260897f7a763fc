/// A15: a charge that no record entitles to on any day of its month, or one that the ERP consumed though it was never
/// saved, or was cancelled or waived here. Key: the group, or the event as the ERP names it. Money: twice the charge
/// (CDC art. 42). Source: `domain/billing.md` §2.3.
public enum A15BilledForNothing {
    /// The class.
    public static let kind = FindingClass.billedForNothing

    static func findings(in picture: BillingPicture) -> [Finding] {
        groups(in: picture) + consumed(in: picture)
    }

    private static func groups(in picture: BillingPicture) -> [Finding] {
        picture.groups.keys.compactMap { group in
            let events = picture.counting(group)
            let billed = events.reduce(Money.zero) { $0 + $1.amount }
            guard billed > .zero else { return nil }
            switch picture.verdict(on: group) {
            case .charge, .quarantined: return nil
            case .absent where !picture.isComplete: return nil
            case .absent, .free, .notEntitled: break
            }
            var finding = picture.finding(kind, group, key: group.key, subscriber: events.first?.subscriber)
            finding.erpValue = ""
            finding.platformValue = billed.text(separator: ",")
            finding.stake = Stake(amount: billed + billed, formula: .billedForNothing)
            return finding
        }
    }

    private static func consumed(in picture: BillingPicture) -> [Finding] {
        picture.results.keys.compactMap { key in
            let id = BillingEventID(key: key)
            let event = id.flatMap { picture.events[$0] }
            if let event, event.state.isLive { return nil }
            guard let id else {
                var finding = Finding(kind, platform: nil, key: [key], action: .review(key))
                finding.field = "state"
                finding.erpValue = key
                return finding
            }
            // What lies before the months that are judged is not known here.
            guard event != nil || picture.groups.keys.contains(where: { $0.competence <= id.group.competence }) else {
                return nil
            }
            var finding = picture.finding(kind, id.group, key: id.key, subscriber: event?.subscriber)
            finding.field = "state"
            finding.erpValue = BillingEventState.processed.rawValue
            finding.platformValue = event?.state.rawValue ?? ""
            let amount = event?.amount ?? .zero
            finding.stake = Stake(amount: amount > .zero ? amount + amount : .zero, formula: .billedForNothing)
            return finding
        }
    }
}
