public import Domain
internal import GRDB

extension Transaction {
    /// Every entry of the audit, by number.
    public func auditEntries() throws -> [AuditEntry] {
        try Row.fetchAll(db, sql: "SELECT * FROM audit WHERE provider = ? ORDER BY number", arguments: [provider])
            .map(Self.auditEntry)
    }

    /// Adds what a person decided to the end of the chain.
    public func append(_ note: AuditEntry.Note, digest: (String) -> String) throws {
        let last = try Row.fetchOne(
            db, sql: "SELECT * FROM audit WHERE provider = ? ORDER BY number DESC LIMIT 1", arguments: [provider]
        ).map(Self.auditEntry)
        let entry = AuditEntry(note, after: last, digest: digest)
        try db.execute(
            sql: "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                provider, entry.number, note.date.description, note.delivery, note.author, note.action, note.subject,
                note.reason, note.before, note.after, entry.previous, entry.hash,
            ])
    }

    private static func auditEntry(_ raw: Row) -> AuditEntry {
        let row = StoreRow(row: raw)
        return AuditEntry(
            number: row.integer("number"),
            note: AuditEntry.Note(
                date: row.date("onDate") ?? BusinessDate(dayNumber: 0), delivery: row.integer("delivery"),
                author: row.text("author"), action: row.text("action"), subject: row.text("subject"),
                reason: row.text("reason"), before: row.text("before"), after: row.text("after")),
            previous: row.text("previous"), hash: row.text("hash"))
    }
}
