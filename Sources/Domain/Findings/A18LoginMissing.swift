/// A18: television without *Login de Radius*, which every platform needs and by which an account is found. Key: the
/// contract. Source: `domain/billing.md` §2.3.
public enum A18LoginMissing {
    /// The class.
    public static let kind = FindingClass.loginMissing

    static func finding(in unit: SubscriberUnit) -> Finding? {
        guard unit.contractStatus != .cancelled, !unit.due.isEmpty || unit.status.isLive,
            unit.contract.record.radiusLogin?.trimmingBlanks().isEmpty ?? true
        else { return nil }
        var finding = unit.finding(
            kind, about: [], action: .review(unit.contract.record.id.text), stake: Stake(amount: .zero, formula: .none))
        finding.field = "radius_login"
        finding.erpValue = ""
        return finding
    }
}
