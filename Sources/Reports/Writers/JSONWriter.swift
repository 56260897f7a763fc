public import Domain

/// Writes one table for programs, in the form that belongs to the table: `{"schema","asOf","rows":[…]}` with a row a
/// line, or a row a line and nothing else.
public struct JSONWriter<Sink: ByteSink> {
    /// Where the bytes go.
    public private(set) var sink: Sink
    private let schema: TableSchema
    private let form: OutputTable.Form
    private let row: JSONRow
    private var buffer = BlockBuffer()
    private var isEmpty = true

    /// Starts the document.
    public init(_ schema: TableSchema, asOf: BusinessDate, sink: Sink) {
        self.schema = schema
        self.sink = sink
        form = schema.table.form
        row = JSONRow(schema)
        guard form == .json else { return }
        buffer.bytes += Array("{\"schema\":\"\(schema.identifier)\",\"asOf\":\"\(asOf)\",\"rows\":[".utf8)
    }

    /// Adds a row.
    /// - Throws: ``RowMismatch`` where it is not a row of this table, else what the sink throws.
    public mutating func append(_ cells: [Cell]) throws {
        try schema.check(cells)
        if form == .json { buffer.bytes += Array((isEmpty ? "\n" : ",\n").utf8) }
        isEmpty = false
        row.append(cells, to: &buffer.bytes)
        if form == .ndjson { buffer.bytes.append(0x0A) }
        try buffer.flushIfFull(into: &sink)
    }

    /// Ends the document and hands over what is left. The sink is the caller's to sync and close.
    public mutating func finish() throws {
        if form == .json { buffer.bytes += Array((isEmpty ? "]}\n" : "\n]}\n").utf8) }
        try buffer.flush(into: &sink)
    }
}
