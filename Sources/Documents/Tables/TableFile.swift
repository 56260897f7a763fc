internal import Domain

/// Reads a table that can be opened again: once to learn what every row depends on (the encoding, the decimal style
/// of the whole file, keys that come twice, the trailer), once for the records. Memory is a row, a block, and the keys:
/// 16 bytes each, at most 32 MiB where there is scratch room.
///
/// `open` gives the same bytes each time. All functions throw ``TableFault`` for what is wrong with the file; what
/// `open` and its source throw passes through as it is, and says nothing about the file.
public enum TableFile {
    /// The header alone: what the file is, without reading its rows. Knows the kinds without a record reader too.
    public static func header<Bytes: ByteSource>(
        hint: TableHint, open: () throws -> Bytes
    ) throws -> TableHeader {
        let encoding = try TextEncoding.detect(try open())
        return try TableHeader.find(try open(), encoding: encoding, hint: hint)
    }

    /// The first pass. `scratch` makes the room for keys that do not fit in memory; without it all stay there.
    public static func scan<Bytes: ByteSource>(
        hint: TableHint, options: TableOptions = TableOptions(), scratch: (() throws -> any ScratchRoom)? = nil,
        open: () throws -> Bytes
    ) throws -> TableScan {
        let header = try header(hint: hint, open: open)
        guard header.kind.hasRecords else { throw TableFault.kindNotRead(header.kind) }
        return try TableScanner(header, hint: hint, options: options, scratch: scratch)
            .scan(rows(of: header, limits: options.limits, open: open))
    }

    /// The second pass: each row's event in order. What `body` throws ends the pass and is passed on.
    public static func records<Bytes: ByteSource>(
        _ scan: TableScan, open: () throws -> Bytes, body: (TableEvent) throws -> Void
    ) throws {
        var reader = TableReader(scan, rows: try rows(of: scan.header, limits: scan.options.limits, open: open))
        while let event = try reader.next() { try body(event) }
    }

    private static func rows<Bytes: ByteSource>(
        of header: TableHeader, limits: TableLimits, open: () throws -> Bytes
    ) throws -> CSVReader<Bytes> {
        CSVReader(
            try open(), encoding: header.encoding, delimiter: header.delimiter.asciiValue ?? UInt8(ascii: ";"),
            limits: limits)
    }
}
