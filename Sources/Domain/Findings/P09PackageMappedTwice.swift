/// P09: two packages that the ERP sells stand for one package of the platform: a customer with either gets the same,
/// and prices and lists cannot tell which he has. Key: the platform's code. Source: `domain/billing.md` §2.2.
public enum P09PackageMappedTwice {
    /// The class.
    public static let kind = FindingClass.packageMappedTwice

    static func findings(in picture: CataloguePicture) -> [Finding] {
        let byCode = Dictionary(grouping: picture.sold, by: \.record.platformPackage)
        return byCode.filter { $0.value.count > 1 }.map { code, packages in
            var finding = picture.finding(kind, package: code, sources: packages.map(\.source))
            finding.erpValue = packages.map(\.record.id).sorted().map(\.text).joined(separator: ", ")
            finding.platformValue = code.text
            return finding
        }
    }
}
