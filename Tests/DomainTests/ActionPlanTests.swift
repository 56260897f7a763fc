import Domain
import Testing

/// The plan: order, dependencies, breakers, approvals; and that nothing in it depends on the order of findings.
@Suite struct ActionPlanTests {
    static let beenius = FindingsWorld.beenius

    /// A finding about contract `number` that proposes `wanted` for account `target`.
    static func finding(
        _ kind: FindingClass, _ number: Int, wanted: String, target: String? = nil, isDestructive: Bool = true,
        proof: AbsenceProof = .twice, on platform: PlatformID = beenius, verb: ProposedAction.Verb = .setAccountState
    ) -> Finding {
        let action = ProposedAction(
            verb: verb, target: target ?? "A\(number)", present: "active", wanted: wanted,
            isDestructive: isDestructive, isReversible: true, proof: proof)
        var finding = Finding(kind, platform: platform, key: ["\(number)"], action: action)
        finding.contract = ContractID(trusted: "\(number)")
        return finding
    }

    static func proposals(_ findings: [Finding]) -> [ActionPlan.Proposal] {
        findings.map { finding in
            let id = "\(finding.kind.rawValue)-\(finding.key.joined(separator: "/"))"
            return ActionPlan.Proposal(id: id, finding: finding) { action in
                "\(id)-\(action.verb.rawValue)-\(action.target)-\(action.wanted)"
            }
        }
    }

    static func terms(base: Int = 1000) -> ActionPlan.Terms {
        var terms = ActionPlan.Terms { text in "#" + text }
        terms.bases[beenius] = base
        return terms
    }

    static func plan(_ findings: [Finding], _ terms: ActionPlan.Terms = terms()) -> ActionPlan {
        ActionPlan(proposals(findings), terms: terms)
    }

    static func cancellations(_ count: Int) -> [Finding] {
        (1...count).map { finding(.cancelledButActive, $0, wanted: "cancelled") }
    }

    static func activations(_ count: Int) -> [Finding] {
        (5001...5000 + count).map {
            finding(.payingNotProvisioned, $0, wanted: "active: 100", isDestructive: false)
        }
    }

    @Test(arguments: [
        // At most 10 never trip by percentage; 5 % of 1,000 are 50; 500 are always too many.
        (10, 100, false), (11, 100, true), (50, 1000, false), (51, 1000, true), (500, 100_000, false),
        (501, 100_000, true),
        // Small bases: three, and more than 30 %.
        (2, 4, false), (3, 4, true), (3, 10, false), (4, 10, true),
    ]) func aBreakerTrips(_ count: Int, _ base: Int, _ trips: Bool) {
        #expect(Breaker.destructive.trips(count: count, base: base) == trips)
    }

    @Test func theCapIsOverTheSumOfAllThatTakesAway() {
        var findings = Self.cancellations(20)
        findings += (21...40).map { Self.finding(.blockedButActive, $0, wanted: "suspended") }
        findings += (41...55).map {
            Self.finding(.boxActiveInStock, $0, wanted: "none", target: "BOX\($0)", verb: .setDevice)
        }
        let plan = Self.plan(findings)
        #expect(plan.actions.count == 55)
        #expect(plan.actions.allSatisfy { $0.withheldBy == .destructiveCap })
        #expect(plan.trips.map(\.count) == [55])
        // Without the boxes it is 40 of 1,000: below.
        #expect(Self.plan(Array(findings.prefix(40))).actions.allSatisfy { $0.withheldBy == nil })
    }

    /// Property 26: with both files complete, a tripped cap over what takes away leaves what gives unchanged.
    @Test func aTrippedCapLeavesTheOtherLaneAlone() {
        let gives = Self.activations(20)
        let before = Self.plan(gives).actions
        let after = Self.plan(gives + Self.cancellations(60)).actions.filter { $0.lane == .additive }
        #expect(before.map(\.id) == after.map(\.id))
        #expect(after.allSatisfy { $0.withheldBy == nil })
        let many = Self.plan(Self.activations(51) + Self.cancellations(3))
        #expect(many.actions.filter { $0.lane == .additive }.allSatisfy { $0.withheldBy == .additiveCap })
        #expect(many.actions.filter { $0.lane == .destructive }.allSatisfy { $0.withheldBy == nil })
    }

