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
    /// Keeps what a run of `date` came to, in the place of what an earlier one of the same date did.
    public func keep(figures: [String: Int64], of date: BusinessDate) throws {
        try db.execute(
            sql: "DELETE FROM runFigure WHERE provider = ? AND businessDate = ?",
            arguments: [provider, date.description])
        for (figure, value) in figures.sorted(by: { $0.key < $1.key }) {
            try db.execute(
                sql: "INSERT INTO runFigure (provider, businessDate, figure, value) VALUES (?, ?, ?, ?)",
                arguments: [provider, date.description, figure, value])
        }
    }

    /// The figures of the newest `count` dates before `date`, oldest first.
    public func figures(before date: BusinessDate, count: Int) throws -> [RunFigures] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT businessDate, figure, value FROM runFigure
                WHERE provider = :provider AND businessDate IN (
                    SELECT DISTINCT businessDate FROM runFigure
                    WHERE provider = :provider AND businessDate < :date
                    ORDER BY businessDate DESC LIMIT :count
                )
                ORDER BY businessDate, figure
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
