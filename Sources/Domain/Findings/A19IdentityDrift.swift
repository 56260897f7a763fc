/// A19: the platform knows the customer by another document or address than the ERP, which is the master. The document
/// is said by its last digits only. Key: the contract and the field. Source: `domain/billing.md` §2.3.
public enum A19IdentityDrift {
    /// The class.
    public static let kind = FindingClass.identityDrift

    static func finding(in unit: SubscriberUnit) -> Finding? {
        guard let account = unit.account, account.isPresent, let subscriber = unit.subscriber,
            unit.contractStatus != .cancelled
        else { return nil }
        let target = account.record.id.text
        if let ours = subscriber.document, let theirs = account.record.document, ours != theirs {
            // A document is no text for a plan: a person copies it from the ERP.
            var finding = self.finding(in: unit, .review(target), field: "document")
            finding.erpValue = masked(ours.text)
            finding.platformValue = masked(theirs.text)
            return finding
        }
        guard let ours = subscriber.email?.trimmingBlanks(), let theirs = account.record.email?.trimmingBlanks(),
            !ours.isEmpty, !theirs.isEmpty, ours.lowercased() != theirs.lowercased()
        else { return nil }
        let action = ProposedAction(
            verb: .setField, target: target + "/email", present: theirs, wanted: ours, isDestructive: false,
            isReversible: true, proof: .notNeeded)
        var finding = self.finding(in: unit, action, field: "email")
        finding.erpValue = ours
        finding.platformValue = theirs
        return finding
    }

    private static func finding(in unit: SubscriberUnit, _ action: ProposedAction, field: String) -> Finding {
        var finding = unit.finding(kind, about: [], action: action, stake: Stake(amount: .zero, formula: .none))
        finding.field = field
        finding.sources = [unit.contract.source] + (unit.account.map { [$0.source] } ?? [])
        return finding
    }

    private static func masked(_ document: String) -> String { "…" + document.suffix(4) }
}
