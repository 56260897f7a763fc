import Domain
import Testing

/// C01–C05 and P01–P04.
@Suite struct FindingsCatalogueTests {
    /// BASE (100) has channels 1, 2 and 3; CINE (200) has 3 and 4.
    static func grids() -> FindingsWorld {
        var world = FindingsWorld()
        world.package("BASE", code: "100", price: 5000)
        world.package("CINE", code: "200", price: 2995)
        for code in ["100", "200"] { world.offer(code) }
        let names = ["HBO HD ³", "A&E", "E!", "Telecine"]
        for (index, name) in names.enumerated() {
            world.channel("ch\(index + 1)", number: 500 + index, name: name)
        }
        for (package, code, members) in [("BASE", "100", [1, 2, 3]), ("CINE", "200", [3, 4])] {
            for member in members {
                world.show(package, "ch\(member)", number: 499 + member, name: names[member - 1])
                world.compose(code, "ch\(member)")
            }
        }
        return world
    }

    @Test func gridsThatAgreeSayNothing() {
        #expect(Self.grids().catalogue().isEmpty)
        #expect(Self.grids().catalogue(on: FindingsWorld.cdntv).isEmpty)
    }

    @Test func channelOffAirOrGoneIsC01AndNothingElse() throws {
        for edit in 0..<3 {
            var world = Self.grids()
            switch edit {
            case 0: world.channels[2].record.isActive = false
            case 1: world.channels[2].absences = 1
            default:
                world.channels.remove(at: 2)
                world.compositions.removeAll { $0.record.channel.text == "ch3" }
            }
            #expect(world.catalogue().headings == ["C01 ch3"], "edit \(edit)")
            let finding = try #require(world.catalogue().first)
            #expect(finding.channel?.text == "ch3" && finding.erpValue == "E!" && finding.platformValue == nil)
            #expect(finding.action.withheldBy == .manual)
            // Both packages show it.
            #expect(finding.sources.count == 2)
        }
    }

    /// Off air in one package and missing in the grid of another: still one cause.
    @Test func channelOfC01IsLeftOutOfP03() {
        var world = Self.grids()
        world.compose("200", "ch1")
        world.channels[0].record.isActive = false
        #expect(world.catalogue().headings == ["C01 ch1"])
    }

    @Test func channelInNoGridIsC02AndNothingElse() throws {
        var world = Self.grids()
        world.channel("ch9", number: 509, name: "Novo")
        world.compose("100", "ch9")
        #expect(world.catalogue().headings == ["C02 ch9"])
        #expect(world.catalogue().first?.platformValue == "Novo")
        // Shown by a package that is no longer sold: in no grid of a package that is.
        world.package("OLD", code: "300", price: nil, isActive: false)
        world.show("OLD", "ch9", number: 509, name: "Novo")
        #expect(world.catalogue().headings == ["C02 ch9"])
        world.channels[4].record.isActive = false
        #expect(world.catalogue().isEmpty)
    }

    @Test func gridOfAnotherPlatformDoesNotCount() {
        var world = Self.grids()
        world.package("CABO", code: "100", on: FindingsWorld.cdntv, price: 4000)
        world.offer("100", on: FindingsWorld.cdntv)
        world.show("CABO", "ch1", number: 7, name: "Outro")
        #expect(world.catalogue().isEmpty)
        #expect(world.catalogue(on: FindingsWorld.cdntv).headings == ["C01 ch1"])
        world.channel("ch1", number: 7, name: "Outro", on: FindingsWorld.cdntv)
        world.compose("100", "ch1", on: FindingsWorld.cdntv)
        #expect(world.catalogue(on: FindingsWorld.cdntv).isEmpty)
    }

    @Test func numberNameAndFamilyAreOneFindingAChannel() throws {
        var world = Self.grids()
        world.channels[2].record.number = 999
        let renumbered = try #require(world.catalogue().first)
        #expect(world.catalogue().headings == ["C03 ch3"])
        #expect(renumbered.erpValue == "502" && renumbered.platformValue == "999" && renumbered.field == "number")
        world.channels[2].record.name = "E!  "
        world.channels[2].record.family = " Filmes "
        #expect(world.catalogue().headings == ["C03 ch3"])
        world.channels[2].record.name = "E! HD"
        world.channels[2].record.family = "Séries"
        #expect(world.catalogue().headings == ["C03 ch3", "C04 ch3", "C05 ch3"])
        #expect(world.catalogue()[1].platformValue == "E! HD")
        #expect(world.catalogue()[2].erpValue == "Filmes")
    }

