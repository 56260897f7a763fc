/// Q07: a platform, state or other value that nobody declared. Key: the table. Source: `domain/billing.md` §2.0.
public enum Q07ValueUnknown {
    /// The class.
    public static let kind = FindingClass.valueUnknown
    /// Rules of rows and reasons of files that belong here, by their codes.
    static let rules: Set<String> = ["unknown_value", "unknown_platform", "other_platform", "platform_unknown"]
}
