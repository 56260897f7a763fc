/// One decision of a person, as the audit keeps it: who, what, about what, why, and what was there before and after.
/// Entries are chained: each carries the hash of the one before, so that none can be changed or left out unseen.
public struct AuditEntry: Hashable, Sendable {
    /// What a decision was.
    public struct Note: Hashable, Sendable {
        /// Business date of the decision.
        public var date: BusinessDate
        /// The delivery that carried it.
        public var delivery: Int64
        /// Who.
        public var author: String
        /// What was done: `billing-save`, `finding-accept` …
        public var action: String
        /// About what: a due date, an event, a platform, a finding.
        public var subject: String
        /// Why.
        public var reason: String
        /// Hash of what was there, and of what came.
        public var before: String, after: String

        /// All fields.
        public init(
            date: BusinessDate, delivery: Int64, author: String, action: String, subject: String, reason: String,
            before: String, after: String
        ) {
            self.date = date
            self.delivery = delivery
            self.author = author
            self.action = action
            self.subject = subject
            self.reason = reason
            self.before = before
            self.after = after
        }
    }

    /// 1 for the first; without holes.
    public var number: Int64
    /// The decision.
    public var note: Note
    /// Hash of the entry before; empty for the first.
    public var previous: String
    /// Hash of ``text``.
    public var hash: String

    /// A stored entry.
    public init(number: Int64, note: Note, previous: String, hash: String) {
        self.number = number
        self.note = note
        self.previous = previous
        self.hash = hash
    }

    /// The entry that follows `last`.
    public init(_ note: Note, after last: AuditEntry?, digest: (String) -> String) {
        self.init(number: (last?.number ?? 0) + 1, note: note, previous: last?.hash ?? "", hash: "")
        hash = digest(text)
    }

    /// What the hash covers.
    public var text: String {
        [
            "sintonia/audit/1", "\(number)", previous, note.date.description, "\(note.delivery)", note.author,
            note.action, note.subject, note.reason, note.before, note.after,
        ].joined(separator: "\u{1F}")
    }

    /// How many entries from the first on are as they were written.
    public static func intact(_ entries: [AuditEntry], digest: (String) -> String) -> Int {
        var last: AuditEntry?
        for (index, entry) in entries.enumerated() {
            guard entry == AuditEntry(entry.note, after: last, digest: digest) else { return index }
            last = entry
        }
        return entries.count
    }
}
