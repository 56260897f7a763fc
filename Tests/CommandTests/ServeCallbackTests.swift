import Foundation
import TestSupport
import Testing

/// `serve-callback` as a proxy in front of it sees it. Synthetic records; the form of the question is Sintonia's own.
@Suite(.serialized) struct ServeCallbackTests {
    /// A running answerer, ended with the test.
    final class Answerer {
        let port: String
        private let pid: pid_t

        convenience init(_ workspace: TestWorkspace, _ words: String...) throws { try self.init(workspace, words) }

        init(_ workspace: TestWorkspace, _ words: [String]) throws {
            let output = workspace.root + "/answering.txt"
            // The day after the newest run of these tests, whatever the machine's clock says.
            let day = words.contains("--as-of") ? [] : ["--as-of", "2026-11-21"]
            pid = try workspace.program.start(
                ["serve-callback", "--port", "0", "--workspace", workspace.root, "--lang", "en"] + words + day,
                output: output,
                errors: workspace.root + "/faults.txt")
            var found: String?
            let end = Date().addingTimeInterval(20)
            while found == nil, Date() < end {
                usleep(20_000)
                let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
                found = text.contains("\n") ? text.firstMatch(of: /127\.0\.0\.1:(\d+)/).map { String($0.1) } : nil
            }
            guard let found else {
                // Nobody else would end it: a deinit needs a whole object.
                kill(pid, SIGTERM)
                _ = Program.wait(pid)
                throw CocoaError(.executableLoad)
            }
            port = found
        }

        deinit {
            kill(pid, SIGTERM)
            _ = Program.wait(pid)
        }

        /// Status and body.
        func ask(_ path: String, _ words: String...) throws -> (status: String, body: String) {
            let ending = try Program(path: "/usr/bin/curl").run(
                ["-s", "-m", "10", "-w", "\n%{http_code}"] + words + ["http://127.0.0.1:\(port)\(path)"])
            let lines = ending.output.split(separator: "\n", omittingEmptySubsequences: false)
            return (String(lines.last ?? ""), lines.dropLast().joined(separator: "\n"))
        }
    }

