/// Where and by what a reason shows itself: places and values, never a sentence. Secrets never enter here.
public struct ReasonDetail: Hashable, Sendable, Codable {
    /// Line and column, 1-based.
    public var line: Int?, column: Int?
    /// Byte offset.
    public var offset: Int?
    /// The column, element or entry concerned.
    public var field: String?
    /// The value that failed.
    public var value: String?
    /// What was expected, or the limit that was passed.
    public var expected: String?
    /// What stood there instead: column names found, say.
    public var found: [String]?
    /// The other document concerned: of a duplicate, the number of the first delivery; of a conflict, its record.
    public var other: String?
    /// Of a table that was read: how.
    public var table: TableNotice?

    /// Nothing; the rest is set where it is known.
    public init(
        line: Int? = nil, column: Int? = nil, offset: Int? = nil, field: String? = nil, value: String? = nil,
        expected: String? = nil, found: [String]? = nil, other: String? = nil
    ) {
        self.line = line
        self.column = column
        self.offset = offset
        self.field = field
        self.value = value
        self.expected = expected
        self.found = found
        self.other = other
    }
}
