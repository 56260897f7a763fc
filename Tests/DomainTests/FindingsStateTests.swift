import Domain
import Testing

/// The ten states of an account under the three of a contract, with something due and with nothing; and what a
/// platform cannot do.
@Suite struct FindingsStateTests {
    /// The class of each state of an account, in the order of ``ServiceStatus``: absent, pending, queued, active,
    /// scheduled to be suspended, suspended, scheduled to be cancelled, cancelled, expired, unknown.
    @Test(arguments: [
        (ContractStatus.active, true, ["A01", "", "", "", "", "A06", "", "A01", "A01", ""]),
        (.active, false, ["", "", "", "A02", "A17", "", "A17", "", "", ""]),
        (.blocked, true, ["", "", "", "A05", "A17", "", "A17", "", "", ""]),
        (.blocked, false, ["", "", "", "A05", "A17", "", "A17", "", "", ""]),
        (.cancelled, true, ["", "", "", "A07", "A07", "", "A17", "", "", ""]),
        (.cancelled, false, ["", "", "", "A07", "A07", "", "A17", "", "", ""]),
    ])
    func everyStateHasItsClass(_ contract: ContractStatus, _ isDue: Bool, _ codes: [String]) {
        for (state, code) in zip(ServiceStatus.allCases, codes) {
            let world = FindingsSubscriberTests.customer(
                contract, account: state, plan: isDue ? "TV" : "BARE", extras: isDue ? ["CINE"] : [])
            let findings = world.subscribers().findings
            #expect(findings.codes == (code.isEmpty ? [] : [code]), "\(contract) \(isDue) \(state)")
            if code == "A17" { #expect(findings.first?.action.withheldBy == .inFlight) }
        }
    }

    /// The state of one package that is due: what is on its way is not missing, what is over or unknown is.
    @Test func everyStateOfAPackageHasItsClass() {
        let codes = ["A04", "", "", "", "", "A04", "", "A04", "A04", "A04"]
        for (state, code) in zip(ServiceStatus.allCases, codes) {
            var world = FindingsSubscriberTests.customer()
            world.grants[1].record.status = state
            let findings = world.subscribers().findings
            #expect(findings.codes == (code.isEmpty ? [] : [code]), "\(state)")
            #expect(findings.first?.action.withheldBy == (state == .unknown ? .unknownState : nil), "\(state)")
        }
    }

    /// Whatever the platform says that nobody knows: shown perhaps, never acted on.
    @Test func anUnknownStateIsNeverActedOn() {
        for status in ContractStatus.allCases {
            for account in ServiceStatus.allCases {
                for grant in ServiceStatus.allCases where account == .unknown || grant == .unknown {
                    var world = FindingsSubscriberTests.customer(status, account: account, granted: ["100"])
                    world.grant("A", "300", grant)
                    let acted = world.subscribers().findings.filter { $0.action.withheldBy == nil }
                    #expect(acted.isEmpty, "\(status) \(account) \(grant)")
                }
            }
        }
    }

    // MARK: - What a platform can do

    private static func traits(
        _ suspension: PlatformTraits.Suspension = .supported, isSingle: Bool = false, lists: Bool? = true
    ) -> PlatformTraits {
        var traits = PlatformTraits.unknown(FindingsWorld.beenius)
        traits.suspension = suspension
        traits.hasSinglePackage = isSingle
        traits.listsAccounts = lists
        return traits
    }

    @Test(arguments: [
        (PlatformTraits.Suspension.supported, false), (.unknown, false), (.none, true),
        (.substituted(.cancelAndRecreate), true), (.substituted(.removePackages), true),
    ])
    func suspensionThatAPlatformLacksIsAPersonsTask(_ suspension: PlatformTraits.Suspension, _ isTask: Bool) {
        let owedNothing = FindingsSubscriberTests.customer(plan: "BARE", extras: [])
        for world in [FindingsSubscriberTests.customer(.blocked), owedNothing] {
            var world = world
            world.traits = Self.traits(suspension)
            let finding = world.subscribers().findings.first
            #expect(finding?.kind == .blockedButActive || finding?.kind == .provisionedNotPaying)
            #expect((finding?.action.verb == .review) == isTask)
        }
    }

    @Test func ofSeveralPackagesForOnePlaceAPersonChooses() {
        var world = FindingsSubscriberTests.customer(granted: ["300"])
        world.traits = Self.traits(isSingle: true)
        #expect(world.subscribers().findings.first?.action.verb == .review)
        world.rows = []
        #expect(world.subscribers().findings.first?.action.verb == .setPackages)
    }

    @Test func platformThatCannotListProvesNoAbsence() {
        var world = FindingsSubscriberTests.customer()
        world.accounts = []
        world.grants = []
        world.ignored.remove(.staleLink)
        world.traits = Self.traits(lists: false)
        let findings = world.subscribers().findings
        #expect(findings.headings == ["A01 1"])
        #expect(findings.first?.action.withheldBy == .absenceNotProved)
        world.traits = Self.traits(lists: nil)
        #expect(world.subscribers().findings.headings == ["A01 1", "K08 1"])
        #expect(world.subscribers().findings.first?.action.withheldBy == nil)
    }
}
