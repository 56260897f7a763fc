internal import Domain

/// How the rows of a table lie in its bytes.
enum TableFormat: Sendable {
    /// Text with a delimiter; names where the file has no header of its own, and rows to skip then.
    case delimited(UInt8, header: [String], skippedRows: Int)
    /// A sheet of a workbook; none: the first that is not hidden.
    case spreadsheet(sheet: String?)
    /// JSON records with these names.
    case json(names: [String])
    /// Lines of fixed width.
    case fixedWidth([DeclaredLayout.Field], skippedRows: Int)
    /// A platform's own export: rows of a format, mapped one by one.
    case mapped(RowMapping, NativeRows)

    /// The word for reports.
    var name: String {
        switch self {
        case .delimited: "csv"
        case .spreadsheet: "xlsx"
        case .json: "json"
        case .fixedWidth: "fixed-width"
        case .mapped(let mapping, _): mapping.platform.text + " " + mapping.form.name
        }
    }

    /// Whether a row may have fewer cells than the header, the last ones being blank.
    var hasShortRows: Bool {
        switch self {
        case .delimited: false
        case .spreadsheet, .json, .fixedWidth, .mapped: true
        }
    }
}

/// What is done with the rows of a table, whatever its format.
protocol RowWork {
    associatedtype Outcome
    func run(_ rows: consuming some RowSource) throws -> Outcome
}

extension TableHeader {
    /// Opens the rows in their format, the header first, and gives them to `work`.
    func read<Bytes: ByteSource, Work: RowWork>(
        _ limits: TableLimits, place: TablePlace?, open: () throws -> Bytes, _ work: Work
    ) throws -> Work.Outcome {
        switch format {
        case .delimited(let delimiter, let header, let skippedRows):
            let reader = CSVReader(try open(), encoding: encoding, delimiter: delimiter, limits: limits)
            if header.isEmpty { return try work.run(reader) }
            return try work.run(HeadedReader(reader, header: header, skippedRows: skippedRows))
        case .spreadsheet(let sheet):
            guard let place else { throw TableFault.notATable }
            return try work.run(try SpreadsheetFile(place).rows(ofSheet: sheet))
        case .json(let names):
            return try work.run(JSONReader(try open(), encoding: encoding, names: names, limits: limits))
        case .fixedWidth(let fields, let skippedRows):
            return try work.run(
                FixedWidthReader(
                    try open(), encoding: encoding, fields: fields, skippedRows: skippedRows, limits: limits))
        case .mapped(let mapping, let native):
            return try native.read(mapping, encoding, limits, place: place, open: open, work)
        }
    }
}

/// Delimited text without a header, under the header that the layout gives it.
struct HeadedReader<Bytes: ByteSource>: RowSource {
    private var reader: CSVReader<Bytes>
    private let header: [String]
    private var skipped: Int
    private var isHeaderGiven = false

    init(_ reader: CSVReader<Bytes>, header: [String], skippedRows: Int) {
        self.reader = reader
        self.header = header
        skipped = skippedRows
    }

    mutating func next(into row: inout TableRow) throws -> Bool {
        guard isHeaderGiven else {
            isHeaderGiven = true
            row.fill(header: header)
            return true
        }
        while skipped > 0 {
            skipped -= 1
            guard try reader.next(into: &row) else { return false }
        }
        return try reader.next(into: &row)
    }
}
