internal import FlyingFox
internal import FlyingSocks
internal import Foundation
internal import Domain
internal import Pipeline

/// Sintonia's own form of the question, over HTTP on the loopback: `GET /login?login=L[&package=P]`. The form in which a
/// platform asks is not public; the operator's proxy turns one into the other, encrypts, and says who may ask.
struct CallbackServer {
    /// The longest login or package that is looked up, in bytes.
    static let longestValue = 256

    let desk: CallbackDesk
    let pace: AnswerPace
    private let server: HTTPServer

    /// Listens on 127.0.0.1 alone. `port` 0: one that the system chooses.
    init(desk: CallbackDesk, port: UInt16, perSecond: Int) throws {
        self.desk = desk
        pace = AnswerPace(perSecond: perSecond)
        let address = try sockaddr_in.inet(ip4: "127.0.0.1", port: port)
        server = HTTPServer(
            config: .init(address: address, timeout: 5, pool: ImpatientPool(), logger: .disabled))
    }

    /// Answers until ``stop()``.
    func run() async throws {
        await server.appendRoute("*") { request in await answer(request) }
        try await server.run()
    }

    /// The port, once it listens.
    func port() async throws -> UInt16? {
        try await server.waitUntilListening(timeout: 10)
        switch await server.listeningAddress {
        case .ip4(_, let port): return port
        default: return nil
        }
    }

    /// Lets the answers in flight end, and ends.
    func stop() async { await server.stop(timeout: 2) }

    private func answer(_ request: HTTPRequest) async -> HTTPResponse {
        guard request.path == "/login" else { return Self.response(.notFound, ["error": "not-found"]) }
        guard request.method == .GET || request.method == .HEAD else {
            return Self.response(.methodNotAllowed, ["error": "method-not-allowed"], [.init("Allow"): "GET, HEAD"])
        }
        func values(_ name: String) -> [String] { request.query.filter { $0.name == name }.map(\.value) }
        let (logins, packages) = (values("login"), values("package"))
        // Two logins are two questions: whichever were answered, somebody could be let in with the right of another.
        guard logins.count == 1, let login = logins.first, !login.isEmpty, packages.count <= 1,
            (logins + packages).allSatisfy({ $0.utf8.count <= Self.longestValue })
        else { return Self.response(.badRequest, ["error": "one login is needed"]) }
        guard await pace.take() else {
            return Self.response(.tooManyRequests, ["error": "too-many-requests"], [.init("Retry-After"): "1"])
        }
        do {
            let answer = try desk.answer(login: login, package: packages.first)
            return Self.response(
                .ok,
                [
                    "allow": answer.isAllowed, "packages": answer.packages.map(\.text),
                    "reason": answer.reason.rawValue,
                ])
        } catch is CallbackDesk.NoTable {
            return Self.response(.serviceUnavailable, ["error": "no-table"], [.init("Retry-After"): "60"])
        } catch is CallbackDesk.StaleTable {
            return Self.response(.serviceUnavailable, ["error": "stale-table"], [.init("Retry-After"): "60"])
        } catch {
            return Self.response(.serviceUnavailable, ["error": "store"], [.init("Retry-After"): "5"])
        }
    }

    private static func response(
        _ status: HTTPStatusCode, _ body: [String: Any], _ headers: HTTPHeaders = [:]
    ) -> HTTPResponse {
        var headers = headers
        headers[.contentType] = "application/json"
        headers[.init("Cache-Control")] = "no-store"
        let data = try? JSONSerialization.data(withJSONObject: body, options: [.sortedKeys])
        return HTTPResponse(statusCode: status, headers: headers, body: data ?? Data("{}".utf8))
    }
}

/// At most so many answers a second: a bucket that holds one second's worth. Who guesses logins is slowed down.
actor AnswerPace {
    private let perSecond: Double
    private var left: Double
    private var last: ContinuousClock.Instant
    private let clock = ContinuousClock()

    init(perSecond: Int) {
        self.perSecond = Double(perSecond)
        left = Double(perSecond)
        last = ContinuousClock().now
    }

    /// Takes one answer, where there is one.
    func take() -> Bool {
        let now = clock.now
        let passed = now - last
        last = now
        left = min(perSecond, left + perSecond * (passed / .seconds(1)))
        guard left >= 1 else { return false }
        left -= 1
        return true
    }
}
