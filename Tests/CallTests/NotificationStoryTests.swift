import Foundation
import LoopbackServers
import TestSupport
import Testing

/// Messages about runs, against a mail server and a web server on the loopback. All data synthetic.
@Suite(.serialized) struct NotificationStoryTests {
    static let secrets = ["SINTONIA_NOTIFY_USER": "ana", "SINTONIA_NOTIFY_PASSWORD": "s3nh4-do-correio"]

    private static func workspace(_ notify: String, name: String = "TV Exemplo São João") throws -> TestWorkspace {
        try TestWorkspace(
            configuration: """
                provider: { name: "\(name)", cnpj: ["11222333000181"] }
                billing: { proration: full }
                intake: { settleSeconds: 0 }
                language: en
                notify: \(notify)
                """)
    }

    private static func email(_ port: UInt16, _ more: String = "security: none") -> String {
        "{ email: { server: 127.0.0.1, port: \(port), from: sintonia@example.com, to: [noc@example.com, dono@example.com], when: always, \(more) } }"
    }

    private func run(_ workspace: TestWorkspace, _ words: String..., secrets: [String: String] = secrets) async throws
        -> Program.Ending
    {
        try await PullStoryTests.run(workspace, words, secrets: secrets)
    }

    /// The header's fields with their folded lines joined, and the body read back.
    private func read(_ message: MailSink.Message) throws -> (fields: [String], subject: String, body: String) {
        let parts = message.lines.split(separator: "", maxSplits: 1, omittingEmptySubsequences: false)
        var fields: [String] = []
        for line in parts[0] {
            if line.hasPrefix(" ") { fields[fields.count - 1] += line } else { fields.append(line) }
        }
        let words = try #require(fields.first { $0.hasPrefix("Subject: ") }).dropFirst(9).split(separator: " ")
        let subject = words.map { word in
            String(decoding: Data(base64Encoded: String(word.dropFirst(10).dropLast(2))) ?? Data(), as: UTF8.self)
        }.joined()
        let body = Data(base64Encoded: parts[1].joined()) ?? Data()
        return (fields, subject, String(decoding: body, as: UTF8.self))
    }

