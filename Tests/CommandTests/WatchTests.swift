import Foundation
import Glibc
import TestSupport
import Testing

/// The service: a drop is applied within seconds, a half-written file is left until it is whole, SIGTERM ends it.
@Suite(.serialized) struct WatchTests {
    /// A workspace with a running service, settling time included.
    private func watched(_ body: (TestWorkspace, pid_t) throws -> Void) throws {
        let configuration = TestWorkspace.configuration.replacing("settleSeconds: 0", with: "settleSeconds: 1")
        let workspace = try TestWorkspace(configuration: configuration + "\nnightly: \"23:59\"\n")
        let pid = try workspace.program.start(
            ["watch", "--workspace", workspace.root], errors: workspace.root + "/watch.log")
        defer {
            kill(pid, SIGKILL)
            _ = Program.wait(pid)
        }
        usleep(1_500_000)
        try body(workspace, pid)
    }

    /// Seconds until `condition` holds; nil after `limit`.
    private func seconds(limit: Double, until condition: () -> Bool) -> Double? {
        let start = Date()
        while Date().timeIntervalSince(start) < limit {
            if condition() { return Date().timeIntervalSince(start) }
            usleep(50_000)
        }
        return nil
    }

    private func archived(_ workspace: TestWorkspace, _ name: String) -> Bool {
        ((try? workspace.tree("archive"))?.keys.contains { $0.hasSuffix("~" + name) }) ?? false
    }

    @Test func aDropIsAppliedByItself() throws {
        try watched { workspace, _ in
            try workspace.drop(Checkout.fixtures + "/golden/nfe/note-01.xml")
            // Printed, not asserted: a busy machine is no fault of the service. On an idle one it is under 3 s.
            let took = seconds(limit: 60) { archived(workspace, "note-01.xml") }
            print("watch: a drop was applied after \(took.map { "\($0) s" } ?? "never")")
            #expect(took != nil)
            #expect(try workspace.dump().filter { $0.hasPrefix("patrimonyUnit ") }.count == 5)
        }
    }

    @Test func aHalfWrittenFileIsLeftUntilItIsWhole() throws {
        try watched { workspace, _ in
            let bytes = [UInt8](try Data(contentsOf: URL(filePath: Checkout.fixtures + "/golden/nfe/note-01.xml")))
            let path = workspace.root + "/inbox/slow.xml"
            let descriptor = open(path, O_WRONLY | O_CREAT, 0o644)
            #expect(descriptor >= 0)
            // Half of it, then a pause longer than the settling time, with the file still open for writing.
            _ = write(descriptor, bytes, bytes.count / 2)
            usleep(4_000_000)
            #expect(FileManager.default.fileExists(atPath: path), "not touched while it is open")
            bytes.withUnsafeBytes {
                _ = write(descriptor, $0.baseAddress?.advanced(by: bytes.count / 2), bytes.count - bytes.count / 2)
            }
            close(descriptor)
            #expect(seconds(limit: 60) { archived(workspace, "slow.xml") } != nil)
            #expect(try workspace.dump().filter { $0.hasPrefix("patrimonyUnit ") }.count == 5)
            #expect(try workspace.tree("quarantine").keys.filter { !$0.hasSuffix("README.md") }.isEmpty)
        }
    }

    @Test func terminateEndsItCleanly() throws {
        try watched { workspace, pid in
            kill(pid, SIGTERM)
            var status: Int32 = 0
            #expect(seconds(limit: 60) { waitpid(pid, &status, WNOHANG) == pid } != nil)
            #expect(status == 0)
        }
    }

    @Test func theNightlyRunIsMadeOncePerDate() throws {
        let configuration = TestWorkspace.configuration + "\nnightly: \"00:00\"\n"
        let workspace = try TestWorkspace(configuration: configuration)
        try workspace.drop(Checkout.fixtures + "/golden")
        for _ in 0..<2 {
            let pid = try workspace.program.start(["watch", "--workspace", workspace.root])
            defer {
                kill(pid, SIGKILL)
                _ = Program.wait(pid)
            }
            _ = seconds(limit: 60) {
                FileManager.default.fileExists(atPath: workspace.root + "/outbox/latest/manifest.json")
            }
            usleep(2_500_000)
        }
        let runs = try workspace.dump().filter { $0.hasPrefix("run ") }
        #expect(runs.count == 1, "\(runs)")
    }

    @Test func twoInstancesDoNotWorkAtOnce() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(Checkout.fixtures + "/golden")
        let pids = try (0..<4).map { _ in
            try workspace.program.start(["run", "--as-of", "2026-11-22", "--workspace", workspace.root])
        }
        let endings = pids.map(Program.wait)
        #expect(endings.allSatisfy { $0 == 4 }, "\(endings)")
        #expect(try workspace.dump().filter { $0.hasPrefix("patrimonyUnit ") }.count == 10)
        let locked = open(workspace.root + "/.sintonia.lock", O_RDWR)
        #expect(flock(locked, LOCK_EX | LOCK_NB) == 0)
        #expect(try workspace.sintonia("run", "--wait", "0").status == 75)
        close(locked)
    }
}
