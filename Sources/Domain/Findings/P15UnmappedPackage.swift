/// P15: a package that is sold has no code of the platform of its own, so the ERP's code stands for it, and the platform
/// has none that is called so: which package is meant, nobody wrote down. It stands in the place of P01. Key: the
/// package. Source: `contracts.md`.
public enum P15UnmappedPackage {
    /// The class.
    public static let kind = FindingClass.unmappedPackage

    static func findings(in picture: OfferPicture) -> [Finding] {
        guard picture.sides.evidence.has(.cataloguePackages, picture.sides.platform) else { return [] }
        return picture.packages.values.compactMap { package in
            guard isUnmapped(package.record), picture.offered[package.record.platformPackage] == nil else { return nil }
            var finding = picture.finding(kind, package.record.id, sources: [package.source])
            finding.field = "platform-package"
            finding.erpValue = ""
            let price = picture.sides.expectation.listPrice(
                of: package.record.platformPackage, on: picture.sides.platform)
            let customers = Int64(picture.customers(of: package.record.id))
            finding.stake = Stake(amount: Money(centavos: price.centavos * customers), formula: .retailOfCustomers)
            return finding
        }
    }

    /// Nothing but the ERP's own code stands for it.
    static func isUnmapped(_ package: Package) -> Bool {
        package.isActive && package.platformPackage.text == package.id.text
    }
}
