public import Domain
internal import GRDB

extension Transaction {
    /// The plan of the newest run, by platform and place.
    public func plan() throws -> [PlannedAction] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM plannedAction WHERE provider = ? ORDER BY platform, place", arguments: [provider]
        ).map { raw in
            let row = StoreRow(row: raw)
            func list(_ column: String) -> [String] { row.text(column).split(separator: " ").map(String.init) }
            return PlannedAction(
                id: row.text("action"), platform: row.identifier(ifAny: "platform"),
                verb: row.word("verb", else: .review), target: row.text("target"), present: row.text("present"),
                wanted: row.text("wanted"), lane: row.word("lane", else: .task), isReversible: row.flag("isReversible"),
                findings: list("findings"), contract: row.identifier(ifAny: "contract"), dependsOn: list("dependsOn"),
                order: row.number("place") ?? 0,
                withheldBy: row.optional("withheldBy").map { ProposedAction.Withholding(rawValue: $0) ?? .manual })
        }
    }

    /// Puts a plan in the place of the one before.
    public func savePlan(_ actions: [PlannedAction]) throws {
        try db.execute(sql: "DELETE FROM plannedAction WHERE provider = ?", arguments: [provider])
        let statement = try db.cachedStatement(
            sql: "INSERT INTO plannedAction VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for action in actions {
            let values: [StoreValue] = [
                .text(provider), .text(action.id), StoreValue(action.platform), .text(action.verb.rawValue),
                .text(action.target), .text(action.present), .text(action.wanted), .text(action.lane.rawValue),
                StoreValue(action.isReversible), .text(action.findings.joined(separator: " ")),
                StoreValue(action.contract), .text(action.dependsOn.joined(separator: " ")),
                .integer(Int64(action.order)), StoreValue(action.withheldBy?.rawValue),
            ]
            try statement.execute(arguments: StatementArguments(values.map(\.databaseValue)))
        }
    }

    /// Approvals that may be used on `date` by `run`: not expired, not rejected, and not used by an earlier run.
    public func planApprovals(on date: BusinessDate, run: Int64) throws -> [PlanApproval] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM planApproval WHERE provider = ? AND isRejected = 0 AND expires >= ?
                AND (usedByRun IS NULL OR usedByRun = ?) ORDER BY platform, hash
                """, arguments: [provider, date.description, run]
        ).compactMap { raw in
            let row = StoreRow(row: raw)
            guard let expires = row.date("expires") else { return nil }
            return PlanApproval(
                platform: row.identifier("platform"), hash: row.text("hash"), ceiling: row.number("ceiling") ?? 0,
                author: row.text("author"), reason: row.text("reason"), expires: expires)
        }
    }

    /// Keeps what a person decided about a plan, in the place of what was decided about it before.
    public func save(_ approval: PlanApproval, isRejected: Bool, delivery: Int64) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO planApproval VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
            arguments: [
                provider, approval.platform.text, approval.hash, approval.ceiling, approval.author, approval.reason,
                approval.expires.description, isRejected, delivery,
            ])
    }

    /// An approval counts once: `run` has used it.
    public func markUsed(_ approval: PlanApproval, run: Int64) throws {
        try db.execute(
            sql: "UPDATE planApproval SET usedByRun = ? WHERE provider = ? AND platform = ? AND hash = ?",
            arguments: [run, provider, approval.platform.text, approval.hash])
    }
}
