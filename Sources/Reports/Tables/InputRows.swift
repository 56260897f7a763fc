public import Domain

/// One delivery or archive member of a run, and how it ended.
public struct ReportedInput: Sendable, Hashable {
    /// File name, relative to the inbox.
    public var file: String
    /// Path inside the archive, where it came in one.
    public var member: String?
    /// What it is, byte for byte; none where it could not be read.
    public var content: ContentID?
    /// What kind of document.
    public var kind: DocumentKind
    /// How it ended.
    public var disposition: Disposition
    /// Why, where there is a why.
    public var reason: Reason?
    /// Records that it created or changed.
    public var records: Int
    /// More about this one file: names, lines, the record in conflict.
    public var message: String?

    /// All fields.
    public init(
        file: String, member: String?, content: ContentID?, kind: DocumentKind, disposition: Disposition,
        reason: Reason?, records: Int, message: String?
    ) {
        self.file = file
        self.member = member
        self.content = content
        self.kind = kind
        self.disposition = disposition
        self.reason = reason
        self.records = records
        self.message = message
    }

    /// Its row in the table of documents.
    public var cells: [Cell] {
        [
            .text(file), Cell(text: member), Cell(identifier: content), .text(kind.name),
            .text(disposition.rawValue), Cell(text: reason?.rawValue), .integer(records), Cell(text: message),
        ]
    }
}
