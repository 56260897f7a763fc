/// What should be done after a comparison, in order, and what is withheld and why. A pure function of the findings:
/// their order changes nothing.
public struct ActionPlan: Hashable, Sendable {
    /// A finding with what its history adds.
    public struct Proposal: Sendable {
        /// Its id.
        public var id: String
        /// The facts.
        public var finding: Finding
        /// Makes the id of a change of this finding.
        public var actionID: @Sendable (ProposedAction) -> String

        /// All fields.
        public init(id: String, finding: Finding, actionID: @escaping @Sendable (ProposedAction) -> String) {
            self.id = id
            self.finding = finding
            self.actionID = actionID
        }
    }

    /// What a plan is made under.
    public struct Terms: Sendable {
        /// The breakers, by platform; a platform without any has the default ones.
        public var guards: [PlatformID: PlanGuards] = [:]
        /// Customers of a platform: its accounts or the contracts that concern it, whichever are more.
        public var bases: [PlatformID: Int] = [:]
        /// Live boxes of a platform; where none are given the register is not watched.
        public var boxes: [PlatformID: Int] = [:]
        /// What is known of the platforms.
        public var traits: [PlatformID: PlatformTraits] = [:]
        /// Platforms of which an input is missing or cut: nothing is taken away there.
        public var incomplete: Set<PlatformID> = []
        /// The approvals that stand.
        public var approvals: [PlanApproval] = []
        /// Makes a hash of ``ActionPlan/text(of:in:)``.
        public var digest: @Sendable (String) -> String

        /// No approval, default breakers, nothing known.
        public init(digest: @escaping @Sendable (String) -> String) { self.digest = digest }
    }

    /// The changes and tasks, by platform and in the order in which they are to be done.
    public private(set) var actions: [PlannedAction] = []
    /// The breakers that tripped, by platform and lane.
    public private(set) var trips: [GuardTrip] = []
    /// Approvals that were used up, by their platform.
    public private(set) var used: [PlanApproval] = []

    /// The plan of these findings.
    public init(_ proposals: [Proposal], terms: Terms) {
        var byID: [String: PlannedAction] = [:]
        for proposal in proposals {
            var before: String?
            for action in proposal.finding.actions {
                let id = proposal.actionID(action)
                var planned = PlannedAction(action, id: id, of: proposal.finding, findingID: proposal.id)
                if let before { planned.dependsOn = [before] }
                before = id
                byID[id] = planned
            }
        }
        var list = Self.merged(byID.values.sorted { $0.id < $1.id })
        Self.withholdContradictions(&list)
        for index in list.indices where list[index].withheldBy == nil && list[index].lane == .destructive {
            if let platform = list[index].platform, terms.incomplete.contains(platform) {
                list[index].withheldBy = .inputIncomplete
            }
        }
        Self.order(&list, terms)
        actions = list
        judgeBreakers(terms)
        judgeRegister(proposals.map(\.finding), terms)
        withholdDependents()
        number()
    }

    /// Two findings that ask for the same change give one action.
    private static func merged(_ list: [PlannedAction]) -> [PlannedAction] {
        struct Change: Hashable {
            var platform: PlatformID?
            var verb: ProposedAction.Verb
            var target, wanted: String
        }
        var result: [PlannedAction] = []
        var places: [Change: Int] = [:]
        var renamed: [String: String] = [:]
        for action in list {
            let change = Change(
                platform: action.platform, verb: action.verb, target: action.target, wanted: action.wanted)
            guard action.lane != .task, let place = places[change] else {
                places[change] = result.count
                result.append(action)
                continue
            }
            renamed[action.id] = result[place].id
            result[place].findings = Set(result[place].findings + action.findings).sorted()
            result[place].dependsOn = Set(result[place].dependsOn + action.dependsOn).sorted()
            // The stricter of them counts, and what withholds one of them withholds the change.
            if action.lane == .destructive { result[place].lane = .destructive }
            result[place].isReversible = result[place].isReversible && action.isReversible
            if result[place].present != action.present, result[place].withheldBy == nil {
                result[place].withheldBy = .contradiction
            }
            result[place].withheldBy = result[place].withheldBy ?? action.withheldBy
        }
        for index in result.indices {
            result[index].dependsOn = Set(result[index].dependsOn.map { renamed[$0] ?? $0 })
                .subtracting([result[index].id]).sorted()
        }
        return result
    }

