import Domain
import Testing

/// A01–A10: every class on its own, what it says and what it proposes, and what does not make it.
@Suite struct FindingsSubscriberTests {
    /// Plan `TV` grants BASE (code 100, R$ 50,00, wholesale 20,00); CINE (200, 29,95, wholesale 12,00) and KIDS (300,
    /// 10,00, wholesale 4,00) are sold on top. `NET` has no television. Code 100 means another package on CDN TV.
    static func provider() -> FindingsWorld {
        var world = FindingsWorld()
        world.plan("TV", grants: "BASE")
        world.plan("NET", grants: "BASE", allowsTV: false)
        world.plan("BARE", grants: nil)
        world.package("BASE", code: "100", price: 5000)
        world.package("CINE", code: "200", price: 2995)
        world.package("KIDS", code: "300", price: 1000)
        world.package("CABO", code: "100", on: FindingsWorld.cdntv, price: 4000)
        for (code, price) in [("100", 2000), ("200", 1200), ("300", 400)] as [(String, Int64)] {
            world.offer(code, wholesale: price)
        }
        return world
    }

    /// Contract 1 with BASE and CINE, its account A and what it is granted.
    static func customer(
        _ status: ContractStatus = .active, account: ServiceStatus = .active, granted: [String] = ["100", "200"],
        plan: String = "TV", extras: [String] = ["CINE"]
    ) -> FindingsWorld {
        var world = provider()
        world.contract("1", plan: plan, status: status, account: "A")
        for extra in extras { world.row("1", extra) }
        world.account("A", account)
        for code in granted { world.grant("A", code) }
        return world
    }

    @Test func twoSidesThatAgreeSayNothing() {
        let result = Self.customer().subscribers()
        #expect(result.findings.isEmpty)
        #expect([result.contracts, result.matched, result.accounts, result.matchedAccounts] == [1, 1, 1, 1])
    }

    @Test func missingAccountIsA01() throws {
        var world = Self.customer()
        world.accounts = []
        world.grants = []
        let finding = try #require(world.subscribers().findings.first)
        #expect(world.subscribers().findings.headings == ["A01 1"])
        #expect(finding.platform == FindingsWorld.beenius)
        #expect(finding.contract?.text == "1" && finding.subscriber?.text == "S1" && finding.account == nil)
        #expect(finding.erpValue == "100, 200" && finding.platformValue == "absent")
        #expect(finding.stake == Stake(amount: Money(centavos: 7995), formula: .retailNotDelivered))
        #expect(finding.action.verb == .setAccountState && finding.action.target == "1")
        #expect(finding.action.wanted == "active: 100, 200")
        #expect(!finding.action.isDestructive && finding.action.proof == .twice)
        #expect(finding.action.withheldBy == nil)
        // The plan, the contract and the contracted package: where the ERP's side was read.
        #expect(finding.sources.count == 3)
    }

    @Test(arguments: [ServiceStatus.cancelled, .expired, .absent])
    func accountThatIsOverIsA01AndNeedsNoProof(_ status: ServiceStatus) throws {
        let finding = try #require(Self.customer(account: status).subscribers().findings.first)
        #expect(finding.kind == .payingNotProvisioned)
        #expect(finding.action.target == "A" && finding.action.present == status.rawValue)
        #expect(finding.action.proof == .notNeeded)
    }

    @Test(arguments: [ServiceStatus.pendingActivation, .queued, .unknown])
    func whatIsOnItsWayOrUnknownIsNoFinding(_ status: ServiceStatus) {
        for contract in ContractStatus.allCases {
            #expect(Self.customer(contract, account: status, granted: []).subscribers().findings.isEmpty)
        }
    }

    @Test func liveAccountWithoutAnythingDueIsA02() throws {
        let world = Self.customer(plan: "BARE", extras: [])
        #expect(world.subscribers().findings.headings == ["A02 1"])
        let finding = try #require(world.subscribers().findings.first)
        #expect(finding.erpValue == "" && finding.platformValue == "100, 200")
        // List price and wholesale of both.
        #expect(finding.stake == Stake(amount: Money(centavos: 7995 + 3200), formula: .retailNotCharged))
        #expect(finding.action.wanted == "suspended" && finding.action.isDestructive && finding.action.isReversible)
    }

    @Test func planWithoutTelevisionMakesExtrasCountForNothing() {
        #expect(Self.customer(plan: "NET").subscribers().findings.codes == ["A02"])
    }

