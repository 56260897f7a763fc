public import Domain

/// Why one row was not taken: where, what, and by which rule. Holds codes and values; sentences are written elsewhere.
public struct RowFault: Error, Equatable, Sendable {
    /// The rule that a cell or a row broke.
    public enum Rule: Equatable, Sendable {
        /// Blank, and the record cannot do without.
        case empty
        /// Not the number of characters the identifier has.
        case length(expected: String)
        /// A character that cannot stand there.
        case character(Character)
        /// The check digits are not those that the rest asks for.
        case checkDigit(expected: String)
        /// One character repeated.
        case repeated
        /// `1,23E+15`: a spreadsheet lost the digits.
        case scientificNotation
        /// A hardware address that no single device can have.
        case notUnicast
        /// A part of the identifier is malformed.
        case part(String)
        /// Neither `yyyy-mm-dd` nor `dd/mm/yyyy`, or no such day.
        case notADate
        /// Not an amount in the decimal style of the file.
        case notMoney(DecimalStyle)
        /// A price or a cost below zero.
        case negativeMoney
        /// Not a whole number in the range.
        case notANumber(allowed: ClosedRange<Int>)
        /// Neither yes nor no.
        case notABoolean
        /// A word that the column does not know.
        case unknownEnumValue(allowed: [String])
        /// A platform that the workspace does not know.
        case unknownPlatform
        /// Another platform than the one the file's name or folder says.
        case otherPlatform(expected: PlatformID)
        /// None of the identifiers that could find the box.
        case missingIdentifier(oneOf: [TableColumn])
        /// Lists of identifiers that do not fit each other or the quantity.
        case serialCountMismatch(quantity: String, counts: [String])
        /// The period ends before it begins.
        case endBeforeStart(start: TableColumn)
        /// Two columns of the row give different values for one thing.
        case conflict(with: ColumnReference)
        /// Not as many cells as the header.
        case ragged(expected: Int, found: Int)
        /// The same key stands on another line: neither row is taken. For the first of them `otherLine` is the
        /// second, for all others the first; `occurrences` counts all.
        case duplicateKey(otherLine: Int, occurrences: Int)
        /// The last row, cut by the end of a file that nothing proves complete.
        case unterminated
        /// Text after a closing quote; the rows up to `throughLine` were swallowed by this one.
        case brokenQuotes(throughLine: Int)
        /// A quote that never closes; the rows up to `throughLine` were swallowed by this one.
        case unclosedQuote(throughLine: Int)
        /// A character lost in an earlier conversion, or ill-formed.
        case encoding
        /// Fewer digits than the others of the column have: a spreadsheet dropped the leading zeros.
        case lostZeros(expected: Int)
        /// The error of a formula (`#N/A`).
        case spreadsheetError
        /// A list or an object where a value is asked for.
        case nestedValue
        /// The same name twice in one record.
        case repeatedName
        /// A line that is no record of its format.
        case malformedRecord
        /// Not written as the platform's profile says; the pattern.
        case pattern(String)

        /// The word for files and programs.
        public var code: String {
            switch self {
            case .empty: "empty"
            case .length: "length"
            case .character: "character"
            case .checkDigit: "check_digit"
            case .repeated: "repeated"
            case .scientificNotation: "scientific_notation"
            case .notUnicast: "not_unicast"
            case .part: "malformed_part"
            case .notADate: "not_a_date"
            case .notMoney: "not_money"
            case .negativeMoney: "negative_money"
            case .notANumber: "not_a_number"
            case .notABoolean: "not_a_boolean"
            case .unknownEnumValue: "unknown_value"
            case .unknownPlatform: "unknown_platform"
            case .otherPlatform: "other_platform"
            case .missingIdentifier: "missing_identifier"
            case .serialCountMismatch: "serial_count_mismatch"
            case .endBeforeStart: "end_before_start"
            case .conflict: "conflict"
            case .ragged: "ragged"
            case .duplicateKey: "duplicate_key"
            case .unterminated: "unterminated"
            case .brokenQuotes: "broken_quotes"
            case .unclosedQuote: "unclosed_quote"
            case .encoding: "encoding"
            case .lostZeros: "lost_zeros"
            case .spreadsheetError: "spreadsheet_error"
            case .nestedValue: "nested_value"
            case .repeatedName: "repeated_name"
            case .malformedRecord: "malformed_record"
            case .pattern: "pattern"
            }
        }
    }

    /// Line on which the row begins, 1-based.
    public let line: Int
    /// The column, or the row as a whole.
    public let column: ColumnReference
    /// The cell as found, masked where it is a secret or a person's number; empty for the row as a whole.
    public let value: String
    /// The rule.
    public let rule: Rule
    /// The key of the rejected row where it can be read, its parts joined by ` / `: a later stage must not take this
    /// record for absent.
    public internal(set) var key: String?

    /// A fault of a cell. What may not leave the reader is masked here, so that no caller can forget it.
    init(line: Int, column: ColumnReference, value: String, rule: Rule, key: String? = nil) {
        self.line = line
        self.column = column
        self.value = Self.masked(value, of: column)
        self.rule = rule
        self.key = key
    }

    /// The same, in the words of a platform's own columns.
    func named(_ natives: [TableColumn: String]) -> RowFault {
        guard case .column(let column) = column, let name = natives[column] else { return self }
        return RowFault(line: line, column: .native(name, of: column), value: value, rule: rule, key: key)
    }

    /// Longest value that a fault carries, in characters.
    static let valueCharactersMax = 80

    /// Secrets become `***`; a CPF, or what stands in a document column without being a CNPJ, keeps its middle;
    /// anything long is cut.
    static func masked(_ value: String, of column: ColumnReference) -> String {
        if column.meaning?.isSecret == true { return value.isEmpty ? "" : "***" }
        if let cpf = try? CPF(value) { return cpf.masked }
        if column.meaning == .document, (try? CNPJ(typed: value)) == nil { return maskedEnds(value) }
        return value.count > valueCharactersMax ? "\(value.prefix(valueCharactersMax))…" : value
    }

    /// The fourth to the ninth letter or digit as they are, the others hidden: what a masked CPF shows.
    private static func maskedEnds(_ value: String) -> String {
        var position = 0
        return String(
            value.prefix(valueCharactersMax).map { character in
                guard character.isLetter || character.isNumber else { return character }
                defer { position += 1 }
                return (3..<9).contains(position) ? character : "*"
            })
    }
}
