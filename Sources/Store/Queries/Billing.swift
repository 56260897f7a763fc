public import Domain
internal import GRDB

/// One step in the life of a billing event.
public struct BillingTransition: Hashable, Sendable {
    /// The state it came to.
    public var state: BillingEventState
    /// When.
    public var date: BusinessDate
    /// The delivery of the decision.
    public var decision: Int64
}

extension Transaction {
    /// Writes an event, and its step where its state is new.
    public func save(_ event: BillingEvent, decision: Int64) throws {
        let values: [StoreValue] = [
            .text(provider), StoreValue(event.group.contract), StoreValue(event.group.package),
            .text(event.group.point?.text ?? ""), .text(event.group.competence.description),
            StoreValue(event.id.sequence), StoreValue(event.subscriber), .text(event.kind.rawValue),
            .text(event.state.rawValue), .integer(event.amount.centavos), StoreValue(event.span.startsOn),
            StoreValue(event.span.endsOn), StoreValue(event.listPrice), StoreValue(event.due.nominal),
            StoreValue(event.due.business), StoreValue(event.taxNature), .text(event.derivation.text),
            StoreValue(event.corrects), StoreValue(event.isDecision), .text(event.hash),
            StoreValue(event.createdOn), StoreValue(event.changedOn), StoreValue(event.posting.map(Int.init)),
            StoreValue(event.motive?.rawValue),
        ]
        let marks = Array(repeating: "?", count: values.count).joined(separator: ", ")
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO billingEvent VALUES (\(marks))")
            .execute(arguments: StatementArguments(values.map(\.databaseValue)))
        let key = event.id.key
        let newest = try Row.fetchOne(
            try db.cachedStatement(
                sql: """
                    SELECT step, state FROM billingTransition WHERE provider = ? AND eventKey = ?
                    ORDER BY step DESC LIMIT 1
                    """), arguments: [provider, key])
        guard newest?["state"] != event.state.rawValue else { return }
        try db.cachedStatement(sql: "INSERT INTO billingTransition VALUES (?, ?, ?, ?, ?, ?)").execute(
            arguments: [
                provider, key, (newest?["step"] ?? 0) + 1, event.state.rawValue, event.changedOn.description, decision,
            ])
    }

    /// Writes a posting.
    public func insert(_ posting: Posting) throws {
        try db.cachedStatement(sql: "INSERT INTO posting VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(
            arguments: [
                provider, posting.number, posting.date.description, posting.contract.text, posting.event.key,
                posting.debit.rawValue, posting.credit.rawValue, posting.amount.centavos, posting.text.rawValue,
            ])
    }

    /// The number that the next posting gets.
    public func nextPostingNumber() throws -> Int64 {
        try Int64.fetchOne(
            db, sql: "SELECT coalesce(max(number), 0) + 1 FROM posting WHERE provider = ?", arguments: [provider]) ?? 1
    }

    private func events(_ condition: String, _ arguments: StatementArguments) throws -> [BillingEvent] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM billingEvent WHERE provider = ? AND \(condition)
                ORDER BY contract, package, point, competence, sequence
                """, arguments: [provider] + arguments
        ).map { try Self.event(StoreRow(row: $0)) }
    }

    /// Every event of a competence and of those around it: what a due date may touch.
    public func billingEvents(around competence: Competence) throws -> [BillingEvent] {
        try events(
            "competence >= ? AND competence <= ?",
            [competence.previous.description, competence.next.description])
    }

    /// Every event.
    public func billingEvents() throws -> [BillingEvent] { try events("1", []) }

    /// The events of a contract.
    public func billingEvents(ofContract contract: ContractID) throws -> [BillingEvent] {
        try events("contract = ?", [contract.text])
    }

    /// The events of a group.
    public func billingEvents(of group: BillingGroup) throws -> [BillingEvent] {
        try events(
            "contract = ? AND package = ? AND point = ? AND competence = ?",
            [group.contract.text, group.package.text, group.point?.text ?? "", group.competence.description])
    }

    /// The life of an event.
    public func billingTransitions(of event: BillingEventID) throws -> [BillingTransition] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM billingTransition WHERE provider = ? AND eventKey = ? ORDER BY step",
            arguments: [provider, event.key]
        ).map { raw in
            let row = StoreRow(row: raw)
            return BillingTransition(
                state: row.word("state", else: .pending), date: row.date("onDate") ?? BusinessDate(dayNumber: 0),
                decision: row.integer("decision"))
        }
    }

    /// Every posting, by number.
    public func postings() throws -> [Posting] {
        try Row.fetchAll(db, sql: "SELECT * FROM posting WHERE provider = ? ORDER BY number", arguments: [provider])
            .map { raw in
                let row = StoreRow(row: raw)
                guard let event = BillingEventID(key: row.text("eventKey")), let date = row.date("onDate"),
                    let debit = LedgerAccount(rawValue: row.text("debit")),
                    let credit = LedgerAccount(rawValue: row.text("credit")),
                    let text = PostingText(rawValue: row.text("text"))
                else { throw StoreFault(unreadable: "posting \(row.integer("number"))") }
                return Posting(
                    number: row.integer("number"), date: date, contract: row.identifier("contract"), event: event,
                    debit: debit, credit: credit, amount: row.amount("amountCents"), text: text)
            }
    }

    /// An event whose row cannot be read is never left out: what was charged would be charged again.
    private static func event(_ row: StoreRow) throws -> BillingEvent {
        guard let competence = try? Competence(row.text("competence")), let startsOn = row.date("startsOn"),
            let endsOn = row.date("endsOn"), let nominal = row.date("nominalDue"),
            let business = row.date("businessDue"), let createdOn = row.date("createdOn"),
            let changedOn = row.date("changedOn"), let derivation = Derivation(text: row.text("derivation")),
            let kind = BillingEventKind(rawValue: row.text("kind")),
            let state = BillingEventState(rawValue: row.text("state"))
        else {
            throw StoreFault(
                unreadable: "billing event \(row.text("contract"))/\(row.text("package"))/\(row.text("competence"))")
        }
        let point = row.text("point")
        let group = BillingGroup(
            contract: row.identifier("contract"), package: row.identifier("package"),
            point: point.isEmpty ? nil : PointID(trusted: point), competence: competence)
        var event = BillingEvent(
            id: BillingEventID(group: group, sequence: row.number("sequence") ?? 0),
            kind: kind, state: state,
            subscriber: row.identifier("subscriber"), amount: row.amount("amountCents"),
            span: DaySpan(startsOn: startsOn, endsOn: endsOn), listPrice: row.money("listPriceCents"),
            due: DueDate(nominal: nominal, business: business), taxNature: row.optional("taxNature"),
            derivation: derivation, corrects: row.number("corrects"), isDecision: row.flag("isDecision"),
            hash: row.text("hash"), createdOn: createdOn, changedOn: changedOn,
            posting: row.number("posting").map(Int64.init))
        event.motive = row.optional("motive").flatMap(CorrectionMotive.init)
        return event
    }
}
