public import Domain
internal import GRDB

/// A finding as the store remembers it: its facts as last observed, and its life.
public struct FindingRow: Hashable, Sendable {
    /// First 16 hex digits of SHA-256 over (provider, platform, class, key).
    public var id: String
    /// The facts.
    public var finding: Finding
    /// Its life, as the rules of the domain keep it.
    public var history: String
    /// What it said before it changed last; none where it never did.
    public var before: Earlier?

    /// What a finding said in an earlier run.
    public struct Earlier: Hashable, Sendable, Codable {
        /// Both sides' values.
        public var erpValue: String?, platformValue: String?
        /// Money at stake, in centavos.
        public var moneyCents: Int64

        /// What `finding` says.
        public init(_ finding: Finding) {
            erpValue = finding.erpValue
            platformValue = finding.platformValue
            moneyCents = finding.stake.amount.centavos
        }
    }

    /// All fields.
    public init(id: String, finding: Finding, history: String, before: Earlier? = nil) {
        self.id = id
        self.finding = finding
        self.history = history
        self.before = before
    }
}

extension Transaction {
    /// Every finding ever made, by id.
    public func findings() throws -> [FindingRow] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM finding WHERE provider = ? ORDER BY class, platform, finding", arguments: [provider]
        ).compactMap { Self.finding(StoreRow(row: $0)) }
    }

    /// One finding, by its id or the beginning of it.
    public func findings(idPrefix: String) throws -> [FindingRow] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM finding WHERE provider = ? AND substr(finding, 1, ?) = ? ORDER BY finding",
            arguments: [provider, idPrefix.utf8.count, idPrefix]
        ).compactMap { Self.finding(StoreRow(row: $0)) }
    }

    /// The finding with this id.
    public func findings(id: String) throws -> [FindingRow] {
        let statement = try db.cachedStatement(sql: "SELECT * FROM finding WHERE provider = ? AND finding = ?")
        return try Row.fetchAll(statement, arguments: [provider, id]).compactMap { Self.finding(StoreRow(row: $0)) }
    }

    /// Writes a finding in the place of what was known of it.
    public func save(_ row: FindingRow) throws {
        let finding = row.finding
        let values: [StoreValue] = [
            .text(provider), .text(row.id), .text(finding.kind.rawValue), StoreValue(finding.platform),
            .text(finding.key.joined(separator: "\u{1F}")), StoreValue(finding.contract),
            StoreValue(finding.subscriber), StoreValue(finding.account), StoreValue(finding.package),
            StoreValue(finding.channel), StoreValue(finding.point), StoreValue(finding.box),
            StoreValue(finding.field), StoreValue(finding.erpValue), StoreValue(finding.platformValue),
            .integer(finding.stake.amount.centavos), .text(finding.stake.formula.rawValue),
            .text(finding.action.verb.rawValue), .text(finding.action.target), .text(finding.action.present),
            .text(finding.action.wanted), StoreValue(finding.action.isDestructive),
            StoreValue(finding.action.isReversible), .integer(Int64(finding.action.proof.rawValue)),
            .text(finding.sources.map { "\($0.delivery):\($0.position)" }.joined(separator: " ")), .text(row.history),
            .text(FindingDetails(finding, before: row.before).json),
        ]
        let marks = Array(repeating: "?", count: values.count).joined(separator: ", ")
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO finding VALUES (\(marks))")
            .execute(arguments: StatementArguments(values.map(\.databaseValue)))
    }

    private static func finding(_ row: StoreRow) -> FindingRow? {
        guard let kind = FindingClass(rawValue: row.text("class")) else { return nil }
        var finding = Finding(
            kind, platform: row.identifier(ifAny: "platform"),
            key: row.text("findingKey").split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init),
            action: ProposedAction(
                verb: row.word("verb", else: .review), target: row.text("target"), present: row.text("present"),
                wanted: row.text("wanted"), isDestructive: row.flag("isDestructive"),
                isReversible: row.flag("isReversible"),
                proof: AbsenceProof(rawValue: Int(row.integer("proof"))) ?? .unproven))
        finding.contract = row.identifier(ifAny: "contract")
        finding.subscriber = row.identifier(ifAny: "subscriber")
        finding.account = row.identifier(ifAny: "account")
        finding.package = row.identifier(ifAny: "package")
        finding.channel = row.identifier(ifAny: "channel")
        finding.point = row.identifier(ifAny: "point")
        finding.box = row.optional("box")
        finding.field = row.optional("field")
        finding.erpValue = row.optional("erpValue")
        finding.platformValue = row.optional("platformValue")
        finding.stake = Stake(amount: row.amount("moneyCents"), formula: row.word("formula", else: .none))
        let details = FindingDetails(json: row.text("details"))
        details.apply(to: &finding)
        finding.sources = row.text("sources").split(separator: " ").compactMap { place in
            let parts = place.split(separator: ":")
            guard parts.count == 2, let delivery = Int64(parts[0]), let position = Int(parts[1]) else { return nil }
            return Source(delivery: delivery, position: position)
        }
        return FindingRow(
            id: row.text("finding"), finding: finding, history: row.text("history"), before: details.before)
    }
}
