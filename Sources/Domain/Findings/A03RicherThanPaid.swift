/// A03: the platform grants more than the contract has: the extra packages are leakage.
public enum A03RicherThanPaid {
    /// The class.
    public static let kind = FindingClass.richerThanPaid

    static func finding(in unit: SubscriberUnit) -> Finding? {
        guard unit.isComparableByPackage, !unit.extra.isEmpty, !A04PoorerThanPaid.outweighs(unit) else { return nil }
        let amount = unit.listPrice(unit.extra) + unit.wholesale(unit.extra)
        return unit.packageFinding(
            kind, isDestructive: true, proof: unit.proofOfExtra,
            stake: Stake(amount: amount, formula: .retailNotCharged))
    }
}

extension SubscriberUnit {
    /// Both sides are live, so their packages can be held against each other.
    var isComparableByPackage: Bool {
        contractStatus == .active && !due.isEmpty && status.isLive && granted != nil
    }

    /// A finding that sets the account's packages to what is due.
    func packageFinding(
        _ kind: FindingClass, isDestructive: Bool, proof: AbsenceProof, stake: Stake
    ) -> Finding {
        let has = Self.list(grantedCodes)
        let action = ProposedAction(
            verb: .setPackages, target: account?.record.id.text ?? "", present: has, wanted: Self.list(dueCodes),
            isDestructive: isDestructive, isReversible: true, proof: proof)
        var finding = finding(kind, about: missing.union(extra), action: action, stake: stake)
        finding.field = "packages"
        finding.erpValue = Self.list(dueCodes)
        finding.platformValue = has
        return finding
    }
}
