import Domain
import Testing

/// D02, D05 and D10–D12: what is proposed for boxes and the accounts that they are on, and what that rests on.
@Suite struct FindingsPairingTests {
    typealias World = FindingsWorld

    /// Contract 1 has account A1 and box 000123 at its outlet, contract 2 has account A2 and box 000456; both boxes are
    /// live where they belong, 000789 lies in stock.
    static func home() -> World {
        var world = World()
        world.boxes = ["000123", "000456", "000789"].map { World.box(casn: $0) }
        world.contract("1")
        world.contract("2")
        world.point("P1", of: "1", box: World.box(casn: "000123"))
        world.point("P2", of: "2", box: World.box(casn: "000456"))
        world.device(World.box(casn: "000123"), account: "A1")
        world.device(World.box(casn: "000456"), account: "A2")
        return world
    }

    static func sides(_ world: World, _ change: (inout DeviceSides) -> Void = { _ in }) -> DeviceSides {
        let date = World.today
        let standing = world.points.filter { $0.isPresent && ($0.record.removedOn.map { date < $0 } ?? true) }
        let register = BoxRegister(
            world.boxes.enumerated().map { number, box in
                let point = standing.first { !Set($0.record.box.finding).isDisjoint(with: box.finding) }?.record
                let contract = world.contracts.first { $0.record.id == point?.contract }?.record
                let custody: Custody = point == nil ? .stock : contract?.status == .cancelled ? .returnDue : .installed
                return SetTopBox(
                    number: Int64(number), identifiers: box, model: "STB-4100", platform: World.beenius, location: nil,
                    custody: custody, contract: point?.contract, point: point?.id)
            })
        var sides = DeviceSides(
            points: world.points, devices: world.devices, register: register, evidence: world.evidence)
        sides.contracts = world.contracts
        sides.links = [
            World.beenius: [
                AccountID(trusted: "A1"): ContractID(trusted: "1"), AccountID(trusted: "A2"): ContractID(trusted: "2"),
            ]
        ]
        sides.accountStates = [
            World.beenius: [AccountID(trusted: "A1"): .active, AccountID(trusted: "A2"): .active]
        ]
        sides.pointPrice = Money(centavos: 1500)
        change(&sides)
        return sides
    }

    static func findings(_ world: World, _ change: (inout DeviceSides) -> Void = { _ in }) -> [Finding] {
        reconcileDevices(sides(world, change), on: World.today)
    }