    @Test(arguments: [ServiceStatus.suspended, .cancelled, .expired, .pendingActivation])
    func nothingDueAndNothingDeliveredIsNoFinding(_ status: ServiceStatus) {
        #expect(Self.customer(account: status, plan: "NET").subscribers().findings.isEmpty)
    }

    @Test func moreThanPaidIsA03() throws {
        let world = Self.customer(granted: ["100", "200", "300"])
        #expect(world.subscribers().findings.headings == ["A03 1"])
        let finding = try #require(world.subscribers().findings.first)
        #expect(finding.package?.text == "KIDS")
        #expect(finding.erpValue == "100, 200" && finding.platformValue == "100, 200, 300")
        #expect(finding.stake == Stake(amount: Money(centavos: 1400), formula: .retailNotCharged))
        #expect(finding.action.verb == .setPackages && finding.action.isDestructive)
        #expect(finding.action.present == "100, 200, 300" && finding.action.wanted == "100, 200")
    }

    @Test func lessThanPaidIsA04() throws {
        let world = Self.customer(granted: ["100"])
        #expect(world.subscribers().findings.headings == ["A04 1"])
        let finding = try #require(world.subscribers().findings.first)
        #expect(finding.package?.text == "CINE")
        #expect(finding.stake == Stake(amount: Money(centavos: 2995), formula: .retailNotDelivered))
        #expect(!finding.action.isDestructive && finding.action.proof == .twice)
    }

    @Test func bothIsOneFindingAndTheDearerSideNamesIt() throws {
        // CINE is missing, KIDS is too much: 29,95 against 10,00.
        let poorer = try #require(Self.customer(granted: ["100", "300"]).subscribers().findings.first)
        #expect(poorer.kind == .poorerThanPaid && poorer.action.isDestructive)
        #expect(poorer.stake.amount == Money(centavos: 2995))
        // KIDS is missing, CINE is too much.
        let richer = Self.customer(granted: ["100", "200"], extras: ["KIDS"]).subscribers().findings
        #expect(richer.codes == ["A03"])
        #expect(richer.first?.stake.amount == Money(centavos: 2995 + 1200))
    }

    @Test func equalWorthIsA04() {
        var world = Self.customer(granted: ["100", "400"])
        world.package("PLUS", code: "400", price: 2995)
        #expect(world.subscribers().findings.codes == ["A04"])
    }

    @Test func negotiatedPriceIsWhatIsAtStake() {
        var world = Self.customer(granted: ["100"], extras: [])
        world.row("1", "CINE", price: 1990)
        #expect(world.subscribers().findings.first?.stake.amount == Money(centavos: 1990))
    }

    @Test(arguments: [ServiceStatus.pendingActivation, .queued, .active, .scheduledCancel])
    func grantOnItsWayIsNotMissing(_ status: ServiceStatus) {
        var world = Self.customer(granted: ["100"])
        world.grant("A", "200", status)
        #expect(world.subscribers().findings.isEmpty)
    }

    @Test func grantOutsideItsPeriodOrGoneIsMissing() {
        for edit in 0..<4 {
            var world = Self.customer(granted: ["100"])
            switch edit {
            case 0: world.grant("A", "200", from: "2026-11-23")
            case 1: world.grant("A", "200", to: "2026-11-22")
            case 2: world.grant("A", "200", absences: 1)
            default: world.grant("A", "200", .suspended)
            }
            #expect(world.subscribers().findings.codes == ["A04"], "edit \(edit)")
        }
        var world = Self.customer(granted: ["100"])
        world.grant("A", "200", from: "2026-11-22", to: "2026-11-23")
        #expect(world.subscribers().findings.isEmpty)
    }

    @Test func withoutEntitlementsPackagesAreNotCompared() {
        var world = Self.customer(granted: [])
        world.snapshots[.entitlements] = .some(nil)
        #expect(world.subscribers().findings.isEmpty)
        // Delivered and empty is something else.
        world.snapshots[.entitlements] = 0
        #expect(world.subscribers().findings.codes == ["A04"])
    }

