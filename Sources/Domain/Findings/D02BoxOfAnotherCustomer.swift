/// D02: a box stands at one customer's outlet and is on another customer's account. It is taken off the wrong account
/// first and paired with the right one then. That the other customer has no outlet for it is an absence, so taking it
/// off needs the ERP's points proved. Key: the box. Source: `domain/billing.md` §2.4.
public enum D02BoxOfAnotherCustomer {
    /// The class.
    public static let kind = FindingClass.boxOfAnotherCustomer

    static func finding(_ standing: DevicePicture.Standing, in picture: DevicePicture) -> Finding? {
        guard standing.isLive, let box = standing.box, box.custody == .installed, let home = box.contract,
            let account = standing.account, let other = picture.contract(of: standing), other != home
        else { return nil }
        let right = picture.account(of: home, on: standing.platform)
        let isFresh = picture.isFresh(standing.identity, at: home, kind)
        var action = ProposedAction(
            verb: .setDevice, target: standing.identity.value, present: account.text, wanted: "none",
            isDestructive: true, isReversible: true, proof: picture.evidence.proof(.points))
        if isFresh { action.hold = .inFlight }
        // Without an account of its own the box has nowhere to go: a person's task.
        if right == nil { action = .review(standing.identity.value) }
        var finding = Finding(
            kind, standing, action: action, field: "contract", erp: home.text, there: other.text)
        finding.contract = home
        finding.subscriber = picture.contracts[home]?.subscriber
        finding.followUp = right.map { right in
            var pair = ProposedAction(
                verb: .setDevice, target: standing.identity.value, present: "none", wanted: right.text,
                isDestructive: false, isReversible: true, proof: .notNeeded)
            if isFresh { pair.hold = .inFlight }
            return pair
        }
        return finding
    }
}
