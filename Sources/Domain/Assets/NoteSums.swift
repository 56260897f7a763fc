extension FiscalNote {
    /// Which sum of a note does not close.
    public enum SumFault: Hashable, Sendable {
        /// `vProd` of this item is not qCom × vUnCom, rounded (rejection 629, rule I11-10).
        case item(number: Int)
        /// vProd of the total is not the sum of the items that enter it.
        case products
        /// vNF is not the sum of its terms (rejection 610, rule W16-10).
        case total
    }

    /// The sums that are further off than one centavo, items before totals. IBS and CBS do not enter vNF in 2026.
    /// Not judged: vNF of an import (CFOP 3xxx), whose rule differs.
    public func sumFaults() -> [SumFault] {
        var faults: [SumFault] = []
        var products: Int128 = 0
        for item in items {
            let value = Self.centavos(item.totalValue)
            let isRight = value.flatMap { value in item.exactValue.map { abs(value - $0) <= Self.tolerance } }
            if isRight != true { faults.append(.item(number: item.number)) }
            if item.totalIndicator != "0" { products += value ?? 0 }
        }
        guard let declared = Self.centavos(terms.products), abs(declared - products) <= Self.tolerance else {
            return faults + [.products]
        }
        let isImport = items.contains { $0.cfop.hasPrefix("3") }
        return isImport || totalCloses(products: declared) ? faults : faults + [.total]
    }

    private static let tolerance: Int128 = 1

    private func totalCloses(products: Int128) -> Bool {
        var sum = products
        let added = [
            terms.substitution, terms.povertyFund, terms.freight, terms.insurance, terms.other, terms.importDuty,
            terms.ipi, terms.ipiReturned, terms.services,
        ]
        for term in added {
            guard let value = Self.centavosOrNothing(term) else { return false }
            sum += value
        }
        guard let discount = Self.centavosOrNothing(terms.discount), let relief = Self.centavosOrNothing(terms.relief),
            let total = Self.centavos(total)
        else { return false }
        // The authority takes notes that subtract the relieved ICMS and notes that do not.
        let candidates = [sum - discount, sum - discount - relief]
        return candidates.contains { abs($0 - total) <= Self.tolerance }
    }

    /// Wide enough that no sum of a document's amounts overflows.
    private static func centavos(_ text: String) -> Int128? {
        ExactDecimal(text)?.money.map { Int128($0.centavos) }
    }

    /// An absent term is nothing; one that is not an amount is a fault.
    private static func centavosOrNothing(_ text: String) -> Int128? { text.isEmpty ? 0 : centavos(text) }
}

extension FiscalNote.Item {
    /// qCom × vUnCom in centavos, rounded half up.
    fileprivate var exactValue: Int128? {
        guard let quantity = ExactDecimal(quantity), let unitValue = ExactDecimal(unitValue) else { return nil }
        return quantity.multiplied(by: unitValue)?.money.map { Int128($0.centavos) }
    }
}
