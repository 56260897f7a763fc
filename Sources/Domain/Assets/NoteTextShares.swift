/// Shares among the items what a text of the whole note names: infCpl and infAdic/obsCont say nothing of items unless
/// their author does.
struct NoteTextShares {
    /// qCom of every item, where it is a whole number.
    let quantities: [Int?]
    /// The items that can be assets, in order.
    let candidates: [Int]

    /// What each item gets, by its index. The rules in their order, the first that speaks wins: every unit is one that
    /// an item already knows; every identifier stands in a block that names its item; only one item can be an asset;
    /// the counts fit, in the order of the items.
    func shares(
        of entries: [PlacedIdentifier], marks: [ItemMarkers.Mark], known: [CollectedIdentifiers]
    ) -> [Int: [PlacedIdentifier]] {
        guard !entries.isEmpty else { return [:] }
        if let shares = repeated(entries, known) ?? marked(entries, marks) { return shares }
        if candidates.count == 1 { return [candidates[0]: entries] }
        guard !candidates.isEmpty else { return quantities.count == 1 ? [0: entries] : [:] }
        var shares: [Int: [PlacedIdentifier]] = [:]
        let everywhere = known.reduce(into: Set<PlacedIdentifier.Key>()) { $0.formUnion($1.keys) }
        for (field, list) in entries.byField {
            let needy = candidates.filter { known[$0].lists[field] == nil }
            let new = list.filter { !everywhere.contains($0.key) }
            let split = dealt(new, to: needy) ?? dealt(list, to: candidates) ?? left(new, to: candidates)
            shares.merge(split) { $0 + $1 }
        }
        return shares
    }

    /// Every row names a unit that one item's own places know.
    private func repeated(
        _ entries: [PlacedIdentifier], _ known: [CollectedIdentifiers]
    ) -> [Int: [PlacedIdentifier]]? {
        guard let rows = entries.rows else { return nil }
        var owners: [PlacedIdentifier.Key: Set<Int>] = [:]
        for (index, item) in known.enumerated() { for key in item.keys { owners[key, default: []].insert(index) } }
        var shares: [Int: [PlacedIdentifier]] = [:]
        for row in rows {
            let items = row.reduce(into: Set<Int>()) { $0.formUnion(owners[$1.key] ?? []) }
            guard items.count == 1, let item = items.first else { return nil }
            shares[item, default: []] += row
        }
        return shares
    }

    /// Every identifier stands after a mark, or every one before: a text that does both does not say which.
    private func marked(_ entries: [PlacedIdentifier], _ marks: [ItemMarkers.Mark]) -> [Int: [PlacedIdentifier]]? {
        guard let firstMark = marks.first, let lastMark = marks.last, let first = entries.first,
            let last = entries.last
        else { return nil }
        if firstMark.offset < first.offset { return blocks(entries, marks) { $0.offset < $1.offset } }
        guard lastMark.offset > last.offset else { return nil }
        let shares = blocks(entries.reversed(), marks.reversed()) { $0.offset > $1.offset }
        return shares?.mapValues { $0.reversed() }
    }

    /// Walks both lists in one direction; `nil` where an identifier stands under no item.
    private func blocks(
        _ entries: [PlacedIdentifier], _ marks: [ItemMarkers.Mark],
        isPast: (ItemMarkers.Mark, PlacedIdentifier) -> Bool
    ) -> [Int: [PlacedIdentifier]]? {
        var shares: [Int: [PlacedIdentifier]] = [:]
        var current: Int?
        var next = 0
        for entry in entries {
            while next < marks.count, isPast(marks[next], entry) {
                let items = marks[next].items
                // A name that items share goes on with the item at hand where that is one of them.
                if current.map(items.contains) != true { current = items.count == 1 ? items.first : nil }
                next += 1
            }
            guard let current else { return nil }
            shares[current, default: []].append(entry)
        }
        return shares
    }

    /// Each item its quantity, in order, where the counts fit exactly.
    private func dealt(_ list: [PlacedIdentifier], to items: [Int]) -> [Int: [PlacedIdentifier]]? {
        guard !items.isEmpty, !list.isEmpty else { return list.isEmpty ? [:] : nil }
        var shares: [Int: [PlacedIdentifier]] = [:]
        var place = 0
        for item in items {
            guard let quantity = quantities[item], quantity >= 0, quantity <= list.count - place else { return nil }
            shares[item] = Array(list[place..<place + quantity])
            place += quantity
        }
        return place == list.count ? shares : nil
    }

    /// Nobody can tell whose they are. They go to the first item that they do not fit, so that its count differs and a
    /// person looks; where they fit every item, to two of them, so that the note names a box twice.
    private func left(_ list: [PlacedIdentifier], to items: [Int]) -> [Int: [PlacedIdentifier]] {
        if let item = items.first(where: { quantities[$0] != list.count }) { return [item: list] }
        return Dictionary(uniqueKeysWithValues: items.prefix(2).map { ($0, list) })
    }
}
