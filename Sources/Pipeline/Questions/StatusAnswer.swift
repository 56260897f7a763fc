public import Domain
internal import Foundation
public import Store
internal import Watching

/// How a workspace stands: what waits for the program, and what waits for a person.
public struct StatusAnswer: Sendable {
    /// Files in the inbox, and the age in seconds of the one that has waited longest.
    public var inboxFiles = 0, oldestSeconds = 0
    /// Deliveries between claim and end: more than none while no pass is running means that one was cut.
    public var inWork = 0
    /// What lies in quarantine.
    public var quarantined: [Delivery] = []
    /// The newest finished run.
    public var latestRun: RunRow?
    /// Deliveries that no run has reported yet.
    public var unreported = 0
    /// Orders that wait for something that is not there yet.
    public var waitingOrders = 0
    /// Changes of the newest plan that a safety rule withholds.
    public var withheld = 0
    /// The business date that ages are told by.
    public var asOf: BusinessDate?

    /// Documents on which a person must decide; they are among those in quarantine.
    public var inReview: Int { quarantined.count { $0.disposition == .review } }

    /// Looks; changes nothing and takes no lock.
    public init(opening: Opening) throws {
        let workspace = Workspace(root: opening.root)
        _ = try opening.configuration()
        let files = LocalFiles()
        if (try? files.look(at: workspace.inbox)) != nil {
            let scan = InboxScan(
                files: files, inbox: workspace.inbox, settleSeconds: 0, clock: opening.clock)
            var oldest = Double.infinity
            var count = 0
            let young = try scan.eachGroup { group in
                count += group.count
                for candidate in group { oldest = min(oldest, Double(candidate.entry.changed) / 1_000_000_000) }
            }
            inboxFiles = count + young.count
            if oldest.isFinite { oldestSeconds = max(0, Int(opening.clock.now().timeIntervalSince1970 - oldest)) }
        }
        guard let context = try opening.forReading() else { return }
        asOf = context.asOf
        try context.store.read { tx in
            withheld = try tx.plan().count { $0.withheldBy.map { !$0.isOrdinary } ?? false }
            quarantined = try tx.quarantined()
            latestRun = try tx.latestRun()
            for state in [DeliveryState.seen, .claimed, .recognised, .judged] { inWork += try tx.count(in: state) }
            unreported = try tx.countUnreported()
            waitingOrders = try tx.countPendingOrders()
        }
    }
}
