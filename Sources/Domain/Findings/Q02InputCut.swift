/// Q02: a table came today without proof of being whole, though it used to come with one: cut, or exported otherwise.
/// Rows that are there count, rows that are not prove nothing, and nothing is taken from anybody there. A table that
/// never came with a proof is ordinary, and nothing is said of it: its absences never count anyway. Key: the table.
/// Source: `domain/billing.md` §2.0.
public enum Q02InputCut {
    /// The class.
    public static let kind = FindingClass.inputCut

    static func findings(_ gaps: [PictureGap], _ health: InputHealth, on date: BusinessDate) -> [Finding] {
        gaps.compactMap { gap in
            guard gap.lastWhole != nil,
                let picture = health.pictures.first(where: {
                    $0.picture.asOf == date && $0.picture.platform == gap.platform && $0.picture.kind == gap.kind
                })
            else { return nil }
            var finding = Finding.input(kind, platform: gap.platform, table: gap.kind)
            finding.severity = InputHealth.severity(of: gap.kind)
            finding.platformValue = "\(picture.rows)"
            return finding
        }
    }
}
