/// P08: an extra that was never given a price is sold: it is free, by nobody's decision. Rows with a price of their own
/// or given away on purpose do not count. Or one side sells as an extra what is a base package on the other: then it is
/// charged on top of a plan that includes it, or given with a plan and never charged. Key: the package. Money: unknown,
/// for there is no list price, and nobody knows which of the two is meant. Source: `domain/billing.md` §2.2,
/// `contracts.md` *Billing in one paragraph*.
public enum P08ExtraPriceMismatch {
    /// The class.
    public static let kind = FindingClass.extraPriceMismatch

    static func findings(in picture: OfferPicture) -> [Finding] {
        picture.packages.values.compactMap { withoutPrice($0, in: picture) ?? otherKind($0, in: picture) }
    }

    private static func withoutPrice(_ package: Sighted<Package>, in picture: OfferPicture) -> Finding? {
        let record = package.record
        let rows = (picture.rowsOf[record.id] ?? []).filter { $0.record.price == nil && !$0.record.isCourtesy }
        guard record.isExtra, picture.sides.expectation.listed(record) == nil, !rows.isEmpty else { return nil }
        var finding = picture.finding(kind, record.id, sources: [package.source])
        finding.field = "price"
        finding.erpValue = ""
        finding.platformValue = "\(rows.count)"
        return finding
    }

    /// A platform that does not say what kind its package is says nothing.
    private static func otherKind(_ package: Sighted<Package>, in picture: OfferPicture) -> Finding? {
        let record = package.record
        guard record.isActive, let offer = picture.offered[record.platformPackage], let other = offer.record.isExtra,
            other != record.isExtra
        else { return nil }
        var finding = picture.finding(kind, record.id, sources: [package.source, offer.source])
        finding.field = "kind"
        finding.erpValue = record.isExtra ? "extra" : "base"
        finding.platformValue = other ? "extra" : "base"
        return finding
    }
}
