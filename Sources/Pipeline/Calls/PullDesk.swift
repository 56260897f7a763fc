public import Domain
internal import Foundation
public import HTTPKit
internal import Platforms
internal import Signing
internal import Store
internal import Watching

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

    let context: Context
    private let environment: [String: String]
    private let makeTransport: (HTTPLimits) throws(HTTPFault) -> any HTTPTransport

    /// In a workspace whose lock is held. `environment` may hold secrets.
    public init(
        context: Context, environment: [String: String],
        transport: @escaping (HTTPLimits) throws(HTTPFault) -> any HTTPTransport = { limits throws(HTTPFault) in
            try HTTPClient(limits)
        }
    ) {
        self.context = context
        self.environment = environment
        makeTransport = transport
    }

    /// The calls that a pull would make, one of each read, by the read's name; nothing is sent and no secret shown.
    public func shown(_ platform: PlatformID, only name: String?) throws -> [(read: String, lines: [String])] {
        let (pull, reads) = try open(platform, only: name, needsSecrets: false)
        let example = try knownAccounts(of: platform).ids.first?.text ?? "0"
        return try reads.map { read in
            (read.name, try pull.shown(read.name, key: read.perKey == nil ? nil : example))
        }
    }

    /// Makes the reads, and lays down what they gave once all of them have succeeded.
    public func pull(_ platform: PlatformID, only name: String?) throws -> [Laid] {
        let (pull, reads) = try open(platform, only: name, needsSecrets: true)
        let known = try knownAccounts(of: platform)
        var outcomes: [(read: String, outcome: PlatformPull.Outcome, isProved: Bool)] = []
        var accounts: (ids: [AccountID], isComplete: Bool) = known
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
        let line = try PlatformDoor(context: context, environment: environment, makeTransport: makeTransport)
            .open(platform, needsSecrets: needsSecrets)
        let all = PlatformPull.reads(of: line.profile)
        guard !all.isEmpty else { throw AccessFault.nothingToRead(platform.text) }
        let reads = all.filter { name == nil || $0.name == name }
        guard !reads.isEmpty else { throw AccessFault.unknownRead(name ?? "", known: all.map(\.name)) }
        let pull = PlatformPull(
            line.profile, values: line.values, transport: line.transport, pace: line.pace, pseudonym: line.pseudonym)
        return (pull, reads)
    }

    /// The accounts of the newest picture, and whether it is whole.
    private func knownAccounts(of platform: PlatformID) throws -> (ids: [AccountID], isComplete: Bool) {
        try context.store.read { tx in
            let snapshots = try tx.snapshots(upTo: context.asOf)
            let accounts = try tx.sighted(PlatformAccount.self, platform: platform, snapshots: snapshots)
            let newest = snapshots.last { $0.claim.kind == .accounts && $0.claim.platform == platform }
            return (accounts.filter(\.isPresent).map(\.record.id).sorted(), newest?.claim.isComplete ?? false)
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
            bytes = Self.csv(table)
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
        laid.path = "\(platform.text)/\(name)"
        let folder = context.workspace.inbox + "/" + platform.text
        try context.files.makeFolder(folder)
        try put(bytes, name, in: folder)
        if let rows = laid.rows, laid.isComplete {
            try put(manifest(platform, kind, rows: rows, of: bytes), name + ".manifest.json", in: folder)
        }
        try context.files.syncFolder(folder)
        return laid
    }

    // A hidden name is no delivery: a pull that is cut leaves none.
    private func put(_ bytes: [UInt8], _ name: String, in folder: String) throws {
        let fresh = folder + "/." + name
        try context.files.remove(fresh)
        try context.files.write(bytes, to: fresh)
        try context.files.replace(folder + "/" + name, with: fresh)
    }

    /// The table as the contract of files has it: semicolons, every cell in quotes.
    private static func csv(_ table: PulledTable) -> [UInt8] {
        var bytes: [UInt8] = []
        for row in [table.columns] + table.rows {
            let cells = row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
            bytes += Array((cells.joined(separator: ";") + "\n").utf8)
        }
        return bytes
    }

    private struct Manifest: Encodable {
        var kind: String
        var platform: String
        var rows: Int
        var sha256: String
        var taken_at: String
        var complete = true
    }

    private func manifest(
        _ platform: PlatformID, _ kind: TableKind, rows: Int, of bytes: [UInt8]
    ) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let manifest = Manifest(
            kind: kind.rawValue, platform: platform.text, rows: rows, sha256: sha256Hex(of: bytes),
            taken_at: context.asOf.description)
        return Array(try encoder.encode(manifest)) + [UInt8(ascii: "\n")]
    }
}
