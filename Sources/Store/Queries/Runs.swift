public import Domain
internal import GRDB

/// One run: from the inbox to the outbox.
public struct RunRow: Hashable, Sendable {
    /// Its number in the journal, growing.
    public var number: Int64
    /// The date it is for.
    public var businessDate: BusinessDate
    /// Which run of that date, from 1.
    public var counter: Int
    /// Its report lies in the outbox.
    public var isFinished: Bool
    /// The scheduled run of its date, as opposed to one that a person asked for.
    public var isNightly: Bool
    /// Its verdict line.
    public var verdict: String?
    /// Its folder below the workspace.
    public var place: String?

    /// `2026-11-22-01`.
    public var id: String { "\(businessDate)-\(counter < 10 ? "0" : "")\(counter)" }
}

extension Transaction {
    /// A provider whose deliveries the store holds and who is not the one it was opened for; none as it should be.
    public func otherProvider() throws -> ProviderID? {
        try String.fetchOne(
            db,
            sql: """
                SELECT provider FROM (
                    SELECT min(provider) AS provider FROM delivery UNION SELECT max(provider) FROM delivery)
                WHERE provider <> ?
                """, arguments: [provider]
        ).map(ProviderID.init(trusted:))
    }

    private func run(_ condition: String, _ arguments: StatementArguments) throws -> RunRow? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM run WHERE provider = ? AND \(condition)", arguments: [provider] + arguments
        ).map { raw in
            let row = StoreRow(row: raw)
            return RunRow(
                number: row.integer("number"), businessDate: row.date("businessDate") ?? BusinessDate(dayNumber: 0),
                counter: row.number("counter") ?? 0, isFinished: row.text("state") == "finished",
                isNightly: row.text("scope") == "nightly", verdict: row.optional("verdict"),
                place: row.optional("place"))
        }
    }

    /// The run of this date that was begun and not finished, else a new one.
    public func beginRun(on date: BusinessDate, isNightly: Bool) throws -> RunRow {
        if let open = try run("businessDate = ? AND state = 'open' ORDER BY counter DESC", [date.description]) {
            return open
        }
        let number =
            try Int64.fetchOne(
                db, sql: "SELECT coalesce(max(number), 0) + 1 FROM run WHERE provider = ?", arguments: [provider]) ?? 1
        let counter =
            try Int.fetchOne(
                db, sql: "SELECT coalesce(max(counter), 0) + 1 FROM run WHERE provider = ? AND businessDate = ?",
                arguments: [provider, date.description]) ?? 1
        try db.execute(
            sql: """
                INSERT INTO run (provider, number, businessDate, counter, state, scope) VALUES (?, ?, ?, ?, 'open', ?)
                """,
            arguments: [provider, number, date.description, counter, isNightly ? "nightly" : "asked"])
        return RunRow(
            number: number, businessDate: date, counter: counter, isFinished: false, isNightly: isNightly,
            verdict: nil, place: nil)
    }

    /// The report of a run lies in the outbox.
    public func finishRun(_ number: Int64, verdict: String, place: String) throws {
        try db.execute(
            sql: "UPDATE run SET state = 'finished', verdict = ?, place = ? WHERE provider = ? AND number = ?",
            arguments: [verdict, place, provider, number])
    }

    /// The newest finished run.
    public func latestRun() throws -> RunRow? { try run("state = 'finished' ORDER BY number DESC", []) }

    /// Whether a scheduled run of this date was finished.
    public func hasNightlyRun(on date: BusinessDate) throws -> Bool {
        try run("businessDate = ? AND state = 'finished' AND scope = 'nightly'", [date.description]) != nil
    }
}
