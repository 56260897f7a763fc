internal import Domain
internal import Reports
internal import Store

extension OrderAnswer {
    /// The value of a set field; a secret only as set.
    public var shownValue: String? {
        guard let value = row.order.operation.fields.value else { return nil }
        switch value {
        case .clear(let text): return text.maskingPersonalNumbers
        case .sealed: return "***"
        }
    }

    /// Its row in the table of orders.
    func cells(readAt place: String) -> [Cell] {
        let order = row.order
        let fields = order.operation.fields
        var refusal: String?
        var referent: String?
        var conflict: String?
        switch row.state {
        case .accepted(_, let point): conflict = point?.text
        case .refused(let rule, let record): (refusal, conflict) = (rule.rawValue, record)
        case .pending(let kind, let id): (referent, conflict) = (kind.rawValue, id)
        }
        return [
            .identifier(order.id.text), .text(order.operation.verb.rawValue), Cell(identifier: contract),
            Cell(identifier: fields.package), Cell(money: fields.price), Cell(identifier: fields.plan),
            Cell(identifier: fields.point), Cell(text: fields.location), Cell(identifier: fields.box),
            Cell(text: fields.custody?.rawValue), Cell(text: fields.field), Cell(text: shownValue),
            .date(order.effectiveOn), Cell(text: order.author), Cell(text: order.reason), .text(standing.rawValue),
            Cell(text: refusal), Cell(text: referent), Cell(text: conflict?.maskingPersonalNumbers), .text(place),
        ]
    }
}
