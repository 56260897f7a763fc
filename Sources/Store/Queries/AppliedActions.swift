public import Domain
internal import GRDB

/// A call of a change, as the journal has it.
public struct AppliedCall: Hashable, Sendable {
    /// How far it is.
    public enum State: String, Sendable {
        /// About to be made; where nothing follows, nobody knows whether it was.
        case begun
        /// The platform said yes.
        case done
        /// The platform said no, or never heard of it.
        case refused
        /// No usable reply.
        case doubt
    }

    /// Its place among the calls of the change, from 1.
    public var step: Int
    /// What was asked for.
    public var operation: String
    /// How far it is.
    public var state: State
    /// The platform's word, or what went wrong.
    public var detail: String
    /// Business date on which it was made.
    public var date: BusinessDate

    /// All fields.
    public init(step: Int, operation: String, state: State, detail: String, date: BusinessDate) {
        self.step = step
        self.operation = operation
        self.state = state
        self.detail = detail
        self.date = date
    }
}

/// What became of a change.
public struct AppliedAction: Hashable, Sendable {
    /// Id of the change.
    public var action: String
    /// What became of it.
    public var outcome: ActionOutcome
    /// Why.
    public var detail: String
    /// Hash of the plan that it was carried out under.
    public var plan: String
    /// Business date on which it was.
    public var date: BusinessDate

    /// All fields.
    public init(action: String, outcome: ActionOutcome, detail: String, plan: String, date: BusinessDate) {
        self.action = action
        self.outcome = outcome
        self.detail = detail
        self.plan = plan
        self.date = date
    }
}

extension Transaction {
    /// The calls of a change, by place.
    public func appliedCalls(of action: String, on platform: PlatformID) throws -> [AppliedCall] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM appliedCall WHERE provider = ? AND platform = ? AND action = ? ORDER BY step",
            arguments: [provider, platform.text, action]
        ).map { raw in
            let row = StoreRow(row: raw)
            return AppliedCall(
                step: row.number("step") ?? 0, operation: row.text("operation"),
                state: row.word("state", else: .doubt), detail: row.text("detail"), date: row.applied)
        }
    }

    /// Writes how far a call is.
    public func save(_ call: AppliedCall, of action: String, on platform: PlatformID) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO appliedCall VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                provider, platform.text, action, call.step, call.operation, call.state.rawValue, call.detail,
                call.date.description,
            ])
    }

    /// What became of the changes of a platform, by id.
    public func appliedActions(on platform: PlatformID) throws -> [AppliedAction] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM appliedAction WHERE provider = ? AND platform = ? ORDER BY action",
            arguments: [provider, platform.text]
        ).map { raw in
            let row = StoreRow(row: raw)
            return AppliedAction(
                action: row.text("action"), outcome: row.word("outcome", else: .doubt), detail: row.text("detail"),
                plan: row.text("planHash"), date: row.applied)
        }
    }

    /// Writes what became of a change.
    public func save(
        _ applied: AppliedAction, on platform: PlatformID, author: String
    ) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO appliedAction VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                provider, platform.text, applied.action, applied.outcome.rawValue, applied.detail,
                applied.date.description,
                author, applied.plan,
            ])
    }
}

extension StoreRow {
    // A day that cannot be read is taken for the last one there is: what was called then is never forgotten for it.
    fileprivate var applied: BusinessDate { date("onDate") ?? BusinessDate(dayNumber: Int(Int32.max)) }
}
