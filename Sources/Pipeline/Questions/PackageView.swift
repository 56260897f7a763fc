public import Domain
public import Store

/// A package of the ERP with its prices and what its platform invoiced for it.
public struct PackageView: Sendable {
    /// The package.
    public var package: Package
    /// Whether the newest pictures still show it.
    public var isPresent: Bool
    /// Its list price on the date.
    public var price: ListPrice
    /// Its price list.
    public var prices: [PackagePrice]
    /// What its platform counted and charged.
    public var invoices: [PlatformInvoiceLine]
    /// Where it was read last.
    public var origin: Origin?

    static func find(
        _ code: String, _ tx: Transaction, _ snapshots: [SnapshotRow], _ date: BusinessDate
    ) throws -> [PackageView] {
        let found = try tx.sighted(Package.self, snapshots: snapshots).filter { $0.record.id.text == code }
        guard !found.isEmpty else { return [] }
        let prices = try tx.prices().map(\.record).filter { $0.package.text == code }
        let invoices = try tx.invoiceLines().map(\.record)
        return try found.map { package in
            PackageView(
                package: package.record, isPresent: package.isPresent,
                price: PriceList(prices).price(of: package.record, on: date), prices: prices,
                invoices: invoices.filter {
                    $0.platform == package.record.platform && $0.package == package.record.platformPackage
                }, origin: try Origin(package.source, tx))
        }
    }
}

/// A version of a contract, of one of its packages or of one of its points.
public struct HistoryLine: Sendable {
    /// The version.
    public var version: RecordVersion
    /// The columns that differ from the version before it; all of the first one.
    public var changed: [String: String]
    /// The file and line that brought these values.
    public var place: String

    static func lines(of contract: ContractID, upTo date: BusinessDate, _ tx: Transaction) throws -> [HistoryLine] {
        var last: RecordVersion?
        return try tx.history(of: contract, upTo: date).map { version in
            let before = last.flatMap { $0.kind == version.kind && $0.key == version.key ? $0 : nil }
            last = version
            var changed: [String: String] = [:]
            for (column, value) in version.content.values where before?.content.values[column] != value {
                changed[column] = value.text ?? ""
            }
            let origin = try Origin(version.source, tx)
            return HistoryLine(
                version: version, changed: changed, place: "\(origin?.file ?? "?"):\(version.source.position)")
        }
    }
}
