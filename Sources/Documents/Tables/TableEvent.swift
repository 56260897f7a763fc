/// What one row of a table came to.
public enum TableEvent: Equatable, Sendable {
    /// A record, and the line its row begins on.
    case record(TableRecord, line: Int)
    /// A row that was not taken, and why.
    case rejected(RowFault)
    /// A row that holds no record and is no mistake.
    case skipped(SkippedRow, line: Int)
}

/// The second pass: the rows again, now that the first pass has settled what each of them depends on.
struct TableReader<Rows: RowSource> {
    private let scan: TableScan
    private let classifier: RowClassifier
    private let soundness: RowSoundness
    private let keys: TableKeys
    private let context: RowCells.Context
    /// What a platform calls its own columns.
    private let natives: [TableColumn: String]
    private var rows: Rows
    private var row = TableRow()
    private var rowsRead = 0

    init(_ scan: TableScan, rows: Rows) {
        self.scan = scan
        self.rows = rows
        let layout = scan.header.layout
        natives = scan.header.mapping?.nativeNames ?? [:]
        classifier = RowClassifier(layout)
        soundness = RowSoundness(
            layout, isProvedComplete: scan.options.isProvedComplete, hasShortRows: scan.header.format.hasShortRows)
        keys = TableKeys(layout, platform: scan.hint.platform)
        context = RowCells.Context(
            hint: scan.hint, style: scan.decimalStyle, kind: layout.kind, lostZeros: scan.lostZeros)
    }

    /// The next row's event; nil at the end. Header and trailer have none.
    mutating func next() throws -> TableEvent? {
        while try rows.next(into: &row) {
            rowsRead += 1
            if rowsRead <= scan.header.rowsAbove {
                return .skipped(row.isBlank ? .blank : .aboveHeader, line: row.line)
            }
            if rowsRead == scan.header.rowsAbove + 1 { continue }
            switch classifier.classify(row) {
            case .trailer: continue
            case .skipped(let why): return .skipped(why, line: row.line)
            case .data: return try event()
            }
        }
        return nil
    }

    private func event() throws -> TableEvent {
        if let mistake = soundness.mistake(of: row) { return .rejected(mistake.named(natives)) }
        if let fault = duplicate() { return .rejected(fault.named(natives)) }
        let cells = RowCells(row: row, layout: scan.header.layout, context: context)
        do throws(RowFault) {
            return .record(try cells.record(), line: row.line)
        } catch {
            var fault = error.named(natives)
            fault.key = keys.text(row)
            return .rejected(fault)
        }
    }

    private func duplicate() -> RowFault? {
        guard !scan.duplicates.isEmpty else { return nil }
        var fault: RowFault?
        keys.each(row) { column, key in
            guard fault == nil, let found = scan.duplicates[KeyHash(key)] else { return }
            let text = keys.text(key)
            let otherLine = row.line == found.firstLine ? found.secondLine : found.firstLine
            fault = RowFault(
                line: row.line, column: column, value: text,
                rule: .duplicateKey(otherLine: otherLine, occurrences: found.occurrences), key: text)
        }
        return fault
    }
}
