public import Domain

/// One table on its way out: the same rows for people (CSV) and for programs (JSON).
public struct TableOutput<Sink: ByteSink> {
    /// Which table.
    public let table: OutputTable
    /// Rows so far.
    public private(set) var rows = 0
    private var csv: CSVWriter<Sink>
    private var json: JSONWriter<Sink>

    /// Starts both files. Their names are ``OutputTable/csvName`` and ``OutputTable/jsonName``.
    public init(
        _ table: OutputTable, asOf: BusinessDate, dialect: CSVDialect, language: Language, csv: Sink, json: Sink
    ) {
        self.table = table
        let schema = table.schema
        self.csv = CSVWriter(schema, dialect: dialect, language: language, sink: csv)
        self.json = JSONWriter(schema, asOf: asOf, sink: json)
    }

    /// Adds a row to both. Rows come sorted by key: nothing is kept here that could sort them.
    /// - Throws: ``RowMismatch`` where it is not a row of this table, else what a sink throws.
    public mutating func append(_ row: [Cell]) throws {
        try csv.append(row)
        try json.append(row)
        rows += 1
    }

    /// Ends both. The sinks are the caller's to sync and close.
    public mutating func finish() throws -> (csv: Sink, json: Sink) {
        try csv.finish()
        try json.finish()
        return (csv.sink, json.sink)
    }
}
