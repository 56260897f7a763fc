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

/// A line of a table that was refused.
public struct RejectedLine: Sendable, Hashable {
    /// File name and, where it came in an archive, the path inside.
    public var file: String, member: String?
    /// Line, 1-based; none where the fault is the file's.
    public var line: Int?
    /// Column and value as found. Secrets are masked before they get here.
    public var column: String?, value: String?
    /// The rule that it breaks.
    public var rule: RowRule

    /// All fields.
    public init(file: String, member: String?, line: Int?, column: String?, value: String?, rule: RowRule) {
        self.file = file
        self.member = member
        self.line = line
        self.column = column
        self.value = value
        self.rule = rule
    }

    /// Its row in the table of rejected lines: the rule's code, and the sentence with its cure as the hint.
    public func cells(_ language: Language) -> [Cell] {
        let advice = rule.advice
        let hint = "\(advice.happened.text(language)) \(advice.cure.text(language))"
        return [
            .text(file), Cell(text: member), Cell(integer: line), Cell(text: column), Cell(text: value),
            .text(rule.rawValue), .text(hint),
        ]
    }
}
