internal import Domain

/// Reads a table that can be opened again: once to learn what every row depends on (the encoding, the decimal style
/// of the whole file, keys that come twice, lost zeros, the trailer), once for the records. Memory is a row, a block,
/// and the keys: 16 bytes each, at most 32 MiB where there is scratch room.
///
/// `open` gives the same bytes each time; a spreadsheet is read by its parts and needs the place where it lies. All
/// functions throw ``TableFault`` for what is wrong with the table, and ``DocumentFault`` for what is wrong with the
/// archive that a spreadsheet is; what `open` and its source throw passes through as it is, and says nothing about
/// the file.
public enum TableFile {
    /// Whether bytes that begin like a zip archive are a spreadsheet.
    public static func isSpreadsheet(_ place: TablePlace) -> Bool { SpreadsheetFile.isSpreadsheet(place) }

    /// The header alone: what the file is, without reading its rows. Knows the kinds without a record reader too.
    public static func header<Bytes: ByteSource>(
        hint: TableHint, place: TablePlace? = nil, open: () throws -> Bytes
    ) throws -> TableHeader {
        let foreign = ForeignHeader(hint: hint)
        if let header = try foreign.find(place: place, open: open) { return header }
        do {
            let header = try canonicalHeader(hint: hint, place: place, open: open)
            // A few columns that mean something here too do not make a canonical table of an export that has changed.
            if let fault = try foreign.nearest(moreThan: header.matchedColumns, open: open) { throw fault }
            return header
        } catch let fault as TableFault {
            guard fault.mayBeForeign else { throw fault }
            throw try foreign.nearest(moreThan: 0, open: open) ?? fault
        }
    }

    private static func canonicalHeader<Bytes: ByteSource>(
        hint: TableHint, place: TablePlace?, open: () throws -> Bytes
    ) throws -> TableHeader {
        if let place, SpreadsheetFile.isSpreadsheet(place) {
            return try TableHeader.find(SpreadsheetFile(place), hint: hint)
        }
        let encoding = try hint.hintedLayout?.layout.encoding ?? TextEncoding.detect(try open())
        if try TableHeader.isJSON(try open(), encoding: encoding) {
            return try TableHeader.find(
                JSONHeader(try open(), encoding: encoding, limits: TableLimits()), encoding: encoding, hint: hint)
        }
        do {
            return try TableHeader.find(try open(), encoding: encoding, hint: hint)
        } catch let fault as TableFault {
            // A file without a header of its own may have one in its layout.
            guard let declared = hint.hintedLayout, declared.layout.isHeaderless, fault != .empty else { throw fault }
            return try TableHeader(declared.layout, of: declared.kind, encoding: encoding, hint: hint)
        }
    }

    /// The first pass. `scratch` makes the room for keys that do not fit in memory; without it all stay there.
    public static func scan<Bytes: ByteSource>(
        hint: TableHint, options: TableOptions = TableOptions(), place: TablePlace? = nil,
        scratch: (() throws -> any ScratchRoom)? = nil, open: () throws -> Bytes
    ) throws -> TableScan {
        let header = try header(hint: hint, place: place, open: open)
        return try header.read(
            options.limits, place: place, open: open,
            FirstPass(header: header, hint: hint, options: options, place: place, scratch: scratch))
    }

    /// The second pass: each row's event in order. What `body` throws ends the pass and is passed on.
    public static func records<Bytes: ByteSource>(
        _ scan: TableScan, open: () throws -> Bytes, body: (TableEvent) throws -> Void
    ) throws {
        try withoutActuallyEscaping(body) { body in
            try scan.header.read(
                scan.options.limits, place: scan.place, open: open, SecondPass(scan: scan, body: body))
        }
    }

    private struct FirstPass: RowWork {
        let header: TableHeader
        let hint: TableHint
        let options: TableOptions
        let place: TablePlace?
        let scratch: (() throws -> any ScratchRoom)?

        func run(_ rows: consuming some RowSource) throws -> TableScan {
            try TableScanner(header, hint: hint, options: options, place: place, scratch: scratch).scan(rows)
        }
    }

    private struct SecondPass: RowWork {
        let scan: TableScan
        let body: (TableEvent) throws -> Void

        func run(_ rows: consuming some RowSource) throws {
            var reader = TableReader(scan, rows: rows)
            while let event = try reader.next() { try body(event) }
        }
    }
}
