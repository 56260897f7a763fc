import Domain
import Foundation
import HTTPKit
import Testing

@testable import Platforms

/// Replies that are meant to hurt, or only badly made: read in bounded time and memory, or refused; and never quoted with
/// what nobody is to read.
@Suite struct HostileReplyTests {
    static func json(_ text: String) throws(ProfileFault) -> JSONNode {
        try JSONText.read(Array(text.utf8), limit: 64 << 20)
    }

    /// One line of two megabytes: places are counted on the way, not anew for each value.
    @Test func oneLongLineIsReadInItsTime() throws {
        let rows = (0..<40_000).map { "{\"id\":\($0),\"login\":\"assinante-número-\($0)\"}" }.joined(separator: ",")
        let begin = Date()
        let node = try Self.json("[\(rows)]")
        #expect(node.items.count == 40_000 && node.items[39_999]["id"]?.scalar == "39999")
        #expect(Date().timeIntervalSince(begin) < 30)
        // Columns are counted in characters from the beginning of their line.
        let two = try Self.json("{\"é\":1,\n  \"b\": [2, 3]}")
        #expect(two["é"]?.place == TextPlace(line: 1, column: 6))
        #expect(two["b"]?.items[1].place == TextPlace(line: 2, column: 12))
    }

    @Test func aLongListOfElementsIsReadInItsTime() throws {
        let rows = (0..<20_000).map { "<row><id>\($0)</id><name>n\($0)</name></row>" }.joined()
        let begin = Date()
        let reply = HTTPReply(status: 200, body: Array("<list><total>20000</total>\(rows)</list>".utf8))
        let node = try Self.reading("xml").parse(reply)
        #expect(node.at("/list/row")?.items.count == 20_000)
        #expect(node.at("/list/row/19999/name")?.scalar == "n19999" && node.at("/list/total")?.scalar == "20000")
        #expect(Date().timeIntervalSince(begin) < 30)
    }

    static func reading(_ format: String) throws -> ReplyReading {
        let text = "{\"response\":{\"evidence\":{\"level\":\"none\"},\"format\":\"\(format)\"}}"
        return ReplyReading(rules: CallRules(try Self.json(text), platform: PlatformID(trusted: "x")).reply)
    }

    /// What lies beyond U+FFFF is written as two surrogates by many programs; half of a pair is nothing.
    @Test func surrogatesAreOneCharacter() throws {
        #expect(try Self.json(#"["\ud83d\ude00 \u00e9"]"#).items.first?.text == "😀 é")
        for text in [
            #"["\ud83d"]"#, #"["\ude00"]"#, #"["\ud83dx"]"#, #"["\ud83d\u0041"]"#, #"["\u12"]"#, #"["\u+123"]"#,
        ] {
            #expect(throws: ProfileFault.self, "\(text)") { try Self.json(text) }
        }
    }

    @Test func depthHasItsBounds() throws {
        for (open, inner, close) in [("[", "", "]"), ("{\"a\":", "1", "}")] {
            let text = String(repeating: open, count: 100_000) + inner + String(repeating: close, count: 100_000)
            let reply = HTTPReply(status: 200, body: Array(text.utf8))
            #expect(throws: CallFault.self) { try Self.reading("json").parse(reply) }
        }
    }

    @Test(arguments: [
        "{\"total\":1,\"total\":2}", "[1,]", "[1 2]", "{\"a\"}", "nul", "[\"\u{1}\"]", "", "[1]]", "[--]", "[1e]",
    ]) func whatIsNoReplyIsRefused(_ text: String) throws {
        let reply = HTTPReply(status: 200, body: Array(text.utf8))
        #expect(throws: CallFault.self) { try Self.reading("json").parse(reply) }
    }

    @Test func bytesThatAreNoTextAreRefused() throws {
        for bytes: [UInt8] in [
            [0x5B, 0x22, 0xC3, 0x28, 0x22, 0x5D], [0xFF, 0xFE, 0x5B, 0x5D], [0x5B, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x5D],
        ] {
            #expect(throws: CallFault.self) { try Self.reading("json").parse(HTTPReply(status: 200, body: bytes)) }
        }
    }

