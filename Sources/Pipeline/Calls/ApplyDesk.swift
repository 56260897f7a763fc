public import Domain
internal import Foundation
public import Platforms
public import Store

/// Carries out the plan of a platform over HTTP: holds each change against the platform's present state, writes down every
/// call before and after it is made, reads back, and never repeats a call of which nobody knows whether it took effect.
public struct ApplyDesk {
    /// A change and what became of it.
    public struct Row: Sendable {
        /// The change.
        public var action: PlannedAction
        /// What became of it.
        public var result: AppliedAction
    }

    /// How it ended.
    public enum Ending: Sendable {
        /// What became of every change that nothing withholds.
        case done([Row])
        /// Nothing more could be called, for this reason: the changes up to then.
        case stopped([Row], CallFault)
        /// There is no plan of this platform that may be carried out.
        case nothing
        /// The plan is not the one that was looked at; its hash now.
        case stale(now: String)
        /// The profile does not say that anything may be executed against the platform.
        case notExecutable
        /// The profile's quiet hours.
        case quiet
    }

    private let door: PlatformDoor
    private var context: Context { door.context }

    /// Through this door.
    public init(door: PlatformDoor) { self.door = door }

    /// Carries out the plan with this hash (at least 8 digits of it). Taken up again after a crash it goes on where it was.
    public func apply(_ platform: PlatformID, plan hash: String, author: String) throws -> Ending {
        let line = try door.open(platform, needsSecrets: true)
        guard let sheet = try ReviewDesk(context: context).sheets().first(where: { $0.platform == platform }),
            let whole = sheet.hash
        else { return .nothing }
        guard hash.utf8.count >= 8, whole.hasPrefix(hash) else { return .stale(now: whole) }
        let ready = sheet.actions.filter { $0.withheldBy == nil && $0.verb != .review }.sorted { $0.order < $1.order }
        guard !ready.isEmpty else { return .nothing }
        guard line.profile.capabilities.isExecutable else { return .notExecutable }
        if ready.contains(where: { $0.lane == .destructive }),
            line.profile.isQuiet(at: minutesOfDay(context.clock.now(), in: context.configuration.timeZone))
        {
            return .quiet
        }
        var session = try ApplySession(
            context: context, platform: platform, line: line, author: author, plan: whole, actions: ready)
        try session.carryOut()
        return session.stoppedBy.map { .stopped(session.rows, $0) } ?? .done(session.rows)
    }
}
