/// Indexes and orders that depend on the records alone, never on the order in which they arrive.
extension Sequence {
    /// By key. Where a key comes twice, the record with the fewest absences stays, then the one read last.
    func indexed<Record, Key: Hashable>(by key: (Record) -> Key) -> [Key: Sighted<Record>]
    where Element == Sighted<Record> {
        Dictionary(map { (key($0.record), $0) }) { a, b in
            if a.absences != b.absences { return a.absences < b.absences ? a : b }
            return b.source.precedes(a.source) ? a : b
        }
    }
}

extension Array {
    /// By key, each once, as ``indexed(by:)`` chooses. Records as they come out of the store are in that order already.
    func distinct<Record, Key: Hashable & Comparable>(by key: (Record) -> Key) -> [Sighted<Record>]
    where Element == Sighted<Record> {
        let isInOrder = zip(self, dropFirst()).allSatisfy { key($0.record) < key($1.record) }
        return isInOrder ? self : indexed(by: key).values.sorted { key($0.record) < key($1.record) }
    }

    /// Where the record with a key stands, in rows that are in the order of their keys.
    func place<Record, Key: Comparable>(of wanted: Key, by key: (Record) -> Key) -> Int?
    where Element == Sighted<Record> {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if key(self[middle].record) < wanted { low = middle + 1 } else { high = middle }
        }
        return low < count && key(self[low].record) == wanted ? low : nil
    }
}

extension Sequence where Element == Source {
    /// Each place once, as they were read.
    func inReadingOrder() -> [Source] { Set(self).sorted { $0.precedes($1) } }
}

extension Source {
    func precedes(_ other: Source) -> Bool { (delivery, position) < (other.delivery, other.position) }
}

extension String {
    /// Byte order, as of identifiers and of SQLite.
    func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

extension Finding {
    /// By class, platform and key, in byte order: the order of every list.
    public static func order(_ a: Finding, _ b: Finding) -> Bool {
        if a.kind != b.kind { return a.kind < b.kind }
        if a.platform != b.platform { return (a.platform?.text ?? "").precedes(b.platform?.text ?? "") }
        return a.key.lexicographicallyPrecedes(b.key) { $0.precedes($1) }
    }
}