    /// Many at once are a sign of a bad file, whether their absence is proved or not.
    @Test func whatLacksItsProofCounts() {
        let proved = Self.cancellations(5)
        let unproved = (101...150).map {
            Self.finding(.provisionedNotPaying, $0, wanted: "suspended", proof: .once)
        }
        let plan = Self.plan(proved + unproved)
        #expect(plan.trips.map(\.count) == [55])
        #expect(plan.actions.count { $0.withheldBy == .destructiveCap } == 5)
        #expect(plan.actions.count { $0.withheldBy == .absenceNotProvedTwice } == 50)
    }

    @Test func leaveIsForOnePlanAndItsCeiling() {
        let findings = Self.cancellations(60)
        let withheld = Self.plan(findings)
        var terms = Self.terms()
        let hash = "#" + ActionPlan.text(of: Self.beenius, in: withheld.actions)
        func approval(_ hash: String, ceiling: Int) -> PlanApproval {
            PlanApproval(
                platform: Self.beenius, hash: hash, ceiling: ceiling, author: "ana", reason: "migration",
                expires: FindingsWorld.today)
        }
        terms.approvals = [approval(hash, ceiling: 60)]
        let released = Self.plan(findings, terms)
        #expect(released.actions.allSatisfy { $0.withheldBy == nil })
        #expect(released.used == terms.approvals && released.trips.map(\.isReleased) == [true])
        // One more change is another plan; a lower ceiling is not enough.
        #expect(Self.plan(Self.cancellations(61), terms).actions.allSatisfy { $0.withheldBy == .destructiveCap })
        terms.approvals = [approval(hash, ceiling: 59)]
        #expect(Self.plan(findings, terms).actions.allSatisfy { $0.withheldBy == .destructiveCap })
        terms.approvals = [approval("#other", ceiling: 60)]
        #expect(Self.plan(findings, terms).used.isEmpty)
    }

    @Test func nothingIsTakenAwayWhereAnInputIsMissing() {
        var terms = Self.terms()
        terms.incomplete = [Self.beenius]
        let plan = Self.plan(Self.cancellations(2) + Self.activations(2), terms)
        #expect(plan.actions.map(\.withheldBy) == [nil, nil, .inputIncomplete, .inputIncomplete])
    }

    @Test func twoFindingsThatAskForTheSameAreOneAction() {
        let one = Self.finding(.cancelledButActive, 1, wanted: "cancelled", target: "A")
        let other = Self.finding(.blockedButActive, 2, wanted: "cancelled", target: "A")
        let plan = Self.plan([one, other])
        #expect(plan.actions.count == 1)
        #expect(plan.actions.first?.findings.count == 2)
    }

    @Test func whatContradictsItselfIsWithheld() {
        let plan = Self.plan([
            Self.finding(.cancelledButActive, 1, wanted: "cancelled", target: "A"),
            Self.finding(.payingNotProvisioned, 2, wanted: "active", target: "A", isDestructive: false),
        ])
        #expect(plan.actions.map(\.withheldBy) == [.contradiction, .contradiction])
    }

    /// Enable, unpair, suspend, cancel; for one contract what gives goes first, unless an account has one package.
    @Test func theOrderIsThatOfTheBlastRadius() {
        let findings = [
            Self.finding(.cancelledButActive, 4, wanted: "cancelled"),
            Self.finding(.blockedButActive, 3, wanted: "suspended"),
            Self.finding(.boxActiveInStock, 2, wanted: "none", verb: .setDevice),
            Self.finding(.payingNotProvisioned, 1, wanted: "active: 100", isDestructive: false),
        ]
        let plan = Self.plan(findings)
        #expect(plan.actions.map { $0.contract?.text } == ["1", "2", "3", "4"])
        #expect(plan.actions.map(\.order) == [1, 2, 3, 4])
        #expect(Self.plan(findings.reversed()) == plan)

        let swap = [
            Self.finding(.payingNotProvisioned, 7, wanted: "active: 100", target: "NEW", isDestructive: false),
            Self.finding(.cancelledButActive, 7, wanted: "cancelled", target: "OLD"),
        ]
        #expect(Self.plan(swap).actions.map(\.target) == ["NEW", "OLD"])
        var terms = Self.terms()
        terms.traits[Self.beenius] = PlatformTraits(
            platform: Self.beenius, direction: .push, suspension: .supported, hasSinglePackage: true,
            hasChannels: true, hasDevices: true, listsAccounts: true, loginIsDocument: false, ladder: [])
        #expect(Self.plan(swap, terms).actions.map(\.target) == ["OLD", "NEW"])
    }

