/// P13: the package that the plan of a contract includes is contracted once more as an extra: it would be charged
/// twice. Key: contract and package. Money: the price of the extra. Source: `contracts.md`, *Billing in one paragraph*
/// (the default package is never posted).
public enum P13DefaultChargedAsExtra {
    /// The class.
    public static let kind = FindingClass.defaultChargedAsExtra

    static func findings(in picture: OfferPicture) -> [Finding] {
        picture.rows.compactMap { row in
            guard let contract = picture.contracts[row.record.contract],
                let plan = picture.sides.expectation.plans[contract.record.plan], plan.isPresent,
                plan.record.allowsTV, plan.record.defaultPackage == row.record.package, !row.record.isCourtesy
            else { return nil }
            let code = picture.packages[row.record.package]?.record.platformPackage ?? row.record.package
            let price =
                row.record.price ?? picture.sides.expectation.listPrice(of: code, on: picture.sides.platform)
            // Contracted once more for nothing it is charged for nothing.
            guard price > .zero else { return nil }
            var finding = picture.finding(kind, row.record, sources: [row.source, plan.source])
            finding.field = "package"
            finding.erpValue = price.text(separator: ",")
            finding.stake = Stake(amount: price, formula: .retailNotDelivered)
            return finding
        }
    }
}
