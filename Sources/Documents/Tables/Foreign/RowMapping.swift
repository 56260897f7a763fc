public import Domain

/// How the rows of a platform's own export become rows of a canonical table. Knows nothing of platforms: who has a
/// profile makes one of it.
public struct RowMapping: Sendable {
    /// How the rows are written.
    public enum Form: Hashable, Sendable {
        /// Cells between delimiters, in text or in a spreadsheet; the quote, where there is one.
        case delimited(UInt8, quote: UInt8?)
        /// JSON objects: in an array, one a line, or in the list of this name.
        case json(rows: String?)
        /// XML: the path of the row's element, and the namespaces of the prefixes in it.
        case xml(row: [String], namespaces: [String: String])

        /// The word for reports.
        var name: String {
            switch self {
            case .delimited: "csv"
            case .json: "json"
            case .xml: "xml"
            }
        }
    }

    /// What became of a row.
    public struct Outcome: Sendable {
        /// Canonical rows: a cell for each column.
        public var rows: [[String]]
        /// Index of the column, value and rule of the first refusal.
        public var refusal: (column: Int, value: String, rule: RowFault.Rule)?

        /// Both parts.
        public init(rows: [[String]], refusal: (column: Int, value: String, rule: RowFault.Rule)? = nil) {
            self.rows = rows
            self.refusal = refusal
        }
    }

    /// Tells it from others.
    public let id: String
    /// Whose it is.
    public let platform: PlatformID
    /// What its rows become.
    public let kind: TableKind
    /// How they are written.
    public let form: Form
    /// How characters are spelt; none: told from the bytes.
    public let encoding: TextEncoding?
    /// The columns that the header must have, exactly, in any order; empty where the form has none.
    public let header: [String]
    /// Where the values of a row come from: columns, members, or paths of elements.
    public let selectors: [String]
    /// The canonical columns that come out, and what each comes from.
    public let columns: [TableColumn], natives: [String]
    /// Makes canonical rows of the values of each selector.
    public let map: @Sendable ([[String]]) -> Outcome
    /// Selectors of a row's key and of the group it stands in: of a key only the rows of its first group are taken.
    var firstGroupOnly: (key: Int, group: Int)?

    /// All parts.
    public init(
        id: String, platform: PlatformID, kind: TableKind, form: Form, encoding: TextEncoding? = nil,
        header: [String] = [], selectors: [String], columns: [TableColumn], natives: [String],
        map: @escaping @Sendable ([[String]]) -> Outcome
    ) {
        self.id = id
        self.platform = platform
        self.kind = kind
        self.form = form
        self.encoding = encoding
        self.header = header
        self.selectors = selectors
        self.columns = columns
        self.natives = natives
        self.map = map
    }

    /// The platform's word for each canonical column.
    var nativeNames: [TableColumn: String] {
        Dictionary(zip(columns, natives).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    }
}

extension RowMapping: Hashable {
    /// By what they are called: a profile gives each a name of its own.
    public static func == (a: RowMapping, b: RowMapping) -> Bool { a.id == b.id && a.platform == b.platform }

    /// The same.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(platform)
    }
}
