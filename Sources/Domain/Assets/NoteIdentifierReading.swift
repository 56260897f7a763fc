extension FiscalNote {
    /// The identifiers of boxes that this note names, one entry for each item, in the order of the items. Read from
    /// infAdProd, rastro, obsItem and xProd of the item, then from infCpl and infAdic/obsCont, which belong to the
    /// whole note and are shared among the items that `isCandidate` says can be assets, or that name identifiers of
    /// their own. Source of the rules: domain fact sheet of the NF-e, §7.
    public func identifiers(
        by patterns: IdentifierPatterns = .builtIn,
        isCandidate: (Item) -> Bool = { $0.isAssetByClass }
    ) -> [ItemIdentifiers] {
        var reading = NoteIdentifierReading(of: self, by: patterns)
        reading.readItems(isCandidate: isCandidate)
        reading.readWhole(isCandidate: isCandidate)
        return reading.collected.map { ItemIdentifiers($0) }
    }
}

extension FiscalNote.Item {
    /// The NCM is that of boxes: 8528.71 (receivers), 8517.62 (network equipment), 8523.52 (smart cards).
    public var isAssetByClass: Bool { ProductUse(ncm: ncm) != nil }
}

/// The reading of one note.
struct NoteIdentifierReading {
    private let note: FiscalNote
    private let rules: [CompiledPattern]
    private var friends: FalseFriends
    /// What runs may still add, over the whole note: texts full of long runs would fill any memory.
    private var budget = IdentifierRange.longest
    /// Words of descriptions that are identifiers, and so name no model.
    private var described: Set<String> = []
    private(set) var collected: [CollectedIdentifiers]

    init(of note: FiscalNote, by patterns: IdentifierPatterns) {
        self.note = note
        rules = patterns.compiled(for: note.issuer.id)
        friends = FalseFriends(of: note, models: [])
        collected = Array(repeating: CollectedIdentifiers(), count: note.items.count)
    }

    // MARK: Places

    /// The texts of the items themselves.
    mutating func readItems(isCandidate: (FiscalNote.Item) -> Bool) {
        // Descriptions first: they tell which words are models.
        let descriptions = note.items.map { described(by: $0) }
        described = Set(descriptions.joined().map(\.text))
        let models = note.items.flatMap(ItemMarkers.models).filter { !described.contains($0) }
        friends = FalseFriends(of: note, models: Set(models))
        for (index, item) in note.items.enumerated() {
            collected[index].add(identifiers(in: item.additionalInfo, at: .additionalInfo))
            collected[index].add(lots(of: item, isCandidate: isCandidate(item)))
            collected[index].add(remarks(item.observations, at: .itemObservation))
            collected[index].add(descriptions[index])
        }
    }

    /// The texts of the whole note.
    mutating func readWhole(isCandidate: (FiscalNote.Item) -> Bool) {
        let candidates = note.items.indices.filter { !collected[$0].lists.isEmpty || isCandidate(note.items[$0]) }
        let shares = NoteTextShares(quantities: note.items.map(\.unitCount), candidates: candidates)
        let markers = ItemMarkers(of: note.items, candidates: Set(candidates), excluded: described)
        let complement = identifiers(in: note.complement, at: .complement)
        give(shares.shares(of: complement, marks: markers.marks(in: FoldedText(note.complement)), known: collected))
        // One remark is sixty characters: what names an item and what names its boxes need not stand in one.
        let remarks = remarks(note.observations, at: .observation)
        let text = note.observations.map(Self.line).joined(separator: Self.divider)
        give(shares.shares(of: remarks, marks: markers.marks(in: FoldedText(text)), known: collected))
    }

    private mutating func give(_ shares: [Int: [PlacedIdentifier]]) {
        for (item, entries) in shares { collected[item].add(entries) }
    }