    /// Two changes that want different states of one thing: neither is carried out.
    private static func withholdContradictions(_ list: inout [PlannedAction]) {
        struct Thing: Hashable {
            var platform: PlatformID?
            var verb: ProposedAction.Verb
            var target: String
        }
        let places = Dictionary(grouping: list.indices.filter { list[$0].lane != .task }) {
            Thing(platform: list[$0].platform, verb: list[$0].verb, target: list[$0].target)
        }
        for group in places.values where Set(group.map { list[$0].wanted }).count > 1 {
            // A box that is first taken from one account and then given to another is no contradiction.
            let ids = Set(group.map { list[$0].id })
            let steps = group.filter { !ids.isDisjoint(with: list[$0].dependsOn) }
            if steps.count == group.count - 1 { continue }
            for index in group where list[index].withheldBy == nil { list[index].withheldBy = .contradiction }
        }
    }

    /// Within a platform by blast radius; for one contract what gives goes before what takes, unless an account of the
    /// platform has one package at a time.
    private static func order(_ list: inout [PlannedAction], _ terms: Terms) {
        struct Owner: Hashable {
            var platform: PlatformID?
            var contract: ContractID
        }
        var owners: [Owner: [Int]] = [:]
        for (index, action) in list.enumerated() where action.lane != .task {
            guard let contract = action.contract else { continue }
            owners[Owner(platform: action.platform, contract: contract), default: []].append(index)
        }
        for (owner, indices) in owners {
            let isSingle = owner.platform.flatMap { terms.traits[$0]?.hasSinglePackage } ?? false
            let gives = indices.filter { list[$0].lane == .additive }
            let takes = indices.filter { list[$0].lane == .destructive }
            let (first, then) = isSingle ? (takes, gives) : (gives, takes)
            for later in then {
                let earlier = first.filter { list[$0].verb == list[later].verb && list[$0].dependsOn.isEmpty }
                let ids = Set(list[later].dependsOn).union(earlier.map { list[$0].id })
                list[later].dependsOn = ids.subtracting([list[later].id]).sorted()
            }
        }
        // What is carried back into the ERP waits until the platform has been changed.
        for index in list.indices where list[index].platform == nil && list[index].lane == .change {
            guard let contract = list[index].contract, list[index].wanted.isEmpty else { continue }
            let there = owners.filter { $0.key.contract == contract && $0.key.platform != nil }.flatMap(\.value)
            let ids = there.filter { list[$0].lane == .destructive }.map { list[$0].id }
            list[index].dependsOn = Set(list[index].dependsOn).union(ids).sorted()
        }
        list.sort(by: comesFirst)
    }

    private static func comesFirst(_ a: PlannedAction, _ b: PlannedAction) -> Bool {
        if a.platform != b.platform { return (a.platform?.text ?? "").precedes(b.platform?.text ?? "") }
        if a.rank != b.rank { return a.rank < b.rank }
        return a.target != b.target ? a.target.precedes(b.target) : a.id < b.id
    }

    /// One cap over the sum of all that takes away, and one over what gives. Each withholds its own lane only.
    private mutating func judgeBreakers(_ terms: Terms) {
        for platform in Set(actions.compactMap(\.platform)).sorted() {
            let guards = terms.guards[platform] ?? PlanGuards()
            let base = terms.bases[platform] ?? 0
            for (lane, breaker, cap) in [
                (PlannedAction.Lane.additive, guards.additive, ProposedAction.Withholding.additiveCap),
                (.destructive, guards.destructive, .destructiveCap),
            ] {
                // What only lacks its proof counts: many at once are a sign of a bad file, proved or not.
                let counted = actions.indices.filter { index in
                    actions[index].platform == platform && actions[index].lane == lane
                        && actions[index].withheldBy.map(\.isAboutProof) ?? true
                }
                guard breaker.trips(count: counted.count, base: base) else { continue }
                let trip = GuardTrip(
                    lane: lane, platform: platform, count: counted.count, base: base, isReleased: false)
                judge(trip, over: counted, cap, terms)
            }
        }
    }

    /// Where the register is silent about too many boxes of a platform, none of its boxes is taken off.
    private mutating func judgeRegister(_ findings: [Finding], _ terms: Terms) {
        for (platform, boxes) in terms.boxes.sorted(by: { $0.key < $1.key }) {
            let breaker = (terms.guards[platform] ?? PlanGuards()).patrimony
            let count = PatrimonyBreaker.count(findings, on: platform)
            guard breaker.trips(count: count, boxes: boxes) else { continue }
            let unpaired = actions.indices.filter { index in
                actions[index].platform == platform && actions[index].lane == .destructive
                    && actions[index].verb == .setDevice
            }
            let trip = GuardTrip(
                subject: .boxes, lane: .destructive, platform: platform, count: count, base: boxes, isReleased: false)
            judge(trip, over: unpaired, .patrimonyCap, terms)
        }
    }

