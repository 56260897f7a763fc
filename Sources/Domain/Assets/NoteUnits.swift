extension FiscalNote {
    /// The units of this note under its verdict: none unless its merit records units, and none unless it is a
    /// purchase. The supplier of an own entry note is the other party. Goods that are lent by their CFOP bring none, unless a
    /// person has said that they are ours (`areOurs`).
    public func units(
        under verdict: NoteVerdict, by policy: NotePolicy, areOurs: Bool = false
    ) -> [PatrimonyUnit] {
        guard verdict.merit.recordsUnits, verdict.movement == .purchase, let key = verdict.merit.accessKey,
            verdict.items.count == items.count
        else { return [] }
        let supplier = supplier(for: policy.company)
        return zip(items, verdict.items).flatMap { item, reading in
            guard reading.use.isAsset, areOurs || !item.isLent else { return [PatrimonyUnit]() }
            return item.units(reading, key: key, supplier: supplier, cost: policy.cost)
        }
    }

    /// CNPJ or CPF of who sold the goods: the issuer; of an own entry note the other party.
    public func supplier(for company: OwnCompany) -> String {
        company.owns(issuer.id) ? recipient?.id ?? issuer.id : issuer.id
    }
}

extension FiscalNote.Item {
    /// How suppliers write "piece", without accents and in capitals. Source: domain fact sheet of the NF-e, §6.9.
    private static let unitWords: Set<String> = [
        "UN", "UND", "UNI", "UNID", "UNIDADE", "UNIDADES", "PC", "PCS", "PECA", "PECAS", "PÇ", "PÇS", "PEÇA", "PEÇAS",
        "EA",
    ]

    private static func isUnitWord(_ text: String) -> Bool {
        unitWords.contains(String(text.uppercased().filter { $0 != "." && $0 != " " }))
    }

    /// Pieces: qCom where it is counted in pieces; of a box of ten (`CX`) the taxable quantity, where that is in
    /// pieces. `nil` where it is no whole number.
    public var unitCount: Int? {
        ExactDecimal(isPacked ? taxableQuantity : quantity)?.wholeNumber
    }

    private var isPacked: Bool { !Self.isUnitWord(unit) && Self.isUnitWord(taxableUnit) }

    /// The word for one of the pieces that ``unitCount`` counts.
    private var pieceWord: String { isPacked ? taxableUnit : unit }

    /// Whether the item says how many pieces it has.
    public var isCountedInUnits: Bool { Self.isUnitWord(unit) || Self.isUnitWord(taxableUnit) }

    /// CFOP says that the goods are not bought: loan (x908, x909), demonstration (x912, x913), repair (x915, x916);
    /// or that they come later under another note (x922, whose goods follow under x117).
    public var isLent: Bool {
        guard cfop.utf8.count == 4 else { return false }
        return ["908", "909", "912", "913", "915", "916", "922"].contains(cfop.dropFirst())
    }

    /// One unit each; none where the quantity or the value is no number.
    fileprivate func units(
        _ reading: NoteVerdict.ItemReading, key: AccessKey, supplier: String, cost policy: CostPolicy
    ) -> [PatrimonyUnit] {
        guard let quantity = unitCount, quantity <= FiscalNote.unitsMost,
            let costs = cost(by: policy)?.split(into: quantity)
        else { return [] }
        let ibsShares = ExactDecimal(ibs)?.money?.split(into: quantity)
        let cbsShares = ExactDecimal(cbs)?.money?.split(into: quantity)
        return costs.indices.map { index in
            PatrimonyUnit(
                origin: .note(key), item: number, unit: index + 1, description: description, ncm: ncm,
                supplier: supplier,
                cost: costs[index], ibs: ibsShares?[index], cbs: cbsShares?[index],
                box: reading.identifiers.box(at: index), use: reading.use.use, model: reading.use.model,
                isCapitalised: reading.use.isCapitalised, measure: pieceWord,
                identifiedBy: reading.identifiers.rule(at: index))
        }
    }
}
