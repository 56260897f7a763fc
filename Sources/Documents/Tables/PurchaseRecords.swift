internal import Domain

/// Rows of *Compra Produtos sem XML*.
extension RowCells {
    /// Highest number of an item: more is a mistyped cell.
    private static var itemMax: Int { 99_999 }

    func purchaseItem() throws(RowFault) -> PurchaseItem {
        guard let date = try date(.date) else { throw fault(.date, .empty) }
        guard let unitCost = try money(.unitCost) else { throw fault(.unitCost, .empty) }
        let item = PurchaseItem(
            purchase: PurchaseID(supplier: try purchaseSupplier(), document: try required(.document)),
            item: try number(.item, in: 1...Self.itemMax), date: date, supplierName: text(.supplier),
            product: text(.product) ?? "", description: try required(.description),
            ncm: (text(.ncm) ?? "").filter { $0.isASCII && $0.isNumber }, quantity: try quantity(),
            unitCost: unitCost, serials: try identifiers(.serials), macs: try macs(), casns: try identifiers(.casns),
            model: text(.model), location: text(.location))
        guard item.total != nil else { throw fault(.quantity, .notMoney(context.style)) }
        try checkPieces(item)
        try checkCounts(item)
        return item
    }

    private func purchaseSupplier() throws(RowFault) -> String {
        let text = try required(.supplierDocument)
        do throws(IdentifierFault) { return try TaxID(typed: text).text } catch {
            throw fault(.supplierDocument, RowFault.Rule(error))
        }
    }

    /// More than nothing, in the decimal style of the file; what is measured (cable by the metre) may have a fraction.
    private func quantity() throws(RowFault) -> ExactDecimal {
        let text = try required(.quantity)
        let isComma = context.style == .comma && !row.isNumber(layout.index(of: .quantity))
        let parts = text.split(separator: isComma ? "," : ".", omittingEmptySubsequences: false)
        let groups = (parts.first ?? "").split(separator: isComma ? "." : ",", omittingEmptySubsequences: false)
        let isGrouped = groups.count == 1 || groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
        let digits = ([groups.joined()] + parts.dropFirst().map(String.init)).joined(separator: ".")
        guard isGrouped, parts.count <= 2, let quantity = ExactDecimal(digits), quantity.unscaled > 0 else {
            throw fault(.quantity, .notANumber(allowed: 1...FiscalNote.unitsMost))
        }
        return quantity
    }

    /// Set-top boxes, network equipment and cards are pieces: half of one, or more of them than anybody buys, is a slip.
    private func checkPieces(_ item: PurchaseItem) throws(RowFault) {
        guard !item.identifierCounts.isEmpty || ["852871", "851762", "852352"].contains(item.ncm.prefix(6)) else {
            return
        }
        guard let pieces = item.quantity.wholeNumber, (1...FiscalNote.unitsMost).contains(pieces) else {
            throw fault(.quantity, .notANumber(allowed: 1...FiscalNote.unitsMost))
        }
    }

    /// The entries of a list, separated by `|` or `,`.
    private func entries(_ column: TableColumn) -> [Substring] {
        (text(column) ?? "").split { $0 == "|" || $0 == "," }
            .filter { entry in !entry.allSatisfy(\.isWhitespace) }
    }

    private func identifiers<Tag>(_ column: TableColumn) throws(RowFault) -> [Identifier<Tag>] {
        var list: [Identifier<Tag>] = []
        for entry in entries(column) {
            do throws(IdentifierFault) { list.append(try Identifier(entry)) } catch {
                throw fault(column, RowFault.Rule(error))
            }
        }
        return list
    }

    private func macs() throws(RowFault) -> [MACAddress] {
        var list: [MACAddress] = []
        for entry in entries(.macs) {
            do throws(IdentifierFault) { list.append(try MACAddress(entry)) } catch {
                throw fault(.macs, RowFault.Rule(error))
            }
        }
        return list
    }

    /// Every list that is there names the same pieces, and no more than were bought.
    private func checkCounts(_ item: PurchaseItem) throws(RowFault) {
        let counts = item.identifierCounts
        guard let first = counts.first else { return }
        let quantity = item.quantity.wholeNumber
        let isFit = counts.allSatisfy { $0 == first } && quantity.map { first <= $0 } ?? false
        guard !isFit else { return }
        let lists: [(TableColumn, Int)] = [
            (.serials, item.serials.count), (.macs, item.macs.count), (.casns, item.casns.count),
        ]
        let named = lists.filter { $0.1 > 0 }
        let rule = RowFault.Rule.serialCountMismatch(
            quantity: item.quantity.description, counts: named.map { "\($0.0.name) \($0.1)" })
        throw fault(named.first?.0 ?? .serials, rule)
    }
}
