public import Domain
internal import GRDB

extension Transaction {
    /// What was accepted and not withdrawn, expired ones included, by finding.
    public func acceptances() throws -> [String: FindingAcceptance] {
        var result: [String: FindingAcceptance] = [:]
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM findingAcceptance WHERE provider = ?", arguments: [provider])
        for raw in rows {
            let row = StoreRow(row: raw)
            guard let until = row.date("until") else { continue }
            result[row.text("finding")] = FindingAcceptance(
                finding: row.text("finding"), until: until, author: row.text("author"), reason: row.text("reason"))
        }
        return result
    }

    /// Keeps an acceptance in the place of an earlier one of the same finding.
    public func save(_ acceptance: FindingAcceptance, on date: BusinessDate, delivery: Int64) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO findingAcceptance VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                provider, acceptance.finding, acceptance.until.description, acceptance.author, acceptance.reason,
                date.description, delivery,
            ])
    }

    /// The difference is not intended any more.
    public func withdrawAcceptance(of finding: String) throws {
        try db.execute(
            sql: "DELETE FROM findingAcceptance WHERE provider = ? AND finding = ?", arguments: [provider, finding])
    }
}
