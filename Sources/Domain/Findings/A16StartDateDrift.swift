/// A16: a contracted package began in the ERP on another day than on the platform, by more than the window: the first
/// bill and the platform's invoice cover different days. Key: the contract. Money: the price of the days between.
/// Source: `domain/billing.md` §2.3.
public enum A16StartDateDrift {
    /// The class.
    public static let kind = FindingClass.startDateDrift

    static func finding(in unit: SubscriberUnit) -> Finding? {
        guard unit.contractStatus == .active, let granted = unit.granted else { return nil }
        var codes: Set<PackageID> = []
        var amount = Money.zero
        var ours: [String] = []
        var theirs: [String] = []
        for due in unit.due {
            let rows = unit.expectation.rows(of: unit.contract.record.id).filter {
                $0.isPresent && $0.record.package == due.package && $0.record.holds(on: unit.date)
            }
            guard let row = rows.last,
                let grant = granted.first(where: { $0.record.package == due.code && $0.record.status.isLive }),
                let start = grant.record.startsOn
            else { continue }
            let began = beginning(of: row.record, among: unit.expectation.rows(of: unit.contract.record.id))
            // A renewal is none of the platform's business: it may have gone on, or begun anew with it.
            let days = min(abs(start.days(since: row.record.startsOn)), abs(start.days(since: began)))
            guard days > unit.grace.days(of: kind) else { continue }
            codes.insert(due.code)
            amount += due.price.scaled(by: Int64(min(days, 30)), over: 30)
            ours.append("\(due.code) \(began)")
            theirs.append("\(due.code) \(start)")
        }
        guard !codes.isEmpty else { return nil }
        var finding = unit.finding(
            kind, about: codes, action: .review(unit.contract.record.id.text),
            stake: Stake(amount: amount, formula: .daysBetween))
        finding.field = "starts-on"
        finding.erpValue = ours.joined(separator: ", ")
        finding.platformValue = theirs.joined(separator: ", ")
        return finding
    }

    /// The first day of the unbroken run of periods that ends with `row`.
    private static func beginning(
        of row: ContractPackage, among rows: some Sequence<Sighted<ContractPackage>>
    ) -> BusinessDate {
        let periods = rows.map(\.record).filter { $0.package == row.package && $0.startsOn < row.startsOn }
        return periods.sorted { $0.startsOn > $1.startsOn }.reduce(row.startsOn) { start, earlier in
            earlier.startsOn < start && (earlier.endsOn.map { $0.days(since: start) >= -1 } ?? true)
                ? earlier.startsOn : start
        }
    }
}
