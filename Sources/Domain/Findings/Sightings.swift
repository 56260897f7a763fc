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
