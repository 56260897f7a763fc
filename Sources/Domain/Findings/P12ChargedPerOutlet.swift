/// P12: a package stands on a contract more than once at the same time: once an outlet, though packages are charged by
/// contract. Key: contract and package. Money: the list price of the rows beyond the first. Source: `contracts.md`.
public enum P12ChargedPerOutlet {
    /// The class.
    public static let kind = FindingClass.chargedPerOutlet

    static func findings(in picture: OfferPicture) -> [Finding] {
        picture.rowsOf.flatMap { package, rows in
            Dictionary(grouping: rows, by: \.record.contract).compactMap { _, rows -> Finding? in
                guard rows.count > 1, let first = rows.first else { return nil }
                var finding = picture.finding(kind, first.record, sources: rows.map(\.source))
                finding.field = "package"
                finding.platformValue = "\(rows.count)"
                let code = picture.packages[package]?.record.platformPackage ?? package
                let price = picture.sides.expectation.listPrice(of: code, on: picture.sides.platform)
                let beyond = rows.dropFirst().reduce(Money.zero) { $0 + ($1.record.price ?? price) }
                finding.stake = Stake(amount: beyond, formula: .outletsUnpaid)
                return finding
            }
        }
    }
}