    @Test func whatWaitsForSomethingWithheldIsWithheld() {
        var swap = Self.finding(
            .boxOnTwoContracts, 1, wanted: "ACCOUNT", target: "BOX", isDestructive: false, proof: .unproven,
            verb: .setDevice)
        swap.followUp = ProposedAction(
            verb: .setDevice, target: "OLDBOX", present: "ACCOUNT", wanted: "none", isDestructive: true,
            isReversible: true, proof: .twice)
        let plan = Self.plan([swap])
        #expect(plan.actions.map(\.withheldBy) == [.absenceNotProved, .dependsOnWithheld])
        swap.action.proof = .twice
        #expect(Self.plan([swap]).actions.map(\.withheldBy) == [nil, nil])
        #expect(Self.plan([swap]).actions.map(\.target) == ["BOX", "OLDBOX"])
    }
}

/// The register of boxes watched: its silence takes nothing off when it is silent about too much.
@Suite struct PatrimonyBreakerTests {
    static func boxes(_ unknown: Int, _ stock: Int) -> [Finding] {
        let lost = (0..<unknown).map { number in
            Finding(
                .boxUnknownToPatrimony, platform: ActionPlanTests.beenius, key: ["U\(number)"],
                action: .review("U\(number)"))
        }
        return lost
            + (0..<stock).map {
                ActionPlanTests.finding(
                    .boxActiveInStock, $0, wanted: "none", target: "BOX\($0)", verb: .setDevice)
            }
    }

    static func plan(_ findings: [Finding], boxes: Int?, approvals: [PlanApproval] = []) -> ActionPlan {
        var terms = ActionPlanTests.terms(base: 10_000)
        if let boxes { terms.boxes = [ActionPlanTests.beenius: boxes] }
        terms.approvals = approvals
        return ActionPlanTests.plan(findings, terms)
    }

    @Test func unknownBoxesAndThoseInStockAreCountedTogether() {
        let plan = Self.plan(Self.boxes(48, 3), boxes: 1000)
        #expect(plan.actions.filter { $0.verb == .setDevice }.allSatisfy { $0.withheldBy == .patrimonyCap })
        #expect(plan.trips.map(\.count) == [51] && plan.trips.allSatisfy { $0.subject == .boxes && $0.base == 1000 })
        #expect(Self.plan(Self.boxes(47, 3), boxes: 1000).trips.isEmpty)
        #expect(Self.plan(Self.boxes(48, 3), boxes: nil).trips.isEmpty)
    }

    @Test func whatIsNoBoxIsLeftAloneAndAnAcceptedOneDoesNotCount() {
        let plan = Self.plan(Self.boxes(60, 3) + ActionPlanTests.cancellations(4), boxes: 1000)
        #expect(plan.actions.filter { $0.verb == .setAccountState }.allSatisfy { $0.withheldBy == nil })
        var accepted = Self.boxes(60, 3)
        for index in accepted.indices { accepted[index].action.hold = .accepted }
        #expect(Self.plan(accepted, boxes: 1000).trips.isEmpty)
    }

    @Test func leaveReleasesIt() {
        let findings = Self.boxes(60, 3)
        let hash = "#" + ActionPlan.text(of: ActionPlanTests.beenius, in: Self.plan(findings, boxes: 1000).actions)
        func plan(_ ceiling: Int) -> ActionPlan {
            Self.plan(
                findings, boxes: 1000,
                approvals: [
                    PlanApproval(
                        platform: ActionPlanTests.beenius, hash: hash, ceiling: ceiling, author: "ana",
                        reason: "migration", expires: FindingsWorld.today)
                ])
        }
        #expect(plan(3).actions.filter { $0.verb == .setDevice }.allSatisfy { $0.withheldBy == nil })
        #expect(plan(3).trips.map(\.isReleased) == [true] && plan(3).used.count == 1)
        #expect(plan(2).actions.filter { $0.verb == .setDevice }.allSatisfy { $0.withheldBy == .patrimonyCap })
    }
}