    @Test func aRunIsToldOnceByMail() async throws {
        let sink = try MailSink()
        defer { sink.stop() }
        let workspace = try Self.workspace(Self.email(sink.port))
        let quiet = try Self.workspace("{}")
        let (ending, untold) = (try await run(workspace, "run"), try await run(quiet, "run"))
        #expect(ending.status == untold.status && ending.errors.isEmpty, "\(ending.errors)")
        let message = try #require(sink.messages.first)
        #expect(
            message.commands.contains("RCPT TO:<noc@example.com>")
                && message.commands.contains("RCPT TO:<dono@example.com>"))
        #expect(message.commands.contains { $0.hasPrefix("AUTH PLAIN") })
        #expect(message.lines.allSatisfy { $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } && $0.utf8.count <= 76 })
        let (fields, subject, body) = try read(message)
        let verdict = try workspace.report("verdict.txt").split(separator: "\n")[0]
        #expect(subject == "Sintonia: TV Exemplo São João: \(verdict)")
        #expect(
            body.contains(verdict) && body.contains(workspace.root + "/outbox/2026-11-22/2026-11-22-01/summary.html"))
        #expect(
            fields.map { $0.prefix { $0 != ":" } } == [
                "Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding",
                "Auto-Submitted",
            ])
        // A second run comes too soon.
        _ = try await run(workspace, "run")
        #expect(sink.messages.count == 1)
        for name in ["notify.json", "sintonia.yaml"] {
            #expect(
                !String(
                    decoding: FileManager.default.contents(atPath: workspace.root + "/" + name) ?? Data(), as: UTF8.self
                ).contains("s3nh4"))
        }
    }

    /// A name that tries to be a header stays a word of the subject.
    @Test func aNameCannotWriteIntoTheHeader() async throws {
        let sink = try MailSink()
        defer { sink.stop() }
        let workspace = try Self.workspace(
            Self.email(sink.port), name: "TV\\r\\nBcc: evil@example.com\\r\\n\\r\\nPhish \\u2028 x")
        _ = try await run(workspace, "run")
        let message = try #require(sink.messages.first)
        #expect(!message.lines.contains { $0.contains("evil") } && !message.commands.contains { $0.contains("evil") })
        #expect(try read(message).subject.hasPrefix("Sintonia: TV  Bcc: evil@example.com"))
    }

    /// Encryption was asked for; a server that has none hears nothing but a greeting.
    @Test func nothingIsSaidWithoutTheEncryptionThatWasAskedFor() async throws {
        let sink = try MailSink()
        defer { sink.stop() }
        let workspace = try Self.workspace(Self.email(sink.port, "security: starttls"))
        let ending = try await run(workspace, "run")
        #expect(sink.messages.isEmpty && sink.connections == 2, "\(sink.connections): once again, and no more")
        #expect(ending.errors.contains("was not sent") && !ending.errors.contains("s3nh4"), "\(ending.errors)")
        #expect(ending.status < 2)
    }

    @Test func whatWasRefusedIsTriedAgainAndWhatIsInDoubtIsNot() async throws {
        let (refusing, doubtful) = (try MailSink(.refuses), try MailSink(.hangsUp))
        defer {
            refusing.stop()
            doubtful.stop()
        }
        let ending = try await run(try Self.workspace(Self.email(refusing.port)), "run")
        #expect(
            refusing.connections == 2 && ending.status < 2 && ending.errors.contains("SMTP 550"), "\(ending.errors)")
        let other = try await run(try Self.workspace(Self.email(doubtful.port)), "run")
        #expect(
            doubtful.messages.count == 1 && other.status < 2 && other.errors.contains("was not sent"), "\(other.errors)"
        )
    }

    @Test func aRunIsToldByACall() async throws {
        let sink = try HookSink()
        defer { sink.stop() }
        let workspace = try Self.workspace(
            "{ webhook: { url: \"http://127.0.0.1:\(sink.port)/hook\", when: always }, atMostEveryMinutes: 0 }")
        let ending = try await run(workspace, "run", secrets: ["SINTONIA_NOTIFY_TOKEN": "t0ken"])
        #expect(ending.errors.isEmpty, "\(ending.errors)")
        let call = try #require(sink.calls.first)
        #expect(call.head.first == "POST /hook HTTP/1.1" && call.head.contains("Authorization: Bearer t0ken"))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(call.body.utf8)) as? [String: String])
        #expect(object.keys.sorted() == ["outcome", "provider", "report", "run", "schema", "text", "verdict"])
        #expect(object["run"] == "2026-11-22-01")
        _ = try await run(workspace, "run")
        #expect(sink.calls.count == 2, "another run, and no wait was asked for")
        let test = try await run(workspace, "notify", "test")
        #expect(test.status == 0 && sink.calls.count == 3, "\(test.output)\(test.errors)")
    }

    @Test func aCallThatFailsIsTriedOnceMoreAndHarmsNothing() async throws {
        let sink = try HookSink(status: 500)
        defer { sink.stop() }
        let workspace = try Self.workspace("{ webhook: { url: \"http://127.0.0.1:\(sink.port)/\", when: always } }")
        let ending = try await run(workspace, "run")
        #expect(sink.calls.count == 2 && ending.status < 2 && ending.errors.contains("HTTP 500"), "\(ending.errors)")
        // What was not told does not count: the next run is told at once.
        _ = try await run(workspace, "run")
        #expect(sink.calls.count == 4)
        #expect(try await run(workspace, "notify", "test").status == 2)
    }

    @Test func nobodyIsToldUnlessItIsAskedFor() async throws {
        let workspace = try Self.workspace("{}")
        _ = try await run(workspace, "run")
        #expect(!FileManager.default.fileExists(atPath: workspace.root + "/notify.json"))
        #expect(try await run(workspace, "notify", "test").status == 2)
    }
}
