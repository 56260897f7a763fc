/// Where the rows of a platform's own export are read from.
enum NativeRows: Hashable, Sendable {
    case delimited(UInt8, quote: UInt8?, rowsAbove: Int)
    case spreadsheet(rowsAbove: Int)
    case json(names: [String], rows: String)
    case xml(row: [String], namespaces: [String: String])

    /// Opens the rows, maps them, and gives them to `work`.
    func read<Bytes: ByteSource, Work: RowWork>(
        _ mapping: RowMapping, _ encoding: TextEncoding, _ limits: TableLimits, place: TablePlace?,
        open: () throws -> Bytes, _ work: Work
    ) throws -> Work.Outcome {
        switch self {
        case .delimited(let delimiter, let quote, let rowsAbove):
            let rows = CSVReader(try open(), encoding: encoding, delimiter: delimiter, quote: quote, limits: limits)
            return try work.run(MappedRows(rows, mapping, rowsAbove: rowsAbove))
        case .spreadsheet(let rowsAbove):
            guard let place else { throw TableFault.notATable }
            let rows = try SpreadsheetFile(place).rows(ofSheet: nil)
            return try work.run(MappedRows(rows, mapping, rowsAbove: rowsAbove, hasShortRows: true))
        case .json(let names, let name):
            let rows = JSONReader(try open(), encoding: encoding, names: names, limits: limits, rowsName: name)
            return try work.run(MappedRows(rows, mapping, rowsAbove: 0, hasShortRows: true))
        case .xml(let path, let namespaces):
            let rows = XMLRows(
                try open(), row: path, namespaces: namespaces, selectors: mapping.selectors, limits: limits)
            return try work.run(MappedRows(rows, mapping, rowsAbove: 0, hasShortRows: true))
        }
    }
}

/// The rows of a platform's own export as rows of a canonical table, each on its own line: everything above sees the
/// canonical header and canonical cells.
struct MappedRows<Rows: RowSource>: RowSource {
    private var rows: Rows
    private let mapping: RowMapping
    private let hasShortRows: Bool
    private var rowsAbove: Int
    private var isHeaderGiven = false
    private var headerCount = 0
    /// Index in the platform's row of each selector; -1 where it has none.
    private var places: [Int] = []
    private var native = TableRow()
    /// Canonical rows of one native row that wait for their turn.
    private var waiting: [[String]] = []
    private var groups: [String: String] = [:]
    /// A cell may hold several values: elements that repeat.
    private let holdsMany: Bool
    /// Cells that come of amounts: written with a point whatever the file's style is.
    private let amounts: [Int]

    init(_ rows: Rows, _ mapping: RowMapping, rowsAbove: Int, hasShortRows: Bool = false) {
        self.rows = rows
        self.mapping = mapping
        self.rowsAbove = rowsAbove
        self.hasShortRows = hasShortRows
        if case .xml = mapping.form { holdsMany = true } else { holdsMany = false }
        amounts = mapping.columns.indices.filter { mapping.columns[$0].isMoney }
    }

    mutating func next(into row: inout TableRow) throws -> Bool {
        if let cells = waiting.popLast() {
            fill(&row, with: cells)
            return true
        }
        while try rows.next(into: &native) {
            if rowsAbove > 0 {
                rowsAbove -= 1
                row = native
                return true
            }
            guard isHeaderGiven else {
                readHeader(into: &row)
                return true
            }
            if try take(into: &row) { return true }
        }
        return false
    }

    private mutating func readHeader(into row: inout TableRow) {
        isHeaderGiven = true
        let names = (0..<native.count).map { native.text($0) ?? "" }
        headerCount = names.count
        places = mapping.selectors.map { names.firstIndex(of: $0) ?? -1 }
        row.fill(header: mapping.columns.map(\.name))
        row.line = native.line
        row.lastLine = native.lastLine
    }

    /// Maps the native row; false where it gives none.
    private mutating func take(into row: inout TableRow) throws -> Bool {
        let isTrailer = native.cell(0).starts(with: "#END".utf8) || native.cell(0).starts(with: "#end".utf8)
        if native.structure != .sound || native.quoting != .sound || isTrailer || native.isBlank {
            row = native
            return true
        }
        if let fault = nativeFault() {
            refuse(&row, fault)
            return true
        }
        let values = places.map { place -> [String] in
            guard place >= 0, let text = native.text(place) else { return [] }
            guard holdsMany else { return [text] }
            return text.split(separator: XMLRows<BytesSource>.separator).map(String.init)
        }
        if let rule = mapping.firstGroupOnly {
            let key = values[rule.key].first ?? ""
            let group = values[rule.group].first ?? ""
            if groups[key, default: group] != group { return false }
            groups[key] = group
        }
        let outcome = mapping.map(values)
        if let refusal = outcome.refusal {
            let column = mapping.columns[refusal.column]
            refuse(
                &row,
                RowFault(
                    line: native.line, column: .native(mapping.natives[refusal.column], of: column),
                    value: refusal.value, rule: refusal.rule))
            return true
        }
        waiting = outcome.rows.reversed()
        guard let cells = waiting.popLast() else { return false }
        fill(&row, with: cells)
        return true
    }

    private func nativeFault() -> RowFault? {
        func fault(_ rule: RowFault.Rule) -> RowFault {
            RowFault(line: native.line, column: .row, value: "", rule: rule)
        }
        let isShort = !hasShortRows && native.count < headerCount
        let isLong =
            native.count > headerCount && (headerCount..<native.count).contains { !native.cell($0).isEmpty }
        // A row that the end of the file cut is told as such above.
        if native.isTerminated, isShort || isLong {
            return fault(.ragged(expected: headerCount, found: native.count))
        }
        if case .xml = mapping.form { return nil }
        return native.isDamaged ? fault(.encoding) : nil
    }

    /// A row with cells that say nothing, and why.
    private func refuse(_ row: inout TableRow, _ fault: RowFault) {
        fill(&row, with: mapping.columns.map { _ in "?" })
        row.foreignFault = fault
    }

    private func fill(_ row: inout TableRow, with cells: [String]) {
        row.reset(line: native.line)
        row.lastLine = native.lastLine
        row.isTerminated = native.isTerminated
        for cell in cells {
            row.append(text: cell)
            row.endCell()
        }
        for index in amounts { row.markNumber(cell: index) }
    }
}
