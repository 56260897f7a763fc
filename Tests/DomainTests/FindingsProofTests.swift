import Domain
import Testing

/// How well an absence is proved, and what is withheld for want of proof.
@Suite struct FindingsProofTests {
    typealias Withholding = ProposedAction.Withholding

    static func only(_ world: FindingsWorld) throws -> Finding {
        let findings = world.subscribers().findings
        #expect(findings.count == 1)
        return try #require(findings.first)
    }

    /// Accounts proved complete so many times → proof, and what it withholds of an activation.
    @Test(arguments: [(0, AbsenceProof.unproven), (1, .once), (2, .twice), (5, .twice)])
    func accountNeverSeen(_ snapshots: Int, _ proof: AbsenceProof) throws {
        var world = FindingsSubscriberTests.customer()
        world.accounts = []
        world.snapshots[.accounts] = snapshots
        let action = try Self.only(world).action
        #expect(action.proof == proof)
        #expect(action.withheldBy == (snapshots == 0 ? .absenceNotProved : nil))
    }

    @Test(arguments: [(1, AbsenceProof.once), (2, .twice), (3, .twice)])
    func accountGone(_ absences: Int, _ proof: AbsenceProof) throws {
        var world = FindingsSubscriberTests.customer()
        world.accounts[0].absences = absences
        let finding = try Self.only(world)
        #expect(finding.kind == .payingNotProvisioned && finding.action.proof == proof)
        // An account that is not there can be no target.
        #expect(finding.action.target == "1")
    }

    @Test(arguments: [(1, AbsenceProof.once, Withholding?.some(.absenceNotProvedTwice)), (2, .twice, nil)])
    func contractGone(_ absences: Int, _ proof: AbsenceProof, _ withheldBy: Withholding?) throws {
        var world = FindingsSubscriberTests.customer()
        world.contracts[0].absences = absences
        let finding = try Self.only(world)
        #expect(finding.kind == .cancelledButActive && finding.platformValue == "active")
        #expect(finding.erpValue == "absent")
        #expect(finding.action.proof == proof && finding.action.withheldBy == withheldBy)
    }

    /// An extra package that the customer never had: as well proved as the contracted packages are complete.
    @Test(arguments: [(0, AbsenceProof.unproven), (1, .once), (2, .twice)])
    func packageNeverContracted(_ snapshots: Int, _ proof: AbsenceProof) throws {
        var world = FindingsSubscriberTests.customer(granted: ["100", "200", "300"])
        world.snapshots[.contractPackages] = snapshots
        let action = try Self.only(world).action
        #expect(action.proof == proof)
        #expect(action.withheldBy == (snapshots < 2 ? .absenceNotProvedTwice : nil))
    }

    /// The row that renews it may be the one that a cut file lacks: an ended row alone proves nothing.
    @Test(arguments: [(0, AbsenceProof.unproven), (1, .once), (2, .twice)])
    func packageThatEnded(_ snapshots: Int, _ proof: AbsenceProof) throws {
        var world = FindingsSubscriberTests.customer(granted: ["100", "200", "300"])
        world.snapshots[.contractPackages] = snapshots
        world.row("1", "KIDS", to: "2026-11-22")
        #expect(try Self.only(world).action.proof == proof)
    }

    @Test func packageThatBeginsLaterIsNoEnd() throws {
        var world = FindingsSubscriberTests.customer(granted: ["100", "200", "300"])
        world.snapshots[.contractPackages] = 1
        world.row("1", "KIDS", from: "2026-12-01")
        #expect(try Self.only(world).action.proof == .once)
    }

    @Test func packageThatVanishedOnceIsProvedOnce() throws {
        for (absences, proof) in [(1, AbsenceProof.once), (2, .twice)] {
            var world = FindingsSubscriberTests.customer(granted: ["100", "200", "300"])
            world.row("1", "KIDS", absences: absences)
            #expect(try Self.only(world).action.proof == proof)
            // An older period that ended does not prove that the newer one did.
            world.row("1", "KIDS", from: "2025-01-01", to: "2025-06-01")
            #expect(try Self.only(world).action.proof == proof)
        }
    }

    @Test func periodThatEndedBeforeItVanishedIsNoDoubt() throws {
        var world = FindingsSubscriberTests.customer(granted: ["100", "200", "300"])
        world.row("1", "KIDS", from: "2025-01-01", to: "2025-06-01", absences: 1)
        world.row("1", "KIDS", from: "2026-01-01", to: "2026-06-01")
        #expect(try Self.only(world).action.proof == .twice)
    }

