import Foundation
import Logging
import Pipeline
import Synchronization
import Watching

/// A workspace in a temporary folder, with a clock that a test sets.
final class ProbeWorkspace {
    let root = FileManager.default.temporaryDirectory.path + "/sintonia-\(UUID().uuidString)"
    let clock = SetClock()

    init(_ more: String = "") throws {
        let yaml = """
            provider: { name: "TV Exemplo", cnpj: ["11222333000181"] }
            billing: { proration: full }
            intake: { settleSeconds: 0 }
            \(more)
            """
        try Initialisation(root: root, configuration: yaml).make()
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    var opening: Opening {
        Opening(
            root: root, asOf: nil, waitSeconds: 0, clock: clock,
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }
}

/// A clock that a test sets; a pause is remembered and takes no time.
final class SetClock: Clock {
    // 2026-11-22, eight in the morning in São Paulo.
    private let state = Mutex((now: Date(timeIntervalSince1970: 1_795_345_200), pauses: [Double]()))

    var pauses: [Double] { state.withLock { $0.pauses } }
    func advance(_ seconds: Double) { state.withLock { $0.now += seconds } }
    func now() -> Date { state.withLock { $0.now } }
    func monotonicSeconds() -> Double { now().timeIntervalSince1970 }
    func sleep(seconds: Double) { state.withLock { $0.pauses.append(seconds) } }
}

/// A machine as a test wants it.
struct SetMachine: Machine {
    var user: UInt32 = 1000
    var libraries: [(name: String, version: String)] = [("SQLite", "3.40.1")]
    var space = StorageRoom(freeBytes: 1 << 40, freeNames: 1 << 20, names: 1 << 21, kind: "ext4")
    var devices: [String: UInt64] = [:]
    var closed: Set<String> = []
    var holding: [LockHolder] = []
    var settings = ["fs/inotify/max_user_watches": 65_536, "fs/inotify/max_user_instances": 128]

    private func last(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    func room(at path: String) throws(FileFault) -> StorageRoom { space }

    func permissions(of path: String) throws(FileFault) -> FilePermissions {
        var permissions = try LocalFiles().permissions(of: path)
        permissions.device = devices[last(path)] ?? 1
        return permissions
    }

    func mayWrite(_ path: String) -> Bool { !closed.contains(last(path)) }
    func holders(ofLock path: String) -> [LockHolder] { holding }
    func setting(_ name: String) -> Int? { settings[name] }
}
