/// Q04: encoding, delimiter, quotes or decimal style of a table cannot be told, or a cell is broken by
/// them. Key: the table. Source: `domain/billing.md` §2.0.
public enum Q04UndecidableForm {
    /// The class.
    public static let kind = FindingClass.undecidableForm
    /// Rules of rows and reasons of files that belong here, by their codes.
    static let rules: Set<String> = [
        "encoding", "undecidable_decimal", "broken_quotes", "unclosed_quote", "ragged", "not_money", "not_a_number",
        "not_a_boolean", "spreadsheet_error", "nested_value", "malformed_record", "unreadable_spreadsheet",
    ]
}
