internal import GRDB

/// How far the records have come. Records change only by deliveries that are judged, and by what becomes of orders; two
/// equal marks of one store, in one process that holds its lock, are one state of the records.
public struct RecordsMark: Hashable, Sendable {
    private let counts: [Int64]

    init(_ counts: [Int64]) { self.counts = counts }
}

extension Transaction {
    /// The mark of what this transaction sees.
    public func recordsMark() throws -> RecordsMark {
        func count(_ sql: String) throws -> Int64 {
            try Int64.fetchOne(db, sql: sql, arguments: [provider]) ?? 0
        }
        return RecordsMark([
            try count("SELECT count(*) FROM delivery WHERE provider = ? AND state IN ('judged', 'filed')"),
            try count("SELECT count(*) FROM customerOrder WHERE provider = ? AND state = 'pending'"),
            try count("SELECT count(*) FROM customerOrder WHERE provider = ? AND state = 'accepted'"),
            try count("SELECT count(*) FROM customerOrder WHERE provider = ? AND confirmedOn IS NOT NULL"),
        ])
    }
}
