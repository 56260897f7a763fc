/// Q09: a date that is none, or an end before its beginning. Key: the table. Source: `domain/billing.md` §2.0.
public enum Q09DateImpossible {
    /// The class.
    public static let kind = FindingClass.dateImpossible
    /// Rules of rows and reasons of files that belong here, by their codes.
    static let rules: Set<String> = ["not_a_date", "end_before_start"]
}
