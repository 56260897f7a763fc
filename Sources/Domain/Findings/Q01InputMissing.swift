/// Q01: a table of which there used to be a whole picture did not come today though its side sent others, or a side has
/// sent nothing for days. Old pictures are compared as they are; nothing is taken from anybody there. Key: the table
/// (`accounts` or `contracts` for a side). Source: `domain/billing.md` §2.0.
public enum Q01InputMissing {
    /// The class.
    public static let kind = FindingClass.inputMissing

    static func findings(_ gaps: [PictureGap], _ health: InputHealth, on date: BusinessDate) -> [Finding] {
        let today = Set(
            health.pictures.filter { $0.picture.asOf == date }.map {
                PictureGap(platform: $0.picture.platform, kind: $0.picture.kind, lastWhole: nil)
            })
        var findings = gaps.compactMap { gap -> Finding? in
            guard let last = gap.lastWhole,
                !today.contains(PictureGap(platform: gap.platform, kind: gap.kind, lastWhole: nil))
            else { return nil }
            return finding(gap.platform, gap.kind, last: last)
        }
        // A side of which nothing came for days is said by its main table.
        for (platform, pictures) in Dictionary(grouping: health.pictures.map(\.picture), by: \.platform) {
            let main: TableKind = platform == nil ? .contracts : .accounts
            guard let newest = pictures.map(\.asOf).max(), date.days(since: newest) > health.staleDays,
                let last = pictures.filter({ $0.kind == main }).map(\.asOf).max()
            else { continue }
            findings.append(finding(platform, main, last: last))
        }
        return findings
    }

    private static func finding(_ platform: PlatformID?, _ table: TableKind, last: BusinessDate) -> Finding {
        var finding = Finding.input(kind, platform: platform, table: table)
        finding.severity = InputHealth.severity(of: table)
        finding.platformValue = last.description
        return finding
    }
}
