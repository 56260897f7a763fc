/// K07: a cancelled contract still stores an account that is over on the platform: the next customer with that id gets
/// the old one's television. It is cleared only once the platform has been seen to have ended the account. Key: the
/// contract. Source: `domain/billing.md` §2.5.
public enum K07CredentialOfCancelled {
    /// The class.
    public static let kind = FindingClass.credentialOfCancelled

    static func finding(in unit: SubscriberUnit) -> Finding? {
        guard unit.contract.isPresent, unit.contractStatus == .cancelled,
            let stored = unit.contract.record.platformAccounts[unit.platform], let account = unit.account,
            account.record.id == stored, account.isPresent, account.record.status.isOver
        else { return nil }
        let field = ContractField.account(unit.platform).name
        var action = ProposedAction(
            verb: .setField, target: "\(unit.contract.record.id.text)/\(field)", present: stored.text, wanted: "",
            isDestructive: false, isReversible: true, proof: .notNeeded)
        action.side = .erp
        var finding = unit.finding(kind, about: [], action: action, stake: Stake(amount: .zero, formula: .none))
        finding.field = field
        finding.erpValue = stored.text
        finding.platformValue = account.record.status.rawValue
        return finding
    }
}
