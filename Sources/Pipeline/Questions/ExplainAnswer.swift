public import Domain
public import Store

/// Why something is as it is, down to the file and line it was read from.
public enum ExplainAnswer: Sendable {
    /// A charge: its events with their lives and postings, and the rows behind it.
    case charge(Charge)
    /// A unit of a note or of a purchase without XML, and the purchase that the note is.
    case unit(UnitRow, UnitStanding, box: BoxRow?, joined: PurchaseID?, origins: [Origin])
    /// A purchase without XML, with everything that was said of it.
    case purchase(FindAnswer.PurchaseView)
    /// A finding.
    case finding(FindingRow, origins: [Origin])
    /// An order.
    case order(OrderAnswer, origins: [Origin])
    /// The text begins several ids.
    case ambiguous([String])
    /// Nothing has this id.
    case unknown

    /// A group's events and the rows behind them.
    public struct Charge: Sendable {
        /// The events, each with its steps and its posting.
        public var events: [(event: BillingEvent, steps: [BillingTransition], posting: Posting?)]
        /// Where contract, contracted package and package were read.
        public var origins: [Origin]
        /// What the package is called; its code where it is gone.
        public var packageName: String
        /// What the records say of a group of which nothing is saved, or something is held back.
        public var verdict: BillingVerdict?
    }

    /// Explains an id: of a finding, of a charge (`contract/package/-/2026-12`), of a unit
    /// (`key/item/unit`, `purchase/supplier/document/item/unit`), of a purchase without XML.
    public init(_ id: String, context: Context) throws {
        self = try context.store.read { tx in
            if let answer = try Self.charge(id, context, tx) { return answer }
            if let answer = try Self.unit(id, context, tx) { return answer }
            if let view = try Self.purchase(id, context, tx) { return .purchase(view) }
            if let answer = try Self.order(id, context, tx) { return answer }
            let findings = try tx.findings(idPrefix: id.lowercased())
            guard let finding = findings.first else { return .unknown }
            guard findings.count == 1 else { return .ambiguous(findings.map(\.id)) }
            return .finding(finding, origins: try finding.finding.sources.compactMap { try Origin($0, tx) })
        }
    }

    private static func charge(_ id: String, _ context: Context, _ tx: Transaction) throws -> ExplainAnswer? {
        guard let group = BillingGroup(key: id) ?? BillingEventID(key: id)?.group else { return nil }
        let events = try tx.billingEvents(of: group)
        let records = try RecordsInForce(tx, in: context)
        var verdict: BillingVerdict?
        if events.allSatisfy({ $0.state == .quarantined || $0.state == .cancelled }) {
            let known = try tx.billingEvents(around: group.competence.previous)
            let input = BillingRun.input(records, over: known, in: context)
            verdict = BillingBook(input, policy: context.configuration.billing).verdict(on: group)
            if events.isEmpty, verdict == .absent { return nil }
        }
        let postings = try tx.postings().filter { $0.event.group == group }
        var sources = records.contractPackages.filter {
            $0.record.contract == group.contract && $0.record.package == group.package
        }.map(\.source)
        sources += records.contracts.filter { $0.record.id == group.contract }
            .map(\.source)
        sources += records.packages.filter { $0.record.id == group.package }
            .map(\.source)
        sources += try tx.prices().filter { $0.record.package == group.package }.map(\.source)
        return .charge(
            Charge(
                events: try events.map { event in
                    (event, try tx.billingTransitions(of: event.id), postings.first { $0.event == event.id })
                }, origins: try sources.compactMap { try Origin($0, tx) },
                packageName: records.packages.first { $0.record.id == group.package }?.record.name
                    ?? group.package.text, verdict: verdict))
    }

    /// The purchase of an id; of a unit that left with its purchase, for a note, the purchase as a whole.
    private static func purchase(
        _ id: String, _ context: Context, _ tx: Transaction
    ) throws -> FindAnswer.PurchaseView? {
        let whole = id.split(separator: "/").dropLast(2).joined(separator: "/")
        for purchase in [id, whole].compactMap(PurchaseID.init(text:)) {
            if let view = try FindAnswer.PurchaseView(purchase, tx, in: context) { return view }
        }
        return nil
    }

    private static func order(_ id: String, _ context: Context, _ tx: Transaction) throws -> ExplainAnswer? {
        guard let id = try? OrderID(id), try tx.order(id) != nil else { return nil }
        let all = try OrderAnswer.all(tx, try RecordsInForce(tx, in: context), in: context)
        guard let answer = all.first(where: { $0.row.order.id == id }) else { return nil }
        return .order(answer, origins: try [answer.row.source].compactMap { try Origin($0, tx) })
    }

    private static func unit(_ id: String, _ context: Context, _ tx: Transaction) throws -> ExplainAnswer? {
        let parts = id.split(separator: "/")
        guard parts.count >= 3, let origin = UnitOrigin(parts.dropLast(2).joined(separator: "/")),
            let item = Int(parts[parts.count - 2]), let number = Int(parts[parts.count - 1])
        else { return nil }
        let ledger = UnitLedger(transaction: tx, installed: InstalledBoxes(store: tx, in: context))
        let found = try ledger.standings(of: origin).first { $0.row.unit.item == item && $0.row.unit.unit == number }
        guard let (row, standing) = found else { return nil }
        let box = try row.boxNumber.flatMap { try tx.box($0) }
        let joined = try origin.accessKey.flatMap { try tx.purchase(joinedWith: $0) }
        var sources = [row.source] + (box.map { [$0.source] } ?? [])
        // Every version of the row that it was bought in, or that its note was joined with.
        if let purchase = origin.purchase {
            sources += try tx.versions(of: purchase, item: item).map(\.source)
        } else if let joined {
            sources += try tx.versions(of: joined).map(\.source)
        }
        return .unit(
            row, standing, box: box, joined: joined,
            origins: try Set(sources).sorted { ($0.delivery, $0.position) < ($1.delivery, $1.position) }.compactMap {
                try Origin($0, tx)
            })
    }
}
