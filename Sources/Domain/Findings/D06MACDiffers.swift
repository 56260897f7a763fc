/// D06: one CASN, two hardware addresses. Both are compared in their normal form. Key: the box. Source:
/// `domain/billing.md` §2.4.
public enum D06MACDiffers {
    /// The class.
    public static let kind = FindingClass.macDiffers

    static func finding(_ standing: DevicePicture.Standing) -> Finding? {
        guard let box = standing.box, let casn = box.identifiers.casn, let ours = box.identifiers.mac,
            let row = standing.rows.first(where: { $0.record.box.casn == casn && $0.record.box.mac != nil }),
            let theirs = row.record.box.mac, theirs != ours
        else { return nil }
        return Finding(
            kind, standing, action: .review(standing.identity.value), field: "mac", erp: ours.description,
            there: theirs.description)
    }
}
