/// A19: the platform knows the customer by another document or address than the ERP, which is the master. The document
/// is said by its last digits only. Key: the contract and the field. Source: `domain/billing.md` §2.3.
public enum A19IdentityDrift {
    /// The class.
    public static let kind = FindingClass.identityDrift

    static func document(in unit: SubscriberUnit) -> Finding? {
        guard let (subscriber, account) = sides(unit), let ours = subscriber.document, let theirs = account.document,
            ours != theirs
        else { return nil }
        // A document is no text for a plan: a person copies it from the ERP.
        var finding = finding(in: unit, .review(account.id.text), field: "document")
        finding.erpValue = masked(ours)
        finding.platformValue = masked(theirs)
        return finding
    }

    static func email(in unit: SubscriberUnit) -> Finding? {
        guard let (subscriber, account) = sides(unit), let ours = subscriber.email?.trimmingBlanks(),
            let theirs = account.email?.trimmingBlanks(), !ours.isEmpty, !theirs.isEmpty,
            ours.lowercased() != theirs.lowercased()
        else { return nil }
        let action = ProposedAction(
            verb: .setField, target: account.id.text + "/email", present: theirs, wanted: ours, isDestructive: false,
            isReversible: true, proof: .notNeeded)
        var finding = finding(in: unit, action, field: "email")
        finding.erpValue = ours
        finding.platformValue = theirs
        return finding
    }

    /// The customer and an account that serves him or will.
    private static func sides(_ unit: SubscriberUnit) -> (Subscriber, PlatformAccount)? {
        guard let account = unit.account, !unit.status.isOver, let subscriber = unit.subscriber,
            unit.contractStatus != .cancelled
        else { return nil }
        return (subscriber, account.record)
    }

    private static func finding(in unit: SubscriberUnit, _ action: ProposedAction, field: String) -> Finding {
        var finding = unit.finding(kind, about: [], action: action, stake: Stake(amount: .zero, formula: .none))
        finding.key.append(field)
        finding.field = field
        finding.sources = [unit.contract.source] + (unit.account.map { [$0.source] } ?? [])
        return finding
    }

    private static func masked(_ document: TaxID) -> String { "…" + document.text.suffix(4) }
}
