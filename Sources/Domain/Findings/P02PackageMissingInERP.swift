/// P02: a package that the platform offers and no package of the ERP maps to.
public enum P02PackageMissingInERP {
    /// The class.
    public static let kind = FindingClass.packageMissingInERP

    static func findings(in picture: CataloguePicture) -> [Finding] {
        let mapped = Set(picture.sold.map(\.record.platformPackage))
        return picture.offered.compactMap { code, package in
            guard !mapped.contains(code) else { return nil }
            var finding = picture.finding(kind, package: code, sources: [package.source])
            finding.field = "package"
            finding.platformValue = package.record.name
            return finding
        }
    }
}
