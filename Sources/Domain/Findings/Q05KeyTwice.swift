/// Q05: a key comes twice in one file: neither row is compared. Key: the table. Source: `domain/billing.md` §2.0.
public enum Q05KeyTwice {
    /// The class.
    public static let kind = FindingClass.keyTwice
    /// Rules of rows and reasons of files that belong here, by their codes.
    static let rules: Set<String> = ["duplicate_key", "repeated", "conflict", "box_conflict", "box_contradiction"]
}
