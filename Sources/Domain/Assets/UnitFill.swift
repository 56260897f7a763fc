/// What another document says of a unit whose own document did not say it: derived from the set of all documents, and
/// never mixed with what its own said.
public struct UnitFill: Hashable, Sendable {
    /// By what the unit was found.
    public enum Rule: String, Sendable, Hashable, CaseIterable {
        /// Its note is the note of a purchase without XML.
        case purchase = "purchase/joined"
        /// A set-top import named its note.
        case importKey = "import/access-key"
        /// A set-top import has its model.
        case importModel = "import/model"
    }

    /// By what the unit was found.
    public var rule: Rule
    /// What the other document knows the piece by.
    public var box: BoxIdentifiers
    /// Model and place there.
    public var model: String?, location: String?

    /// All fields.
    public init(rule: Rule, box: BoxIdentifiers, model: String?, location: String?) {
        self.rule = rule
        self.box = box
        self.model = model
        self.location = location
    }
}

extension PatrimonyUnit {
    /// This unit with what another document adds. What its own says stays; an import fills only what has no
    /// identifiers at all.
    public func filled(by fill: UnitFill?) -> PatrimonyUnit {
        guard let fill, fill.rule == .purchase || box.isEmpty else { return self }
        var unit = self
        unit.box = BoxIdentifiers(
            casn: box.casn ?? fill.box.casn, mac: box.mac ?? fill.box.mac, serial: box.serial ?? fill.box.serial,
            patrimony: box.patrimony ?? fill.box.patrimony, smartcard: box.smartcard ?? fill.box.smartcard)
        unit.model = model ?? fill.model
        unit.location = location ?? fill.location
        if identifiedBy.isEmpty, !fill.box.isEmpty { unit.identifiedBy = fill.rule.rawValue }
        return unit
    }
}

/// Gives the units of a note what the purchase without XML knew, which it is.
public struct PurchaseFilling {
    /// Number, code and description of an item of the note.
    public struct NoteItem: Hashable, Sendable {
        /// nItem.
        public var item: Int
        /// cProd and xProd.
        public var code: String, description: String

        /// All fields.
        public init(item: Int, code: String, description: String) {
            self.item = item
            self.code = code
            self.description = description
        }
    }

    /// Pairs the items by code, else by description, else in their order; then the pieces: one that both name is one,
    /// the others fill the note's units without identifiers in order.
    public static func fills(
        of units: [PatrimonyUnit], items: [NoteItem], from purchase: Purchase
    ) -> [PatrimonyUnitID: UnitFill] {
        let byItem = Dictionary(grouping: units.sorted { $0.id < $1.id }, by: \.item)
        var fills: [PatrimonyUnitID: UnitFill] = [:]
        for (bought, item) in pairs(items.filter { byItem[$0.item] != nil }.sorted { $0.item < $1.item }, purchase) {
            fill(byItem[item.item] ?? [], from: bought, &fills)
        }
        return fills
    }

    private static func pairs(_ items: [NoteItem], _ purchase: Purchase) -> [(PurchaseItem, NoteItem)] {
        var rest = purchase.items.filter { $0.hasIdentifiers || $0.model != nil || $0.location != nil }
        var open = items
        var pairs: [(PurchaseItem, NoteItem)] = []
        func pair(_ isSame: (PurchaseItem, NoteItem) -> Bool) {
            for bought in rest {
                guard let index = open.firstIndex(where: { isSame(bought, $0) }) else { continue }
                pairs.append((bought, open.remove(at: index)))
                rest.removeAll { $0.item == bought.item }
            }
        }
        pair { !$0.product.isEmpty && $0.product == $1.code }
        pair { !$0.description.isEmpty && foldedModel($0.description) == foldedModel($1.description) }
        pair { _, _ in true }
        return pairs
    }

    private static func fill(
        _ units: [PatrimonyUnit], from bought: PurchaseItem, _ fills: inout [PatrimonyUnitID: UnitFill]
    ) {
        var boxes = (0..<(bought.identifierCounts.max() ?? 0)).map(bought.box(at:))
        for unit in units {
            let names = Set(unit.box.finding)
            var box = BoxIdentifiers()
            if names.isEmpty {
                let isNamed = { (box: BoxIdentifiers) in
                    units.contains { !Set($0.box.finding).isDisjoint(with: box.finding) }
                }
                if let index = boxes.firstIndex(where: { !isNamed($0) }) { box = boxes.remove(at: index) }
            } else if let index = boxes.firstIndex(where: { !names.isDisjoint(with: $0.finding) }) {
                box = boxes.remove(at: index)
            }
            fills[unit.id] = UnitFill(rule: .purchase, box: box, model: bought.model, location: bought.location)
        }
    }
}

/// A unit without identifiers that an import may fill.
public struct UnidentifiedUnit: Hashable, Sendable {
    /// Which it is.
    public var id: PatrimonyUnitID
    /// Its model by the supplier map or its purchase.
    public var model: String?
    /// Day of issue or of purchase, `yyyy-mm-dd`.
    public var date: String
    /// Its document waits for nobody: a model alone may fill it.
    public var isSound: Bool

    /// All fields.
    public init(id: PatrimonyUnitID, model: String?, date: String, isSound: Bool) {
        self.id = id
        self.model = model
        self.date = date
        self.isSound = isSound
    }
}

/// Gives boxes of set-top imports to units without identifiers.
public struct ImportFilling {
    /// The fills. An import that names a note fills that note's units and no other's: those of its model first. Then
    /// boxes that name no note fill units of their model, the oldest document first. Boxes go by their identifiers.
    /// `boxes` are those that no unit is.
    public static func fills(
        of units: [UnidentifiedUnit], from boxes: [BoxImport]
    ) -> [PatrimonyUnitID: UnitFill] {
        let units = units.sorted { ($0.date, $0.id) < ($1.date, $1.id) }
        let boxes = boxes.sorted { $0.box.finding.lexicographicallyPrecedes($1.box.finding) }
        var fills: [PatrimonyUnitID: UnitFill] = [:]
        func give(_ box: BoxImport, to unit: UnidentifiedUnit, _ rule: UnitFill.Rule) {
            fills[unit.id] = UnitFill(rule: rule, box: box.box, model: box.model, location: nil)
        }
        let named = Dictionary(grouping: boxes.filter { $0.accessKey != nil }, by: { $0.accessKey?.text ?? "" })
        let byOrigin = Dictionary(grouping: units, by: \.id.origin.text)
        for (key, boxes) in named {
            var rest = byOrigin[key] ?? []
            var left: [BoxImport] = []
            for box in boxes {
                if let model = box.model.map(foldedModel),
                    let index = rest.firstIndex(where: { $0.model.map(foldedModel) == model })
                {
                    give(box, to: rest.remove(at: index), .importKey)
                } else {
                    left.append(box)
                }
            }
            for (box, unit) in zip(left, rest) { give(box, to: unit, .importKey) }
        }
        var waiting = Dictionary(
            grouping: units.filter { $0.isSound && fills[$0.id] == nil && $0.model != nil },
            by: { foldedModel($0.model ?? "") }
        ).mapValues { $0[...] }
        for box in boxes where box.accessKey == nil {
            guard let model = box.model.map(foldedModel), let unit = waiting[model]?.popFirst() else { continue }
            give(box, to: unit, .importModel)
        }
        return fills
    }
}

/// A model or a description without regard for case, accents, blanks and punctuation.
private func foldedModel(_ text: String) -> String {
    FoldedText.letters(text)
}
