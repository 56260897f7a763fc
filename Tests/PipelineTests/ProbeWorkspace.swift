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
