import Domain
import HTTPKit
import Testing

@testable import Platforms

/// Calls that carry a token, over a transport of the test: fetched once, renewed in its time, and never in the clear.
@Suite struct TokenCallTests {
    /// Answers by path, and remembers what was sent.
    final class StubTransport: HTTPTransport {
        private(set) var sent: [HTTPRequest] = []
        private let answers: (HTTPRequest) -> HTTPReply

        init(_ answers: @escaping (HTTPRequest) -> HTTPReply) { self.answers = answers }

        func send(_ request: HTTPRequest) throws(HTTPFault) -> HTTPReply {
            sent.append(request)
            return answers(request)
        }

        func count(_ path: String) -> Int { sent.count { $0.url.contains(path) } }
    }

    /// A clock that moves when it is waited for, or when the test says so.
    final class StubPace: CallPace {
        var now: Int64 = 1_700_000_000_000
        private(set) var waits: [Int] = []
        func milliseconds() -> Int64 { now }
        func wait(milliseconds: Int) {
            waits.append(milliseconds)
            now += Int64(milliseconds)
        }
        func random(below bound: Int) -> Int { 0 }
    }

    static let values = CallValues(
        fields: ["account.id": "7"], tenant: [:], secrets: ["ID": "isp", "SECRET": "s3gr3d0&="])

    static func rules(base: String = "https://platform.example", header: String = "") throws -> CallRules {
        let none = "\"evidence\":{\"level\":\"none\"}"
        let text = """
            {"auth":{\(none),"kind":"oauth2","secrets":["ID","SECRET"],"tokenPath":"/token","ttlSeconds":60},
             "request":{\(none),"baseURL":"\(base)"\(header)},
             "reads":{"r":{\(none),"kind":"accounts","path":"/list"}}}
            """
        return CallRules(try JSONText.read(Array(text.utf8)), platform: PlatformID(trusted: "x"))
    }

    static func platform(token: @escaping () -> HTTPReply) -> StubTransport {
        StubTransport { request in
            request.url.hasSuffix("/token") ? token() : HTTPReply(status: 200, body: Array("[]".utf8))
        }
    }

    static func granted(_ token: String) -> HTTPReply {
        HTTPReply(status: 200, body: Array("{\"access_token\":\"\(token)\",\"expires_in\":60}".utf8))
    }

    @Test func aTokenIsFetchedOnceAndAgainInItsTime() throws {
        var number = 0
        let transport = Self.platform {
            number += 1
            return Self.granted("t\(number)")
        }
        let (rules, pace) = (try Self.rules(), StubPace())
        let caller = Caller(rules, transport: transport, pace: pace)
        for _ in 1...3 { _ = try caller.ask(rules.reads[0].call, Self.values) }
        #expect(transport.count("/token") == 1 && transport.count("/list") == 3)
        pace.now += 60_000
        _ = try caller.ask(rules.reads[0].call, Self.values)
        #expect(transport.count("/token") == 2)
        let carried = transport.sent.filter { $0.url.hasSuffix("/list") }
            .compactMap { $0.headers.first { $0.name == "Authorization" }?.value }
        #expect(carried == ["Bearer t1", "Bearer t1", "Bearer t1", "Bearer t2"])
        // The secret stands in the body of the call for the token, escaped, and nowhere else.
        let asked = try #require(transport.sent.first)
        #expect(asked.method == "POST" && asked.url == "https://platform.example/token")
        #expect(
            asked.body.map { String(decoding: $0, as: UTF8.self) }
                == "grant_type=client_credentials&client_id=isp&client_secret=s3gr3d0%26%3D")
        #expect(transport.sent.allSatisfy { !$0.url.contains("s3gr3d0") })
        #expect(transport.sent.dropFirst().allSatisfy { $0.body == nil || $0.url.hasSuffix("/token") })
    }

    @Test(arguments: ["http://platform.example", "http://127.0.0.1.platform.example"])
    func aSecretNeverTravelsInTheClear(_ base: String) throws {
        let transport = Self.platform { Self.granted("t") }
        let rules = try Self.rules(base: base)
        #expect(throws: CallFault.self) {
            try Caller(rules, transport: transport, pace: StubPace()).ask(rules.reads[0].call, Self.values)
        }
        #expect(transport.sent.isEmpty)
    }

    @Test(arguments: [
        HTTPReply(status: 401, body: Array("{}".utf8)), HTTPReply(status: 200, body: Array("{}".utf8)),
        HTTPReply(status: 200, body: Array("<html>".utf8)),
        HTTPReply(status: 302, headers: ["location": "https://elsewhere.example/token"]),
    ]) func withoutATokenNothingIsCalled(_ reply: HTTPReply) throws {
        let transport = Self.platform { reply }
        let rules = try Self.rules()
        #expect(throws: CallFault.self) {
            try Caller(rules, transport: transport, pace: StubPace()).ask(rules.reads[0].call, Self.values)
        }
        #expect(transport.count("/list") == 0)
        #expect(transport.sent.allSatisfy { $0.url.hasPrefix("https://platform.example/") })
    }

    /// A value with a line end would begin a header of its own.
    @Test(arguments: ["7\r\nX-Admin: 1", "7\nHost: elsewhere", "7\u{0}"])
    func aValueNeverBecomesAHeader(_ value: String) throws {
        let transport = Self.platform { Self.granted("t") }
        let rules = try Self.rules(header: ",\"headers\":{\"X-Account\":\"{account.id}\"}")
        var values = Self.values
        values.fields["account.id"] = value
        #expect(throws: CallFault.unsafeValue("X-Account")) {
            try Caller(rules, transport: transport, pace: StubPace()).ask(rules.reads[0].call, values)
        }
        // Nor does a token that the platform itself bends.
        let bent = Self.platform { Self.granted("t\\r\\nX-Admin: 1") }
        let plain = try Self.rules()
        #expect(throws: CallFault.unsafeValue("Authorization")) {
            try Caller(plain, transport: bent, pace: StubPace()).ask(plain.reads[0].call, Self.values)
        }
        #expect(bent.count("/list") == 0 && transport.count("/list") == 0)
    }
}
