/// D10: a box of an active customer is blocked on the platform, though his account is not. Key: the box. Source:
/// `domain/billing.md` §2.4.
public enum D10BoxStateDrift {
    /// The class.
    public static let kind = FindingClass.boxStateDrift

    /// `activeAccounts`: accounts of active contracts that are live themselves.
    static func finding(
        _ standing: DevicePicture.Standing, in picture: DevicePicture, activeAccounts: Set<AccountID>
    ) -> Finding? {
        guard let box = standing.box, box.custody == .installed, let contract = picture.contract(of: standing),
            box.contract == contract, picture.contracts[contract]?.status == .active,
            let account = standing.account, activeAccounts.contains(account),
            let row = standing.rows.first, !standing.isLive, row.record.status == .suspended
        else { return nil }
        let action = ProposedAction(
            verb: .setDevice, target: standing.identity.value, present: row.record.status.rawValue,
            wanted: account.text, isDestructive: false, isReversible: true, proof: .notNeeded)
        var finding = Finding(
            kind, standing, action: action, field: "status", erp: ServiceStatus.active.rawValue,
            there: row.record.status.rawValue)
        finding.contract = contract
        return finding
    }
}
