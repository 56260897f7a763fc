public import Domain
internal import Signing
public import Store

/// *Faturamento TV* for one due date: what should be charged, what is stored, and the difference. Preview and save
/// are this one path; save only writes what preview showed.
public struct BillingRun: Sendable {
    /// What should be charged.
    public let plan: BillingPlanResult
    /// What saving would do, sorted by group and number.
    public let changes: [BillingChange]
    /// The events as they would be after it.
    public let after: [BillingEvent]
    /// Guards that withhold it.
    public let guards: BillingGuards.Report
    /// Groups of which a person has said that they are not charged, or no more than they were.
    public let decided: Set<BillingGroup>
    /// SHA-256 of the preview's text: equal hashes, equal charges.
    public let hash: String

    /// Computes the run from the records as of the context's date.
    public init(due: BusinessDate, context: Context, in transaction: Transaction) throws {
        let records = try RecordsInForce(transaction, in: context)
        let policy = context.configuration.billing
        let stored = try transaction.billingEvents(around: Competence(of: due))
        let previous = try transaction.billingEvents(around: Competence(of: due).previous.previous)
        let known = Self.united(previous, stored)
        plan = desiredCharges(input: Self.input(records, over: known, in: context), due: due, policy: policy)
        changes = BillingDelta(
            asOf: context.asOf,
            isContractsSideComplete: Self.isContractsSideComplete(records.snapshots, outlets: policy.outlets),
            digest: { sha256Hex(of: Array($0.utf8)) }
        ).changes(plan: plan, stored: stored)
        decided = Set(
            stored.filter { $0.state == .waived || ($0.state.isLive && $0.kind == .reversal) }.map(\.group))
        after = changes.applied(to: stored)
        guards = BillingGuards().judge(
            plan: plan, changes: changes, after: after.filter { $0.due.match(due) != nil },
            previous: known, asOf: context.asOf)
        // What would be taken back or corrected is no charge, and yet a person must have seen it.
        let takenBack = changes.filter(\.isBesideCharges).map {
            "-\($0.event.id.key) \($0.event.amount.centavos) \($0.name)"
        }
        hash = sha256Hex(of: Array(([plan.previewText] + takenBack).joined(separator: "\n\n").utf8))
    }

    /// Months of events that overlap, each event once.
    static func united(_ first: [BillingEvent], _ second: [BillingEvent]) -> [BillingEvent] {
        let known = Set(first.map(\.id))
        return first + second.filter { !known.contains($0.id) }
    }

    /// The records of the contracts' side that are still there. A row that one complete picture no longer has is
    /// gone for new charges; what was saved for it is withdrawn only as the delta allows. `events` are the stored ones
    /// of the months judged and of those before them.
    static func input(_ records: RecordsInForce, over events: [BillingEvent], in context: Context) -> BillingInput {
        func present<Record, ID: Hashable>(_ rows: [Sighted<Record>], _ id: (Record) -> ID) -> [ID: Record] {
            Dictionary(
                rows.filter(\.isPresent).map { (id($0.record), $0.record) }, uniquingKeysWith: { first, _ in first })
        }
        var input = BillingInput(
            contracts: present(records.contracts, \.id),
            contractPackages: records.contractPackages.filter(\.isPresent).map(\.record),
            packages: present(records.packages, \.id), plans: present(records.plans, \.id),
            calendar: HolidayCalendar(holidays: records.holidays, closures: context.configuration.bankClosures),
            prices: records.prices)
        input.frozen = records.frozen
        input.points = records.points.filter(\.isPresent).map(\.record)
        input.charged = ChargedDays(events, policy: context.configuration.billing, contracts: input.contracts)
        return input
    }

    /// Whether a contracted package that is not there is gone. Plans and packages have no say: where one of them is
    /// missing the group is quarantined and keeps what was saved, it is never called absent. A delta after a whole
    /// picture takes nothing from what that one proved. Where each outlet is charged, an outlet that is not there says
    /// as much as a contracted package.
    static func isContractsSideComplete(_ snapshots: [SnapshotRow], outlets: OutletCharging) -> Bool {
        let kinds: [TableKind] = [.contracts, .contractPackages] + (outlets == .each ? [.points] : [])
        return kinds.allSatisfy { kind in
            snapshots.last { $0.claim.kind == kind && !$0.isDelta }?.claim.isComplete == true
        }
    }

    /// The charges that are not decided otherwise, and their sum: what the due date is worth.
    public var owed: (charges: Int, customers: Int, total: Money) {
        let owed = decided.isEmpty ? plan.charges : plan.charges.filter { !decided.contains($0.group) }
        return (owed.count, Set(owed.map(\.subscriber)).count, owed.reduce(.zero) { $0 + $1.amount })
    }

    /// What a save would write.
    public var counts: (new: Int, replaced: Int, cancelled: Int, kept: Int, quarantined: Int, released: Int) {
        var counts = (new: 0, replaced: 0, cancelled: 0, kept: 0, quarantined: 0, released: 0)
        for change in changes {
            switch change {
            case .emit, .adjust: counts.new += 1
            case .replace: counts.replaced += 1
            case .cancel: counts.cancelled += 1
            case .quarantine: counts.quarantined += 1
            case .release: counts.released += 1
            case .keep: counts.kept += 1
            }
        }
        return counts
    }

    /// How many of these pending events a save would cancel, replace or quarantine.
    func outdated(among pending: [BillingEvent]) -> Int {
        let left = Set(changes.flatMap(\.written).filter { $0.state != .pending }.map(\.id))
        return pending.count { left.contains($0.id) }
    }

    /// Events that a save would write.
    public var writtenCount: Int { changes.reduce(0) { $0 + $1.written.count } }

    /// Saving would write nothing.
    public var isSettled: Bool { changes.allSatisfy { $0.written.isEmpty } }
}

/// A run with what it was computed from.
struct LookedAt: Sendable {
    let run: BillingRun
    private let asOf: BusinessDate
    private let mark: RecordsMark

    init(due: BusinessDate, context: Context, in transaction: Transaction) throws {
        run = try BillingRun(due: due, context: context, in: transaction)
        asOf = context.asOf
        mark = try transaction.recordsMark()
    }

    /// The run, where the records are still those it was computed from.
    func run(due: BusinessDate, asOf: BusinessDate, in transaction: Transaction) throws -> BillingRun? {
        guard run.plan.due == due, self.asOf == asOf, try transaction.recordsMark() == mark else { return nil }
        return run
    }
}

extension BillingRun {
    /// The run that the context has looked at, or a new one.
    static func inForce(due: BusinessDate, context: Context, in transaction: Transaction) throws -> BillingRun {
        try context.looked?.run(due: due, asOf: context.asOf, in: transaction)
            ?? BillingRun(due: due, context: context, in: transaction)
    }
}
