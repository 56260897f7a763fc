import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

/// SIGKILL at every file-system call, and failing calls at every eighth, while the clerk saves and processes; then the same
/// command again: the events and postings are those of an undisturbed save and process. Nothing is doubled, nothing is
/// lost.
@Suite(.serialized) struct BillingSweepTests {
    static let clerk = ["--as-of", "2026-11-22", "--due", "2026-12-10", "--author", "clara"]

    /// Run, and saved where the sweep is about processing.
    static func prepared(saved: Bool) throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        try workspace.drop(KillSweepTests.golden)
        _ = try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet", environment: [:])
        if saved { _ = try billing("save", workspace) }
        return workspace
    }

    static func billing(
        _ step: String, _ workspace: TestWorkspace, _ environment: [String: String] = [:]
    ) throws -> Program.Ending {
        try workspace.program.run(
            ["billing", step] + clerk + ["--workspace", workspace.root], environment: environment)
    }

    /// Events with their states, and postings. Which delivery decided is the journal's.
    static func books(_ workspace: TestWorkspace) throws -> [String] {
        try workspace.dump().filter { $0.hasPrefix("billingEvent ") || $0.hasPrefix("posting ") }
    }

    @Test(arguments: ["save", "process"]) func nothingIsDoubledAndNothingLost(_ step: String) throws {
        let shim = try FaultShim()
        let template = try Self.prepared(saved: step == "process")
        let whole = try TestWorkspace(copyOf: template)
        let counter = whole.root + ".calls"
        defer { try? FileManager.default.removeItem(atPath: counter) }
        let ending = try Self.billing(step, whole, shim.environment(root: whole.root, strike: nil, countTo: counter))
        #expect(ending.status == 0, "\(ending.errors)")
        let calls =
            Int(
                try String(contentsOfFile: counter, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines))
            ?? 0
        #expect(calls > 30, "\(calls) calls: the shim sees the command")
        let expected = try Self.books(whole)
        #expect(expected.count == (step == "save" ? 2 : 4))
        let modes = [("kill", 1), ("ENOSPC", 8), ("EIO", 8), ("torn", 8)]
        let strikes = modes.flatMap { mode, every in
            stride(from: 1, through: calls, by: every).map {
                FaultShim.Strike(at: $0, mode: mode, isSticky: mode == "ENOSPC")
            }
        }
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 2) { worker in
            for (index, strike) in strikes.enumerated() where index % 2 == worker {
                do {
                    let workspace = try TestWorkspace(copyOf: template)
                    _ = try Self.billing(step, workspace, shim.environment(root: workspace.root, strike: strike))
                    let again = try Self.billing(step, workspace)
                    let books = try Self.books(workspace)
                    if again.status != 0 || books != expected {
                        failures.withLock { $0.append("\(strike): \(again.status) \(again.errors) \(books)") }
                    }
                } catch {
                    failures.withLock { $0.append("\(strike): \(error)") }
                }
            }
        }
        let list = failures.withLock { $0 }
        print("billing \(step) sweep: \(strikes.count) runs over \(calls) calls, \(list.count) failures")
        #expect(list.isEmpty, "\(list.count): \(list.prefix(3).joined(separator: "\n"))")
    }

    /// A correction, struck and then taken up by the next run: the books are as before it or as after it, and never
    /// anything else; where they are as before, the same words bring it about.
    @Test(arguments: ["void", "credit", "waive"]) func aCorrectionHappensOnceOrNotAtAll(_ step: String) throws {
        let shim = try FaultShim()
        let template = try Self.prepared(saved: true)
        if step != "waive" { _ = try Self.billing("process", template) }
        let event = try #require(try Self.books(template).first { $0.hasPrefix("billingEvent ") })
        let parts = event.dropFirst("billingEvent ".count).split(separator: "|", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\"")) }
        let key = "\(parts[1])/\(parts[2])/-/\(parts[4])"
        let words =
            ["billing", step, key] + (step == "credit" ? ["--amount", "5,00"] : [])
            + ["--reason", "teste", "--author", "clara", "--as-of", "2026-11-22", "--workspace"]
        func correct(_ workspace: TestWorkspace, _ environment: [String: String] = [:]) throws -> Program.Ending {
            try workspace.program.run(words + [workspace.root], environment: environment)
        }
        let whole = try TestWorkspace(copyOf: template)
        let counter = whole.root + ".calls"
        defer { try? FileManager.default.removeItem(atPath: counter) }
        let ending = try correct(whole, shim.environment(root: whole.root, strike: nil, countTo: counter))
        #expect(ending.status == 0, "\(words): \(ending.output)\(ending.errors)")
        let count = try String(contentsOfFile: counter, encoding: .utf8)
        let calls = try #require(Int(count.trimmingCharacters(in: .whitespacesAndNewlines)))
        let (before, after) = (try Self.books(template), try Self.books(whole))
        #expect(before != after)
        var failures: [String] = []
        for (mode, every) in [("kill", 1), ("ENOSPC", 9), ("torn", 9)] {
            for place in stride(from: 1, through: calls, by: every) {
                let strike = FaultShim.Strike(at: place, mode: mode, isSticky: mode == "ENOSPC")
                let workspace = try TestWorkspace(copyOf: template)
                _ = try correct(workspace, shim.environment(root: workspace.root, strike: strike))
                _ = try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
                var books = try Self.books(workspace)
                if books == before {
                    _ = try correct(workspace)
                    books = try Self.books(workspace)
                }
                if books != after { failures.append("\(strike): \(books)") }
            }
        }
        #expect(failures.isEmpty, "\(failures.count): \(failures.prefix(3).joined(separator: "\n"))")
    }
}
