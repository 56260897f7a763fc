import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

/// SIGKILL and failing calls at every file-system call of a run, then a second run: the records and the outbox are
/// those of an undisturbed run. `SINTONIA_SWEEP=full` strikes at every call; the default kills at every call too, and
/// strikes at fewer in the other modes, for a run has some 1,800 of them.
@Suite(.serialized) struct KillSweepTests {
    static let golden = Checkout.fixtures + "/golden"
    static let isFull = ProcessInfo.processInfo.environment["SINTONIA_SWEEP"] == "full"

    /// What must be equal: every row of the store, every file of archive, quarantine and outbox.
    struct Picture: Equatable, Sendable {
        var dump: [String]
        var archive: [String: Data]
        var quarantine: [String: Data]
        var outbox: [String: Data]

        init(_ workspace: TestWorkspace) throws {
            dump = try workspace.dump()
            archive = try workspace.tree("archive")
            quarantine = try workspace.tree("quarantine")
            outbox = try workspace.tree("outbox")
        }

        func difference(from other: Picture) -> String {
            if dump != other.dump {
                return "store: "
                    + Set(dump).symmetricDifference(other.dump).sorted().prefix(4).joined(separator: " // ")
            }
            for (name, a, b) in [
                ("archive", archive, other.archive), ("quarantine", quarantine, other.quarantine),
                ("outbox", outbox, other.outbox),
            ] where a != b {
                let names = Set(a.keys).symmetricDifference(b.keys).sorted()
                let changed = a.keys.filter { b[$0] != nil && b[$0] != a[$0] }.sorted()
                return "\(name): \(names.prefix(4)) changed \(changed.prefix(4))"
            }
            return "none"
        }
    }

    private static let template = Result {
        let workspace = try TestWorkspace()
        try workspace.drop(golden)
        return workspace
    }

    private static func prepared() throws -> TestWorkspace { try TestWorkspace(copyOf: template.get()) }

    private func run(_ workspace: TestWorkspace, _ environment: [String: String] = [:]) throws -> Program.Ending {
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet", environment: environment)
    }

    /// The pictures of an undisturbed run, and of the same run followed by another.
    struct Expected: Sendable {
        var once: Picture
        var twice: Picture
    }

    private func undisturbed(_ shim: FaultShim) throws -> (picture: Expected, calls: Int) {
        let workspace = try Self.prepared()
        let counter = workspace.root + ".calls"
        defer { try? FileManager.default.removeItem(atPath: counter) }
        let ending = try run(workspace, shim.environment(root: workspace.root, strike: nil, countTo: counter))
        #expect(ending.status == 4, "\(ending.errors)")
        let count = Int(
            try String(contentsOfFile: counter, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines))
        let once = try Picture(workspace)
        #expect(try run(workspace).status == 4)
        return (Expected(once: once, twice: try Picture(workspace)), count ?? 0)
    }

    /// One struck run and its recovery.
    private func check(_ strike: FaultShim.Strike, _ shim: FaultShim, against expected: Expected) throws -> String? {
        let workspace = try Self.prepared()
        let struck = try run(workspace, shim.environment(root: workspace.root, strike: strike))
        if strike.mode == "kill" && struck.status != 137 { return "\(strike): was not killed, \(struck.status)" }
        // What a person sees half way: either no report, or a whole one.
        let latest = workspace.root + "/outbox/latest"
        if FileManager.default.fileExists(atPath: latest),
            !FileManager.default.fileExists(atPath: latest + "/manifest.json")
        {
            return "\(strike): a report without its manifest"
        }
        let recovered = try run(workspace)
        guard recovered.status == 4 else { return "\(strike): then \(recovered.status) \(recovered.errors)" }
        let picture = try Picture(workspace)
        // Struck after its report was out and its journal said so, the first run is finished and the second is another.
        let isAnother = picture.outbox.keys.contains { $0.contains("-02/") }
        let due = isAnother ? expected.twice : expected.once
        return picture == due ? nil : "\(strike): \(picture.difference(from: due))"
    }

    private func sweep(_ modes: [(mode: String, isSticky: Bool, step: Int)]) throws {
        let shim = try FaultShim()
        let (expected, calls) = try undisturbed(shim)
        #expect(calls > 200, "\(calls) calls: the shim sees the run")
        let strikes = modes.flatMap { mode, isSticky, step in
            stride(from: 1, through: calls, by: step).map {
                FaultShim.Strike(at: $0, mode: mode, isSticky: isSticky)
            }
        }
        let found = Failures()
        // Threads of their own: each waits for a child, which must not hold a thread of the cooperative pool.
        DispatchQueue.concurrentPerform(iterations: 2) { worker in
            for (index, strike) in strikes.enumerated() where index % 2 == worker {
                do {
                    if let failure = try check(strike, shim, against: expected) { found.add(failure) }
                } catch {
                    found.add("\(strike): \(error)")
                }
            }
        }
        let struck = strikes.count
        let failures = found.list
        print("fault sweep: \(struck) runs over \(calls) calls, \(failures.count) failures")
        #expect(failures.isEmpty, "\(failures.count): \(failures.prefix(5).joined(separator: "\n"))")
    }

    /// What several threads found.
    private final class Failures: Sendable {
        private let found = Mutex<[String]>([])
        var list: [String] { found.withLock { $0 } }
        func add(_ failure: String) { found.withLock { $0.append(failure) } }
    }

    @Test func killedAtEveryCall() throws { try sweep([("kill", false, 1)]) }

    @Test func tornWrites() throws { try sweep([("torn", false, Self.isFull ? 1 : 16)]) }

    @Test func failingCalls() throws {
        let step = Self.isFull ? 1 : 24
        try sweep([("ENOSPC", true, step), ("EIO", false, step), ("EMFILE", false, step)])
    }
}
