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

    /// The business date of the run that made the answers for the platform; none where no run has.
    public func loginTableDate(platform: PlatformID) throws -> BusinessDate? {
        try String.fetchOne(
            try db.cachedStatement(
                sql: """
                    SELECT r.businessDate FROM loginDecision d JOIN run r ON r.provider = d.provider AND r.number = d.changedRun
                    WHERE d.provider = ? AND d.platform = ? LIMIT 1
                    """), arguments: [provider, platform.text]
        ).flatMap { try? BusinessDate($0) }
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
