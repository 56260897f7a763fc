internal import Documents
internal import Domain

extension FuzzReader {
    /// Tables: both passes, the first of which finds the header, and the same again in reads of three bytes.
    static let table = FuzzReader(name: "table", bytesMax: 1 << 10) { bytes in
        let platforms = ["beenius", "deezer"].map { PlatformID(trusted: $0) }
        let hint = TableHint(relativePath: "beenius/table-2026-11-22.csv", knownPlatforms: platforms)
        let whole = events(bytes, hint, chunkBytes: .max)
        let pieces = events(bytes, hint, chunkBytes: 3)
        guard whole.events == pieces.events, whole.rows == pieces.rows else { return "depends on the size of reads" }
        let data = whole.events.filter { if case .skipped = $0 { false } else { true } }
        guard whole.hasFault || data.count == whole.rows else { return "\(data.count) events, \(whole.rows) rows" }
        return nil
    }

    private static func events(
        _ bytes: [UInt8], _ hint: TableHint, chunkBytes: Int
    ) -> (events: [TableEvent], rows: Int, hasFault: Bool) {
        var events: [TableEvent] = []
        do {
            let open = { BytesSource(bytes, chunkBytes: chunkBytes) }
            let scan = try TableFile.scan(hint: hint, open: open)
            try TableFile.records(scan, open: open) { events.append($0) }
            return (events, scan.dataRows, false)
        } catch {
            return (events, 0, true)
        }
    }
}