    @Test func contractedPackageHoldsFromItsFirstDayToTheDayBeforeItsEnd() {
        for (start, end, holds) in [
            ("2026-11-22", nil, true), ("2026-11-23", nil, false), ("2026-01-01", "2026-11-22", false),
            ("2026-01-01", "2026-11-23", true),
        ] as [(String, String?, Bool)] {
            var world = Self.customer(granted: ["100"], extras: [])
            world.row("1", "CINE", from: start, to: end)
            world.grace = GraceWindows(days: 0)
            // What began today is on its way.
            let code = start == "2026-11-22" ? "A17" : "A04"
            #expect(world.subscribers().findings.codes == (holds ? [code] : []), "\(start) \(end ?? "-")")
        }
    }

    @Test func blockedAndLiveIsA05() throws {
        let finding = try #require(Self.customer(.blocked).subscribers().findings.first)
        #expect(finding.kind == .blockedButActive && finding.key == ["1"])
        #expect(finding.stake == Stake(amount: Money(centavos: 3200), formula: .wholesaleForNothing))
        #expect(finding.action.wanted == "suspended" && finding.action.withheldBy == nil)
        #expect(finding.action.isDestructive && finding.action.isReversible)
        #expect(Self.customer(.blocked, account: .suspended).subscribers().findings.isEmpty)
        #expect(Self.customer(.blocked, granted: ["100"]).subscribers().findings.codes == ["A05"])
    }

    @Test func activeAndSuspendedIsA06() throws {
        let finding = try #require(Self.customer(account: .suspended).subscribers().findings.first)
        #expect(finding.kind == .activeButSuspended)
        #expect(finding.stake == Stake(amount: Money(centavos: 7995), formula: .retailNotDelivered))
        #expect(finding.action.wanted == "active" && !finding.action.isDestructive)
        #expect(finding.action.proof == .notNeeded)
    }

    @Test func cancelledAndLiveIsA07() throws {
        let finding = try #require(Self.customer(.cancelled).subscribers().findings.first)
        #expect(finding.kind == .cancelledButActive && finding.erpValue == "cancelled")
        #expect(finding.stake == Stake(amount: Money(centavos: 3200), formula: .wholesaleForNothing))
        #expect(finding.action.wanted == "cancelled" && !finding.action.isReversible)
        #expect(finding.action.proof == .notNeeded)
        for over in [ServiceStatus.cancelled, .expired, .suspended] {
            #expect(Self.customer(.cancelled, account: over).subscribers().findings.isEmpty)
        }
    }

    @Test func accountOfNoContractIsA10() throws {
        var world = Self.provider()
        world.contract("1", plan: "NET")
        world.account("X")
        world.grant("X", "200")
        world.grant("X", "300", .queued)
        let result = world.subscribers()
        let finding = try #require(result.findings.first)
        #expect(result.findings.headings == ["A10 X"])
        #expect(finding.account?.text == "X" && finding.contract == nil)
        #expect(finding.stake == Stake(amount: Money(centavos: 1200), formula: .wholesaleForNothing))
        #expect(finding.action.withheldBy == .manual)
        #expect([result.accounts, result.onlyPlatform, result.contracts] == [1, 1, 0])
        world.accounts[0].record.status = .suspended
        #expect(world.subscribers().findings.isEmpty)
        world.accounts[0].record.status = .active
        world.accounts[0].absences = 1
        #expect(world.subscribers().findings.isEmpty)
    }

    @Test func platformThatNeverDeliveredAccountsSaysNothing() {
        var world = Self.customer(granted: [])
        world.accounts = []
        world.snapshots[.accounts] = .some(nil)
        let result = world.subscribers()
        #expect(result.findings.isEmpty && result.contracts == 0)
        #expect(Self.customer().subscribers(on: FindingsWorld.cdntv).findings.isEmpty)
    }

    @Test func countsClose() {
        var world = Self.customer()
        world.contract("2", account: "GONE")
        world.contract("3", login: "three")
        world.account("B", login: "three")
        world.account("C")
        world.contract("4", plan: "NET")
        let result = world.subscribers()
        #expect(result.contracts == result.matched + result.onlyERP + result.conflicts)
        #expect(result.accounts == result.matchedAccounts + result.onlyPlatform)
        #expect([result.contracts, result.matched, result.onlyERP, result.accounts] == [3, 2, 1, 3])
    }

    @Test func noFindingShowsPersonalData() {
        var world = Self.customer(.cancelled)
        world.account("X")
        for finding in world.subscribers().findings {
            let values = [finding.erpValue, finding.platformValue, finding.action.present, finding.action.wanted]
            #expect(!values.compactMap { $0 }.contains { $0.contains("@") })
        }
    }
}
