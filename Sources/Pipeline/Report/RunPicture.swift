internal import Domain
internal import Store

/// Everything that a run's report shows, read once from the store.
struct RunPicture {
    /// A finding with its life as of the run.
    struct OpenFinding {
        var row: FindingRow
        var state: FindingLifecycle.State
        var firstSeen: BusinessDate, lastSeen: BusinessDate
        var daysOpen: Int
        /// Its values are not those of the run before.
        var isChanged: Bool
    }

    /// A patrimony item: a unit of a note, a box that only an import knows, or a unit that became a box.
    struct PatrimonyRow {
        var unit: UnitRow?
        var isHeld = false
        var box: SetTopBox?
        var cost: Money?
        var custody: Custody
        var source: Source
        /// The purchase without XML that it came with, or that its note is.
        var purchase: PurchaseID?
        /// Its note is a purchase that was known without XML.
        var isJoined: Bool { purchase != nil && unit?.own.origin.purchase == nil }

        /// The kind of document that brought it.
        var originKind: PatrimonyOrigin {
            switch unit?.own.origin {
            case .note: .note
            case .purchase: .purchase
            case nil: .boxImport
            }
        }
    }

    /// The words for the kinds of documents that bring patrimony.
    enum PatrimonyOrigin: String {
        case note = "nfe"
        case purchase
        case boxImport = "import"
    }

    /// How the two sides of one kind of table stand.
    struct SyncRow {
        var platform: PlatformID?
        var kind: TableKind
        var asOf: BusinessDate
        var isComplete: Bool
        var snapshots: Int, rows: Int, rejected: Int
        var parts: Int?, partsHere: Int?
        var erpRows: Int?, matched: Int?, missing: Int?, extra: Int?, changed: Int?
    }

    let deliveries: [Delivery]
    let rejected: [(delivery: Delivery, row: RejectedRow)]
    let custody: BoxCustody
    let patrimony: [PatrimonyRow]
    let stock: StockReport
    let sync: [SyncRow]
    /// Tables of which the day has no whole picture.
    let gaps: [PictureGap]
    /// Open findings, by class, platform and key.
    let open: [OpenFinding]
    /// New, reopened and resolved ones.
    let delta: [OpenFinding]
    /// What should be done, in order.
    let plan: ActionPlan
    /// The same for platforms that ask back, that read the ERP, and that a person works at.
    let decisions: [LoginDecision]
    /// The breakers that tripped, of the plan and of the answers to logins.
    let trips: [GuardTrip]
    let expectedStates: [PlanMaking.ExpectedRow]
    let steps: [PlanMaking.Step]
    /// What would be billed, and what was saved.
    let billing: BillingOutlook
    let orders: [OrderAnswer]
    let events: [BillingEvent]
    let ledger: Ledger
    /// Every decision of a person, and how many of them are as they were written.
    let audit: [AuditEntry], intactAudit: Int
    /// The records behind the events and what waits for a person, by code.
    let sold: [PackageID: Package], contractsByCode: [ContractID: Contract]
    let unmapped: [UnmappedProduct]
    let immobilisation: [ImmobilisationRow]
    let subscribers: [PlatformID: SubscriberResult]
    let contracts: Int
    private let paths: [Int64: String]

    init(_ context: Context, run: RunRow, reconciled: Reconciliation.Outcome, plan: PlanMaking.Outcome) throws {
        self.plan = plan.plan
        decisions = plan.table?.decisions ?? []
        trips = plan.plan.trips + (plan.table?.trips ?? [])
        expectedStates = plan.expectedStates
        steps = plan.steps
        subscribers = reconciled.subscribers
        let all = reconciled.rows.compactMap { OpenFinding($0, run: run.number, on: context.asOf) }
        open = all.filter { $0.state != .resolved }
        delta = all.filter { $0.state != .persistent && $0.state != .accepted || $0.isChanged }
        let findings = open
        let results = subscribers
        let read = try context.store.read { tx in
            let records = try RecordsInForce(tx, in: context)
            let snapshots = records.snapshots
            let events = try tx.billingEvents()
            return Read(
                deliveries: try tx.deliveries(ofRun: run.number), rejected: try tx.rejectedRows(ofRun: run.number),
                custody: try BoxCustody(store: tx, records: records, on: context.asOf),
                input: BillingRun.input(records, over: events, in: context),
                isContractsSideComplete: BillingRun.isContractsSideComplete(
                    snapshots, outlets: context.configuration.billing.outlets),
                orders: try OrderAnswer.all(tx, records, in: context),
                events: events,
                postings: try tx.postings(), audit: try tx.auditEntries(), notes: try tx.notes(),
                unmapped: try tx.unmappedItems(),
                bought: try UnmappedPurchases(store: tx),
                sync: Self.sync(snapshots, findings: findings, subscribers: results),
                gaps: PictureGap.gaps(in: snapshots.map(SnapshotPicture.init), on: context.asOf),
                paths: try tx.deliveryPaths(),
                names: Dictionary(
                    try tx.sighted(Subscriber.self, snapshots: snapshots).map { ($0.record.id, $0.record.name) },
                    uniquingKeysWith: { $1 }))
        }
        deliveries = read.deliveries
        rejected = read.rejected
        custody = read.custody
        sync = read.sync
        gaps = read.gaps
        orders = read.orders
        events = read.events
        ledger = Ledger(read.postings)
        audit = read.audit
        intactAudit = AuditEntry.intact(read.audit, digest: PlanMaking.digest)
        let names = read.bought.names.merging(read.notes.map { ($0.issuer, $0.issuerName) }) { $1 }
        let void = read.custody.units.voidNotes
        unmapped = UnmappedProduct.list(
            read.bought.joined(with: read.unmapped.filter { !void.contains($0.accessKey) }), names: names)
        immobilisation = ImmobilisationRow.list(read.custody.units, notes: read.notes)
        paths = read.paths
        contracts = read.input.contracts.count
        sold = read.input.packages
        billing = BillingOutlook(
            read.input, events: read.events,
            delta: BillingDelta(
                asOf: context.asOf, isContractsSideComplete: read.isContractsSideComplete, digest: PlanMaking.digest),
            policy: context.configuration.billing)
        let named = Set(read.events.map(\.group.contract)).union(billing.quarantined.map(\.group.contract))
        contractsByCode = read.input.contracts.filter { named.contains($0.key) }
        patrimony = Self.patrimony(read.custody)
        let owners = read.input.contracts.mapValues(\.subscriber)
        let due = read.custody.returnDue(
            costs: context.configuration.replacementCosts, subscribers: owners, on: context.asOf)
        stock = StockReport(read.custody, due: due, names: read.names)
    }

