internal import Domain

/// Rows of the tables that only add or change: prices, locations, holidays, a platform's invoice, the ERP's results.
extension RowCells {
    /// Highest quantity taken from an invoice: more is a mistyped cell.
    private static var quantityMax: Int { 99_999_999 }

    func packagePrice() throws(RowFault) -> PackagePrice {
        guard let validFrom = try date(.validFrom) else { throw fault(.validFrom, .empty) }
        guard let price = try money(.price) else { throw fault(.price, .empty) }
        return PackagePrice(
            package: try identifier(.package), validFrom: validFrom, price: price,
            validTo: try end(.validTo, after: validFrom, in: .validFrom))
    }

    func location() throws(RowFault) -> RegisteredLocation {
        let scope: RegisteredLocation.Scope
        switch text(.scope).map(foldedWord) {
        case nil, "both", "ambos": scope = .both
        case "point", "ponto": scope = .point
        case "stock", "estoque", "deposito": scope = .stock
        default:
            throw fault(.scope, .unknownEnumValue(allowed: RegisteredLocation.Scope.allCases.map(\.rawValue)))
        }
        return RegisteredLocation(name: try required(.location), scope: scope)
    }

    func holiday() throws(RowFault) -> Holiday {
        guard let day = try date(.date) else { throw fault(.date, .empty) }
        let scope: HolidayScope
        switch text(.scope).map(foldedWord) {
        case nil, "national", "nacional": scope = .national
        case "state", "estadual", "estado": scope = .state
        case "city", "municipal", "municipio", "cidade": scope = .city
        default: throw fault(.scope, .unknownEnumValue(allowed: HolidayScope.allCases.map(\.rawValue)))
        }
        return Holiday(date: day, scope: scope, name: try required(.name), validFrom: try date(.validFrom))
    }

    func invoiceLine() throws(RowFault) -> PlatformInvoiceLine {
        let word = try required(.period)
        let period: Competence
        do throws(IdentifierFault) { period = try Competence(word) } catch {
            throw fault(.period, RowFault.Rule(error))
        }
        guard let quantity = try number(.quantity, in: 0...Self.quantityMax) else { throw fault(.quantity, .empty) }
        return PlatformInvoiceLine(
            platform: try ownPlatform(), period: period, package: try identifier(.package), quantity: quantity,
            amount: try money(.amount))
    }

    func billingResult() throws(RowFault) -> BillingResult {
        guard let day = try date(.processedOn) else { throw fault(.processedOn, .empty) }
        return BillingResult(event: try required(.event), processedOn: day, document: text(.document))
    }
}
