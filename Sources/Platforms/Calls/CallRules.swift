internal import Domain

/// The sections of a profile about calls over HTTP, in their types. They only say what a call would be; whether it may
/// be made is ``CallPermission``.
struct CallRules: Sendable {
    /// How a call is authenticated.
    struct Auth: Sendable {
        enum Kind: String, Sendable {
            case none, basic, bearer
            case headerTemplate = "header-template"
            case oauth2
            case oauth1 = "oauth1-hmac-sha1"
            case query
        }

        let kind: Kind
        /// Name of the header or parameter.
        let name: String
        let value: CallTemplate?
        let secrets: [String]
        /// Where a token is fetched (client credentials), and where it stands in the reply.
        let tokenPath: CallTemplate?
        let tokenPointer: String
        /// How long a token is used, where the profile says so.
        let ttlSeconds: Int?
    }

    /// When a reply is what it should be.
    struct Predicate: Sendable {
        let statuses: [Int]
        let path: String?
        let expected: JSONNode?

        init(_ node: JSONNode) {
            statuses = (node["httpIn"]?.items ?? []).compactMap(\.integer)
            path = node["path"]?.text
            expected = node["equals"]
        }

        /// Whether a reply meets it; a reply that is no document meets no path.
        func holds(status: Int, _ body: JSONNode?) -> Bool {
            if !statuses.isEmpty, !statuses.contains(status) { return false }
            guard let path else { return !statuses.isEmpty }
            guard let found = body?.at(path) else { return false }
            return expected.map { $0.scalar == found.scalar && $0.scalar != nil } ?? true
        }
    }

    /// How a reply is read.
    struct Reply: Sendable {
        enum Format: String, Sendable { case json, xml, soap, text }

        let format: Format
        let success: Predicate?, notFound: Predicate?
        let payload: String, rows: String
        let errorPath: String?
        let errors: [String: CallFault.Refusal]
    }

    /// How a list goes on.
    struct Paging: Sendable {
        enum Kind: String, Sendable {
            case none, page, offset, cursor
            case reportFile = "report-file"
        }

        let kind: Kind
        let pageParam: String?, sizeParam: String?, limitParam: String?, startParam: String?
        let size: Int, first: Int
        let cursorPath: String?, cursorParam: String?
        let totalPath: String?
        /// The calls of a report: ask for it, wait for it, take it.
        let request: Call?, poll: Call?, download: Call?
        /// Which file of the profile a report is.
        let file: Int?
    }

    /// One call.
    struct Call: Sendable {
        let method: String
        let path: CallTemplate
        let query: [(name: String, value: CallTemplate)]
        let headers: [(name: String, value: CallTemplate)]
        let body: JSONNode?
        var expect: Predicate?
        /// Values that later calls use: a name, and where it stands in the reply.
        let take: [(name: String, pointer: String)]
    }

    /// A list, or the state of one thing.
    struct Read: Sendable {
        let name: String
        let call: Call
        let rows: String?
        /// Made once for each of these: `account`.
        let perKey: String?
        let paging: Paging?
        let mapping: FileMapping
    }

    /// A change.
    struct Operation: Sendable {
        let operation: ProfileOperation
        let call: Call
        /// The read that shows whether it was done.
        let verifyBy: String?
    }

    let auth: Auth
    let baseURL: CallTemplate?
    let query: [(name: String, value: CallTemplate)]
    let headers: [(name: String, value: CallTemplate)]
    let body: String
    /// Milliseconds between calls, from `perMinute`.
    let pauseMilliseconds: Int
    let timeoutSeconds: Int?
    let reply: Reply
    let paging: Paging
    let reads: [Read]
    let operations: [ProfileOperation: Operation]
    /// `22:00`–`06:00`: when nothing is changed, as minutes of the day.
    let quietMinutes: (from: Int, to: Int)?
}

extension JSONNode {
    /// The value at a JSON pointer (RFC 6901); the empty one is the whole.
    func at(_ pointer: String) -> JSONNode? {
        var node = self
        for part in pointer.split(separator: "/", omittingEmptySubsequences: true) {
            let name = String(part).replacing("~1", with: "/").replacing("~0", with: "~")
            if let member = node[name] {
                node = member
            } else if let index = Int(name), node.items.indices.contains(index) {
                node = node.items[index]
            } else {
                return nil
            }
        }
        return node
    }

    /// Text, number or flag as written; none of a list or an object.
    var scalar: String? {
        switch value {
        case .text(let text), .number(let text): text
        case .flag(let flag): flag ? "true" : "false"
        case .null, .list, .object: nil
        }
    }
}
