/// K01: the ERP does not store the account (*ID Assinante*) that the platform's own reference or login leads to: what is
/// done by hand then looks for the wrong name. Only of a platform whose accounts the ERP does store. Where nobody else
/// has a claim to the account, its id is proposed for the contract; else a person decides. Key: the contract. Source:
/// `domain/billing.md` §2.5, `domain/platforms.md` §5.6.
public enum K01AccountIDMissing {
    /// The class.
    public static let kind = FindingClass.accountIDMissing

    static func finding(in unit: SubscriberUnit) -> Finding? {
        guard unit.isLinkStored, unit.contractStatus != .cancelled, let account = unit.accountThatIsThere,
            unit.contract.record.platformAccounts[unit.platform] == nil, !unit.status.isOver
        else { return nil }
        let field = ContractField.account(unit.platform).name
        var action = ProposedAction(
            verb: .setField, target: "\(unit.contract.record.id.text)/\(field)", present: "", wanted: account.text,
            isDestructive: false, isReversible: true, proof: .notNeeded)
        action.side = .erp
        if !unit.isLinkUnique { action = .review(unit.contract.record.id.text) }
        var finding = unit.finding(kind, about: [], action: action, stake: Stake(amount: .zero, formula: .none))
        finding.field = field
        finding.erpValue = ""
        finding.platformValue = account.text
        return finding
    }
}
