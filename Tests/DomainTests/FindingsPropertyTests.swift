import Domain
import Testing

/// Generated worlds: agreement says nothing, one change says one thing, and the order of records says nothing at all.
@Suite struct FindingsPropertyTests {
    static let seeds: [UInt64] = Array(1...12)

    @Test(arguments: seeds) func sidesThatAgreeSayNothing(_ seed: UInt64) {
        let generated = GeneratedWorld(seed: seed)
        #expect(generated.world.findings().headings.isEmpty)
        #expect(generated.customers.count >= 6 && !generated.stock.isEmpty)
        for platform in GeneratedWorld.platforms {
            let result = generated.world.subscribers(on: platform)
            #expect(result.matched > 0 && result.conflicts == 0 && result.onlyPlatform == 0)
            #expect(result.contracts == result.matched + result.onlyERP)
        }
    }

    @Test(arguments: FindingsMutation.allCases, seeds)
    func oneChangeIsOneFinding(_ mutation: FindingsMutation, _ seed: UInt64) throws {
        var generated = GeneratedWorld(seed: seed)
        let expected = try #require(mutation.apply(to: &generated))
        let findings = generated.world.findings()
        #expect(findings.headings == [expected.heading])
        #expect(findings.first?.platform == expected.platform)
        #expect(findings.first?.sources.isEmpty == false)
        #expect((findings.first?.stake.amount ?? .zero) >= .zero)
    }

    @Test(arguments: seeds) func orderOfRecordsChangesNothing(_ seed: UInt64) {
        var generated = GeneratedWorld(seed: seed)
        for mutation in FindingsMutation.allCases { _ = mutation.apply(to: &generated) }
        // Two of the ERP's packages for one of the platform's, two periods that hold, one login twice.
        generated.world.package("AGAIN", code: "200", on: FindingsWorld.beenius, price: 1)
        if let customer = generated.customers.first {
            generated.world.row(
                customer.contract, GeneratedWorld.package("200", on: customer.platform), from: "2026-02-01", price: 99)
            generated.world.contract("1", plan: "TV-" + customer.platform.text, login: "login" + customer.contract)
        }
        let findings = generated.world.findings()
        #expect(findings.count >= 15)
        for _ in 0..<5 { #expect(generated.shuffled().findings() == findings) }
        #expect(Set(findings.map { "\($0.platform?.text ?? "-") " + [$0].headings[0] }).count == findings.count)
    }

    /// A key should come once. Where it comes twice, the record that is there is the one that counts.
    @Test func goneTwinOfARecordDoesNotCount() {
        for isFirst in [true, false] {
            var contracts = FindingsSubscriberTests.customer()
            contracts.contract("1", status: .cancelled, account: "A", absences: 2)
            if isFirst { contracts.contracts.reverse() }
            #expect(contracts.subscribers().findings.isEmpty)
            #expect(contracts.subscribers().contracts == 1)
            var accounts = FindingsSubscriberTests.customer()
            accounts.account("A", .cancelled, absences: 2)
            if isFirst { accounts.accounts.reverse() }
            #expect(accounts.subscribers().findings.isEmpty)
            #expect(accounts.subscribers().accounts == 1)
        }
    }

    @Test(arguments: seeds) func everyUnitAndAccountIsCountedOnce(_ seed: UInt64) {
        var generated = GeneratedWorld(seed: seed)
        for mutation in FindingsMutation.allCases { _ = mutation.apply(to: &generated) }
        for platform in GeneratedWorld.platforms {
            let result = generated.world.subscribers(on: platform)
            #expect(result.contracts == result.matched + result.onlyERP + result.conflicts)
            #expect(result.accounts == result.matchedAccounts + result.onlyPlatform)
            let there = generated.world.accounts.filter { $0.isPresent && $0.record.platform == platform }
            #expect(result.accounts == there.count)
        }
    }

    /// Whatever the worlds, nothing is taken from anybody on unproved silence.
    @Test(arguments: seeds) func withoutCompleteSnapshotsNothingDestructiveRestsOnSilence(_ seed: UInt64) {
        for snapshots in 0...1 {
            for mutation in [FindingsMutation.nothingDue, .grantAdded, .contractGone, .boxFromStock] {
                var generated = GeneratedWorld(seed: seed)
                _ = mutation.apply(to: &generated)
                for kind in TableKind.allCases where kind.isSnapshot { generated.world.snapshots[kind] = snapshots }
                for row in generated.world.contracts.indices where !generated.world.contracts[row].isPresent {
                    generated.world.contracts[row].absences = 1
                }
                let findings = generated.world.findings()
                #expect(findings.count == 1)
                #expect(findings.first?.action.withheldBy == .absenceNotProvedTwice, "\(mutation)")
            }
        }
    }
}