    private struct Read {
        var deliveries: [Delivery]
        var rejected: [(delivery: Delivery, row: RejectedRow)]
        var custody: BoxCustody
        var input: BillingInput
        var isContractsSideComplete: Bool
        var orders: [OrderAnswer]
        var events: [BillingEvent]
        var postings: [Posting]
        var audit: [AuditEntry]
        var notes: [NoteRow]
        var unmapped: [NoteItemRow]
        var bought: UnmappedPurchases
        var sync: [SyncRow]
        var gaps: [PictureGap]
        var paths: [Int64: String]
        var names: [SubscriberID: String]
    }

    /// `erp/contracts.csv:12`: where a record was read.
    func place(of source: Source) -> String { "\(paths[source.delivery] ?? "?"):\(source.position)" }

    private static func patrimony(_ custody: BoxCustody) -> [PatrimonyRow] {
        let boxes = Dictionary(custody.boxes.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        let units = custody.units.registered
        let taken = Set(units.compactMap(\.row.boxNumber))
        let fromNotes = units.map { unit in
            let box = unit.row.boxNumber.flatMap { boxes[$0] }
            return PatrimonyRow(
                unit: unit.row, isHeld: unit.standing.isHeld, box: box, cost: nil,
                custody: box?.custody ?? .toBeIdentified, source: unit.row.source,
                purchase: unit.row.own.origin.purchase ?? unit.row.own.origin.accessKey.flatMap { custody.joined[$0] })
        }
        let imported = custody.boxes.filter { !taken.contains($0.number) }.compactMap { box in
            custody.rows[box.number].map { row in
                PatrimonyRow(
                    unit: nil, box: box, cost: row.facts.cost, custody: box.custody, source: row.source)
            }
        }
        return fromNotes + imported
    }

    private static func sync(
        _ snapshots: [SnapshotRow], findings: [OpenFinding], subscribers: [PlatformID: SubscriberResult]
    ) -> [SyncRow] {
        struct Key: Hashable {
            var platform: PlatformID?
            var kind: TableKind
        }
        let groups = Dictionary(grouping: snapshots) { Key(platform: $0.claim.platform, kind: $0.claim.kind) }
        return groups.compactMap { key, snapshots in
            guard let last = snapshots.max(by: { $0.claim.asOf < $1.claim.asOf }) else { return nil }
            let newest = last.claim
            var row = SyncRow(
                platform: key.platform, kind: key.kind, asOf: newest.asOf, isComplete: newest.isComplete,
                snapshots: snapshots.count { $0.claim.isComplete }, rows: newest.rows, rejected: newest.rejected,
                parts: last.parts, partsHere: last.partsHere)
            if key.kind == .accounts, let platform = key.platform, let result = subscribers[platform] {
                row.erpRows = result.contracts
                row.matched = result.matched
                row.missing = result.onlyERP
                row.extra = result.onlyPlatform
                let changed: Set<FindingClass> = [
                    .provisionedNotPaying, .richerThanPaid, .poorerThanPaid, .blockedButActive, .activeButSuspended,
                    .cancelledButActive,
                ]
                row.changed = findings.count {
                    changed.contains($0.row.finding.kind) && $0.row.finding.platform == platform
                }
            }
            return row
        }.sorted { ($0.platform?.text ?? "", $0.kind.rawValue) < ($1.platform?.text ?? "", $1.kind.rawValue) }
    }
}

extension RunPicture {
    /// A line of the preview.
    enum PreviewLine {
        case charge(Charge)
        case quarantined(QuarantinedGroup)

        var group: BillingGroup {
            switch self {
            case .charge(let charge): charge.group
            case .quarantined(let parked): parked.group
            }
        }
    }

    /// What would be charged, and what waits for a person, by group.
    var previewLines: [PreviewLine] {
        guard !billing.quarantined.isEmpty else { return billing.charges.map(PreviewLine.charge) }
        return (billing.charges.map(PreviewLine.charge) + billing.quarantined.map(PreviewLine.quarantined))
            .sorted { $0.group < $1.group }
    }
}

extension RunPicture.OpenFinding {
    init?(_ row: FindingRow, run: Int64, on date: BusinessDate) {
        guard let life = row.lifecycle else { return nil }
        self.init(
            row: row, state: life.state(in: run), firstSeen: life.firstSeen, lastSeen: life.lastSeen,
            daysOpen: life.daysOpen(on: date), isChanged: life.changedRun == run)
    }
}

extension SnapshotPicture {
    /// What a snapshot of the store claims.
    init(_ row: SnapshotRow) {
        self.init(
            platform: row.claim.platform, kind: row.claim.kind, asOf: row.claim.asOf, isComplete: row.claim.isComplete,
            isDelta: row.isDelta)
    }
}
