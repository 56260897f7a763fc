/// One column of an output table.
public struct OutputColumn: Sendable, Hashable {
    /// Key in JSON: camelCase English. A money column's ends in `Cents`.
    public let key: String
    /// Header words in CSV.
    public let header: Phrase
    /// What it holds.
    public let type: ColumnType
    /// Every row has a value in it. In others it may be missing.
    public private(set) var isFilled = false
    /// The words that it may hold, where it is an enumeration.
    public private(set) var words: [String] = []
    /// The form of its text, as a regular expression, where it has one.
    public private(set) var pattern: String?

    init(_ key: String, _ type: ColumnType = .text, pt: String, en: String) {
        self.key = key
        self.type = type
        header = Phrase(pt: pt, en: en)
    }

    /// The same column, which no row leaves empty.
    var filled: OutputColumn {
        var column = self
        column.isFilled = true
        return column
    }

    /// The same column, which holds one of these words.
    func one(of words: [String]) -> OutputColumn {
        var column = self
        column.words = words
        return column
    }

    /// The same column, which holds a word of this enumeration.
    func one<Word: CaseIterable & RawRepresentable<String>>(of _: Word.Type) -> OutputColumn {
        one(of: Word.allCases.map(\.rawValue))
    }

    /// The same column, whose text has this form.
    func shaped(_ pattern: String) -> OutputColumn {
        var column = self
        column.pattern = pattern
        return column
    }
}

/// The columns of one output table, in order.
public struct TableSchema: Sendable, Hashable {
    /// Which table.
    public let table: OutputTable
    /// Its columns, in the order of a row.
    public let columns: [OutputColumn]

    /// The name in JSON: `sintonia/findings/1`. The number changes when a column loses its meaning.
    public var identifier: String { "sintonia/\(table.rawValue)/1" }

    /// Checks that a row has this schema's cells, in number and type, and a value wherever one is promised.
    /// - Throws: ``RowMismatch``, a slip of the caller's.
    public func check(_ row: [Cell]) throws(RowMismatch) {
        guard row.count == columns.count else {
            throw .count(table: table, expected: columns.count, found: row.count)
        }
        for (column, cell) in zip(columns, row) {
            if !cell.fits(column.type) {
                throw .type(table: table, column: column.key, expected: column.type, found: cell)
            }
            if column.isFilled, cell == .none { throw .empty(table: table, column: column.key) }
        }
    }
}

/// A row that is not one of its table: a slip in the program, never in its input.
public enum RowMismatch: Error, Sendable, Hashable {
    /// Another number of cells than the table has columns.
    case count(table: OutputTable, expected: Int, found: Int)
    /// A cell of another type than its column.
    case type(table: OutputTable, column: String, expected: ColumnType, found: Cell)
    /// Nothing where every row has a value.
    case empty(table: OutputTable, column: String)
}
