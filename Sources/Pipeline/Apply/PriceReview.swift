internal import Documents
internal import Domain
internal import Store

/// What the rows of one price table say against each other. Where two of them cannot both hold, neither is taken, for
/// nobody can say which one is meant.
struct PriceReview {
    /// Line of a row that cannot stand → the line of the other.
    private var contradicted: [Int: Int] = [:]

    /// Reads the whole table: a price list is short, and what two rows say together shows only when both are known.
    init(_ scan: TableScan, source: () throws -> FileSource) throws {
        var rows: [PackageID: [(price: PackagePrice, line: Int)]] = [:]
        try TableFile.records(scan, open: source) { event in
            guard case .record(.price(let price), let line) = event else { return }
            rows[price.package, default: []].append((price, line))
        }
        for var own in rows.values {
            own.sort { ($0.price.validFrom, $0.line) < ($1.price.validFrom, $1.line) }
            for (index, row) in own.enumerated() {
                for other in own[(index + 1)...] {
                    // Two rows of one day that differ in their end alone are a contradiction inside one file.
                    let isRepeat = row.price.validFrom == other.price.validFrom && row.price != other.price
                    guard isRepeat || row.price.contradicts(other.price) else { continue }
                    contradicted[row.line] = contradicted[row.line] ?? other.line
                    contradicted[other.line] = contradicted[other.line] ?? row.line
                }
            }
        }
    }

    /// Why a row is refused, if it is.
    func refusal(
        of price: PackagePrice, line: Int, delivery: Int64, _ transaction: Transaction
    ) throws -> RejectedRow? {
        func row(_ hint: String) -> RejectedRow {
            RejectedRow(
                delivery: delivery, line: line, column: "valid_from", value: "\(price.package) \(price.validFrom)",
                rule: "price_overlap", hint: hint)
        }
        if let other = contradicted[line] { return row("\(other)") }
        guard let stored = try transaction.contradiction(to: price) else { return nil }
        let file = try Origin(stored.source, transaction)?.file ?? ""
        return row("\(file):\(stored.source.position)")
    }
}
