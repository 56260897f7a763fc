import Domain
import Testing

/// What a platform that reads the ERP, or asks at the login, is told: nobody loses television by a doubt.
@Suite struct ExpectedStateTests {
    func row(
        _ contract: String, _ state: ServiceStatus, login: String? = nil, packages: [String] = [],
        present: [String]? = nil
    ) -> ExpectedState {
        var row = ExpectedState(
            contract: ContractID(trusted: contract), login: login, account: nil, state: state,
            packages: packages.map(PackageID.init(trusted:)))
        row.present = present.map { $0.map(PackageID.init(trusted:)) }
        return row
    }

    @Test func whatIsWithheldStaysAsThePlatformHasIt() {
        let blocked = row("1", .suspended, present: ["100", "200"]).keepingWhatIsThere
        #expect(blocked.state == .active && blocked.packages.map(\.text) == ["100", "200"])
        let less = row("1", .active, packages: ["100", "300"], present: ["100", "200"]).keepingWhatIsThere
        #expect(less.packages.map(\.text) == ["100", "200", "300"])
        // Nobody gets more than that: where nothing is delivered, nothing is kept.
        let off = row("1", .suspended)
        #expect(off.keepingWhatIsThere == off)
    }

    @Test func whoeverIsEntitledIsLetIn() {
        let table = LoginDecision.table(
            [
                row("2", .suspended, login: "ANA"), row("1", .active, login: "ana ", packages: ["100"]),
                row("3", .cancelled, login: "bia"), row("4", .active), row("5", .active, login: " "),
            ], of: FindingsWorld.beenius)
        #expect(table.map(\.login) == ["ana", "bia"])
        #expect(table.map(\.isAllowed) == [true, false])
        #expect(table.map(\.contract.text) == ["1", "3"])
        #expect(table[0].packages.map(\.text) == ["100"])
    }
}