    /// CDN TV's package has the same code: that it ended says nothing about Beenius.
    @Test func endOnAnotherPlatformProvesNothing() throws {
        var world = FindingsSubscriberTests.customer(granted: ["100"], plan: "BARE", extras: [])
        world.row("1", "CABO", to: "2026-06-01")
        world.snapshots[.contractPackages] = 0
        #expect(try Self.only(world).action.withheldBy == .absenceNotProvedTwice)
    }

    @Test func everyExtraPackageNeedsItsProof() throws {
        var world = FindingsSubscriberTests.customer(granted: ["100", "200", "300"], extras: [])
        world.row("1", "CINE", to: "2026-06-01")
        world.row("1", "KIDS", absences: 1)
        #expect(try Self.only(world).action.proof == .once)
    }

    @Test func lifeWithoutPackagesIsNoProof() throws {
        var world = FindingsSubscriberTests.customer(granted: [], plan: "BARE", extras: [])
        world.snapshots[.contractPackages] = 1
        let finding = try Self.only(world)
        #expect(finding.kind == .provisionedNotPaying)
        #expect(finding.action.withheldBy == .absenceNotProvedTwice)
        world.snapshots[.entitlements] = .some(nil)
        #expect(try Self.only(world).action.proof == .once)
        world.snapshots[.contractPackages] = 2
        #expect(try Self.only(world).action.withheldBy == nil)
        world.row("1", "CINE", absences: 1)
        #expect(try Self.only(world).action.withheldBy == .absenceNotProvedTwice)
    }

    /// A cut file of plans or packages makes nothing due: that must not suspend everybody.
    @Test func silenceOfPlansAndPackagesIsCounted() throws {
        var noPlan = FindingsSubscriberTests.customer()
        noPlan.plans = []
        for (snapshots, withheld) in [(nil, true), (0, true), (1, true), (2, false)] as [(Int?, Bool)] {
            noPlan.snapshots[.plans] = .some(snapshots)
            let finding = try Self.only(noPlan)
            #expect(finding.kind == .provisionedNotPaying)
            #expect((finding.action.withheldBy == .absenceNotProvedTwice) == withheld, "\(snapshots ?? -1)")
        }
        var plansCut = FindingsSubscriberTests.customer()
        plansCut.plans[0].absences = 1
        #expect(try Self.only(plansCut).action.proof == .once)
        var packagesCut = FindingsSubscriberTests.customer()
        packagesCut.packages[1].absences = 1
        let finding = try Self.only(packagesCut)
        #expect(finding.kind == .richerThanPaid && finding.action.proof == .once)
        packagesCut.packages.remove(at: 1)
        packagesCut.snapshots[.packages] = 0
        #expect(try Self.only(packagesCut).action.proof == .unproven)
    }

    @Test func additiveA04RestsOnTheEntitlements() throws {
        var world = FindingsSubscriberTests.customer(granted: ["100"])
        for (snapshots, proof) in [(0, AbsenceProof.unproven), (1, .once), (2, .twice)] {
            world.snapshots[.entitlements] = snapshots
            let action = try Self.only(world).action
            #expect(action.proof == proof)
            #expect(action.withheldBy == (snapshots == 0 ? .absenceNotProved : nil))
        }
    }

    @Test func swapRestsOnBothSides() throws {
        var world = FindingsSubscriberTests.customer(granted: ["100", "300"])
        world.row("1", "KIDS", to: "2026-11-01")
        world.snapshots[.entitlements] = 1
        let action = try Self.only(world).action
        #expect(action.isDestructive && action.proof == .once && action.withheldBy == .absenceNotProvedTwice)
        world.snapshots[.entitlements] = 2
        #expect(try Self.only(world).action.withheldBy == nil)
    }

    @Test func stockIsTheAbsenceOfAPoint() throws {
        for (snapshots, withheld) in [(0, true), (1, true), (2, false)] {
            var world = FindingsWorld()
            world.boxes = [FindingsWorld.box(casn: "001")]
            world.device(FindingsWorld.box(casn: "001"), account: "A")
            world.snapshots[.points] = snapshots
            let finding = try #require(world.boxFindings().first)
            #expect(finding.kind == .boxActiveInStock)
            #expect((finding.action.withheldBy == .absenceNotProvedTwice) == withheld)
            // Its point was there until one snapshot ago.
            world.point("P", of: "1", box: FindingsWorld.box(casn: "001"), absences: 1)
            #expect(try #require(world.boxFindings().first).action.withheldBy == .absenceNotProvedTwice)
        }
    }
}
