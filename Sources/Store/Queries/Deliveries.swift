public import Domain
internal import GRDB

/// Where a delivery is on its way. Each step is in the journal before the next begins.
public enum DeliveryState: String, Sendable, CaseIterable, Hashable {
    /// Known by its place in the inbox; about to be claimed.
    case seen
    /// Taken out of the inbox by rename (an archive member: unpacked into the work folder).
    case claimed
    /// Its content is known: hash, kind, as-of.
    case recognised
    /// Judged; its effects are in the records. Its file still lies in the work folder.
    case judged
    /// Its file lies in the archive or in quarantine.
    case filed
}

/// One file handed in, or one member of an archive.
public struct Delivery: Hashable, Sendable {
    /// Its number in the journal.
    public var number: Int64
    /// The archive it came in, and its name there.
    public var parent: Int64?, member: String?
    /// Path below the inbox (a member: of its archive).
    public var path: String
    /// Bytes.
    public var size: Int64
    /// Name of its file in the work folder.
    public var workName: String
    /// Where it is on its way.
    public var state: DeliveryState
    /// Times that its reading was begun.
    public var attempts: Int
    /// Business date of the claim.
    public var claimedOn: BusinessDate
    /// What it is.
    public var content: ContentID?, kind: DocumentKind?, platform: PlatformID?
    /// The date it is a picture of.
    public var asOf: BusinessDate?
    /// How it ended.
    public var disposition: Disposition?, reason: Reason?
    /// Where in the file, or by what value, the reason shows: codes and values, not a sentence.
    public var detail: String?
    /// Records created or changed; rows rejected.
    public var records: Int, rejected: Int
    /// Where its file lies now, below the workspace.
    public var place: String?
    /// The run that reported it.
    public var run: Int64?
    /// Looked at once already, and put behind the other fiscal documents of its run.
    public var isDeferred = false
    /// The delivery out of quarantine whose file was handed in again as this one.
    public var retryOf: Int64?

    /// A file seen in the inbox.
    public init(number: Int64, path: String, size: Int64, workName: String, claimedOn: BusinessDate) {
        self.number = number
        self.workName = workName
        self.path = path
        self.size = size
        state = .seen
        attempts = 0
        self.claimedOn = claimedOn
        records = 0
        rejected = 0
    }

    /// The last part of the path.
    public var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    init(_ row: StoreRow) {
        self.init(
            number: row.integer("number"), path: row.text("path"), size: row.integer("size"),
            workName: row.text("workName"), claimedOn: row.date("claimedOn") ?? BusinessDate(dayNumber: 0))
        parent = row.number("parent").map(Int64.init)
        member = row.optional("member")
        state = row.word("state", else: .seen)
        attempts = row.number("attempts") ?? 0
        content = row.optional("sha256").map(ContentID.init(hex:))
        kind = row.optional("kind").map(DocumentKind.init(name:))
        platform = row.identifier(ifAny: "platform")
        asOf = row.date("asOf")
        disposition = row.optional("disposition").flatMap(Disposition.init(rawValue:))
        reason = row.optional("reason").flatMap(Reason.init(rawValue:))
        detail = row.optional("detail")
        records = row.number("records") ?? 0
        rejected = row.number("rejected") ?? 0
        place = row.optional("place")
        run = row.number("run").map(Int64.init)
        isDeferred = row.number("rank") == Self.deferredRank
        retryOf = row.number("retryOf").map(Int64.init)
    }

    /// After all notes, before the events: see ``DocumentKind/rank``.
    static let deferredRank = 5

    /// Its place in the order of the run.
    var rank: Int? { isDeferred ? Self.deferredRank : kind?.rank }
}

/// A row of a table that was not applied.
public struct RejectedRow: Hashable, Sendable {
    /// The delivery.
    public var delivery: Int64
    /// Line of the table.
    public var line: Int
    /// Canonical column name; empty for the row as a whole.
    public var column: String
    /// The value, masked where the column is secret.
    public var value: String
    /// The rule's code.
    public var rule: String
    /// What the rule expected, as values.
    public var hint: String

    /// All fields.
    public init(delivery: Int64, line: Int, column: String, value: String, rule: String, hint: String) {
        self.delivery = delivery
        self.line = line
        self.column = column
        self.value = value
        self.rule = rule
        self.hint = hint
    }
}

