/// D07: register and platform name different models. Letter case, blanks and punctuation do not count, nor does a name
/// that holds the other (`STB-4100` and `Acme STB-4100`). Key: the box. Source: `domain/billing.md` §2.4.
public enum D07ModelDiffers {
    /// The class.
    public static let kind = FindingClass.modelDiffers

    static func finding(_ standing: DevicePicture.Standing) -> Finding? {
        guard let ours = standing.box?.model, let theirs = standing.rows.lazy.compactMap(\.record.model).first,
            !folded(ours).isEmpty, !folded(theirs).isEmpty
        else { return nil }
        let (a, b) = (folded(ours), folded(theirs))
        guard a != b, !a.contains(b), !b.contains(a) else { return nil }
        return Finding(
            kind, standing, action: .review(standing.identity.value), field: "model", erp: ours, there: theirs)
    }

    private static func folded(_ model: String) -> String {
        String(model.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}
