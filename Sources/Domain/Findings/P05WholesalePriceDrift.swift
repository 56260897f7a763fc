/// P05: the platform changed what it charges for a package that the ERP sells. The retail price never changes by itself.
/// Key: the package. Money: the change a month over all its customers, where it rose. Source: `domain/billing.md` §2.2.
public enum P05WholesalePriceDrift {
    /// The class.
    public static let kind = FindingClass.wholesalePriceDrift

    static func findings(in picture: OfferPicture) -> [Finding] {
        picture.packages.values.compactMap { package in
            let code = package.record.platformPackage
            guard package.record.isActive, let before = picture.sides.wholesaleBefore[code],
                let offer = picture.offered[code], let now = offer.record.wholesalePrice, now != before
            else { return nil }
            var finding = picture.finding(kind, package.record.id, sources: [package.source, offer.source])
            finding.field = "wholesale-price"
            finding.erpValue = before.text(separator: ",")
            finding.platformValue = now.text(separator: ",")
            let rise = max(0, now.centavos - before.centavos)
            finding.stake = Stake(
                amount: Money(centavos: rise * Int64(picture.customers(of: package.record.id))),
                formula: .wholesaleChange)
            return finding
        }
    }
}
