/// Q08: the picture of the ERP's contracts and that of a platform's accounts are of different days: what changed between
/// them looks like a difference. Where one of them is missing or cut today, or its side has been silent for days, Q01 or Q02 speaks. Key: the platform.
/// Source: `domain/billing.md` §2.0.
public enum Q08SnapshotSkew {
    /// The class.
    public static let kind = FindingClass.snapshotSkew

    static func findings(_ health: InputHealth, gaps: [PictureGap], on date: BusinessDate) -> [Finding] {
        let pictures = health.pictures.map(\.picture)
        guard let ours = pictures.filter({ $0.kind == .contracts }).map(\.asOf).max(),
            !gaps.contains(where: { $0.kind == .contracts })
        else { return [] }
        let silent = Q01InputMissing.silentSides(health, on: date)
        guard !silent.contains(nil) else { return [] }
        let accounts = Dictionary(grouping: pictures.filter { $0.kind == .accounts }, by: \.platform)
        return accounts.compactMap { platform, pictures in
            guard let platform, let theirs = pictures.map(\.asOf).max(), theirs != ours, !silent.contains(platform),
                !gaps.contains(where: { $0.platform == platform && $0.kind == .accounts })
            else { return nil }
            var finding = Finding(kind, platform: platform, key: [platform.text], action: .review(platform.text))
            finding.field = "taken-at"
            finding.erpValue = ours.description
            finding.platformValue = theirs.description
            return finding
        }
    }
}
