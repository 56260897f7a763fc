/// P02: a package that the platform offers and no package of the ERP maps to. One that the ERP keeps and no longer sells
/// maps all the same. Money: what the platform charges a month for the subscribers that have it.
public enum P02PackageMissingInERP {
    /// The class.
    public static let kind = FindingClass.packageMissingInERP

    static func findings(in picture: CataloguePicture) -> [Finding] {
        picture.offered.compactMap { code, package in
            guard !picture.mapped.contains(code) else { return nil }
            var finding = picture.finding(kind, package: code, sources: [package.source])
            finding.platformValue = package.record.name
            let cost = package.record.wholesalePrice ?? .zero
            finding.stake = Stake(
                amount: Money(centavos: cost.centavos * Int64(picture.subscribersOf[code] ?? 0)),
                formula: .wholesaleForNothing)
            return finding
        }
    }
}
