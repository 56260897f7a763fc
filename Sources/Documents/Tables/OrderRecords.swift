internal import Domain

/// Rows of orders.
extension RowCells {
    func order() throws(RowFault) -> Order {
        let id: OrderID = try identifier(.order)
        let word = try required(.op)
        guard let verb = OrderVerb.allCases.first(where: { foldedWord($0.rawValue) == foldedWord(word) }) else {
            throw fault(.op, .unknownEnumValue(allowed: OrderVerb.allCases.map(\.rawValue)))
        }
        guard let effectiveOn = try date(.effectiveOn) else { throw fault(.effectiveOn, .empty) }
        let fields = try orderFields()
        do throws(OrderFields.Name) {
            return Order(
                id: id, operation: try OrderOperation(verb, fields), effectiveOn: effectiveOn,
                author: text(.author)?.maskingPersonalNumbers, reason: text(.reason)?.maskingPersonalNumbers)
        } catch {
            throw fault(error.column, .empty)
        }
    }

    private func orderFields() throws(RowFault) -> OrderFields {
        var fields = OrderFields()
        fields.contract = try optionalIdentifier(.contract)
        fields.package = try optionalIdentifier(.package)
        fields.price = try money(.price)
        fields.plan = try optionalIdentifier(.plan)
        fields.location = text(.location)
        fields.box = text(.box)
        fields.point = try optionalIdentifier(.point)
        fields.field = text(.field)
        fields.value = text(.value).map(OrderValue.init(text:))
        if let word = text(.custody) {
            guard let custody = Custody.allCases.first(where: { foldedWord($0.rawValue) == foldedWord(word) }) else {
                throw fault(.custody, .unknownEnumValue(allowed: Custody.allCases.map(\.rawValue)))
            }
            fields.custody = custody
        }
        return fields
    }
}

extension OrderFields.Name {
    var column: TableColumn {
        switch self {
        case .contract: .contract
        case .package: .package
        case .price: .price
        case .plan: .plan
        case .location: .location
        case .box: .box
        case .point: .point
        case .field: .field
        case .value: .value
        case .custody: .custody
        }
    }
}