extension Transaction {
    private func deliveries(_ condition: String, _ arguments: StatementArguments) throws -> [Delivery] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM delivery WHERE provider = ? AND \(condition)", arguments: [provider] + arguments
        ).map { Delivery(StoreRow(row: $0)) }
    }

    /// The number that the next delivery gets.
    public func nextDeliveryNumber() throws -> Int64 {
        try Int64.fetchOne(
            db, sql: "SELECT coalesce(max(number), 0) + 1 FROM delivery WHERE provider = ?", arguments: [provider])
            ?? 1
    }

    /// Enters a delivery in the journal.
    public func insert(_ delivery: Delivery) throws {
        try db.execute(
            sql: """
                INSERT INTO delivery (provider, number, parent, member, path, size, workName, state, attempts, claimedOn,
                    records, rejected, retryOf)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?)
                """,
            arguments: [
                provider, delivery.number, delivery.parent, delivery.member, delivery.path, delivery.size,
                delivery.workName, delivery.state.rawValue, delivery.attempts, delivery.claimedOn.description,
                delivery.retryOf,
            ])
    }

    /// Writes the present state of a delivery.
    public func update(_ delivery: Delivery) throws {
        try db.execute(
            sql: """
                UPDATE delivery SET state = ?, attempts = ?, size = ?, sha256 = ?, kind = ?, platform = ?, asOf = ?,
                    rank = ?, disposition = ?, reason = ?, detail = ?, records = ?, rejected = ?, place = ?
                WHERE provider = ? AND number = ?
                """,
            arguments: [
                delivery.state.rawValue, delivery.attempts, delivery.size, delivery.content?.hex, delivery.kind?.name,
                delivery.platform?.text, delivery.asOf?.description, delivery.rank,
                delivery.disposition?.rawValue, delivery.reason?.rawValue, delivery.detail, delivery.records,
                delivery.rejected, delivery.place, provider, delivery.number,
            ])
    }

    /// Forgets a delivery that was never claimed: its file vanished from the inbox, or changed, before its turn.
    public func removeUnclaimed(_ number: Int64) throws {
        try db.execute(
            sql: "DELETE FROM delivery WHERE provider = ? AND number = ? AND state = 'seen'",
            arguments: [provider, number])
    }

    /// One delivery.
    public func delivery(_ number: Int64) throws -> Delivery? { try deliveries("number = ?", [number]).first }

    /// Deliveries in a state, in the order in which they are worked on: kinds in their fixed order, pictures from
    /// old to new, then by name, so that any order of arrival gives the same records.
    public func deliveries(in state: DeliveryState, limit: Int) throws -> [Delivery] {
        try deliveries("state = ? ORDER BY rank, asOf, path, member, number LIMIT ?", [state.rawValue, limit])
    }

    /// How many deliveries are in a state.
    public func count(in state: DeliveryState) throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT count(*) FROM delivery WHERE provider = ? AND state = ?",
            arguments: [provider, state.rawValue]) ?? 0
    }

    /// Path of every delivery, with its member: for the places of records.
    public func deliveryPaths() throws -> [Int64: String] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT number, path, member FROM delivery WHERE provider = ?", arguments: [provider])
        return Dictionary(
            rows.map { raw in
                let row = StoreRow(row: raw)
                return (
                    row.integer("number"),
                    row.optional("member").map { "\(row.text("path")) » \($0)" } ?? row.text("path")
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Deliveries that ended and that no run has reported.
    public func countUnreported() throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT count(*) FROM delivery WHERE provider = ? AND run IS NULL AND state = 'filed'",
            arguments: [provider]) ?? 0
    }

    /// The earlier delivery that had the same content with the same meaning and an effect, if there is one. A picture
    /// over which another of the same date was laid since is none: dropped again, it is a correction. Nor is one whose file
    /// was taken out of quarantine to be judged anew.
    public func earlierDelivery(of delivery: Delivery) throws -> Delivery? {
        guard let content = delivery.content else { return nil }
        return try deliveries(
            """
            sha256 = ? AND kind IS ? AND platform IS ? AND asOf IS ? AND number <> ?
            AND disposition IN ('applied', 'recorded', 'pending', 'review', 'expanded')
            AND NOT EXISTS (
                SELECT 1 FROM quarantineExit WHERE quarantineExit.provider = delivery.provider
                AND quarantineExit.delivery = delivery.number AND outcome = 'retried')
            AND NOT (? AND asOf IS NOT NULL AND EXISTS (
                SELECT 1 FROM delivery AS later WHERE later.provider = delivery.provider
                AND later.kind IS delivery.kind AND later.platform IS delivery.platform
                AND later.asOf IS delivery.asOf AND later.sha256 <> delivery.sha256
                AND later.disposition = 'applied' AND later.number > delivery.number))
            ORDER BY number DESC LIMIT 1
            """,
            [
                content.hex, delivery.kind?.name, delivery.platform?.text, delivery.asOf?.description, delivery.number,
                delivery.isPicture,
            ]
        ).first
    }

    /// How many files of a kind and platform were applied for a date.
    public func countApplied(kind: TableKind, platform: PlatformID?, asOf: BusinessDate) throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT count(*) FROM delivery WHERE provider = ? AND kind = ? AND platform IS ? AND asOf = ?
                AND disposition = 'applied'
                """, arguments: [provider, kind.rawValue, platform?.text, asOf.description]) ?? 0
    }

    /// What was applied since the newest run.
    public func unreportedInputs() throws -> [Delivery] {
        try deliveries("run IS NULL AND disposition = 'applied' ORDER BY number", [])
    }

    /// Whether a file was ever handed in at this place of the inbox.
    public func hasDelivery(at path: String) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM delivery WHERE provider = ? AND path = ?)",
            arguments: [provider, path]) ?? false
    }

    /// Deliveries with this content.
    public func deliveries(of content: ContentID) throws -> [Delivery] {
        try deliveries("sha256 = ? ORDER BY number", [content.hex])
    }

    /// Deliveries of a run, in the order of the journal.
    public func deliveries(ofRun run: Int64) throws -> [Delivery] { try deliveries("run = ? ORDER BY number", [run]) }

    /// Deliveries whose file lies in quarantine until a person decides, newest last.
    public func quarantined() throws -> [Delivery] {
        try deliveries(
            """
            state = 'filed' AND disposition IN ('review', 'rejected') AND NOT EXISTS (
                SELECT 1 FROM quarantineExit WHERE quarantineExit.provider = delivery.provider
                AND quarantineExit.delivery = delivery.number)
            ORDER BY number
            """, [])
    }

    /// Deliveries on which a person has decided and whose file has not left its folder in quarantine yet.
    public func leavingQuarantine(limit: Int) throws -> [Delivery] {
        try deliveries(
            """
            state = 'filed' AND substr(place, 1, 11) = 'quarantine/' AND number IN (
                SELECT delivery FROM quarantineExit WHERE provider = ?)
            ORDER BY number LIMIT ?
            """, [provider, limit])
    }

    /// Gives every filed delivery that no run has reported yet to `run`.
    public func assignDeliveries(toRun run: Int64) throws {
        try db.execute(
            sql: "UPDATE delivery SET run = ? WHERE provider = ? AND run IS NULL AND state = 'filed'",
            arguments: [run, provider])
    }

    /// Lists a row that was not applied.
    public func insert(_ row: RejectedRow) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO rejectedRow VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [provider, row.delivery, row.line, row.column, row.value, row.rule, row.hint])
    }

    /// The rows that were not applied, of the deliveries of a run.
    public func rejectedRows(ofRun run: Int64) throws -> [(delivery: Delivery, row: RejectedRow)] {
        var result: [(Delivery, RejectedRow)] = []
        for delivery in try deliveries(ofRun: run) where delivery.rejected > 0 {
            for row in try rejectedRows(of: delivery.number) { result.append((delivery, row)) }
        }
        return result
    }

    /// The rows of one delivery that were not applied.
    public func rejectedRows(of delivery: Int64) throws -> [RejectedRow] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM rejectedRow WHERE provider = ? AND delivery = ? ORDER BY line, field",
            arguments: [provider, delivery]
        ).map { raw in
            let row = StoreRow(row: raw)
            return RejectedRow(
                delivery: delivery, line: row.number("line") ?? 0, column: row.text("field"), value: row.text("value"),
                rule: row.text("rule"), hint: row.text("hint"))
        }
    }
}

extension Delivery {
    /// A picture of a day, which a later file of that day may correct, and the same again put back. What only adds and
    /// changes is the same however often it comes.
    fileprivate var isPicture: Bool {
        if case .table(let kind)? = kind { kind.isSnapshot } else { false }
    }
}
