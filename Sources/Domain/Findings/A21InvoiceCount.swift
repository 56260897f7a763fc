/// A21: the platform charges for another number of subscribers of a package than it lists, or than the ERP owes: the
/// three counts of one month do not agree. Key: the month and the package. Money: the subscribers charged too many or
/// too few, at the price of the invoice or the wholesale price. Source: `domain/billing.md` §2.3.
public enum A21InvoiceCount {
    /// The class.
    public static let kind = FindingClass.invoiceCount

    /// `listed`: what the platform's own rows granted on the last day of the month, none where it never delivered
    /// any; `owed`: what the ERP owed then.
    static func finding(
        _ line: PlatformInvoiceLine, listed: Int?, owed: Int, wholesale: Money?
    ) -> Finding? {
        guard line.quantity != listed ?? line.quantity || line.quantity != owed else { return nil }
        let period = line.period.description
        var finding = Finding(
            kind, platform: line.platform, key: [period, line.package.text], action: .review(line.package.text))
        finding.package = line.package
        finding.field = "quantity \(period)"
        finding.erpValue = "\(owed)"
        finding.platformValue = "\(line.quantity) / \(listed.map(String.init) ?? "?")"
        let unitPrice = line.quantity > 0 ? line.amount.map { $0.centavos / Int64(line.quantity) } : nil
        let price = wholesale?.centavos ?? unitPrice ?? 0
        finding.stake = Stake(
            amount: Money(centavos: abs(Int64(line.quantity - owed)) * price), formula: .wholesaleForNothing)
        return finding
    }
}
