/// Q03: a picture of today has far fewer or far more rows than the one before and than the middle of the last fourteen:
/// by more than ten rows, and by more than a tenth less (S1: nothing is taken away) or half more (S3). Key: the table.
/// Source: `domain/billing.md` §2.0 (volume checks of data-quality tools); the shares are ours.
public enum Q03VolumeAnomaly {
    /// The class.
    public static let kind = FindingClass.volumeAnomaly
    /// Pictures that the middle is taken of.
    static let window = 14

    static func findings(_ health: InputHealth, on date: BusinessDate) -> [Finding] {
        struct Table: Hashable {
            var platform: PlatformID?
            var kind: TableKind
        }
        let tables = Dictionary(grouping: health.pictures.filter { !$0.picture.isDelta }) {
            Table(platform: $0.picture.platform, kind: $0.picture.kind)
        }
        return tables.compactMap { table, pictures in
            let earlier = pictures.filter { $0.picture.asOf < date && $0.picture.isComplete }.sorted {
                $0.picture.asOf < $1.picture.asOf
            }.suffix(window)
            guard let now = pictures.first(where: { $0.picture.asOf == date })?.rows, let before = earlier.last?.rows
            else { return nil }
            let middle = earlier.map(\.rows).sorted()[earlier.count / 2]
            let isDrop = [before, middle].allSatisfy { $0 - now > 10 && ($0 - now) * 10 > $0 }
            let isRise = [before, middle].allSatisfy { now - $0 > 10 && (now - $0) * 2 > $0 }
            guard isDrop || isRise else { return nil }
            var finding = Finding.input(kind, platform: table.platform, table: table.kind)
            finding.severity = isDrop ? InputHealth.severity(of: table.kind) : .s3
            finding.platformValue = "\(now) (\(before))"
            return finding
        }
    }
}
