import Foundation
import HTTPKit
import Testing

@testable import Pipeline

/// When a run is told, and what is done when it cannot be.
@Suite struct NotifierTests {
    /// Hands nothing over; fails as often as it is told to.
    final class Post: MailTransport {
        var faults: [MailFault] = []
        var sent: [MailMessage] = []
        var attempts = 0

        func send(_ message: MailMessage) throws(MailFault) {
            attempts += 1
            if !faults.isEmpty { throw faults.removeFirst() }
            sent.append(message)
        }
    }

    private static let email =
        "notify: { atMostEveryMinutes: 15, email: { server: s.example, from: a@b.example, to: [c@d.example] } }"
    private static let unreachable = MailFault(HTTPFault(.unreachable, code: 7, message: "no"))

    private func made(_ workspace: ProbeWorkspace, _ post: Post) throws -> (Notifier, RunResult) {
        let (context, lock) = try workspace.opening.forWork()
        defer { withExtendedLifetime(lock) {} }
        var result = try Run(context: context, isNightly: false).make()
        result.outcome = .findings
        return (Notifier(context: context, environment: [:], mail: { _ in post }), result)
    }

    @Test func aRunIsToldOnceAndAnotherNotTooSoon() throws {
        let (workspace, post) = (try ProbeWorkspace(Self.email), Post())
        let (notifier, first) = try made(workspace, post)
        var result = first
        notifier.tell(notifier.claim(result))
        #expect(post.sent.count == 1 && post.sent[0].to == ["c@d.example"])
        workspace.clock.advance(3600)
        #expect(notifier.claim(result) == nil, "the same run")
        result.id = "2026-11-22-02"
        #expect(notifier.claim(result) != nil)
        result.id = "2026-11-22-03"
        workspace.clock.advance(14 * 60)
        #expect(notifier.claim(result) == nil, "too soon")
        workspace.clock.advance(60)
        #expect(notifier.claim(result) != nil)
    }

    @Test func onlyProblemsAreToldUnlessAllAreWanted() throws {
        let (workspace, post) = (try ProbeWorkspace(Self.email), Post())
        let (notifier, first) = try made(workspace, post)
        var result = first
        result.outcome = .clean
        #expect(notifier.claim(result) == nil)
        result.outcome = .withheld
        #expect(notifier.claim(result) != nil)
    }

    @Test func whatFailedIsTriedOnceMoreAndIsFreeForTheNextRun() throws {
        let (workspace, post) = (try ProbeWorkspace(Self.email), Post())
        let (notifier, first) = try made(workspace, post)
        var result = first
        post.faults = [Self.unreachable, Self.unreachable]
        notifier.tell(notifier.claim(result))
        #expect(post.attempts == 2 && post.sent.isEmpty && workspace.clock.pauses == [Notifier.pauseSeconds])
        #expect(notifier.claim(result) == nil, "never twice of one run")
        result.id = "2026-11-22-02"
        post.faults = [Self.unreachable]
        notifier.tell(notifier.claim(result))
        #expect(post.sent.count == 1, "the second attempt went")
    }

    @Test func whatMayHaveArrivedIsNotRepeated() throws {
        let (workspace, post) = (try ProbeWorkspace(Self.email), Post())
        let (notifier, result) = try made(workspace, post)
        post.faults = [MailFault(HTTPFault(.timedOut, code: 28, message: "late"), status: 354)]
        notifier.tell(notifier.claim(result))
        #expect(post.attempts == 1)
    }

    @Test(arguments: ["", "São João", "\u{1F4FA}", "a\r\nBcc: x@y", String(repeating: "ação ", count: 60)])
    func aSubjectIsWordsOfTheStandard(_ text: String) {
        let lines = MailText.words(text).components(separatedBy: "\r\n ")
        let decoded = lines.map { line in
            String(decoding: Data(base64Encoded: String(line.dropFirst(10).dropLast(2))) ?? Data(), as: UTF8.self)
        }
        #expect(lines.allSatisfy { $0.utf8.count <= 67 && !$0.contains("\n") && $0.hasPrefix("=?utf-8?B?") })
        #expect(decoded.joined() == text.replacing("\r\n", with: "  "))
        #expect(decoded.allSatisfy { !$0.contains("\u{FFFD}") }, "no character is torn")
    }
}
