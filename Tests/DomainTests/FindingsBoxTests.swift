import Domain
import Testing

/// D02 and D06–D13: boxes that the platform has otherwise than the ERP.
@Suite struct FindingsBoxTests {
    static let beenius = FindingsWorld.beenius

    /// Contracts 1 and 2 with accounts A and B, each with a box at its outlet; box 3 in stock.
    struct Shop {
        var points: [Sighted<Point>] = []
        var devices: [Sighted<PlatformDevice>] = []
        var boxes: [SetTopBox] = []
        var contracts: [Sighted<Contract>] = []
        var pointPrice = Money(centavos: 990)
        var accountState = ServiceStatus.active
        private var line = 0

        init() {
            for (number, contract) in ["1", "2"].enumerated() {
                contracts.append(
                    Sighted(
                        Contract(
                            id: ContractID(trusted: contract), subscriber: SubscriberID(trusted: "S" + contract),
                            plan: PlanID(trusted: "TV"), radiusLogin: nil, status: .active, statusSince: nil,
                            dueDay: nil, startedOn: nil, endedOn: nil, platformAccounts: [:], hasBeeniusPIN: false),
                        absences: 0, source: source()))
                point("P\(contract)", of: contract, box: "00\(number + 1)")
                device("00\(number + 1)", on: ["A", "B"][number])
                register("00\(number + 1)", at: contract)
            }
            register("003", at: nil)
        }

        mutating func source() -> Source {
            line += 1
            return Source(delivery: 1, position: line)
        }

        static func box(_ casn: String, mac: String? = nil) -> BoxIdentifiers {
            BoxIdentifiers(casn: CASN(trusted: casn), mac: mac.flatMap { try? MACAddress($0) })
        }

        mutating func point(_ id: String, of contract: String, box: String?) {
            points.append(
                Sighted(
                    Point(
                        id: PointID(trusted: id), contract: ContractID(trusted: contract), location: "Sala",
                        box: box.map { Self.box($0) } ?? BoxIdentifiers(), installedOn: nil, removedOn: nil),
                    absences: 0, source: source()))
        }

        mutating func device(
            _ casn: String, on account: String?, _ status: ServiceStatus = .active, mac: String? = nil,
            model: String? = nil
        ) {
            devices.append(
                Sighted(
                    PlatformDevice(
                        platform: beenius, box: Self.box(casn, mac: mac),
                        account: account.map(AccountID.init(trusted:)),
                        model: model, status: status, lastSeen: nil),
                    absences: 0, source: source()))
        }

        mutating func register(_ casn: String, at contract: String?, mac: String? = nil, model: String? = nil) {
            boxes.removeAll { $0.identifiers.casn?.text == casn }
            boxes.append(
                SetTopBox(
                    number: Int64(boxes.count + 1), identifiers: Self.box(casn, mac: mac), model: model, platform: nil,
                    location: nil, custody: contract == nil ? .stock : .installed,
                    contract: contract.map(ContractID.init(trusted:)), point: nil))
        }

        func findings() -> [Finding] {
            var evidence = Evidence()
            for _ in 0..<2 {
                evidence.add(.points, nil, isComplete: true)
                evidence.add(.devices, beenius, isComplete: true)
            }
            var sides = DeviceSides(
                points: points, devices: devices, register: BoxRegister(boxes), evidence: evidence)
            sides.contracts = contracts
            sides.links = [
                beenius: [
                    AccountID(trusted: "A"): ContractID(trusted: "1"),
                    AccountID(trusted: "B"): ContractID(trusted: "2"),
                ]
            ]
            sides.accountStates = [
                beenius: [AccountID(trusted: "A"): accountState, AccountID(trusted: "B"): accountState]
            ]
            sides.pointPrice = pointPrice
            return reconcileDevices(sides, on: FindingsWorld.today)
        }
    }

    static func only(_ shop: Shop, _ heading: String) throws -> Finding {
        #expect(shop.findings().headings == [heading])
        return try #require(shop.findings().first)
    }

