public import Domain
internal import Platforms
internal import Store

/// Reads the lists of a platform over HTTP and lays them into the inbox as files, each with a manifest that says whether
/// it is whole. Nothing is applied here, and a pull that fails leaves nothing behind.
public struct PullDesk {
    /// A file that was laid down.
    public struct Laid: Sendable, Equatable {
        /// Its place below the inbox.
        public var path: String
        /// Name of the read.
        public var read: String
        /// Rows, and rows that were not taken; none of a report, which nobody has read yet.
        public var rows: Int?, refused: Int
        /// It is proved to be whole.
        public var isComplete: Bool
    }

    private let door: PlatformDoor
    private var context: Context { door.context }

    /// Through this door.
    public init(door: PlatformDoor) { self.door = door }

    /// The calls that a pull would make, one of each read, by the read's name; nothing is sent and no secret shown.
    public func shown(_ platform: PlatformID, only name: String?) throws -> [(read: String, lines: [String])] {
        let (pull, reads) = try open(platform, only: name, needsSecrets: false)
        let example = try knownAccounts(of: platform).first?.text ?? "0"
        return try reads.map { read in
            (read.name, try pull.shown(read.name, key: read.perKey == nil ? nil : example))
        }
    }

    /// Makes the reads, and lays down what they gave once all of them have succeeded.
    public func pull(_ platform: PlatformID, only name: String?) throws -> [Laid] {
        let (pull, reads) = try open(platform, only: name, needsSecrets: true)
        let progress = context.progress
        progress.begin(.pull, of: nil)
        pull.onRows = { progress.advance(by: $0) }
        var outcomes: [(read: String, outcome: PlatformPull.Outcome, isProved: Bool)] = []
        // Asked one by one, accounts that came since the last picture are left out: only a list of this very pull proves.
        var accounts = (ids: try knownAccounts(of: platform), isComplete: false)
        // What is read once for each account comes after the accounts.
        for read in reads.sorted(by: { ($0.perKey == nil ? 0 : 1) < ($1.perKey == nil ? 0 : 1) }) {
            let outcome = try pull.read(read.name, keys: read.perKey == nil ? [] : accounts.ids)
            if case .table(let table) = outcome, table.kind == .accounts,
                let column = table.columns.firstIndex(of: "account")
            {
                accounts = (table.rows.map { AccountID(trusted: $0[column]) }, table.isComplete)
            }
            outcomes.append((read.name, outcome, read.perKey == nil || accounts.isComplete))
        }
        return try outcomes.map { try lay($0.outcome, of: platform, read: $0.read, isProved: $0.isProved) }
    }

    private func open(
        _ platform: PlatformID, only name: String?, needsSecrets: Bool
    ) throws -> (PlatformPull, [(name: String, kind: TableKind, perKey: String?)]) {
        let line = try door.open(platform, needsSecrets: needsSecrets)
        let all = PlatformPull.reads(of: line.profile)
        guard !all.isEmpty else { throw AccessFault.nothingToRead(platform.text) }
        let reads = all.filter { name == nil || $0.name == name }
        guard !reads.isEmpty else { throw AccessFault.unknownRead(name ?? "", known: all.map(\.name)) }
        let pull = PlatformPull(
            line.profile, values: line.values, transport: line.transport, pace: line.pace, pseudonym: line.pseudonym)
        return (pull, reads)
    }

    /// The accounts of the newest picture.
    private func knownAccounts(of platform: PlatformID) throws -> [AccountID] {
        try context.store.read { tx in
            let snapshots = try tx.snapshots(upTo: context.asOf)
            let accounts = try tx.sighted(PlatformAccount.self, platform: platform, snapshots: snapshots)
            return accounts.filter(\.isPresent).map(\.record.id).sorted()
        }
    }

    private func lay(
        _ outcome: PlatformPull.Outcome, of platform: PlatformID, read: String, isProved: Bool
    ) throws -> Laid {
        let bytes: [UInt8]
        let kind: TableKind
        var laid = Laid(path: "", read: read, rows: nil, refused: 0, isComplete: false)
        var ending = "csv"
        switch outcome {
        case .table(let table):
            bytes = InboxLaying.csv(table.columns, table.rows)
            kind = table.kind
            laid.rows = table.rows.count
            laid.refused = table.refused.count
            laid.isComplete = table.isComplete && isProved
        case .report(let report):
            bytes = report.bytes
            kind = report.kind
            ending = context.configuration.book[platform]?.fileEnding(report.file) ?? "csv"
        }
        let name = "\(platform.text)-\(kind.rawValue)-\(context.asOf).\(ending)"
        laid.path = try InboxLaying(context: context, platform: platform).lay(
            bytes, name, kind, laid.isComplete ? laid.rows.map { .whole(rows: $0) } : nil)
        return laid
    }
}
