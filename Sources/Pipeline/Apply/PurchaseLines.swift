internal import Domain
internal import Store

/// The rows of purchases without XML in one file: gives those without a number theirs, by the order of lines within
/// the document, and lets an item stand once.
struct PurchaseLines {
    private var counts: [PurchaseID: Int] = [:]
    private var lines: [PurchaseID: [Int: Int]] = [:]

    /// Enters a row as the newest word on its item.
    mutating func enter(
        _ item: PurchaseItem, source: Source, in transaction: Transaction
    ) throws -> RecordSighting.Outcome {
        let place = counts[item.purchase, default: 0] + 1
        counts[item.purchase] = place
        let number = item.item ?? place
        if let line = lines[item.purchase]?[number] {
            return .refused(
                RejectedRow(
                    delivery: source.delivery, line: source.position, column: "item", value: "\(number)",
                    rule: "duplicate_key", hint: "\(line)"))
        }
        lines[item.purchase, default: [:]][number] = source.position
        return .taken(isChange: try transaction.save(item, number: number, source: source))
    }
}
