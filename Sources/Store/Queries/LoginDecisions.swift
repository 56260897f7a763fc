public import Domain
internal import GRDB

extension Transaction {
    /// The answers to logins as the last run left them.
    public func loginDecisions() throws -> [DecisionTable.Known] {
        try Row.fetchAll(db, sql: "SELECT * FROM loginDecision WHERE provider = ?", arguments: [provider]).map { raw in
            let row = StoreRow(row: raw)
            let decision = LoginDecision(
                platform: row.identifier("platform"), login: row.text("login"), contract: row.identifier("contract"),
                isAllowed: row.flag("isAllowed"),
                packages: row.text("packages").split(separator: " ").map { PackageID(trusted: String($0)) },
                change: row.word("change", else: .same))
            return DecisionTable.Known(decision: decision, run: row.integer("changedRun"))
        }
    }

    /// Puts answers in the place of those before.
    public func save(_ decisions: [LoginDecision], run: Int64) throws {
        try db.execute(sql: "DELETE FROM loginDecision WHERE provider = ?", arguments: [provider])
        let statement = try db.cachedStatement(sql: "INSERT INTO loginDecision VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        for decision in decisions {
            try statement.execute(
                arguments: [
                    provider, decision.platform.text, decision.login, decision.contract.text, decision.isAllowed,
                    decision.packages.map(\.text).joined(separator: " "), decision.change.rawValue, run,
                ])
        }
    }
}
