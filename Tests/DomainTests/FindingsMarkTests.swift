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
        // One finding for each that is too many, and none for one that is over.
        world.account("C", reference: "1")
        world.account("D", .cancelled, reference: "1")
        #expect(world.subscribers().findings.headings == ["A08 A", "A08 C"])
    }

    /// An account of the past with the same reference is no conflict: what is live is judged.
    @Test(arguments: [ServiceStatus.cancelled, .expired])
    func accountThatIsOverDoesNotDisputeALiveOne(_ status: ServiceStatus) throws {
        var world = FindingsSubscriberTests.provider()
        world.contract("1")
        world.account("A", status, reference: "1")
        world.account("B", .suspended, reference: "1")
        let finding = try Self.only(world, "A06 1")
        #expect(finding.account?.text == "B")
        world.accounts.removeLast()
        #expect(try Self.only(world, "A01 1").account?.text == "A")
    }

    @Test func accountsOfOneLoginAreA08UnlessTheLoginIsOfTwoContracts() {
        var world = FindingsSubscriberTests.provider()
        world.contract("1", login: "ana")
        world.account("A", login: "ana")
        world.account("B", login: "Ana")
        #expect(world.subscribers().findings.headings == ["A08 B"])
        world.contract("2", login: "ANA")
        #expect(world.subscribers().findings.headings == ["K03 1", "K03 2"])
    }

    @Test func oneAccountForTwoContractsIsA09AndByTheERPsIDK05() throws {
        var world = Self.customer()
        world.contract("2", login: "tv-a")
        #expect(world.subscribers().findings.headings == ["A09 A"])
        var stored = Self.customer()
        stored.contract("2", account: "A", login: "bia")
        let finding = try Self.only(stored, "K05 A")
        #expect(finding.erpValue == "1, 2" && finding.action.withheldBy == .manual)
        // One of the two is owed nothing: still one id on two contracts, and nothing is done to either.
        stored.contracts[1].record.plan = PlanID(trusted: "BARE")
        #expect(stored.subscribers().findings.headings == ["K05 A"])
    }

    /// The contract with the better claim has the account; what is done to it would be done to the other as well.
    @Test func nothingIsDoneToAnAccountThatTwoAskFor() throws {
        var world = Self.customer()
        world.contract("2", login: "tv-a")
        world.contracts[0].record.status = .blocked
        let findings = world.subscribers().findings
        #expect(findings.headings == ["A05 1", "A09 A"])
        #expect(findings.first?.action.withheldBy == .linkConflict)
        #expect(findings.last?.erpValue == "1, 2")
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
        world.rows[0].record.endsOn = nil
        world.rows[0].record.freeUntil = FindingsWorld.day("2027-01-01")
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
        if isSaid {
            let whole = Money(centavos: 2995)
            #expect(findings[0].stake.amount == whole.scaled(by: Int64(min(days, 30)), over: 30))
        }
    }

    /// A period that goes on where another one ended is a renewal; the platform may know of it or not.
    @Test func renewalIsNoOtherStart() {
        var world = Self.customer()
        world.rows[0].record.endsOn = FindingsWorld.day("2026-10-01")
        world.row("1", "CINE", from: "2026-10-01")
        #expect(world.subscribers().findings.isEmpty)
        world.grants[1].record.startsOn = FindingsWorld.day("2026-10-01")
        #expect(world.subscribers().findings.isEmpty)
        world.rows[0].record.endsOn = FindingsWorld.day("2026-06-01")
        #expect(world.subscribers().findings.isEmpty)
        world.grants[1].record.startsOn = FindingsWorld.day("2026-01-01")
        #expect(world.subscribers().findings.headings == ["A16 1"])
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

    /// What began these days explains its own package alone.
    @Test func newPackageExplainsItsOwnDifferenceOnly() {
        var world = Self.customer()
        world.row("1", "KIDS", from: "2026-11-21")
        #expect(world.subscribers().findings.codes == ["A17"])
        world.grant("A", "300")
        #expect(world.subscribers().findings.isEmpty)
        world.grants.remove(at: 1)
        #expect(world.subscribers().findings.codes == ["A04"])
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
        let address = try Self.only(world, "A19 1/email")
        #expect(address.action.verb == .setField && address.action.target == "A/email")
        #expect(address.action.wanted == "ana@example.com" && address.action.withheldBy == nil)
        world.subscribers = [person("52998224725", nil)]
        world.accounts[0].record.document = try? TaxID(typed: "11144477735")
        let document = try Self.only(world, "A19 1/document")
        #expect(document.erpValue == "…4725" && document.platformValue == "…7735")
        #expect(document.action.verb == .review)
        // Each is a finding of its own, and an account that is over is nobody's record to correct.
        world.subscribers = [person("52998224725", "ana@example.com")]
        #expect(world.subscribers().findings.headings == ["A19 1/document", "A19 1/email"])
        world.accounts[0].record.status = .unknown
        #expect(world.subscribers().findings.last?.action.withheldBy == .unknownState)
        world.accounts[0].record.status = .cancelled
        #expect(world.subscribers().findings.codes == ["A01"])
    }

    @Test func accountWhoseBoxesAreSilentIsA20() throws {
        var world = Self.customer()
        world.device(FindingsWorld.box(casn: "9"), account: "A")
        #expect(world.subscribers().findings.isEmpty)
        world.devices[0].record.lastSeen = FindingsWorld.today.adding(days: -59)
        #expect(world.subscribers().findings.isEmpty)
        world.devices[0].record.lastSeen = FindingsWorld.today.adding(days: -60)
        #expect(try Self.only(world, "A20 1").stake.amount == Money(centavos: 3200))
        // An old list of boxes says nothing of the days after it.
        world.devicesAsOf = FindingsWorld.today.adding(days: -30)
        #expect(world.subscribers().findings.isEmpty)
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
        // Cancelled since: it was owed in October.
        world.contracts[0].record.status = .cancelled
        world.contracts[0].record.statusSince = FindingsWorld.day("2026-11-05")
        world.invoice = [line(1, 10)]
        #expect(!world.subscribers().findings.codes.contains("A21"))
        world.contracts[0].record.statusSince = FindingsWorld.day("2026-10-05")
        #expect(world.subscribers().findings.first { $0.kind == .invoiceCount }?.erpValue == "0")
    }

    /// Where the platform never delivered what it grants, two counts are compared.
    @Test func invoiceWithoutAListIsHeldAgainstTheERPAlone() throws {
        var world = Self.customer()
        world.grants = []
        world.snapshots[.entitlements] = .some(nil)
        var line = PlatformInvoiceLine(
            platform: FindingsWorld.beenius, period: Competence(monthNumber: 2026 * 12 + 9),
            package: PackageID(trusted: "200"), quantity: 1, amount: nil)
        world.invoice = [line]
        #expect(!world.subscribers().findings.codes.contains("A21"))
        line.quantity = 2
        world.invoice = [line]
        #expect(world.subscribers().findings.first { $0.kind == .invoiceCount }?.platformValue == "2 / ?")
    }
}
