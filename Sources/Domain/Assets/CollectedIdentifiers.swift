/// One identifier of a place of a note.
struct PlacedIdentifier: Hashable {
    /// What tells two identifiers apart.
    struct Key: Hashable {
        let field: IdentifierField
        let text: String
    }

    let field: IdentifierField
    let text: String
    let place: IdentifierPlace
    let rule: String
    /// Where it begins, in scalars of the text.
    let offset: Int

    var key: Key { Key(field: field, text: text) }
}

extension Sequence<PlacedIdentifier> {
    /// The entries by field, each list in its order.
    var byField: [IdentifierField: [PlacedIdentifier]] { Dictionary(grouping: self, by: \.field) }

    /// One row a unit, where every field that is there has as many entries as every other.
    var rows: [[PlacedIdentifier]]? {
        let fields = byField
        let lists = IdentifierField.allCases.compactMap { fields[$0] }
        guard let count = lists.first?.count, lists.allSatisfy({ $0.count == count }) else { return nil }
        return (0..<count).map { unit in lists.map { $0[unit] } }
    }
}

/// What the places of an item bring together, read in the order of ``IdentifierPlace``.
struct CollectedIdentifiers {
    private(set) var lists: [IdentifierField: [PlacedIdentifier]] = [:]
    private(set) var keys: Set<PlacedIdentifier.Key> = []

    /// What one more place says. What an earlier place said counts once; what this place says twice stays twice, for
    /// the judgement to see.
    mutating func add(_ entries: [PlacedIdentifier]) {
        let new = aligned(entries).filter { !keys.contains($0.key) }
        for entry in new { lists[entry.field, default: []].append(entry) }
        keys.formUnion(new.map(\.key))
    }

    /// A place that repeats a list in another order, with more beside it, is read in the order known: otherwise the
    /// serial number of one box would meet the card of another.
    private func aligned(_ entries: [PlacedIdentifier]) -> [PlacedIdentifier] {
        guard !lists.isEmpty, let rows = entries.rows else { return entries }
        for field in IdentifierField.allCases {
            guard let known = lists[field], known.count == rows.count else { continue }
            let order = Dictionary(known.indices.map { (known[$0].text, $0) }, uniquingKeysWith: { first, _ in first })
            let places = rows.map { row in row.first { $0.field == field }.flatMap { order[$0.text] } }
            guard Set(places.compactMap(\.self)).count == rows.count else { continue }
            return zip(places, rows).sorted { ($0.0 ?? 0) < ($1.0 ?? 0) }.flatMap(\.1)
        }
        return entries
    }
}
