internal import Domain
internal import Store

/// The files of a run and the pictures of all days, as the rules about inputs look at them.
struct RunIntake {
    /// What was delivered and refused.
    let health: InputHealth
    private let delivered: Set<Table>

    private struct Table: Hashable {
        var platform: PlatformID?
        var kind: TableKind
    }

    init(_ run: RunRow, _ snapshots: [SnapshotRow], staleDays: Int, _ tx: Transaction) throws {
        struct Refused: Hashable {
            var table: Table
            var rule: String
        }
        var counts: [Refused: Int] = [:]
        var delivered: Set<Table> = []
        func table(_ delivery: Delivery) -> Table? {
            guard case .table(let kind)? = delivery.kind else { return nil }
            return Table(platform: kind.isOfPlatform ? delivery.platform : nil, kind: kind)
        }
        for delivery in try tx.deliveries(ofRun: run.number) {
            guard let table = table(delivery) else { continue }
            if delivery.disposition == .applied { delivered.insert(table) }
            if delivery.disposition == .rejected, let reason = delivery.reason {
                counts[Refused(table: table, rule: reason.rawValue), default: 0] += 1
            }
        }
        for (delivery, row) in try tx.rejectedRows(ofRun: run.number) {
            guard let table = table(delivery) else { continue }
            counts[Refused(table: table, rule: row.rule), default: 0] += 1
        }
        self.delivered = delivered
        health = InputHealth(
            pictures: snapshots.map { InputHealth.Picture(picture: SnapshotPicture($0), rows: $0.claim.rows) },
            refusals: counts.map { refused, count in
                InputHealth.Refusal(
                    platform: refused.table.platform, kind: refused.table.kind, rule: refused.rule, count: count)
            }, staleDays: staleDays)
    }

    /// Whether a finding about inputs that is not seen any more is resolved: what was refused, only by a file of the
    /// same table that was taken; nil where the finding is about something else.
    func judges(_ finding: Finding) -> Bool? {
        switch finding.kind {
        case .inputMissing, .inputCut, .volumeAnomaly, .snapshotSkew: true
        case .undecidableForm, .keyTwice, .keyLost, .valueUnknown, .dateImpossible:
            finding.field.flatMap(TableKind.init(rawValue:)).map {
                delivered.contains(Table(platform: finding.platform, kind: $0))
            } ?? true
        default: nil
        }
    }
}
