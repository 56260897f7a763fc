/// A12: a promotion is over and the customer still pays nothing. Charging begins with the next month, with notice; it
/// is a person who writes the price. Key: the contract. Money: list price a month. Source: `domain/billing.md` §2.3.
public enum A12PromotionOver {
    /// The class.
    public static let kind = FindingClass.promotionOver

    static func finding(in unit: SubscriberUnit) -> Finding? {
        guard unit.contractStatus == .active else { return nil }
        let over = unit.expectation.rows(of: unit.contract.record.id).filter { row in
            row.isPresent && !row.record.isCourtesy && row.record.holds(on: unit.date)
                && unit.due.contains { $0.package == row.record.package && $0.price == .zero }
                && (row.record.freeUntil.map { $0 <= unit.date } ?? false
                    || row.record.priceUntil.map { $0 <= unit.date } ?? false)
        }
        let codes = Set(unit.due.filter { due in over.contains { $0.record.package == due.package } }.map(\.code))
        guard !codes.isEmpty else { return nil }
        var finding = unit.finding(
            kind, about: codes, action: .review(unit.contract.record.id.text),
            stake: Stake(amount: unit.listPrice(codes), formula: .retailNotCharged))
        finding.field = "price"
        let ends = over.compactMap { $0.record.freeUntil ?? $0.record.priceUntil }
        finding.erpValue = ends.max()?.description ?? ""
        finding.platformValue = SubscriberUnit.list(codes)
        return finding
    }
}