    /// NEO TV with a person's signature: what it rests on is less than the vendor's word.
    static func workspace(isSigned: Bool = true) throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        let shipped = Checkout.root + "/platforms/neotv.json"
        var profile = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: shipped))) as? [String: Any])
        if isSigned { profile["signedOffBy"] = ["by": "the tests", "on": "2026-11-24"] }
        let data = try JSONSerialization.data(withJSONObject: profile)
        try data.write(to: URL(filePath: workspace.root + "/neotv.json"))
        let yaml = workspace.root + "/sintonia.yaml"
        let text = try String(contentsOfFile: yaml, encoding: .utf8)
        let changed = text.replacing(
            "platforms: { beenius: {}", with: "platforms: { neotv: { profile: neotv.json }, beenius: {}")
        try changed.write(toFile: yaml, atomically: false, encoding: .utf8)
        return workspace
    }

    static func fill(_ workspace: TestWorkspace) throws {
        try DecisionTableTests.drop(
            DecisionTableTests.contracts { $0 == 1 ? "blocked" : "active" }, on: "2026-11-20", into: workspace)
    }

    @Test func itAnswersFromTheTable() throws {
        let workspace = try Self.workspace()
        try Self.fill(workspace)
        let before = try workspace.dump()
        let answerer = try Answerer(workspace)
        #expect(
            try answerer.ask("/login?login=login2") == (
                "200", #"{"allow":true,"packages":["neo"],"reason":"entitled"}"#
            ))
        #expect(try answerer.ask("/login?login=%20LOGIN2").body.contains("true"))
        #expect(try answerer.ask("/login?login=login2&package=neo").body.contains(#""allow":true"#))
        #expect(try answerer.ask("/login?login=login2&package=other").body.contains("package-not-included"))
        #expect(try answerer.ask("/login?login=login1").body.contains("not-entitled"))
        #expect(try answerer.ask("/login?login=nobody").body.contains("unknown-login"))
        // It never writes, whatever is asked.
        for (path, words) in [
            ("/login", []), ("/login?login=", []), ("/login?login=login1&login=login2", []),
            ("/login?login=\(String(repeating: "a", count: 300))", []), ("/login?login=a&package=b&package=c", []),
        ] as [(String, [String])] {
            #expect(try answerer.ask(path, "-g").status == "400", "\(path) \(words)")
        }
        #expect(try answerer.ask("/login?login=login2", "-X", "POST", "-d", "login=login2").status == "405")
        #expect(try answerer.ask("/../sintonia.yaml", "--path-as-is").status == "404")
        #expect(try answerer.ask("/login?login='%20OR%201=1--").body.contains("unknown-login"))
        #expect(try workspace.dump() == before)
        // The next run's table is answered from without starting again, beside the run's lock.
        try DecisionTableTests.drop(
            DecisionTableTests.contracts { _ in "active" }, on: "2026-11-21", into: workspace)
        #expect(try answerer.ask("/login?login=login1").body.contains(#""allow":true"#))
    }

    /// Before the first run there is nothing to answer from: a no would turn everybody away.
    @Test func withoutATableItSaysSo() throws {
        let workspace = try Self.workspace()
        try workspace.sintonia("run", "--as-of", "2026-11-19", "--quiet")
        let answerer = try Answerer(workspace)
        let (status, body) = try answerer.ask("/login?login=login2")
        #expect(status == "503" && body.contains("no-table"))
    }

    /// A table of the day before yesterday is nobody's word any more: who was on it may have cancelled since.
    @Test func fromAnOldTableNobodyIsAnswered() throws {
        let workspace = try Self.workspace()
        try Self.fill(workspace)
        for (words, status) in [
            (["--as-of", "2026-11-20"], "200"), (["--as-of", "2026-11-21"], "200"), (["--as-of", "2026-11-22"], "503"),
            (["--as-of", "2026-11-21", "--stale-after", "0"], "503"),
            (["--as-of", "2026-11-23", "--stale-after", "3"], "200"),
        ] {
            let answerer = try Answerer(workspace, words)
            for login in ["login2", "login1", "nobody"] {
                let answer = try answerer.ask("/login?login=\(login)")
                #expect(answer.status == status, "\(words) \(login): \(answer)")
                #expect(status == "200" || answer.body.contains("stale-table"), "\(answer)")
            }
        }
    }

    @Test func whoGuessesLoginsIsSlowedDown() throws {
        let workspace = try Self.workspace()
        try Self.fill(workspace)
        let answerer = try Answerer(workspace, "--rate", "3")
        let statuses = try (1...12).map { try answerer.ask("/login?login=login\($0)").status }
        #expect(statuses.prefix(3).allSatisfy { $0 == "200" } && statuses.contains("429"), "\(statuses)")
    }

    /// Clients that say half a word and wait, or send what is no question: the others are answered all the while, and
    /// those are sent away.
    @Test func whoSaysNothingIsSentAway() throws {
        let workspace = try Self.workspace()
        try Self.fill(workspace)
        let answerer = try Answerer(workspace)
        func connection(_ words: String) throws -> Int32 {
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = try #require(UInt16(answerer.port)).bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            let length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let code = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, length) }
            }
            try #require(code == 0)
            let bytes = Array(words.utf8)
            #expect(send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count)
            return descriptor
        }
        let words = [
            "", "GET /lo", "GET\r\n\r\n", "\u{0}\u{1}\u{2}", "GET /login?login=login2 HTTP/1.1\r\nX: a",
            "POST /login?login=login2 HTTP/1.1\r\nContent-Length: 9999999999\r\n\r\n",
            "GET /login?login=login2 HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        ]
        let open = try (0..<60).map { try connection(words[$0 % words.count]) }
        #expect(try answerer.ask("/login?login=login2").body.contains(#""allow":true"#))
        var buffer = [UInt8](repeating: 0, count: 4096)
        let end = Date().addingTimeInterval(20)
        for descriptor in open {
            var limit = timeval(tv_sec: max(1, Int(end.timeIntervalSinceNow)), tv_usec: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            var count = 1
            while count > 0 { count = recv(descriptor, &buffer, buffer.count, 0) }
            // Closed by the other side, and not given up on by this one.
            #expect(count == 0 || errno == ECONNRESET, "\(errno)")
            close(descriptor)
        }
        #expect(try answerer.ask("/login?login=login2").body.contains(#""allow":true"#))
        for question in [
            "/login?login=%00login2", "/login?login=%ff%fe", "/%6cogin?login=nobody", "/login?LOGIN=login2",
        ] {
            #expect(try !answerer.ask(question).body.contains(#""allow":true"#), "\(question)")
        }
    }

    @Test func withoutASignatureNothingIsAnswered() throws {
        let workspace = try Self.workspace(isSigned: false)
        try Self.fill(workspace)
        for platform in [["neotv"], ["beenius"], ["nobody"]] {
            let ending = try workspace.program.run(
                ["serve-callback"] + platform + ["--port", "0", "--workspace", workspace.root, "--lang", "en"])
            #expect(ending.status == (platform == ["neotv"] ? 4 : 2), "\(ending)")
            #expect(!ending.errors.isEmpty && ending.output.isEmpty)
        }
    }
}
