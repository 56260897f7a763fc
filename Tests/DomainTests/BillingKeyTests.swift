import Domain
import Testing

@Suite struct BillingKeyTests {
    @Test(arguments: [
        ("17", "CINE", nil as String?, "17/CINE/-/2026-12"), ("1/7", "A%B", nil, "1%2F7/A%25B/-/2026-12"),
        ("17", "CINE", "-", "17/CINE/%2D/2026-12"), ("17", "CINE", "p 1", "17/CINE/p 1/2026-12"),
        ("17", "CINE", "%2D", "17/CINE/%252D/2026-12"),
    ])
    func keysAreReadBack(contract: String, package: String, point: String?, key: String) throws {
        let group = BillingGroup(
            contract: ContractID(trusted: contract), package: PackageID(trusted: package),
            point: point.map { PointID(trusted: $0) }, competence: BillingWorld.month("2026-12"))
        #expect(group.key == key)
        #expect(BillingGroup(key: key) == group)
        let event = BillingEventID(group: group, sequence: 12)
        #expect(event.key == "\(key)/12")
        #expect(BillingEventID(key: event.key) == event)
    }

    @Test(arguments: [
        "", "17/CINE/-/2026-12", "17/CINE/-/2026-12/0", "17/CINE/-/2026-13/1", "17//-/2026-12/1", "17/%41/-/2026-12/1",
        "a/b/c/d/e/1",
    ])
    func otherTextsAreNoEventKeys(text: String) {
        #expect(BillingEventID(key: text) == nil)
    }

    @Test func groupsAreOrderedByContractPackagePointAndMonth() {
        let keys = [
            "1/A/-/2026-11", "1/A/-/2026-12", "1/A/p/2026-01", "1/B/-/2026-01", "10/A/-/2026-01", "2/A/-/2026-01",
        ]
        #expect(keys.reversed().compactMap { BillingGroup(key: $0) }.sorted().map(\.key) == keys)
    }

    @Test func derivationsAreReadBackAndMakeTheSameAmount() throws {
        var world = BillingWorld()
        world.contract("1")
        world.row("1", "CINE", to: "2026-12-10", price: 2000)
        world.row("1", "CINE", from: "2026-12-20")
        let derivation = try #require(world.plan().charges.first?.derivation)
        #expect(
            derivation.text
                == "full|2026-12-01..2027-01-01|2026-12-01..2026-12-10=2000:negotiated|2026-12-20..2027-01-01=2995:list"
        )
        let read = try #require(Derivation(text: derivation.text))
        #expect(read == derivation)
        #expect(read.amount.centavos == 2000)
    }

    @Test(arguments: [
        "", "full", "half|2026-12-01..2027-01-01", "full|2026-12-01", "full|2026-12-01..2027-01-01|x",
        "full|2026-12-01..2027-01-01|2026-12-01..2027-01-01=1.0:list",
        "full|2026-12-01..2027-01-01|2026-12-01..2027-01-01=1:gift",
    ])
    func otherTextsAreNoDerivations(text: String) {
        #expect(Derivation(text: text) == nil)
    }
}