    /// xProd. A line of products is called *série* as well, so that the word alone counts only where every unit has
    /// its number.
    private mutating func described(by item: FiscalNote.Item) -> [PlacedIdentifier] {
        identifiers(in: item.description, at: .description) { lexed in
            let bare = lexed.count(where: \.isBareSeries)
            guard bare > 0, bare != item.unitCount else { return lexed }
            return lexed.filter { !$0.isBareSeries }
        }
    }

    /// Remarks as one text, in which no list runs from one into the next.
    private mutating func remarks(
        _ observations: [FiscalNote.Observation], at place: IdentifierPlace
    ) -> [PlacedIdentifier] {
        identifiers(in: observations.map(Self.line).joined(separator: Self.divider), at: place)
    }

    private static let divider = "\n?\n"

    /// `xCampo: xTexto`: the name of a remark may be the label of its list.
    private static func line(_ remark: FiscalNote.Observation) -> String {
        String(remark.field.map { $0 == "_" ? " " : $0 }) + ": " + remark.text
    }

    /// rastro. A lot that is a label, an address or a terminal's serial says what it is. Any other is the serial number
    /// of a unit only where the item is a box by its class, every such lot holds one unit, and there is one for each.
    private mutating func lots(of item: FiscalNote.Item, isCandidate: Bool) -> [PlacedIdentifier] {
        let isOpen = !isReplaced(.serial, at: .lot)
        var entries: [PlacedIdentifier] = []
        var bare = 0
        var areUnits = isCandidate && isOpen
        for (index, lot) in item.lots.enumerated() {
            let told = identifiers(in: lot.number, at: .lot)
            guard told.isEmpty else {
                entries += told.map { $0.moved(to: index) }
                continue
            }
            bare += 1
            let serial = SerialLot(lot)
            areUnits = areUnits && serial.map { !friends.claim($0.lexed, at: .lot) } ?? false
            guard areUnits, let serial else { continue }
            entries.append(
                PlacedIdentifier(field: .serial, text: serial.lexed.text, place: .lot, rule: "lot", offset: index))
        }
        return areUnits && bare == item.unitCount ? entries : entries.filter { $0.rule != "lot" }
    }

    // MARK: One text

    /// What a text names, by the supplier's rules and the built-in ones.
    private mutating func identifiers(
        in text: String, at place: IdentifierPlace, sifted: ([LexedIdentifier]) -> [LexedIdentifier] = { $0 }
    ) -> [PlacedIdentifier] {
        guard !text.isEmpty else { return [] }
        let own = rules.filter { $0.rule.places.contains(place) }.flatMap { $0.identifiers(in: text, at: place) }
        let shortest = place == .description ? 5 : 6
        let lexed = sifted(
            IdentifierLexer.identifiers(in: FoldedText(text), shortestSerial: shortest).filter { found in
                !isReplaced(found.field, at: place) && !friends.claim(found, at: place)
            })
        // What a rule of the supplier found is found; the built-in rules only add to it.
        var counts = Dictionary(own.map { ($0.key, 1) }, uniquingKeysWith: +)
        var entries = own
        for found in lexed {
            for value in found.values(within: &budget) {
                let key = PlacedIdentifier.Key(field: found.field, text: value)
                if let count = counts[key], count > 0 {
                    counts[key] = count - 1
                    continue
                }
                let rule = found.last == nil ? found.rule : "range"
                entries.append(
                    PlacedIdentifier(
                        field: found.field, text: value, place: place, rule: rule, offset: found.offset))
            }
        }
        guard !own.isEmpty else { return entries }
        // The order of the text; entries of one place keep theirs.
        return entries.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
            .map(\.element)
    }

    private func isReplaced(_ field: IdentifierField, at place: IdentifierPlace) -> Bool {
        let own = rules.filter { $0.rule.field == field && $0.rule.places.contains(place) }
        return !own.isEmpty && !own.contains { $0.rule.builtIn }
    }
}

extension PlacedIdentifier {
    fileprivate func moved(to offset: Int) -> PlacedIdentifier {
        PlacedIdentifier(field: field, text: text, place: place, rule: rule, offset: offset)
    }
}
