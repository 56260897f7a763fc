import Domain
import Testing

/// A platform and an ERP that do what a plan says, from the state that was seen and no other.
private struct Simulator {
    var world: FindingsWorld

    /// Carries out what is released, in order; returns how many changes it made.
    mutating func apply(_ plan: ActionPlan) -> Int {
        plan.actions.filter { $0.withheldBy == nil }.reduce(0) { $0 + (carryOut($1) ? 1 : 0) }
    }

    private mutating func carryOut(_ action: PlannedAction) -> Bool {
        guard let platform = action.platform else { return false }
        switch action.verb {
        case .setAccountState: return setState(action, on: platform)
        case .setPackages: return setPackages(action, on: platform)
        case .setDevice: return setDevice(action, on: platform)
        case .setField, .review: return false
        }
    }

    private mutating func setState(_ action: PlannedAction, on platform: PlatformID) -> Bool {
        let parts = action.wanted.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
        guard let state = parts.first.flatMap(ServiceStatus.init(rawValue:)) else { return false }
        let index = world.accounts.firstIndex {
            $0.record.platform == platform && $0.record.id.text == action.target && $0.isPresent
        }
        guard let index else {
            // An activation for a contract makes the account; it carries the contract's id.
            guard state == .active, action.present == "absent" else { return false }
            let id = "new-" + action.target
            guard !world.accounts.contains(where: { $0.record.id.text == id }) else { return false }
            world.account(id, .active, on: platform, reference: action.target)
            grant(parts.dropFirst().first, to: id, on: platform)
            return true
        }
        guard world.accounts[index].record.status.rawValue == action.present else { return false }
        world.accounts[index].record.status = state
        for grant in world.grants.indices where world.grants[grant].record.account.text == action.target {
            if world.grants[grant].record.status == .active || world.grants[grant].record.status == .suspended {
                world.grants[grant].record.status = state
            }
        }
        grant(parts.dropFirst().first, to: action.target, on: platform)
        return true
    }

    private mutating func grant(_ list: String?, to account: String, on platform: PlatformID) {
        guard let list else { return }
        for code in list.split(separator: ",").map({ String($0).trimmed }) {
            world.grants.removeAll { $0.record.account.text == account && $0.record.package.text == code }
            world.grant(account, code, on: platform)
        }
    }

    private mutating func setPackages(_ action: PlannedAction, on platform: PlatformID) -> Bool {
        let wanted = Set(action.wanted.split(separator: ",").map { String($0).trimmed })
        let own = world.grants.indices.filter {
            world.grants[$0].record.account.text == action.target && world.grants[$0].record.platform == platform
                && (world.grants[$0].record.status.isLive || world.grants[$0].record.status.isInFlight)
        }
        let now = Set(own.map { world.grants[$0].record.package.text })
        guard now != wanted else { return false }
        for index in own where !wanted.contains(world.grants[index].record.package.text) {
            world.grants[index].record.status = .cancelled
        }
        grant(wanted.subtracting(now).sorted().joined(separator: ","), to: action.target, on: platform)
        return true
    }

    private mutating func setDevice(_ action: PlannedAction, on platform: PlatformID) -> Bool {
        let index = world.devices.firstIndex {
            $0.record.platform == platform && $0.record.box.finding.contains { $0.value == action.target }
        }
        guard let index, world.devices[index].record.status == .active, action.wanted == "none" else { return false }
        world.devices[index].record.status = .cancelled
        world.devices[index].record.account = nil
        return true
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}

/// Properties 24 and 27–30 over generated worlds in which something is wrong.
@Suite struct PlanSimulationTests {
    static func plan(_ world: FindingsWorld) -> ActionPlan {
        var terms = ActionPlan.Terms { $0 }
        // The breakers have tests of their own.
        let open = Breaker(percent: 100, above: 1000)
        for platform in GeneratedWorld.platforms {
            terms.guards[platform] = PlanGuards(destructive: open, additive: open)
            terms.bases[platform] = 1000
        }
        return ActionPlan(ActionPlanTests.proposals(world.findings()), terms: terms)
    }

    static func wrong(_ seed: UInt64) -> FindingsWorld {
        var generated = GeneratedWorld(seed: seed)
        for mutation in FindingsMutation.allCases { _ = mutation.apply(to: &generated) }
        return generated.world
    }

