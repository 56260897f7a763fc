import Domain
import Testing

/// C07, C08 and P05–P15: channels whose id is another's, and packages as they are sold.
@Suite struct FindingsOfferTests {
    static let beenius = FindingsWorld.beenius

    // MARK: Channels

    static func grid(_ name: String, _ family: String) -> FindingsWorld {
        var world = FindingsWorld()
        world.package("BASE", code: "100", price: 5000)
        world.offer("100")
        world.show("BASE", "c1", number: 10, name: "Canal Brasil", family: "Filmes")
        world.channel("c1", number: 11, name: name, family: family)
        world.compose("100", "c1")
        return world
    }

    @Test(arguments: [
        ("Xadrez 24h", "Esportes", ["C07 c1"]), ("Canal Brazil", "Esportes", ["C03 c1", "C04 c1", "C05 c1"]),
        ("Xadrez 24h", "Filmes", ["C03 c1", "C04 c1"]),
        ("Canal Brasil HD", "Esportes", ["C03 c1", "C04 c1", "C05 c1"]),
    ]) func idOfAnotherChannelIsC07(_ name: String, _ family: String, _ headings: [String]) {
        #expect(Self.grid(name, family).catalogue().headings == headings)
    }

    @Test func otherQualityThanBeforeIsC08() {
        let world = Self.grid("Canal Brasil", "Filmes")
        var channel = world.channels[0]
        channel.record.number = 10
        channel.record.quality = "4K"
        var sides = CatalogueSides(
            platform: Self.beenius, packages: world.packages, packageChannels: world.grid, channels: [channel],
            platformPackages: world.offers, compositions: world.compositions, retailOfCustomers: [:],
            evidence: world.evidence)
        #expect(reconcileCatalogue(sides).isEmpty)
        sides.qualityBefore = [ChannelID(trusted: "c1"): "HD"]
        let findings = reconcileCatalogue(sides)
        #expect(findings.headings == ["C08 c1"])
        #expect(findings[0].erpValue == "HD" && findings[0].platformValue == "4K")
        sides.qualityBefore = [ChannelID(trusted: "c1"): "4k"]
        #expect(reconcileCatalogue(sides).isEmpty)
    }

    // MARK: Packages

    /// Plan TV with BASE; the extra CINE (R$ 29,95, cost 12,00) on contract 1.
    struct Shop {
        var world = FindingsSubscriberTests.provider()
        var before: [PackageID: Money] = [:]
        var margin = Money.zero

        init() {
            world.contract("1")
            world.row("1", "CINE")
            for index in world.packages.indices where world.packages[index].record.id.text != "BASE" {
                world.packages[index].record.isExtra = true
            }
        }

        mutating func change(_ id: String, _ body: (inout Package) -> Void) {
            for index in world.packages.indices where world.packages[index].record.id.text == id {
                body(&world.packages[index].record)
            }
        }

        func findings() -> [Finding] {
            var sides = OfferSides(
                platform: beenius, expectation: world.expectation, contracts: world.contracts,
                contractPackages: world.rows, points: world.points,
                platformPackages: world.offers.filter { $0.record.platform == beenius }, evidence: world.evidence)
            sides.wholesaleBefore = before
            sides.margin = margin
            sides.pointPrice = Money(centavos: 500)
            return reconcileOffers(sides, on: FindingsWorld.today)
        }
    }

    static func only(_ shop: Shop, _ heading: String) throws -> Finding {
        #expect(shop.findings().headings == [heading])
        let finding = try #require(shop.findings().first)
        #expect(finding.action.withheldBy == .manual)
        return finding
    }

