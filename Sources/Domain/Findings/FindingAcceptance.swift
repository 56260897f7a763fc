/// A person's word that a difference is intended.
public struct FindingAcceptance: Hashable, Sendable {
    /// Which.
    public var finding: String
    /// The last day on which it counts.
    public var until: BusinessDate
    /// Who, and why.
    public var author: String, reason: String

    /// All fields.
    public init(finding: String, until: BusinessDate, author: String, reason: String) {
        self.finding = finding
        self.until = until
        self.author = author
        self.reason = reason
    }
}
