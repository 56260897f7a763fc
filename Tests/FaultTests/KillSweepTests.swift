import Foundation
import TestSupport
import Testing

/// SIGKILL and failing calls at every file-system call of a run, then a second run: the records and the outbox are
/// those of an undisturbed run. `SINTONIA_SWEEP=full` strikes at every call; the default strikes at every call too
/// for the kill, and at every eighth for the other modes.
@Suite(.serialized) struct KillSweepTests {
    static let golden = Checkout.fixtures + "/golden"
    static let isFull = ProcessInfo.processInfo.environment["SINTONIA_SWEEP"] == "full"

    /// What must be equal: every row of the store, every file of archive, quarantine and outbox.
    struct Picture: Equatable {
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

    private func prepared() throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        try workspace.drop(Self.golden)
        return workspace
    }

    private func run(_ workspace: TestWorkspace, _ environment: [String: String] = [:]) throws -> Program.Ending {
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet", environment: environment)
    }

    private func undisturbed(_ shim: FaultShim) throws -> (picture: Picture, calls: Int) {
        let workspace = try prepared()
        let counter = workspace.root + ".calls"
        defer { try? FileManager.default.removeItem(atPath: counter) }
        let ending = try run(workspace, shim.environment(root: workspace.root, strike: nil, countTo: counter))
        #expect(ending.status == 4, "\(ending.errors)")
        let count = Int(
            try String(contentsOfFile: counter, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines))
        return (try Picture(workspace), count ?? 0)
    }

    /// One struck run and its recovery.
    private func check(_ strike: FaultShim.Strike, _ shim: FaultShim, against expected: Picture) throws -> String? {
        let workspace = try prepared()
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
        return picture == expected ? nil : "\(strike): \(picture.difference(from: expected))"
    }

    private func sweep(_ modes: [(mode: String, isSticky: Bool, step: Int)]) throws {
        let shim = try FaultShim()
        let (expected, calls) = try undisturbed(shim)
        #expect(calls > 200, "\(calls) calls: the shim sees the run")
        var failures: [String] = []
        var struck = 0
        for (mode, isSticky, step) in modes {
            for at in stride(from: 1, through: calls, by: step) {
                struck += 1
                let strike = FaultShim.Strike(at: at, mode: mode, isSticky: isSticky)
                if let failure = try check(strike, shim, against: expected) { failures.append(failure) }
            }
        }
        print("fault sweep: \(struck) runs over \(calls) calls, \(failures.count) failures")
        #expect(failures.isEmpty, "\(failures.count): \(failures.prefix(5).joined(separator: "\n"))")
    }

    @Test func killedAtEveryCall() throws { try sweep([("kill", false, 1)]) }

    @Test func tornWrites() throws { try sweep([("torn", false, Self.isFull ? 1 : 16)]) }

    @Test func failingCalls() throws {
        let step = Self.isFull ? 1 : 24
        try sweep([("ENOSPC", true, step), ("EIO", false, step), ("EMFILE", false, step)])
    }
}
