import Domain

@testable import Documents

/// A table read whole, for tests.
struct ReadTable {
    let scan: TableScan
    let events: [TableEvent]

    init(
        _ bytes: [UInt8], name: String = "", options: TableOptions = TableOptions(), chunkBytes: Int = .max,
        platforms: [String] = ["beenius", "cdntv", "deezer"]
    ) throws {
        let known = platforms.map { PlatformID(trusted: $0) }
        let hint = TableHint(relativePath: name, knownPlatforms: known)
        func open() -> BytesSource { BytesSource(bytes, chunkBytes: chunkBytes) }
        let scan = try TableFile.scan(hint: hint, options: options, open: open)
        var events: [TableEvent] = []
        try TableFile.records(scan, open: open) { events.append($0) }
        self.scan = scan
        self.events = events
    }

    init(
        _ text: String, name: String = "", options: TableOptions = TableOptions(),
        platforms: [String] = ["beenius", "cdntv", "deezer"]
    ) throws {
        try self.init(Array(text.utf8), name: name, options: options, platforms: platforms)
    }

    var records: [TableRecord] {
        events.compactMap { event in
            if case .record(let record, _) = event { record } else { nil }
        }
    }

    var faults: [RowFault] {
        events.compactMap { event in
            if case .rejected(let fault) = event { fault } else { nil }
        }
    }

    var skipped: [SkippedRow] {
        events.compactMap { event in
            if case .skipped(let why, _) = event { why } else { nil }
        }
    }
}

/// Windows-1252 bytes of a text of U+0000 to U+00FF.
func latin(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

/// UTF-16 bytes with a mark.
func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    ([0xFEFF] + Array(text.utf16)).flatMap { unit in
        bigEndian
            ? [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)] : [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
    }
}

/// A validated date.
func day(_ text: String) throws -> BusinessDate { try BusinessDate(text) }
