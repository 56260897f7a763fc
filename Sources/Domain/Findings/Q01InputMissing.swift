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
        for platform in silentSides(health, on: date) {
            let main: TableKind = platform == nil ? .contracts : .accounts
            let pictures = health.pictures.map(\.picture).filter { $0.platform == platform && $0.kind == main }
            guard let last = pictures.map(\.asOf).max() else { continue }
            findings.append(finding(platform, main, last: last))
        }
        return findings
    }

    /// The sides of which nothing came for more days than they may be silent; none: the ERP.
    static func silentSides(_ health: InputHealth, on date: BusinessDate) -> Set<PlatformID?> {
        var newest: [PlatformID?: BusinessDate] = [:]
        for picture in health.pictures.map(\.picture) {
            newest[picture.platform] = max(newest[picture.platform] ?? picture.asOf, picture.asOf)
        }
        return Set(newest.filter { date.days(since: $0.value) > health.staleDays }.keys)
    }

    private static func finding(_ platform: PlatformID?, _ table: TableKind, last: BusinessDate) -> Finding {
        var finding = Finding.input(kind, platform: platform, table: table)
        finding.severity = InputHealth.severity(of: table)
        finding.platformValue = last.description
        return finding
    }
}
