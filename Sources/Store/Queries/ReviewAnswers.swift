public import Domain
internal import GRDB

/// Why a delivery lies in quarantine no more.
public struct QuarantineExit: Hashable, Sendable {
    /// How a person decided.
    public enum Outcome: String, Hashable, Sendable, CaseIterable {
        /// Its file was handed in again, as a delivery of its own.
        case retried
        /// Nobody needs it.
        case discarded
        /// Of a document in review: it counts.
        case accepted
        /// Of a document in review: it does not.
        case rejected
    }

    /// The delivery.
    public var delivery: Int64
    /// How it was decided.
    public var outcome: Outcome
    /// When, by whom, and why.
    public var at: String, author: String, reason: String
    /// The delivery that carried the decision.
    public var decidedBy: Int64

    /// All fields.
    public init(
        delivery: Int64, outcome: Outcome, at: String, author: String, reason: String, decidedBy: Int64
    ) {
        self.delivery = delivery
        self.outcome = outcome
        self.at = at
        self.author = author
        self.reason = reason
        self.decidedBy = decidedBy
    }
}

extension Transaction {
    // MARK: Answers

    /// Keeps an answer, unless a later one to the same question is known; of two of one moment the cautious one counts.
    public func save(
        _ answer: ReviewAnswer, at: String, author: String, reason: String, delivery: Int64
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO reviewAnswer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (provider, origin, aspect, ground) DO UPDATE SET
                    effect = excluded.effect, at = excluded.at, author = excluded.author, reason = excluded.reason,
                    delivery = excluded.delivery
                WHERE excluded.at > reviewAnswer.at
                    OR excluded.at = reviewAnswer.at AND excluded.effect = 'leave'
                """,
            arguments: [
                provider, answer.origin, answer.aspect.rawValue, answer.ground, answer.effect.rawValue, at, author,
                reason, delivery,
            ])
    }

    /// The answers about a note or a purchase, on whatever ground they were given.
    public func reviewAnswers(of origin: UnitOrigin) throws -> [ReviewAnswer] {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM reviewAnswer WHERE provider = ? AND origin = ? ORDER BY aspect, ground")
        return try Row.fetchAll(statement, arguments: [provider, origin.text])
            .map { ReviewAnswer(StoreRow(row: $0)) }
    }

    /// All answers, by note or purchase.
    public func reviewAnswers() throws -> [String: [ReviewAnswer]] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM reviewAnswer WHERE provider = ? ORDER BY origin, aspect, ground",
            arguments: [provider])
        return Dictionary(grouping: rows.map { ReviewAnswer(StoreRow(row: $0)) }, by: \.origin)
    }

    // MARK: What a document is about

    /// The notes whose records were read from a delivery.
    public func notes(ofDelivery delivery: Int64) throws -> [NoteRow] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM note WHERE provider = ? AND delivery = ? ORDER BY accessKey",
            arguments: [provider, delivery]
        ).compactMap { NoteRow(StoreRow(row: $0)) }
    }

    /// The notes that an authority's answer in a delivery is about.
    public func keysAnswered(byDelivery delivery: Int64) throws -> [AccessKey] {
        try keys("SELECT DISTINCT accessKey FROM noteProtocol WHERE provider = ? AND delivery = ?", delivery)
    }

    /// The notes that the events of a delivery are about.
    public func keysOfEvents(inDelivery delivery: Int64) throws -> [AccessKey] {
        try keys("SELECT DISTINCT accessKey FROM fiscalEvent WHERE provider = ? AND delivery = ?", delivery)
    }

    private func keys(_ sql: String, _ delivery: Int64) throws -> [AccessKey] {
        try String.fetchAll(db, sql: sql + " ORDER BY accessKey", arguments: [provider, delivery])
            .compactMap { try? AccessKey($0) }
    }

    // MARK: Out of quarantine

    /// Takes a delivery off the list of those that wait for a person.
    public func save(_ exit: QuarantineExit) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO quarantineExit VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                provider, exit.delivery, exit.outcome.rawValue, exit.at, exit.author, exit.reason, exit.decidedBy,
            ])
    }

    /// Puts a delivery on the list again: its file could not be brought back.
    public func removeExit(of delivery: Int64) throws {
        try db.execute(
            sql: "DELETE FROM quarantineExit WHERE provider = ? AND delivery = ?", arguments: [provider, delivery])
    }

    /// The delivery as which the file of this one was handed in again.
    public func retry(of delivery: Int64) throws -> Int64? {
        try Int64.fetchOne(
            db, sql: "SELECT number FROM delivery WHERE provider = ? AND retryOf = ? ORDER BY number DESC LIMIT 1",
            arguments: [provider, delivery])
    }

    /// Why a delivery lies in quarantine no more, where it does not.
    public func quarantineExit(of delivery: Int64) throws -> QuarantineExit? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM quarantineExit WHERE provider = ? AND delivery = ?",
            arguments: [provider, delivery]
        ).flatMap { raw in
            let row = StoreRow(row: raw)
            guard let outcome = QuarantineExit.Outcome(rawValue: row.text("outcome")) else { return nil }
            return QuarantineExit(
                delivery: row.integer("delivery"), outcome: outcome, at: row.text("at"), author: row.text("author"),
                reason: row.text("reason"), decidedBy: row.integer("decidedBy"))
        }
    }
}

extension ReviewAnswer {
    fileprivate init(_ row: StoreRow) {
        self.init(
            origin: row.text("origin"), aspect: row.word("aspect", else: .document), ground: row.text("ground"),
            effect: row.word("effect", else: .leave))
    }
}
