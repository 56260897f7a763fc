/// P08: an extra that was never given a price is sold: it is free, by nobody's decision. Rows with a price of their own
/// or given away on purpose do not count. Key: the package. Money: unknown, for there is no list price. Source:
/// `domain/billing.md` §2.2, `contracts.md` *Billing in one paragraph*.
public enum P08ExtraPriceMismatch {
    /// The class.
    public static let kind = FindingClass.extraPriceMismatch

    static func findings(in picture: OfferPicture) -> [Finding] {
        picture.packages.values.compactMap { package in
            let record = package.record
            let rows = (picture.rowsOf[record.id] ?? []).filter { $0.record.price == nil && !$0.record.isCourtesy }
            guard record.isExtra, picture.sides.expectation.listed(record) == nil, !rows.isEmpty else { return nil }
            var finding = picture.finding(kind, record.id, sources: [package.source])
            finding.field = "price"
            finding.erpValue = ""
            finding.platformValue = "\(rows.count)"
            return finding
        }
    }
}
