public import Domain
public import HTTPKit

/// A table as a platform gave it over HTTP, in canonical columns.
public struct PulledTable: Sendable, Equatable {
    /// What its rows are.
    public var kind: TableKind
    /// The canonical columns.
    public var columns: [String]
    /// A cell for each column.
    public var rows: [[String]]
    /// The list ended by its own rule, with a matching total where the platform gives one, and every row was taken.
    public var isComplete: Bool
    /// Rows that were not taken: number, column and the platform's value.
    public var refused: [(row: Int, column: String, value: String)]

    /// The same table.
    public static func == (a: PulledTable, b: PulledTable) -> Bool {
        a.kind == b.kind && a.columns == b.columns && a.rows == b.rows && a.isComplete == b.isComplete
            && a.refused.elementsEqual(b.refused) { $0 == $1 }
    }
}

/// A report that a platform made, in its own form.
public struct PulledReport: Sendable, Equatable {
    /// Which file of the profile it is.
    public var file: Int
    /// The kind of its rows.
    public var kind: TableKind
    /// As it came.
    public var bytes: [UInt8]
}

/// Reads the lists of one platform. Nothing is changed there.
public final class PlatformPull {
    /// What a read gave.
    public enum Outcome: Sendable, Equatable {
        case table(PulledTable)
        case report(PulledReport)
    }

    private let profile: PlatformProfile
    private let caller: Caller
    private let values: CallValues
    private let pace: any CallPace
    private let pseudonym: @Sendable (String) -> String
    /// Is told how many rows an answer had.
    public var onRows: (Int) -> Void = { _ in }
    /// Polls of a report that is not ready, and the wait between them in milliseconds.
    private static let polls = 200, pollPause = 3_000

    /// `pseudonym` hides a value under the workspace's key.
    public init(
        _ profile: PlatformProfile, values: CallValues, transport: any HTTPTransport, pace: any CallPace,
        pseudonym: @escaping @Sendable (String) -> String
    ) {
        self.profile = profile
        self.values = values
        self.pace = pace
        self.pseudonym = pseudonym
        caller = Caller(profile.rules, transport: transport, pace: pace)
    }

    /// Names of the reads of a profile in its order, and for each thing one read is made for.
    public static func reads(of profile: PlatformProfile) -> [(name: String, kind: TableKind, perKey: String?)] {
        profile.rules.reads.map { ($0.name, $0.mapping.kind, $0.perKey) }
    }

    /// The calls of a read as they would be made; nothing is sent.
    public func shown(_ name: String, key: String?) throws(CallFault) -> [String] {
        let read = try self.read(named: name)
        let given = key.map { values.adding(["account.id": $0]) } ?? values
        let paging = read.paging ?? profile.rules.paging
        if paging.kind == .reportFile, let request = paging.request { return try caller.shown(request, given) }
        return try caller.shown(read.call, given, extra: PageWalk(paging).first)
    }

    /// Makes a read. `keys` are the accounts, where it is made once for each.
    public func read(_ name: String, keys: [AccountID] = []) throws(CallFault) -> Outcome {
        try CallPermission(profile).check(["reads.\(name)"])
        let read = try self.read(named: name)
        let paging = read.paging ?? profile.rules.paging
        if paging.kind == .reportFile { return .report(try report(read, paging)) }
        var table = PulledTable(
            kind: read.mapping.kind, columns: read.mapping.columns, rows: [], isComplete: true, refused: [])
        var check = KeyCheck(table)
        if read.perKey != nil {
            for key in keys {
                do throws(CallFault) {
                    try pages(read, paging, values.adding(["account.id": key.text]), into: &table, &check)
                } catch CallFault.refused(.notFound, _) {
                    // The platform knows of none: an answer like any other.
                }
            }
        } else {
            try pages(read, paging, values, into: &table, &check)
        }
        return .table(table)
    }

    private func read(named name: String) throws(CallFault) -> CallRules.Read {
        guard let read = profile.rules.reads.first(where: { $0.name == name }) else {
            throw .noSection("reads.\(name)")
        }
        return read
    }

