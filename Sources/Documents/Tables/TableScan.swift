public import Domain

/// What the caller knows of a table beside its name.
public struct TableOptions: Sendable {
    /// Declared decimal styles, by kind; the others are decided from the file.
    public var decimalStyles: [TableKind: DecimalStyle]
    /// A sidecar vouches for these very bytes: a last row without a line end is whole.
    public var isProvedComplete: Bool
    /// Limits.
    public var limits: TableLimits

    /// Nothing declared and nothing proved, by default.
    public init(
        decimalStyles: [TableKind: DecimalStyle] = [:], isProvedComplete: Bool = false,
        limits: TableLimits = TableLimits()
    ) {
        self.decimalStyles = decimalStyles
        self.isProvedComplete = isProvedComplete
        self.limits = limits
    }
}

/// The row `#END;N` that closes a table and says how many rows it has.
public struct TableTrailer: Hashable, Sendable {
    /// Line it stands on.
    public let line: Int
    /// The number it declares; nil where none can be read.
    public let declaredRows: Int?
    /// Rows of data above it, rejected ones included.
    public let countedRows: Int

    /// The proof of completeness: the numbers agree.
    public var matches: Bool { declaredRows == countedRows }
}

/// What a first pass over a table found out: all that the reading of any one row depends on.
public struct TableScan: Sendable {
    /// The header.
    public let header: TableHeader
    /// The style in which money is read.
    public let decimalStyle: DecimalStyle
    /// Rows of data, those that will be rejected included; blank rows, totals and repeated headers not.
    public let dataRows: Int
    /// The trailer, where there is one.
    public let trailer: TableTrailer?
    /// Whether a line end closes the last row that is not blank.
    public let isTerminated: Bool
    /// The platforms that rows of a platform's table belong to, sorted: by their own cell, else by the hint.
    public let platforms: [PlatformID]
    /// Keys that stand on more than one line.
    public var duplicateKeyCount: Int { duplicates.count }

    /// Rows that hold no record, with the lines of the first few of each sort.
    public let skipped: [SkippedRow: SkippedLines]

    let duplicates: [KeyHash: DuplicateKey]
    let lostZeros: [TableColumn: (length: Int, shortest: Int)]
    let hint: TableHint
    let options: TableOptions
    /// Where the parts of a spreadsheet lie.
    let place: TablePlace?

    /// Whether the table has columns of amounts.
    public var hasMoney: Bool { TableColumn.allCases.contains { $0.isMoney && header.layout.has($0) } }

    /// Whether the bytes themselves prove that the table is whole.
    public var isProvedByTrailer: Bool { trailer?.matches ?? false }
}

/// Rows of one sort that were passed over.
public struct SkippedLines: Hashable, Sendable {
    /// How many.
    public private(set) var count = 0
    /// Lines of the first of them.
    public private(set) var lines: [Int] = []

    /// Lines that are named.
    static let linesMax = 3

    mutating func add(line: Int) {
        count += 1
        if lines.count < Self.linesMax { lines.append(line) }
    }
}

/// The first pass.
struct TableScanner {
    private let header: TableHeader
    private let place: TablePlace?
    private let hint: TableHint
    private let options: TableOptions
    private let classifier: RowClassifier
    private let soundness: RowSoundness
    private let keys: TableKeys
    private let moneyColumns: [(column: TableColumn, index: Int)]
    private let zeroColumns: [(column: TableColumn, index: Int)]
    private var zeros: [LostZeros]
    private var skipped: [SkippedRow: SkippedLines] = [:]
    private var decimals = DecimalStyleDetector()
    private var keyScan: KeyScan
    private var platforms: PlatformCensus
    private var dataRows = 0
    private var trailer: TableTrailer?
    private var isTerminated = true

    init(
        _ header: TableHeader, hint: TableHint, options: TableOptions, place: TablePlace? = nil,
        scratch: (() throws -> any ScratchRoom)? = nil
    ) {
        self.place = place
        self.header = header
        keyScan = KeyScan(makeRoom: scratch)
        self.hint = hint
        self.options = options
        classifier = RowClassifier(header.layout)
        soundness = RowSoundness(
            header.layout, isProvedComplete: options.isProvedComplete, hasShortRows: header.format.hasShortRows)
        zeroColumns = LostZeros.columns.filter(header.layout.has).map { ($0, header.layout.index(of: $0)) }
        zeros = zeroColumns.map { LostZeros($0.0) }
        keys = TableKeys(header.layout, platform: hint.platform)
        moneyColumns = TableColumn.allCases.filter { $0.isMoney && header.layout.has($0) }
            .map { ($0, header.layout.index(of: $0)) }
        platforms = PlatformCensus(header.layout, hint: hint)
    }

    /// Reads all rows and draws the conclusions. Throws ``TableFault``, and what the source throws.
    consuming func scan(_ rows: consuming some RowSource) throws -> TableScan {
        var scanner = self
        var rows = rows
        var row = TableRow()
        for _ in 0..<scanner.header.rowsAbove where try rows.next(into: &row) {
            scanner.skipped[row.isBlank ? .blank : .aboveHeader, default: SkippedLines()].add(line: row.line)
        }
        if try rows.next(into: &row) { scanner.isTerminated = row.isTerminated }
        while try rows.next(into: &row) { try scanner.see(row) }
        return try scanner.conclude()
    }

    private mutating func see(_ row: TableRow) throws {
        let rowClass = classifier.classify(row)
        if case .skipped(let why) = rowClass { skipped[why, default: SkippedLines()].add(line: row.line) }
        if rowClass == .skipped(.blank) { return }
        if let trailer { throw TableFault.rowAfterTrailer(line: row.line, trailerLine: trailer.line) }
        isTerminated = row.isTerminated
        switch rowClass {
        case .skipped: return
        case .trailer(let declared):
            trailer = TableTrailer(line: row.line, declaredRows: declared, countedRows: dataRows)
        case .data:
            dataRows += 1
            guard soundness.mistake(of: row) == nil else { return }
            for (column, index) in moneyColumns where !row.isNumber(index) {
                decimals.see(row.cell(index), column: column, line: row.line)
            }
            for (place, column) in zeroColumns.enumerated() { zeros[place].see(row.cell(column.index)) }
            try keys.each(row) { _, key in try keyScan.see(KeyHash(key), line: row.line) }
            platforms.see(row)
        }
    }

    private consuming func conclude() throws -> TableScan {
        if let fault = platforms.mismatch { throw fault }
        var lost: [TableColumn: (length: Int, shortest: Int)] = [:]
        for (place, column) in zeroColumns.enumerated() { lost[column.column] = zeros[place].verdict }
        let style: DecimalStyle
        if let declared = options.decimalStyles[header.kind] ?? hint.layouts[header.kind]?.decimal {
            style = declared
        } else {
            switch decimals.verdict {
            case .style(let decided): style = decided
            case .undecidable(let fault): throw fault
            }
        }
        return TableScan(
            header: header, decimalStyle: style, dataRows: dataRows, trailer: trailer, isTerminated: isTerminated,
            platforms: platforms.found, skipped: skipped, duplicates: try keyScan.duplicates(), lostZeros: lost,
            hint: hint,
            options: options, place: place)
    }
}
