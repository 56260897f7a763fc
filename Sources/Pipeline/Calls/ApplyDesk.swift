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
        /// What became of every change that nothing withholds; whether what was read back lies in the inbox.
        case done([Row], isRead: Bool)
        /// Nothing more could be called, for this reason: the changes up to then.
        case stopped([Row], CallFault)
        /// These files were applied after the plan was made: it may not be what is wanted any more.
        case inputsCame([String])
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
        let newer = try context.store.read { try $0.unreportedInputs() }.filter {
            $0.isMeant(for: platform, line.profile)
        }
        guard newer.isEmpty else { return .inputsCame(newer.map(\.path).sorted()) }
        let ready = sheet.actions.filter { $0.withheldBy == nil && $0.verb != .review }.sorted { $0.order < $1.order }
        guard !ready.isEmpty else { return .nothing }
        guard line.profile.capabilities.isExecutable else { return .notExecutable }
        if ready.allSatisfy({ $0.lane == .destructive }),
            line.profile.isQuiet(at: minutesOfDay(context.clock.now(), in: context.configuration.timeZone))
        {
            return .quiet
        }
        var session = try ApplySession(
            context: context, platform: platform, line: line, author: author, plan: whole, actions: ready)
        try session.carryOut()
        return session.stoppedBy.map { .stopped(session.rows, $0) } ?? .done(session.rows, isRead: session.isRead)
    }
}

extension Delivery {
    /// Whether it may change what is wanted of a platform: the ERP's tables and orders. What the platform itself is like
    /// is read before every change, where it can be read.
    fileprivate func isMeant(for platform: PlatformID, _ profile: PlatformProfile) -> Bool {
        guard case .table(let kind)? = self.kind else { return false }
        switch kind {
        case .plans, .packages, .subscribers, .contracts, .contractPackages, .points, .orders: return true
        case .accounts, .entitlements, .devices: return self.platform == platform && !profile.canBeReadBack
        default: return false
        }
    }
}