    private func pages(
        _ read: CallRules.Read, _ paging: CallRules.Paging, _ values: CallValues, into table: inout PulledTable,
        _ keys: inout KeyCheck
    ) throws(CallFault) {
        let reading = ReplyReading(rules: profile.rules.reply)
        var walk = PageWalk(paging)
        var parameters = walk.first
        while true {
            let document = try caller.ask(read.call, values, extra: parameters).document
            let rows = try reading.rows(document, at: read.rows)
            for row in rows { try take(row, read, values, into: &table) }
            onRows(rows.count)
            let step = try walk.next(after: rows, of: document)
            try keys.check(table)
            switch step {
            case .ask(let next): parameters = next
            case .over(let isProved):
                // One thing's own list needs no proof beyond its answer.
                if !isProved, read.perKey == nil { table.isComplete = false }
                return
            }
        }
    }

    private func take(
        _ row: JSONNode, _ read: CallRules.Read, _ values: CallValues, into table: inout PulledTable
    ) throws(CallFault) {
        var cells: [[String]] = []
        for selector in read.mapping.selectors {
            if selector.hasPrefix("{") {
                guard let template = CallTemplate(selector) else { throw .noValue(selector) }
                cells.append([try template.rendered(values).text])
            } else if let node = row.at(selector) {
                cells.append(node.items.isEmpty ? [node.scalar ?? ""] : node.items.map { $0.scalar ?? "" })
            } else if selector.isEmpty || selector == "/" {
                cells.append([row.scalar ?? ""])
            } else {
                cells.append([])
            }
        }
        let outcome = read.mapping.row(cells, pseudonym: pseudonym)
        guard let refusal = outcome.refusal else { return table.rows.append(outcome.cells) }
        table.isComplete = false
        table.refused.append(
            (
                row: table.rows.count + table.refused.count + 1, column: table.columns[refusal.column],
                value: refusal.value
            ))
    }

    /// Asks for a report, waits for it and takes it as it comes: what it holds is the business of the readers of files.
    private func report(_ read: CallRules.Read, _ paging: CallRules.Paging) throws(CallFault) -> PulledReport {
        guard let request = paging.request, let download = paging.download, let file = paging.file else {
            throw .noSection("paging.download")
        }
        var given = try taking(request, from: try caller.ask(request, values).document, values)
        if let poll = paging.poll, let isReady = poll.expect {
            var left = Self.polls
            var waiting = poll
            waiting.expect = nil
            while true {
                let (document, reply) = try caller.ask(waiting, given)
                given = try taking(poll, from: document, given)
                if isReady.holds(status: reply.status, document) { break }
                left -= 1
                guard left > 0 else { throw .refused(.retry, native: "report") }
                pace.wait(milliseconds: Self.pollPause)
            }
        }
        return PulledReport(
            file: file, kind: read.mapping.kind, bytes: try caller.fetch(download, given))
    }

    private func taking(
        _ call: CallRules.Call, from document: JSONNode, _ values: CallValues
    ) throws(CallFault) -> CallValues {
        var more: [String: String] = [:]
        for (name, pointer) in call.take {
            guard let value = document.at(profile.rules.reply.payload + pointer)?.scalar else {
                throw .format(expected: pointer, got: "—")
            }
            more[name] = value
        }
        return values.adding(more)
    }
}

/// A key that comes twice: rows moved from page to page while they were read, and others were missed for it.
private struct KeyCheck {
    private let columns: [Int]
    private var seen: Set<[String]> = []
    private var checked = 0

    init(_ table: PulledTable) {
        let names: [TableKind: [String]] = [
            .accounts: ["account"], .catalogueChannels: ["channel"], .cataloguePackages: ["package"],
            .entitlements: ["account", "package", "entitlement"],
        ]
        columns = (names[table.kind] ?? []).compactMap { table.columns.firstIndex(of: $0) }
    }

    /// Looks through the rows that came since: a list that goes round in a ring would never end.
    mutating func check(_ table: PulledTable) throws(CallFault) {
        guard !columns.isEmpty else { return }
        for row in table.rows[checked...] {
            let key = columns.map { row[$0] }
            guard seen.insert(key).inserted else { throw .paging(.keyTwice, detail: key.joined(separator: " ")) }
        }
        checked = table.rows.count
    }
}
