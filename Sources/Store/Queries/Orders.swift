public import Domain
internal import GRDB

/// An order as the store remembers it.
public struct OrderRow: Hashable, Sendable {
    /// What became of it when it was judged last.
    public enum State: Hashable, Sendable {
        /// Taken; the picture of the ERP that confirmed it, and its outlet that took the place of the ordered one.
        case accepted(confirmedOn: BusinessDate?, confirmedAs: PointID?)
        /// Cannot be carried out; the record that it conflicts with.
        case refused(OrderRefusal, conflict: String)
        /// Waits for something that is not there yet.
        case pending(OrderReferent, String)
    }

    /// The order.
    public var order: Order
    /// What became of it.
    public var state: State
    /// The business date on which that was decided.
    public var decidedOn: BusinessDate
    /// Where it was read.
    public var source: Source

    /// All fields.
    public init(order: Order, state: State, decidedOn: BusinessDate, readFrom source: Source) {
        self.order = order
        self.state = state
        self.decidedOn = decidedOn
        self.source = source
    }

    /// The order as one that was taken; nil where it was not.
    public var accepted: AcceptedOrder? {
        guard case .accepted(let confirmedOn, let confirmedAs) = state else { return nil }
        return AcceptedOrder(
            order: order, takenOn: decidedOn, confirmedOn: confirmedOn, confirmedAs: confirmedAs, source: source)
    }
}

extension Transaction {
    private func orders(_ condition: String, _ arguments: StatementArguments) throws -> [OrderRow] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM customerOrder WHERE provider = ? AND \(condition) ORDER BY effectiveOn, orderID
                """, arguments: [provider] + arguments
        ).compactMap { Self.order(StoreRow(row: $0)) }
    }

    /// Every order, by first day and id.
    public func orders() throws -> [OrderRow] { try orders("1", []) }

    /// One order.
    public func order(_ id: OrderID) throws -> OrderRow? { try orders("orderID = ?", [id.text]).first }

    /// Orders that were taken on `date` or before it, by first day and id.
    public func acceptedOrders(takenBy date: BusinessDate) throws -> [AcceptedOrder] {
        try orders("state = 'accepted' AND decidedOn <= ?", [date.description]).compactMap(\.accepted)
    }

    /// Orders that were taken and say where boxes are, by first day and id: what the history of custody is made of.
    public func custodyOrders() throws -> [AcceptedOrder] {
        try orders(
            "state = 'accepted' AND op IN ('move-box', 'add-point', 'swap-point', 'remove-point')", []
        ).compactMap(\.accepted)
    }

    /// Orders that wait for something, by first day and id.
    public func pendingOrders() throws -> [OrderRow] { try orders("state = 'pending'", []) }

    /// How many orders wait for something.
    public func countPendingOrders() throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT count(*) FROM customerOrder WHERE provider = ? AND state = 'pending'",
            arguments: [provider]) ?? 0
    }

    /// Writes an order with what became of it.
    public func save(_ row: OrderRow) throws {
        let fields = row.order.operation.fields
        var columns = OrderStateColumns()
        switch row.state {
        case .accepted(let confirmedOn, let confirmedAs):
            columns.state = "accepted"
            columns.confirmedOn = confirmedOn
            columns.confirmedAs = confirmedAs
        case .refused(let refusal, let conflict):
            columns.state = "refused"
            columns.refusal = refusal.rawValue
            columns.conflict = conflict
        case .pending(let referent, let id):
            columns.state = "pending"
            columns.referent = referent.rawValue
            columns.conflict = id
        }
        let values: [StoreValue] = [
            .text(provider), StoreValue(row.order.id), .text(columns.state),
            .text(row.order.operation.verb.rawValue), StoreValue(fields.contract), StoreValue(fields.package),
            StoreValue(fields.price), StoreValue(fields.plan), StoreValue(fields.location), StoreValue(fields.box),
            StoreValue(fields.point), StoreValue(fields.field), StoreValue(fields.value?.text),
            StoreValue(fields.custody?.rawValue), StoreValue(row.order.effectiveOn), StoreValue(row.order.author),
            StoreValue(row.order.reason), .text(row.order.text), StoreValue(columns.refusal),
            StoreValue(columns.conflict), StoreValue(columns.referent), StoreValue(row.decidedOn),
            StoreValue(columns.confirmedOn), StoreValue(columns.confirmedAs), .integer(row.source.delivery),
            .integer(Int64(row.source.position)),
        ]
        let marks = Array(repeating: "?", count: values.count).joined(separator: ", ")
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO customerOrder VALUES (\(marks))")
            .execute(arguments: StatementArguments(values.map(\.databaseValue)))
    }

    /// Remembers the picture of the ERP that agreed with an order first.
    public func confirm(_ order: AcceptedOrder) throws {
        try db.execute(
            sql: """
                UPDATE customerOrder SET confirmedOn = ?, confirmedAs = ?
                WHERE provider = ? AND orderID = ? AND confirmedOn IS NULL
                """,
            arguments: [
                order.confirmedOn?.description, order.confirmedAs?.text, provider, order.order.id.text,
            ])
    }

    private static func order(_ row: StoreRow) -> OrderRow? {
        guard let verb = OrderVerb(rawValue: row.text("op")), let effectiveOn = row.date("effectiveOn"),
            let decidedOn = row.date("decidedOn")
        else { return nil }
        var fields = OrderFields()
        fields.contract = row.identifier(ifAny: "contract")
        fields.package = row.identifier(ifAny: "package")
        fields.price = row.money("priceCents")
        fields.plan = row.identifier(ifAny: "plan")
        fields.location = row.optional("location")
        fields.box = row.optional("box")
        fields.point = row.identifier(ifAny: "point")
        fields.field = row.optional("field")
        fields.value = row.optional("value").map(OrderValue.init(text:))
        fields.custody = row.optional("custody").flatMap(Custody.init(rawValue:))
        guard let operation = try? OrderOperation(verb, fields) else { return nil }
        let order = Order(
            id: row.identifier("orderID"), operation: operation, effectiveOn: effectiveOn,
            author: row.optional("author"), reason: row.optional("reason"))
        let state: OrderRow.State
        switch row.text("state") {
        case "refused":
            guard let refusal = OrderRefusal(rawValue: row.text("refusal")) else { return nil }
            state = .refused(refusal, conflict: row.text("conflict"))
        case "pending":
            guard let referent = OrderReferent(rawValue: row.text("referent")) else { return nil }
            state = .pending(referent, row.text("conflict"))
        default:
            state = .accepted(
                confirmedOn: row.date("confirmedOn"), confirmedAs: row.identifier(ifAny: "confirmedAs"))
        }
        return OrderRow(
            order: order, state: state, decidedOn: decidedOn,
            readFrom: Source(delivery: row.integer("delivery"), position: row.number("position") ?? 0))
    }
}

/// The columns in which the state of an order lies.
private struct OrderStateColumns {
    var state = ""
    var refusal: String?
    var conflict: String?
    var referent: String?
    var confirmedOn: BusinessDate?
    var confirmedAs: PointID?
}
