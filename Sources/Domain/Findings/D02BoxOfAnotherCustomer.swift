/// D02: a box stands at one customer's outlet and is on another customer's account. It is taken off the wrong account
/// first and paired with the right one then; both are proposals that need the box to be where the ERP says. Key: the
/// box. Source: `domain/billing.md` §2.4.
public enum D02BoxOfAnotherCustomer {
    /// The class.
    public static let kind = FindingClass.boxOfAnotherCustomer

    static func finding(_ standing: DevicePicture.Standing, in picture: DevicePicture) -> Finding? {
        guard standing.isLive, let box = standing.box, box.custody == .installed, let home = box.contract,
            let account = standing.account, let other = picture.contract(of: standing), other != home
        else { return nil }
        var action = ProposedAction(
            verb: .setDevice, target: standing.identity.value, present: account.text, wanted: "none",
            isDestructive: true, isReversible: true, proof: .notNeeded)
        let right = picture.account(of: home, on: standing.platform)
        // Without an account of its own the box has nowhere to go: a person's task.
        if right == nil { action = .review(standing.identity.value) }
        var finding = Finding(
            kind, standing, action: action, field: "contract", erp: home.text, there: other.text)
        finding.contract = home
        finding.followUp = right.map { right in
            ProposedAction(
                verb: .setDevice, target: standing.identity.value, present: "none", wanted: right.text,
                isDestructive: false, isReversible: true, proof: .notNeeded)
        }
        return finding
    }
}
