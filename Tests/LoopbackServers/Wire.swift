internal import FlyingFox
internal import Foundation

/// A request as the contracts see it.
struct WireRequest: Sendable {
    var method: String
    /// Path without the percent signs, by component.
    var path: [String]
    var query: [String: String]
    var authorization: String?
    var body: Data

    init(method: String, path: String, query: [String: String] = [:], authorization: String? = nil, body: Data) {
        self.method = method
        self.path = path.split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
        self.query = query
        self.authorization = authorization
        self.body = body
    }

    init(_ request: HTTPRequest) async throws {
        self.init(
            method: request.method.rawValue, path: request.path,
            query: Dictionary(request.query.map { ($0.name, $0.value) }) { first, _ in first },
            authorization: request.headers[.authorization], body: try await request.bodyData)
    }

    /// Whether HTTP Basic carries that name and password.
    func isSigned(user: String, password: String) -> Bool {
        let parts = (authorization ?? "").split(separator: " ")
        guard parts.count == 2, parts[0].lowercased() == "basic",
            let bytes = Data(base64Encoded: String(parts[1]))
        else { return false }
        return bytes == Data("\(user):\(password)".utf8)
    }

    /// The values of a form, by name, in their order.
    var form: [(name: String, value: String)] {
        String(decoding: body, as: UTF8.self).split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let words = parts.map { part in
                let spaced = part.replacing("+", with: " ")
                return spaced.removingPercentEncoding ?? String(spaced)
            }
            return (words.first ?? "", words.count > 1 ? words[1] : "")
        }
    }
}

/// A reply as the contracts give it.
struct WireAnswer: Sendable {
    var status = 200
    var type = "application/json"
    var headers: [String: String] = [:]
    var body: Data

    init(status: Int = 200, type: String = "application/json", headers: [String: String] = [:], body: Data) {
        self.status = status
        self.type = type
        self.headers = headers
        self.body = body
    }

    init(status: Int = 200, headers: [String: String] = [:], _ tree: JSONTree) {
        self.init(status: status, headers: headers, body: tree.bytes)
    }

    init(status: Int = 200, type: String = "text/plain; charset=utf-8", text: String) {
        self.init(status: status, type: type, body: Data(text.utf8))
    }

    /// The first half of the body, well framed.
    var halved: WireAnswer {
        var half = self
        half.body = Data(body.prefix(body.count / 2))
        return half
    }

    var response: HTTPResponse {
        var fields = HTTPHeaders()
        fields[.contentType] = type
        for (name, value) in headers { fields[HTTPHeader(name)] = value }
        let code = HTTPStatusCode(status, phrase: Self.phrase(status))
        return HTTPResponse(statusCode: code, headers: fields, body: body)
    }

    private static func phrase(_ status: Int) -> String {
        [
            200: "OK", 307: "Temporary Redirect", 400: "Bad Request", 401: "Unauthorized", 404: "Not Found",
            405: "Method Not Allowed", 409: "Conflict", 429: "Too Many Requests", 500: "Internal Server Error",
            503: "Service Unavailable",
        ][status] ?? "Reply"
    }
}

/// A connection that is closed without one byte of reply: the handshake of a protocol that never comes about.
struct Hangup: WSHandler {
    func makeFrames(for client: AsyncThrowingStream<WSFrame, any Error>) async throws -> AsyncStream<WSFrame> {
        throw CancellationError()
    }

    static var response: HTTPResponse { HTTPResponse(webSocket: Hangup()) }
}
