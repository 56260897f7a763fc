public import Domain

/// What the configuration says of the files of one kind (`layouts` in `sintonia.yaml`): names of columns, files without
/// a header, fixed places, styles. What a file says itself comes first: a layout without a header is taken only for a
/// file that has none.
public struct DeclaredLayout: Hashable, Sendable {
    /// Where a cell stands in a line of fixed width.
    public struct Field: Hashable, Sendable {
        /// Canonical name of the column.
        public var column: String
        /// First character, from 1, and number of characters.
        public var start: Int, length: Int

        /// All fields.
        public init(column: String, start: Int, length: Int) {
            self.column = column
            self.start = start
            self.length = length
        }
    }

    /// How days are written.
    public enum DateStyle: String, Hashable, Sendable, CaseIterable {
        /// `yyyy-mm-dd` or `dd/mm/yyyy`: the two tell themselves apart.
        case iso, br
        /// `mm/dd/yyyy`.
        case us
        /// `yyyymmdd`, `ddmmyyyy`.
        case yyyymmdd, ddmmyyyy
    }

    /// More names of columns: canonical name → header in the file.
    public var columns: [String: String] = [:]
    /// The columns of a file without a header, in their order; empty: files have a header.
    public var order: [String] = []
    /// The fields of a file of fixed width; empty: files are delimited.
    public var fields: [Field] = []
    /// The sheet of a workbook; none: the first that is not hidden.
    public var sheet: String?
    /// `;`, `,`, tab or `|` of a file without a header; none: the likeliest.
    public var delimiter: UInt8?
    /// The encoding, where it must not be told from the bytes.
    public var encoding: TextEncoding?
    /// The decimal style, where it must not be told from the file.
    public var decimal: DecimalStyle?
    /// How days are written.
    public var dates = DateStyle.iso
    /// Rows above a header, or above the data where there is none.
    public var skippedRows = 0
    /// How the names of such files begin; none: the folder or the name says the kind.
    public var filePrefix: String?

    /// Nothing declared.
    public init() {}

    /// Whether its files have no header.
    var isHeaderless: Bool { !order.isEmpty || !fields.isEmpty }

    /// Reads a day in this style.
    func date(_ text: String) throws(IdentifierFault) -> BusinessDate {
        let digits = Array(text.utf8)
        func part(_ range: Range<Int>) -> Int? { Int(String(decoding: digits[range], as: UTF8.self)) }
        switch dates {
        case .iso, .br: break
        case .us:
            let parts = text.split(separator: "/").map { Int($0) }
            if parts.count == 3, let month = parts[0], let day = parts[1], let year = parts[2],
                let date = BusinessDate(year: year, month: month, day: day)
            {
                return date
            }
        case .yyyymmdd where digits.count == 8:
            if let year = part(0..<4), let month = part(4..<6), let day = part(6..<8),
                let date = BusinessDate(year: year, month: month, day: day)
            {
                return date
            }
        case .ddmmyyyy where digits.count == 8:
            if let day = part(0..<2), let month = part(2..<4), let year = part(4..<8),
                let date = BusinessDate(year: year, month: month, day: day)
            {
                return date
            }
        case .yyyymmdd, .ddmmyyyy: break
        }
        return try BusinessDate(text)
    }
}