    /// A number is kept as written, however long: an id is no amount. As a total it is none.
    @Test func numbersBeyondAllBoundsAreTexts() throws {
        let node = try Self.json("{\"id\":12345678901234567890123,\"total\":99999999999999999999}")
        #expect(node.at("/id")?.scalar == "12345678901234567890123")
        let paging = try PageWalkTests.paging(PageWalkTests.offset + PageWalkTests.total)
        var walk = PageWalk(paging)
        #expect(throws: CallFault.paging(.noTotal, detail: "/total")) { _ = try walk.next(after: [], of: node) }
    }

    /// Cursors, and rows, that go round in a ring would never end.
    @Test func aRingIsNoList() throws {
        let paging = try PageWalkTests.paging("\"kind\":\"cursor\",\"cursorParam\":\"c\",\"cursorPath\":\"/next\"")
        var walk = PageWalk(paging)
        var pages = 0
        #expect(throws: CallFault.paging(.repeated, detail: "a")) {
            while true {
                pages += 1
                let document = try Self.json("{\"rows\":[\(pages)],\"next\":\"\(pages % 2 == 0 ? "b" : "a")\"}")
                _ = try walk.next(after: document["rows"]?.items ?? [], of: document)
            }
        }
        #expect(pages == 3)
    }

    @Test func rowsThatComeAgainEndTheReading() throws {
        let none = "\"evidence\":{\"level\":\"none\"}"
        let text = """
            {"schema":"sintonia/platform-profile/1","id":"x","name":"X","version":1,"direction":"push",\(none),
             "summary":{"pt-BR":"x","en":"x"},"unknowns":[],"signedOffBy":{"by":"the tests","on":"2026-11-22"},
             "capabilities":{\(none),"operations":{},"listAccounts":"paged","channels":"no","devices":"no",
              "singlePackage":"no","loginIsDocument":"no"},
             "request":{\(none),"baseURL":"https://x.example"},"response":{\(none),"format":"json"},
             "paging":{\(none),"kind":"page","pageParam":"page","size":1},
             "reads":{"accounts":{\(none),"kind":"accounts","path":"/a","map":{"account":"/id","status":"/s"}}},
             "files":[],"keys":{\(none),"account":"account","ladder":["login"]},
             "states":{\(none),"native":{"1":"active"},"suspendSubstitute":"none"},
             "guards":{"requires":[]},"redact":["pin","password","document","token"]}
            """
        let profile = try PlatformProfile(json: Array(text.utf8))
        var page = 0
        let transport = TokenCallTests.StubTransport { _ in
            page += 1
            return HTTPReply(status: 200, body: Array("[{\"id\":\(page % 3),\"s\":1}]".utf8))
        }
        let pull = PlatformPull(
            profile, values: CallValues(), transport: transport, pace: TokenCallTests.StubPace(), pseudonym: { $0 })
        #expect(throws: CallFault.paging(.keyTwice, detail: "1")) { _ = try pull.read("accounts") }
        #expect(page == 4)
    }

    static func caller(
        _ sections: String, _ transport: any HTTPTransport, _ pace: any CallPace
    ) throws -> (caller: Caller, call: CallRules.Call) {
        let none = "\"evidence\":{\"level\":\"none\"}"
        let text = """
            {"request":{\(none),"baseURL":"https://platform.example","perMinute":60},
             "reads":{"r":{\(none),"kind":"accounts","path":"/list"}}\(sections)}
            """
        let rules = CallRules(try Self.json(text), platform: PlatformID(trusted: "x"))
        let read = try #require(rules.reads.first)
        return (Caller(rules, transport: transport, pace: pace), read.call)
    }

    /// A wait that is asked for is kept, up to a minute, whatever number it is.
    @Test(arguments: [
        ("7", 7000), ("9223372036854775807", 60_000), ("-1", 200), ("Fri, 31 Dec 1999 23:59:59 GMT", 200),
    ])
    func aWaitHasItsBounds(_ header: String, _ wait: Int) throws {
        var number = 0
        let transport = TokenCallTests.StubTransport { _ in
            number += 1
            return number == 1
                ? HTTPReply(status: 503, headers: ["retry-after": header])
                : HTTPReply(status: 200, body: Array("[]".utf8))
        }
        let pace = TokenCallTests.StubPace()
        let (caller, call) = try Self.caller("", transport, pace)
        _ = try caller.ask(call, CallValues())
        #expect(pace.waits.first == wait, "\(pace.waits)")
    }

    /// The clock is set back between two calls: nobody waits for an hour.
    @Test func aClockThatIsSetBackStopsNothing() throws {
        let transport = TokenCallTests.StubTransport { _ in HTTPReply(status: 200, body: Array("[]".utf8)) }
        let pace = TokenCallTests.StubPace()
        let (caller, call) = try Self.caller("", transport, pace)
        _ = try caller.ask(call, CallValues())
        pace.now -= 3_600_000
        _ = try caller.ask(call, CallValues())
        #expect(pace.waits == [1000])
    }

    /// What a platform sends back of what it was sent is not quoted.
    @Test func aPlatformsWordsAreCleanedOfSecrets() throws {
        let sections = """
            ,"response":{"evidence":{"level":"none"},"format":"json","success":{"path":"/ok","equals":true},
             "errorPath":"/error"}
            """
        let values = CallValues(
            fields: ["subscriber.document": "52998224725", "subscriber.phone": "11999990000"], tenant: [:],
            secrets: ["TOKEN": "s3gr3d0"], hidden: ["subscriber.document", "subscriber.phone"])
        for (words, expected) in [
            ("token s3gr3d0 expired", "token *** expired"), ("key 529.982.247-25 unknown", "***"),
            ("key 52998224725 unknown", "***"), ("no such offer", "no such offer"),
        ] {
            let transport = TokenCallTests.StubTransport { _ in
                HTTPReply(status: 200, body: Array("{\"ok\":false,\"error\":\"\(words)\"}".utf8))
            }
            let (caller, call) = try Self.caller(sections, transport, TokenCallTests.StubPace())
            #expect(throws: CallFault.refused(.unknown, native: expected)) { try caller.ask(call, values) }
        }
        let away = TokenCallTests.StubTransport { _ in
            HTTPReply(status: 302, headers: ["location": "https://isp:s3gr3d0@s3gr3d0.example/x"])
        }
        let (caller, call) = try Self.caller(sections, away, TokenCallTests.StubPace())
        #expect(throws: CallFault.redirected(to: "***.example")) { try caller.ask(call, values) }
    }

    /// A path cannot lead to another host than the base names.
    @Test(arguments: ["@evil.example/x", ".evil.example/x", ":99/x", "//evil.example", "/ok"])
    func aPathStaysWithItsHost(_ path: String) throws {
        let none = "\"evidence\":{\"level\":\"none\"}"
        let text = """
            {"request":{\(none),"baseURL":"https://platform.example"},
             "reads":{"r":{\(none),"kind":"accounts","path":"\(path)"}}}
            """
        let rules = CallRules(try Self.json(text), platform: PlatformID(trusted: "x"))
        let transport = TokenCallTests.StubTransport { _ in HTTPReply(status: 200, body: Array("[]".utf8)) }
        let caller = Caller(rules, transport: transport, pace: TokenCallTests.StubPace())
        let call = try #require(rules.reads.first?.call)
        _ = try? caller.ask(call, CallValues())
        #expect(transport.sent.allSatisfy { URL(string: $0.url)?.host() == "platform.example" }, "\(transport.sent)")
        #expect(transport.sent.isEmpty != path.hasPrefix("/"))
    }
}
