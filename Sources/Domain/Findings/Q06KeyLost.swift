/// Q06: a key is blank, spoiled by a spreadsheet (scientific notation, lost zeros) or malformed. Key: the table. Source: `domain/billing.md` §2.0.
public enum Q06KeyLost {
    /// The class.
    public static let kind = FindingClass.keyLost
    /// Rules of rows and reasons of files that belong here, by their codes.
    static let rules: Set<String> = [
        "empty", "length", "character", "check_digit", "scientific_notation", "lost_zeros", "missing_identifier",
        "malformed_part", "not_unicast", "pattern",
    ]
}
