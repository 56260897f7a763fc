public import Domain
internal import GRDB

/// A box in the register with what an import said of it.
public struct BoxRow: Hashable, Sendable {
    /// Number in the register.
    public var number: Int64
    /// Identifiers, model, platform, location, note, cost.
    public var facts: BoxImport
    /// Whether an import has shown it; else it lives as long as a unit of a note needs it.
    public var isImported: Bool
    /// Where it was last read.
    public var source: Source
    /// When imports said what counts of it; nothing for what a note said.
    public var spans: [BoxField: ValueSpan]

    /// All fields; without spans, what a note said.
    public init(
        number: Int64, facts: BoxImport, isImported: Bool, readFrom source: Source,
        spans: [BoxField: ValueSpan] = [:]
    ) {
        self.spans = spans
        self.number = number
        self.facts = facts
        self.isImported = isImported
        self.source = source
    }
}

/// How a box was found for a set of identifiers.
public enum BoxMatch: Hashable, Sendable {
    /// None of them is known.
    case none
    /// All that are known point to this one.
    case one(Int64)
    /// They point to different boxes: a conflict, never a merge.
    case several([Int64])
}

extension Transaction {
    /// Which box these identifiers find.
    public func findBox(_ identifiers: BoxIdentifiers) throws -> BoxMatch {
        var found: Set<Int64> = []
        for identifier in identifiers.finding {
            if let box = try box(having: identifier) { found.insert(box) }
        }
        return found.isEmpty ? .none : found.count == 1 ? .one(found.min() ?? 0) : .several(found.sorted())
    }

    /// The number that the next new box gets.
    public func nextBoxNumber() throws -> Int64 {
        try Int64.fetchOne(
            db, sql: "SELECT coalesce(max(box), 0) + 1 FROM setTopBox WHERE provider = ?", arguments: [provider]) ?? 1
    }

    /// Gives up the identifiers of a box, before it is written with others.
    public func releaseIdentifiers(ofBox box: Int64) throws {
        guard let row = try self.box(box) else { return }
        try releaseIdentifiers(row.facts.box.finding, ofBox: box)
    }

    /// Writes a box and claims its identifiers for it.
    public func save(_ box: BoxRow) throws {
        try write(box)
        let claim = try db.cachedStatement(sql: "INSERT OR IGNORE INTO boxIdentifier VALUES (?, ?, ?, ?)")
        for identifier in box.facts.box.finding {
            try claim.execute(arguments: [provider, identifier.kind.rawValue, identifier.value, box.number])
            try noteZeroLed(identifier)
        }
    }

    /// Makes room for the identifiers of new boxes until ``claimStagedIdentifiers()``. Written one by one in the order
    /// of a file, which is none, they would touch the whole index again and again.
    public func stageIdentifiers() throws {
        try db.execute(
            sql: """
                CREATE TEMP TABLE IF NOT EXISTS stagedIdentifier (
                    kind TEXT NOT NULL, value TEXT NOT NULL, box INTEGER NOT NULL)
                """)
        try db.execute(sql: "DELETE FROM temp.stagedIdentifier")
    }

    /// Writes a new box; its identifiers, which no other box has, find it after ``claimStagedIdentifiers()``.
    public func saveStaged(_ box: BoxRow) throws {
        try write(box)
        let stage = try db.cachedStatement(sql: "INSERT INTO temp.stagedIdentifier VALUES (?, ?, ?)")
        for identifier in box.facts.box.finding {
            try stage.execute(arguments: [identifier.kind.rawValue, identifier.value, box.number])
            try noteZeroLed(identifier)
        }
    }

    /// Claims the staged identifiers, in the order of the index.
    public func claimStagedIdentifiers() throws {
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO boxIdentifier
                SELECT ?, kind, value, box FROM temp.stagedIdentifier ORDER BY kind, value
                """, arguments: [provider])
        try db.execute(sql: "DELETE FROM temp.stagedIdentifier")
    }

    private func noteZeroLed(_ identifier: BoxIdentifier) throws {
        if identifier.hasLeadingZero { try noteZeroLedLength(identifier.value.utf8.count, of: identifier.kind) }
    }

    private func write(_ box: BoxRow) throws {
        let facts = box.facts
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO setTopBox (
                    provider, box, casn, mac, serial, patrimony, smartcard, model, platform, location, accessKey,
                    costCents, delivery, position, isImported, spans)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            provider, box.number, facts.box.casn?.text, facts.box.mac?.description, facts.box.serial?.text,
            facts.box.patrimony?.text, facts.box.smartcard?.text, facts.model, facts.platform?.text,
            facts.location, facts.accessKey?.text, facts.cost?.centavos, box.source.delivery, box.source.position,
            box.isImported, SpanText.write(box.spans),
        ])
    }

    /// One box of the register.
    public func box(_ number: Int64) throws -> BoxRow? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM setTopBox WHERE provider = ? AND box = ?")
        return try Row.fetchOne(statement, arguments: [provider, number]).map(box)
    }

    /// Every box, by its identifiers, never by its number in the register.
    public func boxes() throws -> [BoxRow] { try boxes(where: "1 = 1") }

    /// The boxes of a condition, which is ours and holds no value of a document.
    func boxes(where condition: String) throws -> [BoxRow] {
        try Row.fetchAll(
            db,
            sql: "SELECT * FROM setTopBox WHERE provider = ? AND \(condition) ORDER BY casn, serial, mac, patrimony",
            arguments: [provider]
        ).map(box)
    }

    private func box(_ raw: Row) -> BoxRow {
        let row = StoreRow(row: raw)
        return BoxRow(
            number: row.integer("box"),
            facts: BoxImport(
                box: row.box, model: row.optional("model"), platform: row.identifier(ifAny: "platform"),
                location: row.optional("location"), accessKey: row.optional("accessKey").flatMap { try? AccessKey($0) },
                cost: row.money("costCents")), isImported: row.flag("isImported"),
            readFrom: Source(delivery: row.integer("delivery"), position: row.number("position") ?? 0),
            spans: SpanText.read(row.text("spans")))
    }
}
