public import Domain
public import Store

/// An order with how it stands on the date of a question or a report.
public struct OrderAnswer: Sendable {
    /// The order, and what became of it when it was judged.
    public var row: OrderRow
    /// How it stands.
    public var standing: OrderStanding
    /// The contract it is about, where it or its outlet names one.
    public var contract: ContractID?

    /// Every order taken up to the context's date, by first day and id.
    static func all(_ tx: Transaction, _ records: RecordsInForce, in context: Context) throws -> [OrderAnswer] {
        let rows = try tx.orders().filter { $0.decidedOn <= context.asOf }
        let points = Dictionary(
            records.points.map { ($0.record.id, $0.record.contract) }, uniquingKeysWith: { first, _ in first })
        return rows.map { row in
            let fields = row.order.operation.fields
            let standing: OrderStanding =
                switch row.state {
                case .accepted: records.standings[row.order.id] ?? .inForce
                case .refused: .refused
                case .pending: .waiting
                }
            return OrderAnswer(
                row: row, standing: standing, contract: fields.contract ?? fields.point.flatMap { points[$0] })
        }
    }
}
