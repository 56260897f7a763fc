import Domain
import Testing

/// D01, D03 and D04.
@Suite struct FindingsDeviceTests {
    static let first = FindingsWorld.box(casn: "000123", serial: "SN1")
    static let second = FindingsWorld.box(casn: "000456", serial: "SN2")

    /// Box 1 installed with contract 1 and authorised, box 2 in stock.
    static func boxes() -> FindingsWorld {
        var world = FindingsWorld()
        world.boxes = [first, second]
        world.point("P1", of: "1", box: FindingsWorld.box(casn: "000123"))
        world.device(FindingsWorld.box(casn: "000123"), account: "A")
        return world
    }

    @Test func boxWhereItBelongsSaysNothing() { #expect(Self.boxes().boxFindings().isEmpty) }

    @Test func boxOnTwoContractsIsD01WhicheverIdentifierNamesIt() throws {
        var world = Self.boxes()
        world.point("P2", of: "2", box: FindingsWorld.box(serial: "SN1"))
        let finding = try #require(world.boxFindings().first)
        #expect(world.boxFindings().headings == ["D01 000123"])
        #expect(finding.platform == nil && finding.box == "000123" && finding.erpValue == "1, 2")
        #expect(finding.action.withheldBy == .manual && finding.sources.count == 2)
        #expect(finding.stake.formula == .none)
    }

    @Test func sameContractRemovedOrGonePointIsNoD01() {
        var same = Self.boxes()
        same.point("P2", of: "1", box: FindingsWorld.box(serial: "SN1"))
        #expect(same.boxFindings().isEmpty)
        var removed = Self.boxes()
        removed.point("P2", of: "2", box: Self.first, removedOn: "2026-11-22")
        #expect(removed.boxFindings().isEmpty)
        var gone = Self.boxes()
        gone.point("P2", of: "2", box: Self.first, absences: 1)
        #expect(gone.boxFindings().isEmpty)
        var later = Self.boxes()
        later.point("P2", of: "2", box: Self.first, removedOn: "2026-11-23")
        #expect(later.boxFindings().codes == ["D01"])
        var empty = Self.boxes()
        empty.point("P2", of: "2", box: BoxIdentifiers())
        empty.point("P3", of: "3", box: BoxIdentifiers())
        #expect(empty.boxFindings().isEmpty)
    }

    @Test func boxThatTheRegisterLacksCanBeOnTwoContracts() {
        var world = Self.boxes()
        for (point, contract) in [("P2", "2"), ("P3", "3")] {
            world.point(point, of: contract, box: FindingsWorld.box(casn: "777"))
        }
        #expect(world.boxFindings().headings == ["D01 777"])
    }

    @Test func authorisedBoxThatTheRegisterLacksIsD03() throws {
        var world = Self.boxes()
        world.device(FindingsWorld.box(casn: "0123"), account: "B")
        let finding = try #require(world.boxFindings().first)
        // Leading zeros count: 0123 is not 000123.
        #expect(world.boxFindings().headings == ["D03 0123"])
        #expect(finding.platform == FindingsWorld.beenius && finding.account?.text == "B")
        #expect(finding.action.withheldBy == .manual && finding.stake.amount == .zero)
        // So much is not booked, where the configuration knows what such a box costs.
        var sides = DeviceSides(
            points: world.points, devices: world.devices, register: world.register, evidence: world.evidence)
        sides.replacementCosts.standard = Money(centavos: 14990)
        let priced = try #require(reconcileDevices(sides, on: FindingsWorld.today).first)
        #expect(priced.stake == Stake(amount: Money(centavos: 14990), formula: .replacement))
    }

    @Test func authorisedBoxInStockIsD04() throws {
        var world = Self.boxes()
        world.device(FindingsWorld.box(serial: "SN2"), account: "B")
        let finding = try #require(world.boxFindings().first)
        #expect(world.boxFindings().headings == ["D04 000456"])
        #expect(finding.action.verb == .setDevice && finding.action.target == "000456")
        #expect(finding.action.present == "B" && finding.action.wanted == "none")
        #expect(finding.action.isDestructive && finding.action.proof == .twice)
        #expect(finding.erpValue == "stock")
    }

    @Test func boxRemovedFromItsPointIsInStock() {
        var world = Self.boxes()
        world.points[0].record.removedOn = FindingsWorld.day("2026-11-20")
        #expect(world.boxFindings().codes == ["D04"])
    }

    @Test(arguments: ServiceStatus.allCases)
    func onlyALiveDeviceMatters(_ status: ServiceStatus) {
        var world = Self.boxes()
        world.device(FindingsWorld.box(casn: "999"), status)
        world.device(Self.second, status)
        #expect(world.boxFindings().codes == (status.isLive ? ["D03", "D04"] : []))
        world.devices[1].absences = 1
        world.devices[2].absences = 1
        #expect(world.boxFindings().isEmpty)
    }

    @Test func boxInTwoRowsIsOneFindingAPlatform() {
        var world = Self.boxes()
        world.device(FindingsWorld.box(serial: "SN2"))
        world.device(FindingsWorld.box(casn: "000456"), account: "B")
        #expect(world.boxFindings().headings == ["D04 000456"])
        #expect(world.boxFindings().first?.account?.text == "B")
        world.device(FindingsWorld.box(casn: "000456"), on: FindingsWorld.cdntv)
        #expect(world.boxFindings().count == 2)
    }

    @Test func unknownBoxesWithOneLabelAreOneKey() {
        var world = Self.boxes()
        world.device(FindingsWorld.box(casn: "888"))
        world.device(FindingsWorld.box(serial: "888"))
        #expect(world.boxFindings().headings == ["D03 888"])
    }

    @Test func beforeTheFirstBoxOrPointNothingIsSaid() {
        var world = Self.boxes()
        world.boxes = []
        #expect(world.boxFindings().isEmpty)
        var noPoints = Self.boxes()
        noPoints.points = []
        #expect(noPoints.boxFindings().codes == ["D04"])
        noPoints.snapshots[.points] = .some(nil)
        #expect(noPoints.boxFindings().isEmpty)
    }

    @Test func sharedIdentifierFindsTheSameBoxWhateverTheOrder() {
        let twin = FindingsWorld.box(casn: "000789", serial: "SN1")
        var world = Self.boxes()
        world.boxes.append(twin)
        var mirrored = world
        mirrored.boxes.reverse()
        for boxes in [world, mirrored] {
            #expect(boxes.register.box(FindingsWorld.box(serial: "SN1"))?.identifiers == Self.first)
        }
    }
}
