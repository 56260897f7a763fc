internal import Domain
internal import HTTPKit
internal import XMLKit

/// Reads what a platform answered, and says whether it is what was asked for.
struct ReplyReading {
    let rules: CallRules.Reply

    /// The document of a reply that succeeded. `expect` replaces the general predicate.
    func document(_ reply: HTTPReply, expect: CallRules.Predicate?) throws(CallFault) -> JSONNode {
        try Self.checkArrival(reply)
        let body = try? parse(reply)
        if let notFound = rules.notFound, notFound.holds(status: reply.status, body) {
            throw .refused(.notFound, native: native(reply, body))
        }
        if let body, let code = rules.errorPath.flatMap({ body.at($0)?.scalar }), let refusal = rules.errors[code] {
            throw .refused(refusal, native: code)
        }
        if body == nil, reply.status < 400 { _ = try parse(reply) }
        guard let predicate = expect ?? rules.success else {
            guard (200..<300).contains(reply.status) else { throw refusal(reply, body) }
            return body ?? JSONNode(value: .null, place: TextPlace(line: 1, column: 1))
        }
        // Whatever the envelope says: an error of HTTP is none the less one.
        guard reply.status < 400 || predicate.statuses.contains(reply.status),
            predicate.holds(status: reply.status, body)
        else { throw refusal(reply, body) }
        return body ?? JSONNode(value: .null, place: TextPlace(line: 1, column: 1))
    }

    /// Throws where the call never came to whom it was meant for: sent elsewhere, or turned away at the door.
    static func checkArrival(_ reply: HTTPReply) throws(CallFault) {
        if (300..<400).contains(reply.status) { throw .redirected(to: host(reply.headers["location"] ?? "")) }
        if reply.status == 429 || reply.status == 503 { throw .busy(status: reply.status) }
    }

    /// The body of a reply that is a file and no envelope.
    func file(_ reply: HTTPReply) throws(CallFault) -> [UInt8] {
        try Self.checkArrival(reply)
        guard reply.status == 200 else { throw refusal(reply, nil) }
        return reply.body
    }

    private func refusal(_ reply: HTTPReply, _ body: JSONNode?) -> CallFault {
        switch reply.status {
        case 401, 403: .refused(.auth, native: "HTTP \(reply.status)")
        case 404: .refused(.notFound, native: "HTTP 404")
        case 409: .refused(.conflict, native: "HTTP 409")
        case 500...: .refused(.retry, native: "HTTP \(reply.status)")
        default: .refused(.unknown, native: native(reply, body))
        }
    }

    /// The platform's own word for its refusal: a short one, for it may hold anything.
    private func native(_ reply: HTTPReply, _ body: JSONNode?) -> String {
        let word = rules.errorPath.flatMap { body?.at($0)?.scalar } ?? "HTTP \(reply.status)"
        return String(word.prefix(80))
    }

    private static func host(_ location: String) -> String {
        let rest = location.split(separator: "/", omittingEmptySubsequences: true)
        // What stands before an @ may be a credential.
        return rest.count > 1 ? String((rest[1].split(separator: "@").last ?? "?").prefix(80)) : "?"
    }

    /// The reply as a tree, whatever its format. A format that it is not is a fault, with its first characters.
    func parse(_ reply: HTTPReply) throws(CallFault) -> JSONNode {
        let place = TextPlace(line: 1, column: 1)
        let beginning = String(decoding: reply.body.prefix(400), as: UTF8.self).trimmingBlanks().lowercased()
        let isPage = beginning.hasPrefix("<!doctype html") || beginning.hasPrefix("<html")
        guard !isPage else { throw .format(expected: rules.format.rawValue, got: "HTML") }
        switch rules.format {
        case .text: return JSONNode(value: .text(String(decoding: reply.body, as: UTF8.self)), place: place)
        case .json:
            do throws(ProfileFault) {
                return try JSONText.read(reply.body, limit: 64 << 20)
            } catch {
                throw .format(expected: "json", got: "\(error.place.line):\(error.place.column)")
            }
        case .xml, .soap:
            let tree = XMLTree()
            do throws(XMLFault) {
                _ = try XMLScanner().scan(reply.body, with: tree)
            } catch {
                throw .format(expected: rules.format.rawValue, got: "\(error.line):\(error.column)")
            }
            return tree.node
        }
    }

    /// The rows of a document: what stands at the rows' place, a single object being one row.
    func rows(_ document: JSONNode, at pointer: String?) throws(CallFault) -> [JSONNode] {
        let place = rules.payload + (pointer ?? rules.rows)
        guard let node = document.at(place) else {
            throw .format(expected: place, got: "—")
        }
        switch node.value {
        case .list(let items): return items
        case .object: return [node]
        // An empty list of some platforms.
        case .null: return []
        case .text(let text) where text.isEmpty: return []
        default: throw .format(expected: "\(place): [ … ]", got: "…")
        }
    }
}

/// An XML document as a tree of nodes: elements by their local names, repeated ones as a list.
final class XMLTree: XMLHandler {
    private struct Open {
        var name: String
        var text: [UInt8] = []
        /// Names in the order of their first element, and all elements of each: a list may have very many.
        var names: [String] = []
        var children: [String: [JSONNode]] = [:]
    }

    private var stack = [Open(name: "")]
    private let place = TextPlace(line: 1, column: 1)

    /// The whole document: an object with its root element.
    var node: JSONNode { JSONNode(value: .object(stack.first.map(members) ?? []), place: place) }

    private func members(of open: Open) -> [JSONNode.Member] {
        open.names.map { name in
            let nodes = open.children[name] ?? []
            let value = nodes.count == 1 ? nodes[0] : JSONNode(value: .list(nodes), place: place)
            return JSONNode.Member(name: name, place: place, value: value)
        }
    }

    func start(_ element: XMLElement) -> XMLStep {
        stack.append(Open(name: element.name.text))
        return .next
    }

    func characters(_ text: XMLBytes) { stack[stack.count - 1].text.append(contentsOf: text.bytes) }

    func end() {
        guard stack.count > 1, let closed = stack.popLast() else { return }
        let value: JSONNode.Value =
            closed.names.isEmpty
            ? .text(String(decoding: closed.text, as: UTF8.self)) : .object(members(of: closed))
        let parent = stack.count - 1
        if stack[parent].children[closed.name] == nil { stack[parent].names.append(closed.name) }
        stack[parent].children[closed.name, default: []].append(JSONNode(value: value, place: place))
    }
}
