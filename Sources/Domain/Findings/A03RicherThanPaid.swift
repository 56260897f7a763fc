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
        let target = account?.record.id.text ?? ""
        // Of several that are due only one fits into an account of such a platform: which, a person decides.
        let isSet = !traits.hasSinglePackage || dueCodes.count < 2
        let action =
            isSet
            ? ProposedAction(
                verb: .setPackages, target: target, present: has, wanted: Self.list(dueCodes),
                isDestructive: isDestructive, isReversible: true, proof: proof) : .review(target)
        var finding = finding(kind, about: missing.union(extra), action: action, stake: stake)
        finding.field = "packages"
        finding.erpValue = Self.list(dueCodes)
        finding.platformValue = has
        return finding
    }
}
