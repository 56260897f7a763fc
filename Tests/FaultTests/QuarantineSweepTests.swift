import Foundation
import TestSupport
import Testing

/// SIGKILL at every file-system call of a sample while a file is handed in again, or put away; then a run. At every moment
/// the bytes lie somewhere, and in the end everything is as if nobody had struck.
@Suite(.serialized) struct QuarantineSweepTests {
    static let bytes = "quem;quando\n1;2\n"
    static let steps = [
        ["quarantine", "retry", "1"], ["quarantine", "discard", "1", "--author", "ana", "--reason", "teste"],
    ]

    static func prepared() throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        try workspace.drop(text: bytes, as: "erp/sem-cabecalho.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        return workspace
    }

    static func take(
        _ step: [String], _ workspace: TestWorkspace, _ environment: [String: String] = [:]
    ) throws -> Program.Ending {
        try workspace.program.run(
            step + ["--as-of", "2026-11-22", "--workspace", workspace.root], environment: environment)
    }

    /// Where copies of the bytes lie, without the names that hold a time.
    static func copies(_ workspace: TestWorkspace) throws -> [String] {
        try ["inbox", "work", "archive", "quarantine"].flatMap { folder in
            try workspace.tree(folder).filter { $0.value == Data(bytes.utf8) }.keys.map { "\(folder)/\($0)" }
        }.sorted()
    }

    @Test(arguments: steps.indices) func theBytesAreAlwaysSomewhere(_ index: Int) throws {
        let step = Self.steps[index]
        let shim = try FaultShim()
        let template = try Self.prepared()
        let whole = try TestWorkspace(copyOf: template)
        let counter = whole.root + ".calls"
        defer { try? FileManager.default.removeItem(atPath: counter) }
        let ending = try Self.take(step, whole, shim.environment(root: whole.root, strike: nil, countTo: counter))
        #expect(ending.status == (index == 0 ? 1 : 0), "\(ending.errors)")
        let count = try String(contentsOfFile: counter, encoding: .utf8)
        let calls = try #require(Int(count.trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(calls > 30, "\(calls) calls: the shim sees the command")
        let expected = try Self.copies(whole)
        let before = try Self.copies(template)
        #expect(expected != before)
        // Everywhere where `SINTONIA_SWEEP=full` asks for it; else at a sample.
        let isFull = ProcessInfo.processInfo.environment["SINTONIA_SWEEP"] == "full"
        var failures: [String] = []
        for (mode, every) in [("kill", isFull ? 1 : 17), ("ENOSPC", isFull ? 5 : 61)] {
            for place in stride(from: 1 + index, through: calls, by: every) {
                let strike = FaultShim.Strike(at: place, mode: mode, isSticky: mode == "ENOSPC")
                let workspace = try TestWorkspace(copyOf: template)
                _ = try Self.take(step, workspace, shim.environment(root: workspace.root, strike: strike))
                if try Self.copies(workspace).isEmpty { failures.append("\(strike): the bytes are gone") }
                _ = try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
                // Either the decision had reached the inbox, or it had not: then the same words bring it about.
                if try Self.copies(workspace) == before { _ = try Self.take(step, workspace) }
                let copies = try Self.copies(workspace)
                if copies.count != expected.count { failures.append("\(strike): \(copies)") }
                let list = try workspace.sintonia("quarantine", "list", "--json")
                if list.output.components(separatedBy: "\"delivery\"").count - 1 != (index == 0 ? 1 : 0) {
                    failures.append("\(strike): \(list.output)")
                }
            }
        }
        print("quarantine sweep: \(step[1]), \(calls) calls, \(failures.count) failures")
        #expect(failures.isEmpty, "\(failures.prefix(3).joined(separator: "\n"))")
    }
}
