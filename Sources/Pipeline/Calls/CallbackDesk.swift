public import Domain
internal import Platforms
internal import Store

/// Answers a platform that asks whether somebody who logs in may watch: from the decision table of the last run, and from
/// nothing else. It reads; it never writes.
public struct CallbackDesk: Sendable {
    /// Why somebody is let in or not.
    public enum Reason: String, Sendable, CaseIterable {
        case entitled
        case notEntitled = "not-entitled"
        /// He is let in, but not to this package.
        case packageNotIncluded = "package-not-included"
        /// The table has no such login.
        case unknownLogin = "unknown-login"
    }

    /// The answer to one question.
    public struct Answer: Hashable, Sendable {
        /// He may watch (the package, where one was asked for).
        public var isAllowed: Bool
        /// What he may watch, by the platform's code.
        public var packages: [PackageID]
        /// Why.
        public var reason: Reason
    }

    /// No run has made a table for the platform: an answer would be a guess, and a no to everybody.
    public struct NoTable: Error {}

    /// The table is older than it may be: somebody on it may have cancelled since, and somebody else paid.
    public struct StaleTable: Error {
        /// The day that it is of.
        public var date: BusinessDate
    }

    private let store: Store
    private let platform: PlatformID
    private let longestDays: Int
    private let today: @Sendable () -> BusinessDate

    /// Of a workspace that is read beside whoever works in it. A table is answered from for `longestDays` after its own
    /// day; `date`: the day it is now, instead of the clock's. Throws ``AccessFault`` for a platform that is not known or
    /// does not ask, and ``CallFault/notSignedOff(section:level:)`` where nobody answers for what it rests on: a wrong
    /// answer takes television away from a viewer.
    public init(_ context: Context, platform: PlatformID, longestDays: Int, date: BusinessDate?) throws {
        guard let profile = context.configuration.book[platform] else {
            throw AccessFault.unknownPlatform(platform.text)
        }
        guard profile.direction == .callback else { throw AccessFault.asksNothing(platform.text) }
        guard profile.signedOffBy != nil || profile.evidence.level.isVendors else {
            throw CallFault.notSignedOff(section: "direction", level: profile.evidence.level)
        }
        store = context.store
        self.platform = platform
        self.longestDays = longestDays
        let (clock, zone) = (context.clock, context.configuration.timeZone)
        today = { date ?? clock.today(in: zone) }
    }

    /// The answer for `login`, written as the viewer types it; `package` by the platform's code. Throws ``NoTable``,
    /// ``StaleTable`` and ``StoreFault``. The same is read whether there is such a login or not.
    public func answer(login: String, package: String?) throws -> Answer {
        let name = login.trimmingBlanks().lowercased()
        let (date, decision) = try store.read { tx in
            (try tx.loginTableDate(platform: platform), try tx.loginDecision(platform: platform, login: name))
        }
        guard let date else { throw NoTable() }
        guard today().days(since: date) <= longestDays else { throw StaleTable(date: date) }
        guard let decision else { return Answer(isAllowed: false, packages: [], reason: .unknownLogin) }
        guard decision.isAllowed else { return Answer(isAllowed: false, packages: [], reason: .notEntitled) }
        if let package, !decision.packages.contains(where: { $0.text == package }) {
            return Answer(isAllowed: false, packages: decision.packages, reason: .packageNotIncluded)
        }
        return Answer(isAllowed: true, packages: decision.packages, reason: .entitled)
    }
}
