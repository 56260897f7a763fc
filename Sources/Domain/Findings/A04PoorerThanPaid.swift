/// A04: the platform grants less than the customer pays for. Where packages are missing and others are too many, it is
/// this class if the missing ones are worth at least as much.
public enum A04PoorerThanPaid {
    /// The class.
    public static let kind = FindingClass.poorerThanPaid

    /// Whether what is missing weighs at least as much as what is too much.
    static func outweighs(_ unit: SubscriberUnit) -> Bool {
        !unit.missing.isEmpty && (unit.extra.isEmpty || unit.listPrice(unit.missing) >= unit.listPrice(unit.extra))
    }

    static func finding(in unit: SubscriberUnit) -> Finding? {
        guard unit.isComparableByPackage, outweighs(unit) else { return nil }
        let additive = unit.evidence.proof(.entitlements, unit.platform)
        return unit.packageFinding(
            kind, isDestructive: !unit.extra.isEmpty,
            proof: unit.extra.isEmpty ? additive : min(additive, unit.proofOfExtra),
            stake: Stake(amount: unit.paid(unit.missing), formula: .retailNotDelivered))
    }
}
