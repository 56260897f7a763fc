/// How a table was read, and what of it was passed over: told once a file, for the operator to check.
public struct TableNotice: Hashable, Sendable, Codable {
    /// Rows of one sort that hold no record.
    public struct Passed: Hashable, Sendable, Codable {
        /// `above-header`, `blank`, `repeated-header`, `totals`.
        public var what: String
        /// How many, and the lines of the first of them.
        public var count: Int, lines: [Int]

        /// All fields.
        public init(what: String, count: Int, lines: [Int]) {
            self.what = what
            self.count = count
            self.lines = lines
        }
    }

    /// `csv`, `xlsx`, `json` or `fixed-width`.
    public var format: String
    /// The encoding of a text; its delimiter, where it has one.
    public var encoding: String?, delimiter: String?
    /// `comma` or `point`, where the table has amounts.
    public var decimal: String?
    /// Rows that hold no record.
    public var passed: [Passed]
    /// Columns that mean nothing here; columns whose meaning another had already taken.
    public var unknown: [String], repeated: [String]

    /// All fields.
    public init(
        format: String, encoding: String?, delimiter: String?, decimal: String?, passed: [Passed], unknown: [String],
        repeated: [String]
    ) {
        self.format = format
        self.encoding = encoding
        self.delimiter = delimiter
        self.decimal = decimal
        self.passed = passed
        self.unknown = unknown
        self.repeated = repeated
    }
}