    @Test func oneRowOfSeveralThatDiffersIsEnough() {
        var world = Self.grids()
        // CINE's row of ch3.
        world.grid[3].record.number = 12
        #expect(world.catalogue().headings == ["C03 ch3"])
        #expect(world.catalogue().first?.erpValue == "12")
    }

    @Test func whatASideDoesNotSayDoesNotDiffer() {
        var world = Self.grids()
        world.channels[0].record.number = nil
        world.grid[1].record.number = nil
        world.channels[0].record.family = nil
        world.grid[1].record.family = " "
        #expect(world.catalogue().isEmpty)
    }

    @Test func rowWithoutIdIsKnownByNumberAndNameTogether() {
        var world = Self.grids()
        for row in world.grid.indices { world.grid[row].record.channel = nil }
        #expect(world.catalogue().isEmpty)
        world.channels[3].record.name = "Telecine Pipoca"
        // The row stands for no channel now, and the channel is in no grid.
        #expect(world.catalogue().headings == ["C02 ch4"])
        world.channels[3].record.name = "Telecine"
        world.channels[3].record.isActive = false
        #expect(world.catalogue().headings == ["C01 ch4"])
    }

    @Test func ofTwoChannelsAlikeARowMeansTheOneOnAir() {
        var world = Self.grids()
        world.grid[4].record.channel = nil
        for id in ["ch0", "ch9"] { world.channel(id, number: 503, name: "Telecine", isActive: false) }
        #expect(world.catalogue().isEmpty)
        // Both on air: the smaller id, and the other one is in no grid.
        world.channels[5].record.isActive = true
        #expect(world.catalogue().headings == ["C02 ch9"])
    }

    @Test func soldPackageThatThePlatformLacksIsP01() throws {
        for edit in 0..<3 {
            var world = Self.grids()
            switch edit {
            case 0: world.offers[1].absences = 1
            case 1: world.offers[1].record.isActive = false
            default: world.offers.remove(at: 1)
            }
            #expect(world.catalogue().headings == ["P01 CINE"], "edit \(edit)")
            let finding = try #require(world.catalogue().first)
            #expect(finding.erpValue == "200" && finding.stake.formula == .retailOfCustomers)
            world.packages[1].record.isActive = false
            #expect(!world.catalogue().codes.contains("P01"))
        }
    }

    @Test func offeredPackageThatNoneMapsToIsP02() throws {
        var world = Self.grids()
        world.offer("300")
        #expect(world.catalogue().headings == ["P02 300"])
        #expect(world.catalogue().first?.package?.text == "300")
        #expect(world.catalogue().first?.stake == Stake(amount: .zero, formula: .wholesaleForNothing))
        world.offers[world.offers.count - 1].record.wholesalePrice = Money(centavos: 450)
        #expect(world.catalogue(subscribers: ["300": 3]).first?.stake.amount == Money(centavos: 1350))
        // Known to the ERP, and no longer sold.
        world.package("OLD", code: "300", price: nil, isActive: false)
        #expect(world.catalogue().isEmpty)
        world.packages[2].record.platform = FindingsWorld.cdntv
        #expect(world.catalogue().headings == ["P02 300"])
    }

    @Test func compositionIsP03OneWayAndP04TheOther() throws {
        var world = Self.grids()
        world.compose("200", "ch1")
        world.compose("200", "ch2")
        #expect(world.catalogue().headings == ["P03 CINE"])
        #expect(world.catalogue().first?.platformValue == "ch1, ch2")
        var poorer = Self.grids()
        poorer.compositions.removeAll { $0.record.package.text == "200" && $0.record.channel.text == "ch3" }
        #expect(poorer.catalogue().headings == ["P04 CINE"])
        #expect(poorer.catalogue().first?.erpValue == "ch3" && poorer.catalogue().first?.platformValue == nil)
    }

