/// An order that the ERP did not take over within the grace window. Key: the order's id.
enum O01OrderNotInERP {
    static func finding(_ contradiction: OrderContradiction) -> Finding {
        let order = contradiction.accepted.order
        var finding = Finding(
            .orderNotInERP, platform: nil, key: [order.id.text], action: .review(order.id.text))
        let fields = order.operation.fields
        finding.contract = contradiction.contract
        finding.package = fields.package
        finding.point = fields.point
        finding.box = contradiction.box ?? fields.box
        finding.field =
            switch order.key {
            case .field(_, let name): name
            case .package, .point, .box: order.operation.verb.rawValue
            }
        finding.erpValue = contradiction.erpValue
        finding.platformValue = contradiction.orderedValue
        finding.sources = [contradiction.accepted.source]
        return finding
    }
}

extension OrderedView {
    /// One finding an order that the ERP contradicts.
    public var findings: [Finding] { contradictions.map(O01OrderNotInERP.finding) }
}
