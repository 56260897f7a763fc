public import Domain

/// What the header of a table says, and how the file spells it.
public struct TableHeader: Sendable {
    /// The kind.
    public var kind: TableKind { layout.kind }
    /// The platform of the hint; a `platform` column may name others row by row.
    public let platform: PlatformID?
    /// How the bytes spell characters.
    public let encoding: TextEncoding
    /// `;`, `,`, tab or `|`; none where the cells are not delimited.
    public var delimiter: Character? {
        switch format {
        case .delimited(let byte, _, _): Character(Unicode.Scalar(byte))
        case .mapped(_, .delimited(let byte, _, _)): Character(Unicode.Scalar(byte))
        default: nil
        }
    }
    /// `csv`, `xlsx`, `json` or `fixed-width`.
    public var formatName: String { format.name }
    /// Line of the header, 1-based; 0 where the file has none.
    public let line: Int
    /// The header's cells, as found.
    public var fields: [String] { mapping?.natives ?? layout.header }
    /// How many columns mean something.
    var matchedColumns: Int { layout.matched }
    /// Columns that mean nothing in this kind: ignored, and to be reported.
    public var unknownColumns: [String] { layout.unknown }
    /// Columns whose meaning an earlier column had already taken: ignored, and to be reported.
    public var repeatedColumns: [String] { layout.repeated }

    /// Number of rows above the header, blank ones included.
    let rowsAbove: Int
    /// How a platform's own export is read; none: the table is canonical.
    var mapping: RowMapping? {
        guard case .mapped(let mapping, _) = format else { return nil }
        return mapping
    }
    let format: TableFormat
    let layout: TableLayout

    /// The delimiters a table may have, the likeliest first: with equal evidence the first wins.
    static let delimiters = [";", "\t", "|", ","].map { UInt8(ascii: $0) }
    /// Rows among which the header is looked for: reports put a title above it.
    static let rowsSearchedMax = 10
    /// Bytes among which the header is looked for.
    static let bytesSearchedMax = 1 << 16

    private init(
        platform: PlatformID?, encoding: TextEncoding, line: Int, rowsAbove: Int, format: TableFormat,
        layout: TableLayout
    ) {
        self.platform = platform
        self.encoding = encoding
        self.line = line
        self.rowsAbove = rowsAbove
        self.format = format
        self.layout = layout
    }

    /// Finds the header of delimited text among the first rows, under each delimiter. Throws ``TableFault`` where no
    /// row is one.
    static func find(
        _ source: consuming some ByteSource, encoding: TextEncoding, hint: TableHint
    ) throws -> TableHeader {
        let start = try prefix(source, bytes: bytesSearchedMax)
        // Under a wrong delimiter a row may have any number of cells; the block bounds them all.
        let limits = TableLimits(rowBytesMax: .max, columnsMax: .max)
        var found: [Candidate] = []
        for delimiter in delimiters {
            let rows = CSVReader(BytesSource(start), encoding: encoding, delimiter: delimiter, limits: limits)
            found += try candidates(rows, .delimited(delimiter, header: [], skippedRows: 0), hint: hint)
        }
        return try best(of: found, encoding: encoding, hint: hint)
    }

    /// Finds the header among the first rows of a sheet.
    static func find(_ workbook: SpreadsheetFile, hint: TableHint) throws -> TableHeader {
        let sheet = hint.hintedLayout?.layout.sheet
        let rows = try workbook.rows(ofSheet: sheet)
        return try best(
            of: candidates(rows, .spreadsheet(sheet: sheet), hint: hint), encoding: .utf8(hasMark: false), hint: hint)
    }

    /// The names of JSON records are their header; what an envelope says is content, and wins over the file's name.
    static func find(_ names: JSONHeader, encoding: TextEncoding, hint: TableHint) throws -> TableHeader {
        var hint = hint
        if let word = names.kind, let kind = TableKind(rawValue: word) {
            if let named = hint.kinds.first, !hint.kinds.contains(kind) {
                throw TableFault.hintMismatch(hinted: named, actual: kind)
            }
            hint.kinds = [kind]
        }
        guard !names.names.isEmpty else { throw TableFault.empty }
        let candidate = Candidate(
            judgement: TableRecogniser.judge(names.names, hint: hint), format: .json(names: names.names), line: 0,
            rowsAbove: 0, cells: names.names.count)
        return try best(of: [candidate], encoding: encoding, hint: hint)
    }