    /// The customers' list price by the share of channels that are gone, half a centavo up.
    @Test func moneyOfP04IsTheShareOfItsChannels() throws {
        var world = Self.grids()
        let all = Set(world.grid.filter { $0.record.package.text == "CINE" }.compactMap(\.record.channel))
        world.compositions.removeAll { $0.record.package.text == "200" && $0.record.channel.text == "ch3" }
        let count = Int64(all.count)
        #expect(count > 1)
        let finding = try #require(world.catalogue(retail: ["CINE": 1001 * count]).first)
        #expect(finding.stake == Stake(amount: Money(centavos: 1001), formula: .contentLost))
        let odd = try #require(world.catalogue(retail: ["CINE": 1001]).first)
        #expect(odd.stake.amount == Money(centavos: (2 * 1001 + count) / (2 * count)))
        world.compositions.removeAll { $0.record.package.text == "200" }
        #expect(world.catalogue(retail: ["CINE": 1001]).first?.stake.amount == Money(centavos: 1001))
    }

    /// Adding to one side is what taking from the other is: the same channels, the class mirrored.
    @Test(arguments: [("BASE", "100", "ch4"), ("CINE", "200", "ch1"), ("CINE", "200", "ch2")])
    func p03AndP04AreMirrored(_ package: String, _ code: String, _ channel: String) throws {
        var added = Self.grids()
        added.compose(code, channel)
        var shown = Self.grids()
        let original = try #require(shown.channels.first { $0.record.id.text == channel }).record
        shown.show(package, channel, number: original.number, name: original.name)
        #expect(added.catalogue().headings == ["P03 \(package)"])
        #expect(shown.catalogue().headings == ["P04 \(package)"])
        #expect(added.catalogue().first?.platformValue == shown.catalogue().first?.erpValue)
    }

    @Test func twoChannelsOfAPackageWithOneNumberAreC06() throws {
        var world = Self.grids()
        let number = try #require(world.grid[0].record.number)
        let package = world.grid[0].record.package
        world.channel("ch8", number: number, name: "Outro")
        world.compose("100", "ch8")
        world.show(package.text, "ch8", number: number, name: "Outro")
        #expect(world.catalogue().headings == ["C06 \(package.text)//\(number)"])
        let finding = try #require(world.catalogue().first)
        #expect(finding.platform == FindingsWorld.beenius && finding.sources.count == 2)
        #expect(finding.erpValue?.contains("ch8") == true && finding.action.withheldBy == .manual)
        // Another line-up has numbers of its own.
        world.grid[world.grid.count - 1].record.lineup = "Campinas"
        #expect(world.catalogue().isEmpty)
    }

    @Test func twoSoldPackagesForOneOfThePlatformAreP09() throws {
        var world = Self.grids()
        world.package("CINE-2", code: "200", price: nil)
        for row in world.grid where row.record.package.text == "CINE" {
            world.show("CINE-2", row.record.channel?.text, number: row.record.number, name: row.record.name)
        }
        #expect(world.catalogue().headings == ["P09 200"])
        #expect(world.catalogue().first?.erpValue == "CINE, CINE-2")
        world.packages[world.packages.count - 1].record.isActive = false
        #expect(world.catalogue().isEmpty)
    }

    @Test func ruleNeedsBothSides() {
        var world = Self.grids()
        world.channels = []
        world.offers = []
        world.compositions = []
        #expect(world.catalogue().codes == ["C01", "C01", "C01", "C01", "P01", "P01"])
        world.snapshots[.catalogueChannels] = .some(nil)
        #expect(world.catalogue().codes == ["P01", "P01"])
        world.snapshots[.cataloguePackages] = .some(nil)
        #expect(world.catalogue().isEmpty)
        var platformOnly = Self.grids()
        platformOnly.grid = []
        #expect(platformOnly.catalogue().codes == ["C02", "C02", "C02", "C02"])
        platformOnly.snapshots[.packageChannels] = .some(nil)
        #expect(platformOnly.catalogue().isEmpty)
    }

    @Test func compositionsAreComparedWithoutAListOfChannels() {
        var world = Self.grids()
        world.channels = []
        world.snapshots[.catalogueChannels] = .some(nil)
        world.compose("100", "ch9")
        world.compositions.removeAll { $0.record.package.text == "200" && $0.record.channel.text == "ch4" }
        #expect(world.catalogue().headings == ["P03 BASE", "P04 CINE"])
    }
}
