/// P06: contracts pay another price than the list's, and nobody wrote why: a forgotten change of price, or a present.
/// Key: the package. Money: the differences a month, added up. Source: `domain/billing.md` §2.2.
public enum P06PriceWithoutReason {
    /// The class.
    public static let kind = FindingClass.priceWithoutReason

    static func findings(in picture: OfferPicture) -> [Finding] {
        picture.packages.values.compactMap { package in
            guard let listed = picture.sides.expectation.listed(package.record) else { return nil }
            let rows = (picture.rowsOf[package.record.id] ?? []).filter { row in
                guard let price = row.record.price, price != listed, !row.record.isCourtesy,
                    row.record.priceUntil.map({ picture.date < $0 }) ?? true,
                    row.record.freeUntil.map({ picture.date >= $0 }) ?? true
                else { return false }
                return row.record.reason?.trimmingBlanks().isEmpty ?? true
            }
            guard !rows.isEmpty else { return nil }
            let amount = rows.reduce(Money.zero) { sum, row in
                let difference = (row.record.price ?? listed) - listed
                return sum + (difference < .zero ? -difference : difference)
            }
            var finding = picture.finding(
                kind, package.record.id, sources: [package.source] + rows.prefix(10).map(\.source))
            finding.field = "price"
            finding.erpValue = listed.text(separator: ",")
            finding.platformValue = "\(Set(rows.map(\.record.contract)).count)"
            finding.stake = Stake(amount: amount, formula: .priceDifference)
            return finding
        }
    }
}
