/// D11: the platform's file names a box that the register has with zeros in front: a spreadsheet ate them. It is not an
/// unknown box (D03), and no number may be guessed. Key: the box of the register. Source: `domain/billing.md` §2.4, Q06.
public enum D11CASNZerosLost {
    /// The class.
    public static let kind = FindingClass.casnZerosLost

    static func finding(_ standing: DevicePicture.Standing, in picture: DevicePicture) -> Finding? {
        guard standing.box == nil, let casn = standing.rows.lazy.compactMap(\.record.box.casn).first,
            let box = picture.register.box(withoutZeros: casn.text), let own = box.identifiers.casn
        else { return nil }
        var finding = Finding(
            kind, standing, action: .review(own.text), field: "casn", erp: own.text, there: casn.text)
        finding.key = [own.text]
        finding.box = own.text
        return finding
    }
}
