internal import Domain

/// Writes one table for people. Lines end in CR LF in both dialects. Texts and identifiers are quoted, always, and numbers,
/// amounts, dates and yes or no are not: a spreadsheet that is told to take quoted fields as text keeps every leading zero.
///
/// A text that a spreadsheet would run as a formula gets an apostrophe in front; amounts, counts and dates are ours
/// and keep their sign. Other control characters than tab and line ends become U+FFFD: no reader agrees on them.
public struct CSVWriter<Sink: ByteSink> {
    /// Where the bytes go.
    public private(set) var sink: Sink
    private let schema: TableSchema
    private let dialect: CSVDialect
    private let language: Language
    private var buffer = BlockBuffer()

    /// Starts with the header line.
    public init(_ schema: TableSchema, dialect: CSVDialect, language: Language, sink: Sink) {
        self.schema = schema
        self.dialect = dialect
        self.language = language
        self.sink = sink
        buffer.bytes += dialect.byteOrderMark
        for (index, column) in schema.columns.enumerated() {
            if index > 0 { buffer.bytes.append(dialect.delimiter) }
            appendQuoted(column.header.text(language))
        }
        endLine()
    }

    /// Adds a row.
    /// - Throws: ``RowMismatch`` where it is not a row of this table, else what the sink throws.
    public mutating func append(_ row: [Cell]) throws {
        try schema.check(row)
        for (index, cell) in row.enumerated() {
            if index > 0 { buffer.bytes.append(dialect.delimiter) }
            append(cell)
        }
        endLine()
        try buffer.flushIfFull(into: &sink)
    }

    /// Hands over what is left. The sink is the caller's to sync and close.
    public mutating func finish() throws { try buffer.flush(into: &sink) }

    private mutating func append(_ cell: Cell) {
        switch cell {
        case .none: break
        case .text(let text), .identifier(let text): appendForeign(text)
        case .list(let texts): appendForeign(texts.joined(separator: " | "))
        case .integer(let number): buffer.bytes += Array(String(number).utf8)
        case .money(let money): appendQuoted(money.text(separator: dialect.decimalSeparator))
        case .date(let date):
            buffer.bytes += Array((dialect == .excelBR ? date.brazilian : date.description).utf8)
        case .boolean(let value): buffer.bytes += Array(language.word(value).utf8)
        }
    }

    // Text that came from outside.
    private mutating func appendForeign(_ text: String) {
        appendQuoted((Self.startsFormula(text) ? "'" + text : text).withoutHiddenMarks, isText: true)
    }

    // A decimal comma under a comma delimiter needs quotes too, so amounts pass here as well.
    private mutating func appendQuoted(_ text: String, isText: Bool = false) {
        let quote = UInt8(ascii: "\"")
        let needsQuotes =
            isText || text.utf8.contains { $0 == dialect.delimiter || $0 == quote || $0 == 0x0A || $0 == 0x0D }
            || text.utf8.first == 0x20 || text.utf8.last == 0x20
        if needsQuotes { buffer.bytes.append(quote) }
        for byte in text.utf8 {
            if byte == quote { buffer.bytes.append(quote) }
            if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
                buffer.bytes += [0xEF, 0xBF, 0xBD]
            } else {
                buffer.bytes.append(byte)
            }
        }
        if needsQuotes { buffer.bytes.append(quote) }
    }

    private mutating func endLine() { buffer.bytes += [0x0D, 0x0A] }

    private static func startsFormula(_ text: String) -> Bool {
        switch text.utf8.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: true
        default: false
        }
    }
}