    /// What a class says of itself is what its findings do.
    @Test(arguments: FindingsPropertyTests.seeds) func aFindingKeepsToTheRailOfItsClass(_ seed: UInt64) {
        for finding in Self.wrong(seed).findings() {
            let lanes = Set(finding.actions.map(\.lane))
            let allowed: Set<PlannedAction.Lane> =
                switch finding.kind.rail {
                case .additive: [.additive, .change, .task]
                // Its follow-up may give elsewhere what was taken.
                case .guarded, .either: [.destructive, .additive, .change, .task]
                case .manual, .none: [.task]
                }
            #expect(lanes.isSubset(of: allowed), "\(finding.kind.rawValue) \(finding.key): \(lanes)")
        }
    }

    /// Property 24: what is released is done, and then only tasks and what is withheld remain; done again, nothing
    /// changes.
    @Test(arguments: FindingsPropertyTests.seeds) func whatWasPlannedAndDoneIsGone(_ seed: UInt64) {
        var simulator = Simulator(world: Self.wrong(seed))
        let plan = Self.plan(simulator.world)
        let released = plan.actions.filter { $0.withheldBy == nil && $0.platform != nil && $0.verb != .setField }
        #expect(!released.isEmpty)
        #expect(simulator.apply(plan) == released.count)
        let done = simulator.world
        #expect(simulator.apply(plan) == 0, "a change that was done is done again")
        #expect(simulator.world.findings() == done.findings())
        let remaining = Self.plan(done).actions.filter { $0.withheldBy == nil && $0.verb != .setField }
        #expect(
            remaining.isEmpty, "\(remaining.map { "\($0.verb.rawValue) \($0.target) \($0.present) > \($0.wanted)" })")
    }

    /// Property 27: a customer who agrees on both sides adds no finding.
    @Test(arguments: FindingsPropertyTests.seeds) func oneMoreWhoAgreesAddsNothing(_ seed: UInt64) {
        var world = Self.wrong(seed)
        let before = world.findings()
        let platform = GeneratedWorld.platforms[0]
        world.contract("99999", plan: "TV-" + platform.text, account: "agreed", on: platform, login: "agreed")
        world.account("agreed", on: platform)
        world.grant("agreed", "100", on: platform)
        #expect(world.findings() == before)
    }

    /// Properties 28 and 30: money is never negative, and what is not at stake costs nothing.
    @Test(arguments: FindingsPropertyTests.seeds) func moneyIsNeverNegative(_ seed: UInt64) {
        for finding in Self.wrong(seed).findings() {
            #expect(finding.stake.amount >= .zero, "\(finding.kind)")
            if finding.stake.formula == .none { #expect(finding.stake.amount == .zero, "\(finding.kind)") }
        }
    }

    /// Property 22: with the sides of the catalogue exchanged, what was missing here is missing there.
    @Test(arguments: FindingsPropertyTests.seeds) func exchangedCataloguesGiveMirroredFindings(_ seed: UInt64) {
        var world = FindingsWorld()
        var dice = SeededGenerator(seed: seed)
        for code in ["100", "200"] {
            world.package(code, code: "P" + code, price: 1000)
            world.offer("P" + code)
        }
        var ours: [(String, String)] = []
        var theirs: [(String, String)] = []
        for number in 1...12 {
            let place = ("\(Bool.random(using: &dice) ? 100 : 200)", "c\(number)")
            if Int.random(in: 0..<4, using: &dice) > 0 { ours.append(place) }
            if Int.random(in: 0..<4, using: &dice) > 0 { theirs.append(place) }
        }
        func findings(_ grid: [(String, String)], _ offered: [(String, String)]) -> [String: Set<String>] {
            var sides = world
            for (package, channel) in grid { sides.show(package, channel, number: nil, name: channel) }
            for (package, channel) in offered {
                sides.channel(channel, number: nil, name: channel)
                sides.compose("P" + package, channel)
            }
            return Dictionary(grouping: sides.catalogue(), by: \.kind.rawValue).mapValues {
                Set($0.map { $0.key.joined() })
            }
        }
        let there = findings(ours, theirs)
        let here = findings(theirs, ours)
        for (one, other) in [("C01", "C02"), ("P03", "P04")] {
            #expect(there[one] ?? [] == here[other] ?? [], "\(one)")
            #expect(there[other] ?? [] == here[one] ?? [], "\(other)")
        }
    }
}