    @Test func agreementSaysNothing() { #expect(Shop().findings().isEmpty) }

    @Test func boxOnAnotherCustomersAccountGoesHomeInTwoSteps() throws {
        var shop = Shop()
        shop.devices[0].record.account = AccountID(trusted: "B")
        let finding = try Self.only(shop, "D02 001")
        #expect(finding.erpValue == "1" && finding.platformValue == "2")
        #expect(finding.actions.map(\.wanted) == ["none", "A"])
        #expect(finding.actions.map(\.isDestructive) == [true, false])
    }

    @Test func otherAddressOfTheSameCASNIsD06() throws {
        var shop = Shop()
        shop.register("001", at: "1", mac: "02:00:00:00:00:01")
        shop.devices[0].record.box = Shop.box("001", mac: "0200.0000.0001")
        #expect(shop.findings().isEmpty)
        shop.devices[0].record.box = Shop.box("001", mac: "02-00-00-00-00-02")
        _ = try Self.only(shop, "D06 001")
    }

    @Test func otherModelIsD07() throws {
        var shop = Shop()
        shop.register("001", at: "1", model: "STB-4100")
        for same in ["stb 4100", "Acme STB4100", "STB-4100"] {
            shop.devices[0].record.model = same
            #expect(shop.findings().isEmpty, "\(same)")
        }
        shop.devices[0].record.model = "ZX-9"
        _ = try Self.only(shop, "D07 001")
    }

    @Test func emptyOutletBesideALooseBoxIsD08() throws {
        var shop = Shop()
        shop.points[0].record.box = BoxIdentifiers()
        shop.register("001", at: nil)
        let finding = try Self.only(shop, "D08 P1")
        #expect(finding.box == "001" && finding.contract?.text == "1")
        #expect(finding.stake == Stake(amount: shop.pointPrice, formula: .outletsUnpaid) && shop.pointPrice > .zero)
        // An outlet without a box alone is ordinary.
        shop.devices.removeFirst()
        #expect(shop.findings().isEmpty)
    }

    @Test func moreBoxesThanOutletsAreD09() throws {
        var shop = Shop()
        shop.device("003", on: "A")
        let finding = try Self.only(shop, "D09 1")
        #expect(finding.stake == Stake(amount: Money(centavos: 990), formula: .outletsUnpaid))
        #expect(finding.action.withheldBy == .manual)
        // On nobody's account it is a box in stock.
        shop.devices[2].record.account = nil
        #expect(shop.findings().headings == ["D04 003"])
    }

    @Test func blockedBoxOfAnActiveCustomerIsD10() throws {
        var shop = Shop()
        shop.devices[0].record.status = .suspended
        let finding = try Self.only(shop, "D10 001")
        #expect(finding.action.wanted == "A" && !finding.action.isDestructive)
        shop.accountState = .suspended
        #expect(shop.findings().isEmpty)
        shop.accountState = .active
        shop.devices[0].record.status = .unknown
        #expect(shop.findings().isEmpty)
    }

    @Test func numberWithoutItsZerosIsD11AndNoUnknownBox() throws {
        var shop = Shop()
        shop.devices[0].record.box = Shop.box("1")
        let finding = try Self.only(shop, "D11 001")
        #expect(finding.erpValue == "001" && finding.platformValue == "1")
    }

    @Test func swapThatThePlatformMissedPairsTheNewBoxFirst() throws {
        var shop = Shop()
        shop.points[0].record.box = Shop.box("003")
        shop.register("003", at: "1")
        shop.register("001", at: nil)
        let finding = try Self.only(shop, "D12 003")
        #expect(finding.actions.map(\.target) == ["003", "001"])
        #expect(finding.actions.map(\.wanted) == ["A", "none"])
        #expect(finding.actions.map(\.isDestructive) == [false, true])
    }

    @Test func boxesWithoutADocumentAreOneFindingAModel() {
        let findings = D13BoxWithoutDocument.findings([
            "STB": (3, Source(delivery: 1, position: 2)), "ZX": (1, Source(delivery: 1, position: 9)),
        ])
        #expect(findings.headings == ["D13 STB", "D13 ZX"])
        #expect(findings.map(\.platformValue) == ["3", "1"])
    }

    @Test func platformWithoutBoxesSaysNothing() {
        var shop = Shop()
        shop.devices[0].record.account = AccountID(trusted: "B")
        var sides = DeviceSides(
            points: shop.points, devices: shop.devices, register: BoxRegister(shop.boxes), evidence: Evidence())
        sides.contracts = shop.contracts
        sides.withoutDevices = [Self.beenius]
        #expect(reconcileDevices(sides, on: FindingsWorld.today).isEmpty)
    }
}
