public import Domain
internal import GRDB

/// What a run came to, by the names of its figures.
public struct RunFigures: Sendable, Hashable {
    /// The business date it was for.
    public var date: BusinessDate
    /// Amounts in centavos and counts, by name.
    public var values: [String: Int64]
}

extension Transaction {
    /// Keeps what a run came to, in the place of what was kept of it before.
    public func keep(figures: [String: Int64], ofRun number: Int64) throws {
        try db.execute(sql: "DELETE FROM runFigure WHERE provider = ? AND run = ?", arguments: [provider, number])
        for (figure, value) in figures.sorted(by: { $0.key < $1.key }) {
            try db.execute(
                sql: "INSERT INTO runFigure (provider, run, figure, value) VALUES (?, ?, ?, ?)",
                arguments: [provider, number, figure, value])
        }
    }

    /// The figures of the last finished run of each of the newest `count` dates before `date`, oldest first.
    public func figures(before date: BusinessDate, count: Int) throws -> [RunFigures] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT last.businessDate, figure.figure, figure.value
                FROM (
                    SELECT run.businessDate, max(run.number) AS number FROM run
                    WHERE run.provider = :provider AND run.state = 'finished' AND run.businessDate < :date
                        AND EXISTS (SELECT 1 FROM runFigure
                            WHERE runFigure.provider = run.provider AND runFigure.run = run.number)
                    GROUP BY run.businessDate ORDER BY run.businessDate DESC LIMIT :count
                ) AS last
                JOIN runFigure AS figure ON figure.provider = :provider AND figure.run = last.number
                ORDER BY last.businessDate, figure.figure
                """, arguments: ["provider": provider, "date": date.description, "count": count])
        var list: [RunFigures] = []
        for raw in rows {
            let row = StoreRow(row: raw)
            guard let date = row.date("businessDate"), let figure = row.optional("figure") else { continue }
            if list.last?.date != date { list.append(RunFigures(date: date, values: [:])) }
            list[list.count - 1].values[figure] = row.integer("value")
        }
        return list
    }
}
