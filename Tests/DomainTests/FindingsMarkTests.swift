import Domain
import Testing

/// A08, A09, A11–A21: what is said of accounts and contracts beside their state.
@Suite struct FindingsMarkTests {
    /// Contract 1 with BASE and CINE, in agreement; everything is looked at.
    static func customer() -> FindingsWorld {
        var world = FindingsSubscriberTests.provider()
        world.ignored = []
        world.contract("1", account: "A", login: "ana")
        world.contracts[0].record.hasBeeniusPIN = true
        world.row("1", "CINE", from: "2026-01-01")
        world.account("A", login: "tv-a")
        world.grant("A", "100", from: "2026-01-01")
        world.grant("A", "200", from: "2026-01-01")
        return world
    }

    static func only(_ world: FindingsWorld, _ heading: String) throws -> Finding {
        #expect(world.subscribers().findings.headings == [heading])
        return try #require(world.subscribers().findings.first)
    }

    @Test func agreementSaysNothing() { #expect(Self.customer().subscribers().findings.isEmpty) }

    @Test func secondLiveAccountOfAContractIsA08() throws {
        var world = Self.customer()
        world.accounts[0].record.externalReference = "1"
        world.account("B", reference: "1")
        world.grant("B", "100")
        let finding = try Self.only(world, "A08 B")
        #expect(finding.contract?.text == "1" && finding.erpValue == "A" && finding.platformValue == "B")
        #expect(finding.stake == Stake(amount: Money(centavos: 2000), formula: .wholesaleForNothing))
        #expect(finding.action.withheldBy == .manual)
        world.accounts[1].record.status = .cancelled
        #expect(world.subscribers().findings.isEmpty)
    }

    @Test func ofSeveralAccountsWithTheContractsIDTheOneInUseIsKept() throws {
        var world = FindingsSubscriberTests.provider()
        world.contract("1", login: "ana")
        world.account("A", reference: "1")
        world.account("B", reference: "1")
        world.grant("A", "100")
        world.device(FindingsWorld.box(casn: "9"), account: "B")
        world.devices[0].record.lastSeen = FindingsWorld.today
        let finding = try Self.only(world, "A08 A")
        #expect(finding.erpValue == "B")
    }

    @Test func oneAccountForTwoContractsIsA09AndByTheERPsIDK05() throws {
        var world = Self.customer()
        world.contract("2", login: "tv-a")
        #expect(world.subscribers().findings.headings == ["A09 A"])
        var stored = Self.customer()
        stored.contract("2", account: "A", login: "bia")
        let finding = try Self.only(stored, "K05 A")
        #expect(finding.erpValue == "1, 2" && finding.action.withheldBy == .manual)
    }

    @Test func courtesyIsA11AndNothingIsTakenAway() throws {
        var world = Self.customer()
        world.rows[0].record.isCourtesy = true
        let lacking = try Self.only(world, "A11 1")
        #expect(lacking.severity == .s3)
        #expect(lacking.stake == Stake(amount: Money(centavos: 1200), formula: .wholesaleForNothing))
        world.rows[0].record.courtesyOwner = "ana"
        world.rows[0].record.endsOn = FindingsWorld.day("2027-01-01")
        #expect(try Self.only(world, "A11 1").severity == .s4)
        // Blocked: the suspension is proposed, and held.
        world.contracts[0].record.status = .blocked
        let blocked = try #require(world.subscribers().findings.first { $0.kind == .blockedButActive })
        #expect(blocked.action.withheldBy == .courtesy)
    }

    @Test func promotionThatIsOverAndStillFreeIsA12() throws {
        var world = Self.customer()
        world.rows[0].record.freeUntil = FindingsWorld.day("2026-09-01")
        // The price is that of the list again.
        #expect(world.subscribers().findings.isEmpty)
        world.rows[0].record.price = .zero
        let finding = try Self.only(world, "A12 1")
        #expect(finding.stake == Stake(amount: Money(centavos: 2995), formula: .retailNotCharged))
        world.rows[0].record.freeUntil = FindingsWorld.day("2026-12-01")
        #expect(world.subscribers().findings.isEmpty)
    }

    @Test(arguments: [(3, false), (4, true), (20, true), (60, true)])
    func startsThatDifferAreA16(_ days: Int, _ isSaid: Bool) {
        var world = Self.customer()
        world.rows[0].record.startsOn = FindingsWorld.day("2026-01-01").adding(days: days)
        let findings = world.subscribers().findings
        #expect(findings.headings == (isSaid ? ["A16 1"] : []))
        if isSaid { #expect(findings[0].stake.amount == Money(centavos: 2995 * Int64(min(days, 30)) / 30)) }
    }

    /// A change of these days, or one that the platform has under way, is no difference yet.
    @Test(arguments: [("2026-11-22", "A17"), ("2026-11-21", "A17"), ("2026-11-20", "A05"), ("2026-11-23", "A05")])
    func whatChangedTheseDaysIsA17(_ since: String, _ code: String) throws {
        var world = Self.customer()
        world.contracts[0].record.status = .blocked
        world.contracts[0].record.statusSince = FindingsWorld.day(since)
        let finding = try Self.only(world, "\(code) 1")
        if code == "A17" {
            #expect(finding.stake.amount == .zero && finding.action.withheldBy == .inFlight)
        }
        world.grace.byClass[.blockedButActive] = 0
        #expect(world.subscribers().findings.codes == [since == "2026-11-22" ? "A17" : "A05"])
    }

    @Test func televisionWithoutALoginIsA18() throws {
        var world = Self.customer()
        for login in [nil, " "] {
            world.contracts[0].record.radiusLogin = login
            _ = try Self.only(world, "A18 1")
        }
    }

    @Test func otherDocumentOrAddressIsA19() throws {
        var world = Self.customer()
        func person(_ document: String?, _ email: String?) -> Subscriber {
            Subscriber(
                id: SubscriberID(trusted: "S1"), name: "Ana", document: document.flatMap { try? TaxID(typed: $0) },
                email: email, phone: nil, city: nil, state: nil, status: nil)
        }
        world.subscribers = [person(nil, "SomeOne@example.com")]
        #expect(world.subscribers().findings.isEmpty)
        world.subscribers = [person(nil, "ana@example.com")]
        let address = try Self.only(world, "A19 1")
        #expect(address.action.verb == .setField && address.action.target == "A/email")
        #expect(address.action.wanted == "ana@example.com" && address.action.withheldBy == nil)
        world.subscribers = [person("52998224725", nil)]
        world.accounts[0].record.document = try? TaxID(typed: "11144477735")
        let document = try Self.only(world, "A19 1")
        #expect(document.erpValue == "…4725" && document.platformValue == "…7735")
        #expect(document.action.verb == .review)
    }

    @Test func accountWhoseBoxesAreSilentIsA20() throws {
        var world = Self.customer()
        world.device(FindingsWorld.box(casn: "9"), account: "A")
        #expect(world.subscribers().findings.isEmpty)
        world.devices[0].record.lastSeen = FindingsWorld.today.adding(days: -59)
        #expect(world.subscribers().findings.isEmpty)
        world.devices[0].record.lastSeen = FindingsWorld.today.adding(days: -60)
        #expect(try Self.only(world, "A20 1").stake.amount == Money(centavos: 3200))
    }

    @Test func threeCountsThatDifferAreA21() throws {
        var world = Self.customer()
        func line(_ quantity: Int, _ month: Int) -> PlatformInvoiceLine {
            PlatformInvoiceLine(
                platform: FindingsWorld.beenius, period: Competence(monthNumber: 2026 * 12 + month - 1),
                package: PackageID(trusted: "200"), quantity: quantity, amount: nil)
        }
        world.invoice = [line(1, 10), line(9, 9)]
        #expect(world.subscribers().findings.isEmpty)
        world.invoice = [line(3, 10)]
        let finding = try Self.only(world, "A21 2026-10/200")
        #expect(finding.erpValue == "1" && finding.platformValue == "3 / 1")
        #expect(finding.stake.amount == Money(centavos: 2400))
    }

    /// Whatever the platform says that nobody knows: shown perhaps, never acted on.
    @Test func anUnknownStateIsNeverActedOn() {
        for status in ContractStatus.allCases {
            for account in ServiceStatus.allCases {
                for grant in ServiceStatus.allCases where account == .unknown || grant == .unknown {
                    var world = FindingsSubscriberTests.customer(status, account: account, granted: ["100"])
                    world.grants.append(world.grants[0])
                    world.grants[1].record.package = PackageID(trusted: "300")
                    world.grants[1].record.status = grant
                    let acted = world.subscribers().findings.filter { $0.action.withheldBy == nil }
                    #expect(acted.isEmpty, "\(status) \(account) \(grant)")
                }
            }
        }
    }
}