    /// Writes a trip down; withholds the actions it is over, unless a person let exactly this plan pass.
    private mutating func judge(
        _ trip: GuardTrip, over counted: [Int], _ cap: ProposedAction.Withholding, _ terms: Terms
    ) {
        var trip = trip
        if let platform = trip.platform, let approval = approval(of: platform, for: counted.count, terms) {
            trip.isReleased = true
            if !used.contains(approval) { used.append(approval) }
        } else {
            for index in counted where actions[index].withheldBy == nil { actions[index].withheldBy = cap }
        }
        trips.append(trip)
    }

    /// A person's leave for this plan of a platform, where it reaches as far as `count`.
    public func approval(of platform: PlatformID, for count: Int, _ terms: Terms) -> PlanApproval? {
        let own = terms.approvals.filter { $0.platform == platform && count <= $0.ceiling }
        guard !own.isEmpty else { return nil }
        let hash = terms.digest(Self.text(of: platform, in: actions))
        return own.first { $0.hash == hash }
    }

    /// What waits for something that is withheld is withheld.
    private mutating func withholdDependents() {
        var withheld = Set(actions.filter { $0.withheldBy != nil }.map(\.id))
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for index in actions.indices
            where actions[index].withheldBy == nil && !withheld.isDisjoint(with: actions[index].dependsOn) {
                actions[index].withheldBy = .dependsOnWithheld
                withheld.insert(actions[index].id)
                hasChanged = true
            }
        }
    }

    /// Places in the plan: by blast radius, and nothing before what it waits for.
    private mutating func number() {
        let lists = Dictionary(grouping: actions, by: \.platform)
        actions = lists.sorted { ($0.key?.text ?? "").precedes($1.key?.text ?? "") }.flatMap { _, list in
            let own = Set(list.map(\.id))
            var done: Set<String> = []
            var waiting: [String: [Int]] = [:]
            var missing: [Int: Int] = [:]
            var result: [PlannedAction] = []
            func take(_ first: Int) {
                var ready = [first]
                while let index = ready.popLast() {
                    var action = list[index]
                    guard !done.contains(action.id) else { continue }
                    action.order = result.count + 1
                    result.append(action)
                    done.insert(action.id)
                    for next in (waiting.removeValue(forKey: action.id) ?? []).reversed() {
                        missing[next, default: 0] -= 1
                        if missing[next] == 0 { ready.append(next) }
                    }
                }
            }
            for index in list.indices {
                let open = Set(list[index].dependsOn).intersection(own).subtracting(done)
                guard !open.isEmpty else {
                    take(index)
                    continue
                }
                missing[index] = open.count
                for id in open { waiting[id, default: []].append(index) }
            }
            // A circle has no first: the smallest radius then decides.
            for index in list.indices where !done.contains(list[index].id) { take(index) }
            return result
        }
    }

    /// What a person approves of a platform: every change with its precondition. The same changes have the same text,
    /// whatever withholds them and in whatever order they come.
    public static func text(of platform: PlatformID, in actions: [PlannedAction]) -> String {
        let lines = actions.filter { $0.platform == platform && $0.lane != .task }.map {
            [$0.id, $0.verb.rawValue, $0.target, $0.present, $0.wanted].joined(separator: "\u{1F}")
        }
        return ([platform.text] + lines.sorted { $0.precedes($1) }).joined(separator: "\n")
    }
}

/// A person's leave to let one plan of one platform pass its tripped breakers, once. Source: `domain/billing.md` §2.6.
public struct PlanApproval: Hashable, Sendable {
    /// Whose plan.
    public var platform: PlatformID
    /// Which plan: the hash of ``ActionPlan/text(of:in:)``.
    public var hash: String
    /// More changes of a lane than this are not let through: leave is no licence.
    public var ceiling: Int
    /// Who, and why.
    public var author: String, reason: String
    /// The last business date on which it counts.
    public var expires: BusinessDate

    /// All fields.
    public init(
        platform: PlatformID, hash: String, ceiling: Int, author: String, reason: String, expires: BusinessDate
    ) {
        self.platform = platform
        self.hash = hash
        self.ceiling = ceiling
        self.author = author
        self.reason = reason
        self.expires = expires
    }
}
