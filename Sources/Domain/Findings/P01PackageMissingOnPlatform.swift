/// P01: a package that the ERP sells and whose code the platform no longer offers: billed, and not deliverable.
public enum P01PackageMissingOnPlatform {
    /// The class.
    public static let kind = FindingClass.packageMissingOnPlatform

    static func findings(in picture: CataloguePicture) -> [Finding] {
        picture.sold.compactMap { package in
            guard picture.offered[package.record.platformPackage] == nil, !P15UnmappedPackage.isUnmapped(package.record)
            else { return nil }
            var finding = picture.finding(kind, package: package.record.id, sources: [package.source])
            finding.erpValue = package.record.platformPackage.text
            finding.stake = Stake(
                amount: picture.retailOfCustomers[package.record.id] ?? .zero, formula: .retailOfCustomers)
            return finding
        }
    }
}
