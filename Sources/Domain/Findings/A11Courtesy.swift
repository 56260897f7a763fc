/// A11: television given away on purpose. It is listed with what it costs, and nothing is ever taken away for it; one
/// without somebody who answers for it, or without an end, says so. Key: the contract. Money: what the platform
/// charges a month. Source: `domain/billing.md` §2.3.
public enum A11Courtesy {
    /// The class.
    public static let kind = FindingClass.courtesyAccount

    static func finding(in unit: SubscriberUnit) -> Finding? {
        let rows = unit.courtesies
        guard unit.contractStatus != .cancelled, !rows.isEmpty, unit.account != nil else { return nil }
        let codes = Set(unit.due.filter { due in rows.contains { $0.record.package == due.package } }.map(\.code))
        let live = codes.intersection(unit.live)
        guard !live.isEmpty else { return nil }
        let action = ProposedAction.review(unit.contract.record.id.text)
        var finding = unit.finding(
            kind, about: live, action: action,
            stake: Stake(amount: unit.wholesale(live), formula: .wholesaleForNothing))
        let lacks = rows.filter { $0.record.courtesyOwner?.isEmpty ?? true || end(of: $0.record) == nil }
        finding.severity = lacks.isEmpty ? .s4 : .s3
        finding.field = "courtesy"
        finding.erpValue = rows.map { row in
            [row.record.package.text, row.record.courtesyOwner ?? "?", end(of: row.record)?.description ?? "?"]
                .joined(separator: " ")
        }.joined(separator: ", ")
        finding.platformValue = SubscriberUnit.list(live)
        return finding
    }

    /// The end of the period, or the day until which it is free.
    private static func end(of row: ContractPackage) -> BusinessDate? { row.endsOn ?? row.freeUntil }
}
