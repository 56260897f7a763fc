/// A07: the contract is cancelled, or gone from the ERP, and the platform still delivers.
public enum A07CancelledButActive {
    /// The class.
    public static let kind = FindingClass.cancelledButActive

    static func finding(in unit: SubscriberUnit) -> Finding? {
        guard unit.contractStatus == .cancelled, unit.status.isLive, let account = unit.account else { return nil }
        let proof: AbsenceProof =
            unit.contract.isPresent ? .notNeeded : AbsenceProof(completeSnapshots: unit.contract.absences)
        let action = ProposedAction(
            verb: .setAccountState, target: account.record.id.text, present: unit.status.rawValue,
            wanted: ServiceStatus.cancelled.rawValue, isDestructive: true, isReversible: false, proof: proof)
        var finding = unit.finding(
            kind, about: unit.live, action: action,
            stake: Stake(amount: unit.wholesale(unit.live), formula: .wholesaleForNothing))
        finding.field = "status"
        finding.erpValue = unit.contract.isPresent ? unit.contractStatus.rawValue : ServiceStatus.absent.rawValue
        finding.platformValue = unit.status.rawValue
        return finding
    }
}