    @Test func agreementSaysNothing() { #expect(Shop().findings().isEmpty) }

    @Test func changedCostIsP05() throws {
        var shop = Shop()
        shop.before = [PackageID(trusted: "200"): Money(centavos: 1100)]
        #expect(try Self.only(shop, "P05 CINE").stake == Stake(amount: Money(centavos: 100), formula: .wholesaleChange))
        shop.before = [PackageID(trusted: "200"): Money(centavos: 1300)]
        #expect(try Self.only(shop, "P05 CINE").stake.amount == .zero)
        shop.before = [PackageID(trusted: "200"): Money(centavos: 1200)]
        #expect(shop.findings().isEmpty)
    }

    @Test func costAboveThePriceIsP07() throws {
        var shop = Shop()
        shop.change("CINE") { $0.price = Money(centavos: 1000) }
        #expect(try Self.only(shop, "P07 CINE").stake == Stake(amount: Money(centavos: 200), formula: .marginLost))
        shop.change("CINE") { $0.price = Money(centavos: 1200) }
        #expect(shop.findings().isEmpty)
        shop.margin = Money(centavos: 100)
        #expect(shop.findings().headings == ["P07 CINE"])
    }

    @Test func extraThatWasNeverPricedIsP08() throws {
        var shop = Shop()
        shop.change("CINE") { $0.price = nil }
        #expect(try Self.only(shop, "P08 CINE").platformValue == "1")
        shop.world.rows[0].record.price = Money(centavos: 100)
        #expect(shop.findings().isEmpty)
    }

    /// One side's extra is a base package on the other; a platform that does not say its kind says nothing.
    @Test(arguments: [("CINE", "200", false, "extra", "base"), ("BASE", "100", true, "base", "extra")])
    func extraOnOneSideOnlyIsP08(
        _ package: String, _ code: String, isExtraThere: Bool, _ erp: String, _ there: String
    ) throws {
        var shop = Shop()
        func say(_ isExtra: Bool?) {
            for index in shop.world.offers.indices where shop.world.offers[index].record.id.text == code {
                shop.world.offers[index].record.isExtra = isExtra
            }
        }
        say(!isExtraThere)
        #expect(shop.findings().isEmpty)
        say(isExtraThere)
        let finding = try Self.only(shop, "P08 \(package)")
        #expect(finding.field == "kind" && finding.erpValue == erp && finding.platformValue == there)
        shop.change(package) { $0.isActive = false }
        #expect(!shop.findings().headings.contains("P08 \(package)"))
    }

    @Test func moreOutletsThanAllowedIsP10() throws {
        var shop = Shop()
        shop.change("CINE") { $0.outletLimit = 2 }
        for number in 1...2 { shop.world.point("P\(number)", of: "1", box: BoxIdentifiers()) }
        #expect(shop.findings().isEmpty)
        shop.world.point("P3", of: "1", box: BoxIdentifiers())
        #expect(
            try Self.only(shop, "P10 1/CINE").stake == Stake(amount: Money(centavos: 500), formula: .outletsUnpaid))
    }

    @Test func packagesOnAPlanWithoutTelevisionAreP11() throws {
        var shop = Shop()
        shop.world.contracts[0].record.plan = PlanID(trusted: "NET")
        #expect(try Self.only(shop, "P11 NET").platformValue == "1")
    }

    /// Television and no package: a plan that is sold on this platform, or is on a contract; on another platform it is
    /// that one's.
    @Test func televisionPlanWithoutAPackageIsP11() throws {
        var shop = Shop()
        let bare = try #require(shop.world.plans.firstIndex { $0.record.id.text == "BARE" })
        #expect(shop.findings().isEmpty)
        shop.world.plans[bare].record.platform = Self.beenius
        let finding = try Self.only(shop, "P11 BARE")
        #expect(finding.field == "default-package" && finding.erpValue == "BARE" && finding.platformValue == "0")
        shop.world.plans[bare].record.isActive = false
        #expect(shop.findings().isEmpty)
        shop.world.contracts[0].record.plan = PlanID(trusted: "BARE")
        #expect(try Self.only(shop, "P11 BARE").platformValue == "1")
        shop.world.plans[bare].record.platform = FindingsWorld.cdntv
        #expect(shop.findings().isEmpty)
        shop.world.plans[bare].record.platform = nil
        #expect(shop.findings().headings == ["P11 BARE"])
        shop.world.plans[bare].record.defaultPackage = PackageID(trusted: "BASE")
        #expect(shop.findings().isEmpty)
    }

    @Test func onePackageTwiceAtATimeIsP12() throws {
        var shop = Shop()
        shop.world.row("1", "CINE", from: "2026-03-01", price: 700)
        #expect(try Self.only(shop, "P12 1/CINE").stake.amount == Money(centavos: 700))
        shop.world.rows[0].record.endsOn = FindingsWorld.day("2026-03-01")
        #expect(shop.findings().isEmpty)
    }

    @Test func packageOfThePlanAsAnExtraIsP13() throws {
        var shop = Shop()
        shop.world.row("1", "BASE")
        #expect(try Self.only(shop, "P13 1/BASE").stake.amount == Money(centavos: 5000))
        shop.world.rows[1].record.isCourtesy = true
        #expect(shop.findings().isEmpty)
    }

    @Test func inactivePackageOnContractsIsP14() throws {
        var shop = Shop()
        shop.change("CINE") { $0.isActive = false }
        #expect(try Self.only(shop, "P14 CINE").platformValue == "1")
        shop.world.contracts[0].record.status = .cancelled
        #expect(shop.findings().isEmpty)
    }

    @Test func packageWithoutACodeIsP15AndNotP01() throws {
        var shop = Shop()
        shop.change("CINE") { $0.platformPackage = $0.id }
        #expect(try Self.only(shop, "P15 CINE").stake.amount == Money(centavos: 2995))
        #expect(!shop.world.catalogue().codes.contains("P01"))
        shop.change("CINE") { $0.platformPackage = PackageID(trusted: "999") }
        #expect(shop.findings().isEmpty)
        #expect(shop.world.catalogue().codes.contains("P01"))
    }
}
