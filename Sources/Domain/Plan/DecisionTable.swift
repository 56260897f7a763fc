/// The answers to logins of all platforms that ask, after a run: the fresh ones, but for what may not be taken away now,
/// and the last ones of logins of which nothing is said any more.
public struct DecisionTable: Sendable {
    /// A stored answer.
    public struct Known: Sendable {
        /// The answer.
        public var decision: LoginDecision
        /// The run that wrote it.
        public var run: Int64

        /// Both.
        public init(decision: LoginDecision, run: Int64) {
            self.decision = decision
            self.run = run
        }
    }

    /// What the table is made under.
    public struct Terms: Sendable {
        /// The breakers over all that takes away, by platform; the default one elsewhere.
        public var guards: [PlatformID: Breaker] = [:]
        /// Platforms of which an input is missing or cut: nobody loses anything there.
        public var stopped: Set<PlatformID> = []
        /// Leave of a person for so many losses on a platform, where there is one.
        public var leave: @Sendable (PlatformID, Int) -> PlanApproval? = { _, _ in nil }

        /// Default breakers, nothing stopped, no leave.
        public init() {}
    }

    /// The answers, by platform and login.
    public private(set) var decisions: [LoginDecision] = []
    /// The breakers that tripped, over the logins that would lose something.
    public private(set) var trips: [GuardTrip] = []
    /// Approvals that let it pass.
    public private(set) var used: [PlanApproval] = []

    private struct Key: Hashable {
        var platform: PlatformID
        var login: String

        init(_ decision: LoginDecision) {
            platform = decision.platform
            login = decision.login
        }
    }

    /// The table after `run`. Repeated for the same run it says the same.
    public init(_ fresh: [LoginDecision], before: [Known], run: Int64, terms: Terms) {
        var known = Dictionary(before.map { (Key($0.decision), $0) }, uniquingKeysWith: { $1 })
        let closed = closed(fresh, known, terms)
        for var decision in fresh {
            guard let last = known.removeValue(forKey: Key(decision)) else {
                decision.change = .new
                decisions.append(decision)
                continue
            }
            if decision.takesAway(from: last.decision), closed.contains(decision.platform) {
                decision = last.decision
                decision.change = .kept
            } else if last.run == run {
                decision.change = last.decision.change
            } else {
                decision.change = decision.isSame(as: last.decision) ? .same : .changed
            }
            decisions.append(decision)
        }
        for var decision in known.values.map(\.decision) {
            decision.change = .kept
            decisions.append(decision)
        }
        decisions.sort { a, b in a.platform != b.platform ? a.platform < b.platform : a.login.precedes(b.login) }
    }

    /// Platforms of which nothing is taken away now; writes down what tripped.
    private mutating func closed(
        _ fresh: [LoginDecision], _ known: [Key: Known], _ terms: Terms
    ) -> Set<PlatformID> {
        var closed = terms.stopped
        let losers = fresh.filter { decision in
            known[Key(decision)].map { decision.takesAway(from: $0.decision) } ?? false
        }
        for (platform, losers) in Dictionary(grouping: losers, by: \.platform).sorted(by: { $0.key < $1.key }) {
            let base = known.keys.count { $0.platform == platform }
            guard (terms.guards[platform] ?? .destructive).trips(count: losers.count, base: base) else { continue }
            let approval = terms.leave(platform, losers.count)
            trips.append(
                GuardTrip(
                    subject: .logins, lane: .destructive, platform: platform, count: losers.count, base: base,
                    isReleased: approval != nil))
            if let approval { used.append(approval) } else { closed.insert(platform) }
        }
        return closed
    }
}
