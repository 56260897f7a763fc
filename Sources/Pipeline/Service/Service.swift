internal import Domain
internal import Foundation
internal import Store
internal import Watching

/// The service: applies each drop within seconds, and makes the full run once per business date at its hour.
/// A blocked thread of its own waits for events, so that nothing here runs on Swift's cooperative pool.
public final class Service: Sendable {
    /// What the service tells whoever started it.
    public enum Event: Sendable {
        /// A pass took files in.
        case applied(deliveries: Int)
        /// The nightly run ended, with the path of its report.
        case ran(RunResult)
        /// Work is paused: the disk is full or failing, or another instance holds the workspace. Tried again.
        case paused(String)
    }

    private let opening: Opening
    private let report: @Sendable (Event) -> Void
    private let environment: [String: String]
    private let stop = StopFlag()

    /// A service for a workspace. `environment` may hold secrets; `report` is called on the service's thread.
    public init(opening: Opening, environment: [String: String], report: @escaping @Sendable (Event) -> Void) {
        self.opening = opening
        self.environment = environment
        self.report = report
    }

    /// Ends ``run()`` after the pass in hand.
    public func end() { stop.raise() }

    /// Scan interval where no event arrives (network shares give none), in seconds.
    static let scanSeconds = 1.0

    /// Works until ``end()``. Throws only what makes any work impossible: a wrong configuration, an unreadable
    /// workspace.
    public func run() throws {
        let configuration = try opening.configuration()
        let workspace = Workspace(root: opening.root)
        try LocalFiles().makeFolder(workspace.inbox)
        let watch = try FolderWatch(folder: workspace.inbox)
        stop.wakes(watch.interrupter)
        defer { stop.wakes(nil) }
        while !stop.isRaised {
            do {
                try pass(configuration)
            } catch {
                guard let words = Self.pauseReason(error) else { throw error }
                report(.paused(words))
                pause(seconds: 5, watch: watch)
            }
            pause(seconds: Self.scanSeconds, watch: watch)
        }
    }

    private func pause(seconds: Double, watch: FolderWatch) {
        guard !stop.isRaised else { return }
        _ = watch.wait(milliseconds: Int32(seconds * 1000))
    }

    /// Conditions that pass by themselves.
    private static func pauseReason(_ error: any Error) -> String? {
        switch error {
        case let fault as FileFault where fault.isEnvironment: fault.description
        case let fault as StoreFault where fault.isEnvironment: fault.description
        case WorkspaceFault.locked(let path, _): path
        default: nil
        }
    }

    /// One pass: documents, and the nightly run where it is due; who is to be told of it is told when the lock is free.
    private func pass(_ configuration: Configuration) throws {
        guard try isWorkWaiting(configuration) else { return }
        try underLock()()
    }

    /// The pass itself; what is left to do afterwards.
    private func underLock() throws -> () -> Void {
        let (context, lock) = try opening.forWork()
        defer { withExtendedLifetime(lock) {} }
        guard try isNightlyDue(context) else {
            let taken = try Pass(context: context).takeIn()
            if taken.deliveries > 0 { report(.applied(deliveries: taken.deliveries)) }
            return {}
        }
        let result = try Run(context: context, isNightly: true).make()
        report(.ran(result))
        let notifier = Notifier(context: context, environment: environment)
        let notice = notifier.claim(result)
        return { notifier.tell(notice) }
    }

    /// A look without the lock: anything in the inbox or the work folder, or the hour has come.
    private func isWorkWaiting(_ configuration: Configuration) throws -> Bool {
        let workspace = Workspace(root: opening.root)
        let files = LocalFiles()
        guard let context = try opening.forReading() else {
            return true
        }
        if try isNightlyDue(context) { return true }
        var isWaiting = false
        try files.eachName(in: workspace.work) { name in if name != "README.md" { isWaiting = true } }
        let scan = InboxScan(files: files, inbox: workspace.inbox, settleSeconds: 0, clock: opening.clock)
        let young = try scan.eachGroup { group in if !group.isEmpty { isWaiting = true } }
        return isWaiting || !young.isEmpty
    }

    private func isNightlyDue(_ context: Context) throws -> Bool {
        let now = context.clock.now()
        guard minutesOfDay(now, in: context.configuration.timeZone) >= context.configuration.nightlyMinute else {
            return false
        }
        let date = context.asOf
        return try !context.store.read { try $0.hasNightlyRun(on: date) }
    }
}

/// A flag that a signal handler may raise and that wakes the waiting thread.
private final class StopFlag: Sendable {
    private struct State {
        var isRaised = false
        var interrupter: FolderWatch.Interrupter?
    }
    private let state = Locked(State())

    var isRaised: Bool { state.with { $0.isRaised } }
    func raise() {
        state.with {
            $0.isRaised = true
            $0.interrupter?.interrupt()
        }
    }
    func wakes(_ interrupter: FolderWatch.Interrupter?) { state.with { $0.interrupter = interrupter } }
}
