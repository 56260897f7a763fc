/// K01: the ERP does not store the account (*ID Assinante*) that the platform's own reference or login leads to: what is
/// done by hand then looks for the wrong name. Only of a platform whose accounts the ERP does store. The link is strong
/// and unique, so the id is proposed for the contract. Key: the contract. Source: `domain/billing.md` §2.5.
public enum K01AccountIDMissing {
    /// The class.
    public static let kind = FindingClass.accountIDMissing

    static func finding(in unit: SubscriberUnit) -> Finding? {
        guard unit.isLinkStored, unit.contractStatus != .cancelled, let account = unit.accountThatIsThere,
            unit.contract.record.platformAccounts[unit.platform] == nil, !unit.status.isOver
        else { return nil }
        var action = ProposedAction(
            verb: .setField, target: "\(unit.contract.record.id.text)/\(unit.platform.text)_account", present: "",
            wanted: account.text, isDestructive: false, isReversible: true, proof: .notNeeded)
        action.side = .erp
        var finding = unit.finding(kind, about: [], action: action, stake: Stake(amount: .zero, formula: .none))
        finding.field = "\(unit.platform.text)_account"
        finding.erpValue = ""
        finding.platformValue = account.text
        return finding
    }
}
