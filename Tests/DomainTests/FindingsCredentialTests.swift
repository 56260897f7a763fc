import Domain
import Testing

/// K01–K09: ids, logins and PINs.
@Suite struct FindingsCredentialTests {
    static func customer() -> FindingsWorld { FindingsMarkTests.customer() }
    static func only(_ world: FindingsWorld, _ heading: String) throws -> Finding {
        try FindingsMarkTests.only(world, heading)
    }

    /// A second customer, found by the login, while the first one's id is stored.
    static func pair() -> FindingsWorld {
        var world = customer()
        world.contract("2", login: "bia")
        world.account("B", login: "bia")
        world.grant("B", "100")
        return world
    }

    @Test func idThatALoginLeadsToIsProposedForTheERP() throws {
        let finding = try Self.only(Self.pair(), "K01 2")
        #expect(finding.action.verb == .setField && finding.action.side == .erp)
        #expect(finding.action.target == "2/beenius_id" && finding.action.wanted == "B")
        #expect(finding.action.withheldBy == nil)
        // A platform whose ids the ERP does not store at all lacks none.
        var world = Self.pair()
        world.contracts[0].record.platformAccounts = [:]
        world.accounts[0].record.login = "ana"
        #expect(world.subscribers().findings.isEmpty)
    }

    @Test func accountWithoutItsPINIsK02() throws {
        var world = Self.customer()
        world.contracts[0].record.hasBeeniusPIN = false
        _ = try Self.only(world, "K02 1")
        world.accounts[0].record.status = .suspended
        #expect(!world.subscribers().findings.codes.contains("K02"))
    }

    @Test func rungsThatDisagreeAreK03AndNothingElseIsSaid() throws {
        var world = Self.customer()
        world.account("Z", login: "ana")
        let finding = try Self.only(world, "K03 1")
        #expect(finding.platformValue == "A, Z" && finding.action.withheldBy == .manual)
    }

    @Test func oneLoginOnTwoContractsIsK06() throws {
        var world = Self.customer()
        world.contract("2", account: "B", login: " ANA ")
        world.contracts[1].record.hasBeeniusPIN = true
        world.account("B", login: "tv-b")
        world.grant("B", "100")
        let finding = try Self.only(world, "K06 ana")
        #expect(finding.erpValue == "1, 2")
        world.contracts[1].record.status = .cancelled
        world.accounts[1].record.status = .cancelled
        #expect(!world.subscribers().findings.codes.contains("K06"))
    }

    @Test func idOfACancelledContractIsClearedOnceTheAccountIsOver() throws {
        var world = Self.customer()
        world.contracts[0].record.status = .cancelled
        #expect(world.subscribers().findings.codes == ["A07"])
        world.accounts[0].record.status = .cancelled
        let finding = try Self.only(world, "K07 1")
        #expect(finding.action.side == .erp && finding.action.wanted == "" && finding.action.present == "A")
    }

    @Test func idThatThePlatformLacksIsK08() throws {
        var world = Self.customer()
        world.contracts[0].record.platformAccounts = [FindingsWorld.beenius: AccountID(trusted: "OLD")]
        world.accounts[0].record.login = "ana"
        let finding = try Self.only(world, "K08 1")
        #expect(finding.erpValue == "OLD" && finding.platformValue == "A")
        // Nothing is said where the accounts are not proved whole.
        world.snapshots[.accounts] = .some(0)
        #expect(!world.subscribers().findings.codes.contains("K08"))
    }

    @Test func loginsThatAreDocumentsAreSaidOnceAPlatform() throws {
        var world = Self.pair()
        world.ignored = [.accountIDMissing, .pinMissing]
        for index in world.accounts.indices { world.accounts[index].record.login = "529.982.247-25" }
        world.contracts[1].record.platformAccounts = [FindingsWorld.beenius: AccountID(trusted: "B")]
        let finding = try Self.only(world, "K09 beenius")
        #expect(finding.platformValue == "2")
        #expect(finding.erpValue == nil, "no document is said")
    }
}
