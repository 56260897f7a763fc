/// What a note brings: units of patrimony, and the items that become none.
public struct NoteUnits: Hashable, Sendable {
    /// One physical asset each, by item and unit.
    public var units: [PatrimonyUnit] = []
    /// Items that are no asset by NCM and name no identifier, for a report.
    public var unmapped: [UnmappedItem] = []

    /// Nothing.
    public init() {}
}

/// An item of a note that becomes no asset.
public struct UnmappedItem: Hashable, Sendable {
    /// nItem.
    public let number: Int
    /// cProd, xProd, NCM.
    public let code: String, description: String, ncm: String

    /// All fields.
    public init(number: Int, code: String, description: String, ncm: String) {
        self.number = number
        self.code = code
        self.description = description
        self.ncm = ncm
    }
}

extension FiscalNote {
    /// The units of this note under its judgement: none unless the judgement records units; held where it waits for a
    /// person. `company` tells the supplier of an own entry note.
    public func units(under judgement: FiscalJudgement, for company: OwnCompany) -> NoteUnits {
        var result = NoteUnits()
        guard judgement.recordsUnits, let key = judgement.accessKey else { return result }
        // A note that waits for its signature was not asked yet whether it brings anything.
        guard movement(for: company) == .purchase else { return result }
        let supplier = company.owns(issuer.id) ? recipient?.id ?? issuer.id : issuer.id
        for item in items {
            if item.becomesAsset {
                result.units += item.units(key: key, supplier: supplier, isHeld: judgement.disposition == .review)
            } else {
                result.unmapped.append(
                    UnmappedItem(number: item.number, code: item.code, description: item.description, ncm: item.ncm))
            }
        }
        return result
    }
}

extension FiscalNote.Item {
    /// Set-top boxes (8528.71), network equipment (8517.62), smart cards (8523.52).
    private static let assetClasses = ["852871", "851762", "852352"]

    /// Whether the item is an asset where no supplier map says otherwise: by NCM, or because it names identifiers.
    public var becomesAsset: Bool {
        Self.assetClasses.contains { ncm.hasPrefix($0) } || !identifiers.isEmpty
    }

    /// The identifiers in infAdProd.
    public var identifiers: NoteIdentifiers { NoteIdentifiers(in: additionalInfo) }

    /// qCom, where it is a whole number.
    public var wholeQuantity: Int? { ExactDecimal(quantity)?.wholeNumber }

    /// CFOP says that the goods are not bought: loan (x908, x909), demonstration (x912, x913), repair (x915, x916).
    public var isLent: Bool {
        guard cfop.utf8.count == 4 else { return false }
        return ["908", "909", "912", "913", "915", "916"].contains(cfop.dropFirst())
    }

    /// One unit each; none where the quantity or the value is no number, or the goods are not ours.
    fileprivate func units(key: AccessKey, supplier: String, isHeld: Bool) -> [PatrimonyUnit] {
        guard !isLent, let quantity = wholeQuantity, quantity <= FiscalNote.unitsMost,
            let costs = ExactDecimal(totalValue)?.money?.split(into: quantity)
        else { return [] }
        let ibsShares = ExactDecimal(ibs)?.money?.split(into: quantity)
        let cbsShares = ExactDecimal(cbs)?.money?.split(into: quantity)
        let identifiers = identifiers
        return costs.indices.map { index in
            PatrimonyUnit(
                accessKey: key, item: number, unit: index + 1, description: description, ncm: ncm, supplier: supplier,
                cost: costs[index], ibs: ibsShares?[index], cbs: cbsShares?[index], box: identifiers.box(at: index),
                isHeld: isHeld)
        }
    }
}
