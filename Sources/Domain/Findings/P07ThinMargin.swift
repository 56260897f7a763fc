/// P07: an extra that is sold costs more than it brings, or brings less than the configured margin. The default package
/// of a plan is not looked at: its price is the plan's. Key: the package. Money: what is lacking a month over all its
/// customers. Source: `domain/billing.md` §2.2.
public enum P07ThinMargin {
    /// The class.
    public static let kind = FindingClass.thinMargin

    static func findings(in picture: OfferPicture) -> [Finding] {
        let defaults = Set(picture.sides.expectation.plans.values.compactMap(\.record.defaultPackage))
        return picture.packages.values.compactMap { package in
            let record = package.record
            guard record.isActive, record.isExtra, !defaults.contains(record.id),
                let offer = picture.offered[record.platformPackage], let cost = offer.record.wholesalePrice
            else { return nil }
            let price = picture.sides.expectation.listed(record) ?? .zero
            // One that was never priced is P08's.
            guard price > .zero, price.centavos - cost.centavos < picture.sides.margin.centavos else { return nil }
            var finding = picture.finding(kind, record.id, sources: [package.source, offer.source])
            finding.field = "price"
            finding.erpValue = price.text(separator: ",")
            finding.platformValue = cost.text(separator: ",")
            let lacking = cost.centavos + picture.sides.margin.centavos - price.centavos
            finding.stake = Stake(
                amount: Money(centavos: lacking * Int64((picture.rowsOf[record.id] ?? []).count)),
                formula: .marginLost)
            return finding
        }
    }
}
