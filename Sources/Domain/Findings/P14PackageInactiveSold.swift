/// P14: a package that is no longer sold is still on contracts. Key: the package. Source: `contracts.md`.
public enum P14PackageInactiveSold {
    /// The class.
    public static let kind = FindingClass.packageInactiveSold

    static func findings(in picture: OfferPicture) -> [Finding] {
        picture.packages.values.compactMap { package in
            guard !package.record.isActive, let rows = picture.rowsOf[package.record.id], !rows.isEmpty else {
                return nil
            }
            var finding = picture.finding(
                kind, package.record.id, sources: [package.source] + rows.prefix(10).map(\.source))
            finding.field = "active"
            finding.platformValue = "\(Set(rows.map(\.record.contract)).count)"
            return finding
        }
    }
}
