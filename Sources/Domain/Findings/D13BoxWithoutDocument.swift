/// D13: boxes that were imported and that no note or purchase tells of: not booked, and their cost is unknown. One
/// finding a model, for a register that began with an import has them by the thousand. Key: the model. Source:
/// `domain/billing.md` §2.4.
public enum D13BoxWithoutDocument {
    /// The class.
    public static let kind = FindingClass.boxWithoutDocument

    /// `counts`: boxes without a document, by model, and a place where one of them was read.
    public static func findings(_ counts: [String: (count: Int, source: Source)]) -> [Finding] {
        counts.map { model, boxes in
            var finding = Finding(kind, platform: nil, key: [model], action: .review(model))
            finding.field = "document"
            finding.erpValue = model
            finding.platformValue = "\(boxes.count)"
            finding.sources = [boxes.source]
            return finding
        }.sorted(by: Finding.order)
    }
}
