import Domain
import Testing

/// Which account is a contract's: the rungs, their conflicts, and accounts that several contracts ask for.
@Suite struct FindingsLadderTests {
    static func ladder(_ edit: (inout FindingsWorld) -> Void) -> AccountLadder {
        var world = FindingsWorld()
        edit(&world)
        return AccountLadder(world.accounts)
    }

    static func match(
        account: String? = nil, login: String? = nil, _ edit: (inout FindingsWorld) -> Void
    ) -> AccountLadder.Match {
        var world = FindingsWorld()
        world.contract("1", account: account, login: login)
        return ladder(edit).match(world.contracts[0].record, on: FindingsWorld.beenius)
    }

    static func id(_ text: String) -> AccountID { AccountID(trusted: text) }

    @Test func eachRungFindsTheAccountAlone() {
        #expect(Self.match(account: "A") { $0.account("A") } == .account(Self.id("A"), .storedAccount))
        #expect(Self.match { $0.account("A", reference: "1") } == .account(Self.id("A"), .externalReference))
        #expect(Self.match(login: "ana") { $0.account("A", login: "ana") } == .account(Self.id("A"), .login))
        #expect(Self.match(login: "Ana") { $0.account("A", login: "aNA") } == .account(Self.id("A"), .login))
        #expect(Self.match(account: "B", login: "bia") { $0.account("A", login: "ana") } == .none)
        #expect(Self.match { $0.account("A", reference: "01") } == .none)
    }

    @Test func storedAccountOfAnotherPlatformIsNone() {
        var world = FindingsWorld()
        world.contract("1", account: "A", on: FindingsWorld.cdntv)
        let ladder = Self.ladder { $0.account("A") }
        #expect(ladder.match(world.contracts[0].record, on: FindingsWorld.beenius) == .none)
    }

    @Test func rungsThatAgreeAreNamedByTheStrongest() {
        let match = Self.match(account: "A", login: "ana") { $0.account("A", reference: "1", login: "ana") }
        #expect(match == .account(Self.id("A"), .storedAccount))
    }

    @Test func rungsThatDisagreeAreAConflict() {
        let match = Self.match(account: "A", login: "ana") { world in
            world.account("A")
            world.account("B", login: "ana")
        }
        #expect(match == .conflict([Self.id("A"), Self.id("B")]))
        let weaker = Self.match(login: "ana") { world in
            world.account("C", reference: "1")
            world.account("B", login: "ana")
        }
        #expect(weaker == .conflict([Self.id("B"), Self.id("C")]))
    }

    @Test func unknownStoredAccountLeavesItToTheNextRung() {
        let match = Self.match(account: "LOST", login: "ana") { $0.account("B", login: "ana") }
        #expect(match == .account(Self.id("B"), .login))
    }

    @Test func goneAccountIsKnownAndYieldsToOneThatIsThere() {
        #expect(Self.match(account: "A") { $0.account("A", absences: 2) } == .account(Self.id("A"), .storedAccount))
        let renewed = Self.match(login: "ana") { world in
            world.account("OLD", login: "ana", absences: 1)
            world.account("NEW", login: "ana")
        }
        #expect(renewed == .account(Self.id("NEW"), .login))
    }

    @Test func nameOfSeveralAccountsNeedsAnotherRung() {
        func twins(_ world: inout FindingsWorld) {
            world.account("A", login: "ana")
            world.account("B", reference: "1", login: "ana")
        }
        #expect(Self.match(login: "ana", twins) == .account(Self.id("B"), .externalReference))
        #expect(
            Self.match(account: "A", login: "ana", { $0.account("A", login: "ana") })
                == .account(Self.id("A"), .storedAccount))
        let both = Self.match(login: "ana") { world in
            world.account("A", login: "ana")
            world.account("B", login: "ana")
        }
        #expect(both == .conflict([Self.id("A"), Self.id("B")]))
    }

    @Test func nameOfEverybodyIsNobodys() {
        let match = Self.match(login: "tv") { world in
            for number in 0...AccountLadder.mostCarriers { world.account("A\(number)", login: "tv") }
        }
        #expect(match == .none)
        #expect(Self.match(login: "") { $0.account("A", login: "") } == .none)
    }

    @Test func conflictIsK03AndNothingElse() throws {
        var world = FindingsSubscriberTests.provider()
        world.contract("1", status: .cancelled, account: "A", login: "ana")
        world.account("A")
        world.account("B", login: "ana")
        let result = world.subscribers()
        let finding = try #require(result.findings.first)
        #expect(result.findings.headings == ["K03 1"])
        #expect(finding.erpValue == "A" && finding.platformValue == "A, B")
        #expect(finding.action.withheldBy == .manual)
        #expect([result.contracts, result.conflicts, result.accounts, result.matchedAccounts] == [1, 1, 2, 2])
    }

    // MARK: - Several contracts, one account

    /// A login given again: the old contract must not cancel the new one's television.
    @Test(arguments: [ContractStatus.active, .blocked])
    func oldContractLeavesTheAccountToTheNewOne(_ status: ContractStatus) {
        for oldIsGone in [false, true] {
            for oldStores in [nil, "A"] {
                var world = FindingsSubscriberTests.provider()
                world.contract(
                    "1", status: .cancelled, account: oldStores, login: "ana", absences: oldIsGone ? 2 : 0)
                world.contract("2", status: status, login: "ana")
                world.account("A", status == .active ? .active : .suspended, login: "ana")
                world.grant("A", "100")
                #expect(world.subscribers().findings.isEmpty)
            }
        }
    }

    @Test func contractWithoutTelevisionLeavesTheAccountToTheOneThatHasIt() {
        var world = FindingsSubscriberTests.provider()
        world.contract("1", plan: "NET", login: "ana")
        world.contract("2", login: "ana")
        world.account("A", login: "ana")
        world.grant("A", "100")
        #expect(world.subscribers().findings.isEmpty)
    }

    @Test func accountOfSeveralCancelledContractsIsOneFinding() {
        var world = FindingsSubscriberTests.provider()
        world.contract("1", status: .cancelled, login: "ana", since: "2025-01-01")
        world.contract("2", status: .cancelled, login: "ana", since: "2026-05-01")
        world.contract("3", status: .cancelled, login: "ana", since: "2024-01-01")
        world.account("A", login: "ana")
        #expect(world.subscribers().findings.headings == ["A07 2"])
    }

    @Test func twoContractsOwedThroughOneAccountAreBothForAPerson() {
        var world = FindingsSubscriberTests.provider()
        world.contract("1", login: "ana")
        world.contract("2", status: .blocked, login: "ana")
        world.account("A", login: "ana")
        let result = world.subscribers()
        #expect(result.findings.headings == ["A09 A"])
        #expect(result.findings.first?.erpValue == "1, 2")
        #expect([result.contracts, result.conflicts, result.matchedAccounts] == [2, 2, 1])
    }

    @Test func strongerRungKeepsTheAccountAndTheOtherIsForAPerson() {
        var world = FindingsSubscriberTests.provider()
        world.contract("1", account: "A")
        world.contract("2", login: "ana")
        world.account("A", login: "ana")
        world.grant("A", "100")
        #expect(world.subscribers().findings.headings == ["A09 A"])
    }

    @Test func secondAccountOfAContractIsTooMany() {
        var world = FindingsSubscriberTests.provider()
        world.contract("1", account: "A")
        world.account("A", reference: "1")
        world.account("B", reference: "1")
        world.grant("A", "100")
        #expect(world.subscribers().findings.headings == ["A08 B"])
    }
}
