/// K10: two files of one day, neither proved complete over the other, give different values for one key. The earlier
/// one is read meanwhile, and nothing destructive is proposed for the contract concerned. Key: kind, key, as-of.
public enum K10SnapshotConflict {
    /// The class.
    public static let kind = FindingClass.snapshotConflict

    /// The finding. `kept` and `other` are the columns that differ, by name.
    public static func finding(
        table: TableKind, platform: PlatformID?, key: [String], asOf: BusinessDate, kept: [String: String],
        other: [String: String], sources: [Source]
    ) -> Finding {
        let label = ([table.rawValue] + key).joined(separator: " ")
        var finding = Finding(
            kind, platform: platform, key: [table.rawValue] + key + [asOf.description], action: .review(label))
        let fields = Set(kept.keys).union(other.keys).sorted()
        func shown(_ values: [String: String]) -> String {
            fields.map { "\($0)=\(values[$0] ?? "")" }.joined(separator: ", ")
        }
        finding.field = fields.joined(separator: ", ")
        finding.erpValue = "\(label): \(shown(kept))".maskingPersonalNumbers
        finding.platformValue = "\(label): \(shown(other))".maskingPersonalNumbers
        finding.sources = sources.inReadingOrder()
        return finding
    }
}
