/// D10: a box is blocked on the platform though customer and account are active, or lives on though the contract is
/// blocked or cancelled and its account was stopped. Where the account itself differs, A05–A07 speak; a state that
/// nobody knows, or one on its way, says nothing. Key: the box. Source: `domain/billing.md` §2.4.
public enum D10BoxStateDrift {
    /// The class.
    public static let kind = FindingClass.boxStateDrift

    static func finding(_ standing: DevicePicture.Standing, in picture: DevicePicture) -> Finding? {
        guard let account = standing.account, let state = picture.state(of: account, on: standing.platform),
            let id = picture.contract(of: standing), let contract = picture.contracts[id],
            let box = standing.box, box.custody.isWithCustomer, box.contract == id,
            let row = standing.rows.first(where: { $0.record.status.isLive }) ?? standing.rows.first
        else { return nil }
        let isStopped = state == .suspended || state == .cancelled || state == .expired
        let there = row.record.status
        var action: ProposedAction
        switch contract.status {
        case .active:
            guard state.isLive, there == .suspended else { return nil }
            action = ProposedAction(
                verb: .setDevice, target: standing.identity.value, present: there.rawValue, wanted: account.text,
                isDestructive: false, isReversible: true, proof: .notNeeded)
        case .blocked, .cancelled:
            // One that will end by itself is on its way.
            guard isStopped, there == .active else { return nil }
            action = ProposedAction(
                verb: .setDevice, target: standing.identity.value, present: account.text, wanted: "none",
                isDestructive: true, isReversible: true, proof: .notNeeded)
        }
        if picture.grace.covers(contract.statusSince, kind, on: picture.date) { action.hold = .inFlight }
        var finding = Finding(
            kind, standing, action: action, field: "status", erp: contract.status.rawValue, there: there.rawValue)
        finding.contract = id
        finding.subscriber = contract.subscriber
        return finding
    }
}
