/// Walks through the pages of a list, and knows whether what came is all of it. Pure: it is told of every page.
struct PageWalk {
    /// More pages than this no list has.
    static let most = 100_000
    /// More rows than this neither: they are held in memory.
    static let mostRows = 5_000_000

    /// What to do next.
    enum Step: Equatable {
        /// Ask with these parameters.
        case ask([String: String])
        /// The list is over. Whether a total proved it.
        case over(isProved: Bool)
    }

    private let paging: CallRules.Paging
    private var number = 0
    private var count = 0
    private var total: Int?
    private var cursor: String?
    private var cursors: Set<String> = []
    private var before: [JSONNode]?

    init(_ paging: CallRules.Paging) { self.paging = paging }

    /// Parameters of the first page.
    var first: [String: String] { parameters }

    private var parameters: [String: String] {
        var result: [String: String] = [:]
        switch paging.kind {
        case .none, .reportFile: break
        case .page:
            result[paging.pageParam ?? "page"] = String(paging.first + number)
            if let name = paging.sizeParam { result[name] = String(paging.size) }
        case .offset:
            result[paging.startParam ?? "start"] = String(number * paging.size)
            if let name = paging.limitParam { result[name] = String(paging.size) }
        case .cursor:
            if let cursor { result[paging.cursorParam ?? "cursor"] = cursor }
            if let name = paging.sizeParam { result[name] = String(paging.size) }
        }
        return result
    }

    /// A page came: its rows, and the document around them.
    mutating func next(after rows: [JSONNode], of document: JSONNode) throws(CallFault) -> Step {
        if paging.kind == .none || paging.kind == .reportFile {
            count += rows.count
            try readTotal(document)
            return try over()
        }
        if let before, !rows.isEmpty, before.map(\.value) == rows.map(\.value) {
            throw .paging(.repeated, detail: "\(paging.first + number)")
        }
        before = rows
        count += rows.count
        number += 1
        guard number < Self.most, count <= Self.mostRows else { throw .paging(.endless, detail: "\(number)") }
        try readTotal(document)
        if paging.kind == .cursor {
            let next = paging.cursorPath.flatMap { document.at($0)?.scalar } ?? ""
            guard !next.isEmpty else { return try over() }
            guard cursors.insert(next).inserted else { throw .paging(.repeated, detail: next) }
            cursor = next
            return .ask(parameters)
        }
        if let total {
            if count >= total || rows.isEmpty { return try over() }
        } else if rows.count < paging.size {
            return try over()
        }
        return .ask(parameters)
    }

    private mutating func readTotal(_ document: JSONNode) throws(CallFault) {
        guard let path = paging.totalPath else { return }
        guard let number = document.at(path)?.scalar.flatMap(Int.init), number >= 0 else {
            throw .paging(.noTotal, detail: path)
        }
        if let total, total != number { throw .paging(.totalChanged, detail: "\(total) → \(number)") }
        total = number
    }

    private func over() throws(CallFault) -> Step {
        if let total, total != count { throw .paging(.totalMissed, detail: "\(count) / \(total)") }
        // Without a total, only pages that ended by themselves are a proof; a list that has no pages at all may have
        // been cut by the platform without a word.
        let endedByItself = paging.kind != .none && paging.kind != .reportFile
        return .over(isProved: total != nil || endedByItself)
    }
}
