public import Domain
internal import GRDB

extension Transaction {
    /// The answers to logins as the last run left them.
    public func loginDecisions() throws -> [DecisionTable.Known] {
        try Row.fetchAll(db, sql: "SELECT * FROM loginDecision WHERE provider = ?", arguments: [provider]).map { raw in
            let row = StoreRow(row: raw)
            return DecisionTable.Known(decision: Self.decision(row), run: row.integer("changedRun"))
        }
    }

    /// The answer to a login of a platform; nil where there is none. `login` in lower case.
    public func loginDecision(platform: PlatformID, login: String) throws -> LoginDecision? {
        try Row.fetchOne(
            try db.cachedStatement(
                sql: "SELECT * FROM loginDecision WHERE provider = ? AND platform = ? AND login = ?"),
            arguments: [provider, platform.text, login]
        ).map { Self.decision(StoreRow(row: $0)) }
    }

    /// Whether a run has made answers for the platform.
    public func hasLoginDecisions(platform: PlatformID) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM loginDecision WHERE provider = ? AND platform = ?)",
            arguments: [provider, platform.text]) ?? false
    }

    private static func decision(_ row: StoreRow) -> LoginDecision {
        LoginDecision(
            platform: row.identifier("platform"), login: row.text("login"), contract: row.identifier("contract"),
            isAllowed: row.flag("isAllowed"),
            packages: row.text("packages").split(separator: " ").map { PackageID(trusted: String($0)) },
            change: row.word("change", else: .same))
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