    /// The header that a layout gives to files without one.
    init(_ declared: DeclaredLayout, of kind: TableKind, encoding: TextEncoding, hint: TableHint) throws(TableFault) {
        let names = declared.fields.isEmpty ? declared.order : declared.fields.map(\.column)
        let format: TableFormat =
            declared.fields.isEmpty
            ? .delimited(
                declared.delimiter ?? UInt8(ascii: ";"), header: names, skippedRows: declared.skippedRows)
            : .fixedWidth(declared.fields, skippedRows: declared.skippedRows)
        var hint = hint
        hint.kinds = [kind]
        self = try Self.best(
            of: [
                Candidate(
                    judgement: TableRecogniser.judge(names, hint: hint), format: format, line: 0, rowsAbove: 0,
                    cells: names.count)
            ], encoding: encoding, hint: hint)
    }

    /// The header of a platform's own export: canonical for all that follows.
    init(
        _ mapping: RowMapping, _ native: NativeRows, line: Int, rowsAbove: Int, encoding: TextEncoding, hint: TableHint
    ) {
        let names = mapping.columns.map(\.name)
        self.init(
            platform: mapping.platform, encoding: encoding, line: line, rowsAbove: rowsAbove,
            format: .mapped(mapping, native),
            layout: TableLayout(
                TableShape.of(mapping.kind), header: names, folded: names.map { foldedWord($0) },
                knownPlatforms: hint.knownPlatforms))
    }

    private struct Candidate {
        let judgement: TableRecogniser.Judgement
        let format: TableFormat
        let line: Int
        let rowsAbove: Int
        let cells: Int

        /// The rank of a row that is the header of a table.
        static let best = 4

        func isBetter(than other: Candidate) -> Bool {
            if judgement.rank != other.judgement.rank { return judgement.rank > other.judgement.rank }
            let matched = judgement.fit?.layout.matched ?? 0
            let otherMatched = other.judgement.fit?.layout.matched ?? 0
            if matched != otherMatched { return matched > otherMatched }
            return rowsAbove == other.rowsAbove && cells > other.cells
        }
    }

    private static func best(
        of candidates: [Candidate], encoding: TextEncoding, hint: TableHint
    ) throws(TableFault) -> TableHeader {
        var best: Candidate?
        for candidate in candidates where best.map({ candidate.isBetter(than: $0) }) ?? true { best = candidate }
        guard let best else { throw TableFault.empty }
        switch best.judgement.recognition {
        case .table: break
        case .missingColumns(let kind, let names, let found):
            throw TableFault.missingColumns(kind: kind, names: names, found: found)
        case .hintMismatch(let hinted, let actual): throw TableFault.hintMismatch(hinted: hinted, actual: actual)
        case .platformUnknown(let kind): throw TableFault.platformUnknown(kind: kind)
        case .notATable: throw TableFault.notATable
        }
        guard let fit = best.judgement.fit else { throw TableFault.notATable }
        return TableHeader(
            platform: hint.platform, encoding: encoding, line: best.line, rowsAbove: best.rowsAbove,
            format: best.format, layout: fit.layout)
    }

    private static func candidates(
        _ rows: consuming some RowSource, _ format: TableFormat, hint: TableHint
    ) throws -> [Candidate] {
        var rows = rows
        var row = TableRow()
        var found: [Candidate] = []
        for rowsAbove in 0..<rowsSearchedMax {
            guard try rows.next(into: &row) else { break }
            if row.bytes.allSatisfy({ $0 <= 0x20 || delimiters.contains($0) }) { continue }
            let fields = (0..<row.count).map { row.text($0) ?? "" }
            // Below a header stand data, not a better header.
            if found.contains(where: { $0.judgement.rank == Candidate.best }) { break }
            found.append(
                Candidate(
                    judgement: TableRecogniser.judge(fields, hint: hint), format: format, line: row.line,
                    rowsAbove: rowsAbove, cells: row.count))
        }
        return found
    }

    /// Whether the first character is that of an array or an object.
    static func isJSON(_ source: consuming some ByteSource, encoding: TextEncoding) throws -> Bool {
        var decoder = TextDecoder(encoding)
        var text: [UInt8] = []
        try prefix(source, bytes: 4096).withUnsafeBytes { decoder.decode($0, into: &text) }
        let first = text.first { $0 > 0x20 }
        return first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
    }

    static func prefix(_ source: consuming some ByteSource, bytes limit: Int) throws -> [UInt8] {
        var source = source
        var bytes = [UInt8](repeating: 0, count: limit)
        var filled = 0
        while filled < bytes.count {
            let count = try bytes.withUnsafeMutableBytes { buffer in
                try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
            }
            guard count > 0 else { break }
            filled += count
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }
}