    @Test func boxesWhereTheyBelongSayNothing() { #expect(Self.findings(Self.home()).isEmpty) }

    @Test func platformWithoutBoxesSaysNothing() {
        var world = Self.home()
        world.devices[0].record.account = AccountID(trusted: "A2")
        world.device(World.box(casn: "999"))
        let found = Self.findings(world) { $0.withoutDevices = [World.beenius] }
        #expect(found.isEmpty)
    }

    // MARK: D02

    @Test func boxOnAnotherCustomersAccountIsTakenOffBeforeItIsPaired() throws {
        var world = Self.home()
        world.devices[0].record.account = AccountID(trusted: "A2")
        let found = Self.findings(world)
        let finding = try #require(found.first)
        #expect(found.headings == ["D02 000123"])
        #expect(finding.contract?.text == "1" && finding.erpValue == "1" && finding.platformValue == "2")
        #expect(finding.action.present == "A2" && finding.action.wanted == "none" && finding.action.isDestructive)
        #expect(finding.followUp?.present == "none" && finding.followUp?.wanted == "A1")
        #expect(finding.action.withheldBy == nil)
    }

    @Test func takingABoxOffNeedsThePointsProved() throws {
        var world = Self.home()
        world.devices[0].record.account = AccountID(trusted: "A2")
        world.snapshots[.points] = 1
        #expect(Self.findings(world).first?.action.withheldBy == .absenceNotProvedTwice)
        world.snapshots[.points] = 0
        #expect(Self.findings(world).first?.action.withheldBy == .absenceNotProvedTwice)
    }

    @Test func boxThatCameTodayIsInFlightAndWithoutAnAccountATask() {
        var world = Self.home()
        world.devices[0].record.account = AccountID(trusted: "A2")
        world.points[0].record.installedOn = World.today
        #expect(Self.findings(world).first?.action.withheldBy == .inFlight)
        #expect(Self.findings(world).first?.followUp?.withheldBy == .inFlight)
        world.points[0].record.installedOn = World.day("2026-10-01")
        let task = Self.findings(world) { $0.links[World.beenius]?[AccountID(trusted: "A1")] = nil }
        #expect(task.codes == ["D02"] && task.first?.action.verb == .review && task.first?.followUp == nil)
    }

    @Test func boxOnTwoContractsIsNotAlsoD02() {
        var world = Self.home()
        world.point("P3", of: "2", box: World.box(casn: "000123"))
        world.devices[0].record.account = AccountID(trusted: "A2")
        #expect(Self.findings(world).codes == ["D01"])
    }

    // MARK: D05

    @Test func graceOfABoxThatIsNotBackIsTheConfigurations() {
        let box = SetTopBox(
            number: 1, identifiers: World.box(casn: "000123"), model: nil, platform: nil, location: nil,
            custody: .returnDue, custodySince: World.day("2026-11-20"), contract: ContractID(trusted: "1"), point: nil)
        let due = [ReturnDueBox(box: box, subscriber: nil, value: nil, sources: [], on: World.today)]
        #expect(D05BoxNotReturned.findings(due).isEmpty)
        #expect(D05BoxNotReturned.findings(due, grace: GraceWindows(byClass: [.boxNotReturned: 2])).count == 1)
    }

    // MARK: D10

    @Test func blockedBoxOfAnActiveCustomerIsReleased() throws {
        var world = Self.home()
        world.devices[0].record.status = .suspended
        let finding = try #require(Self.findings(world).first)
        #expect(Self.findings(world).headings == ["D10 000123"])
        #expect(finding.action.wanted == "A1" && !finding.action.isDestructive && finding.action.withheldBy == nil)
        // Where the account itself is suspended, A06 speaks.
        let account = Self.findings(world) { $0.accountStates[World.beenius]?[AccountID(trusted: "A1")] = .suspended }
        #expect(account.isEmpty)
    }

    @Test(arguments: ServiceStatus.allCases)
    func onlyASuspendedBoxOfAnActiveAccountIsD10(_ status: ServiceStatus) {
        var world = Self.home()
        world.devices[0].record.status = status
        #expect(Self.findings(world).codes == (status == .suspended ? ["D10"] : []))
    }

    @Test(arguments: ServiceStatus.allCases)
    func boxThatLivesOnAfterItsAccountStoppedIsTakenOff(_ state: ServiceStatus) {
        var world = Self.home()
        world.contracts[0].record.status = .blocked
        let found = Self.findings(world) { $0.accountStates[World.beenius]?[AccountID(trusted: "A1")] = state }
        let isStopped = [.suspended, .cancelled, .expired].contains(state)
        #expect(found.codes == (isStopped ? ["D10"] : []))
        #expect(found.allSatisfy { $0.action.wanted == "none" && $0.action.isDestructive })
    }

    @Test func accountsOfTwoPlatformsWithOneIDAreTwo() {
        var world = Self.home()
        world.devices[0].record.status = .suspended
        let found = Self.findings(world) { sides in
            sides.accountStates[World.beenius]?[AccountID(trusted: "A1")] = .suspended
            sides.accountStates[World.cdntv] = [AccountID(trusted: "A1"): .active]
        }
        #expect(found.isEmpty)
    }

    // MARK: D11

    @Test func boxWhoseZerosWereLostIsD11AndNotUnknown() {
        var world = Self.home()
        world.devices[0].record.box = World.box(casn: "123")
        let found = Self.findings(world)
        #expect(found.headings == ["D11 000123"] && found.first?.platformValue == "123")
        // Two boxes that differ by their zeros alone: which one is meant nobody knows.
        world.boxes.append(World.box(casn: "0123"))
        #expect(Self.findings(world).codes == ["D03"])
    }

    // MARK: D12

    /// Box 000789 took the place of 000123, and the platform knows nothing of it.
    static func swapped() -> World {
        var world = home()
        world.points[0].record.box = World.box(casn: "000789")
        return world
    }

    @Test func swapPairsTheNewBoxAndThenTakesTheOldOneOff() throws {
        let found = Self.findings(Self.swapped())
        let finding = try #require(found.first)
        #expect(found.headings == ["D12 000789"] && finding.point?.text == "P1")
        #expect(finding.action.target == "000789" && finding.action.wanted == "A1" && !finding.action.isDestructive)
        #expect(finding.followUp?.target == "000123" && finding.followUp?.wanted == "none")
        #expect(finding.followUp?.isDestructive == true && finding.followUp?.present == "A1")
        #expect(finding.actions.allSatisfy { $0.withheldBy == nil })
    }

    @Test func stepsOfASwapNeedTheirAbsencesProved() throws {
        var world = Self.swapped()
        world.snapshots[.points] = 1
        #expect(Self.findings(world).first?.followUp?.withheldBy == .absenceNotProvedTwice)
        #expect(Self.findings(world).first?.action.withheldBy == nil)
        world.snapshots[.devices] = 0
        #expect(Self.findings(world).first?.action.withheldBy == .absenceNotProved)
        // Its point vanished instead of being given another box: seen missing once only.
        var vanished = Self.swapped()
        vanished.point("P9", of: "1", box: World.box(casn: "000123"), absences: 1)
        #expect(Self.findings(vanished).first?.followUp?.withheldBy == .absenceNotProvedTwice)
    }

    @Test func swapOfTodayIsInFlight() {
        var world = Self.swapped()
        world.points[0].record.installedOn = World.today
        #expect(Self.findings(world).first?.actions.allSatisfy { $0.withheldBy == .inFlight } == true)
    }

    @Test func twoOldBoxesDoNotClaimOneNewBox() {
        var world = Self.swapped()
        world.boxes.append(World.box(casn: "000999"))
        world.device(World.box(casn: "000999"), account: "A1")
        #expect(Self.findings(world).codes.filter { $0 == "D12" }.count == 1)
    }

    @Test(arguments: ServiceStatus.allCases)
    func newBoxThatThePlatformKnowsIsNoLostSwap(_ status: ServiceStatus) {
        var world = Self.swapped()
        world.device(World.box(casn: "000789"), account: "A1", status)
        #expect(!Self.findings(world).codes.contains("D12"))
    }
}
