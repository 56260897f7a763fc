/// K08: a contract in force stores an account that the platform does not have, or has no more: by that id nothing can
/// be done. Said only where the platform's accounts are proved whole. Key: the contract. Source: `contracts.md`, *Finding classes*.
public enum K08StaleLink {
    /// The class.
    public static let kind = FindingClass.staleLink

    static func finding(in unit: SubscriberUnit) -> Finding? {
        guard unit.contractStatus != .cancelled,
            let stored = unit.contract.record.platformAccounts[unit.platform],
            unit.isLinkStored, unit.accountThatIsThere != stored, !unit.isStoredAccountThere,
            unit.traits.listsAccounts != false, unit.evidence.proof(.accounts, unit.platform) >= .once
        else { return nil }
        var finding = unit.finding(
            kind, about: [], action: .review(unit.contract.record.id.text), stake: Stake(amount: .zero, formula: .none))
        finding.field = ContractField.account(unit.platform).name
        finding.erpValue = stored.text
        finding.platformValue = unit.accountThatIsThere?.text ?? ServiceStatus.absent.rawValue
        return finding
    }
}
