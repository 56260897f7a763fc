import Domain
import Testing

/// What may be concluded from a link: the platform's own ladder, matches that only propose, and accounts in dispute.
@Suite struct FindingsLinkTests {
    static func subscriber(_ contract: String, document: String? = nil, email: String? = nil) -> Subscriber {
        Subscriber(
            id: SubscriberID(trusted: "S" + contract), name: "Ana",
            document: document.flatMap { try? TaxID(typed: $0) },
            email: email, phone: nil, city: nil, state: nil, status: nil)
    }

    /// Contract 1 in agreement; account B, live and granted 100, belongs to no contract.
    static func stray(_ edit: (inout FindingsWorld) -> Void) throws -> Finding {
        var world = FindingsMarkTests.customer()
        world.ignored.insert(.identityDrift)
        world.accounts[0].record.email = nil
        world.account("B", login: "unknown")
        world.accounts[1].record.email = nil
        world.grant("B", "100", from: "2026-01-01")
        edit(&world)
        let found = world.subscribers().findings
        return try #require(found.first { $0.kind == .orphanAccount && $0.account?.text == "B" })
    }

    // MARK: - The ladder of the profile

    @Test func rungsThatTheProfileDoesNotNameDecideNothing() {
        var world = FindingsSubscriberTests.provider()
        world.contract("1", account: "A", login: "ana")
        world.account("A", reference: "1", login: "bia")
        world.grant("A", "100")
        world.ladder = [.login, .document]
        #expect(world.subscribers().findings.headings == ["A01 1", "A10 A"])
        world.accounts[0].record.login = "ana"
        #expect(world.subscribers().findings.isEmpty)
        // There the stored id is no link: it can be neither missing nor stale.
        world.ignored.remove(.staleLink)
        world.contracts[0].record.platformAccounts = [FindingsWorld.beenius: AccountID(trusted: "OLD")]
        #expect(world.subscribers().findings.isEmpty)
    }

    @Test func orderOfTheProfileSaysWhoHasTheBetterClaim() {
        var world = FindingsSubscriberTests.provider()
        world.contract("1", plan: "NET", account: "A")
        world.contract("2", plan: "NET", login: "ana")
        world.account("A", login: "ana")
        // Whose an account is is kept for boxes, and so where it has one.
        #expect(world.subscribers().contractOfAccount.isEmpty)
        world.device(BoxIdentifiers(anyOf: "0000000000000001"), account: "A")
        #expect(world.subscribers().contractOfAccount[AccountID(trusted: "A")]?.text == "1")
        world.ladder = [.login, .platformID]
        #expect(world.subscribers().contractOfAccount[AccountID(trusted: "A")]?.text == "2")
    }

    // MARK: - What only proposes

    @Test func anEqualDocumentAddressOrBoxIsProposedAndNotLinked() throws {
        let number = "529.982.247-25"
        let byDocument = try Self.stray { world in
            world.subscribers = [Self.subscriber("1", document: number)]
            world.accounts[1].record.document = try? TaxID(typed: number)
        }
        #expect(byDocument.erpValue == "1" && byDocument.field == "document" && byDocument.contract == nil)
        #expect(byDocument.action.withheldBy == .manual)
        let byAddress = try Self.stray { world in
            world.subscribers = [Self.subscriber("1", email: "Ana@Example.com ")]
            world.accounts[1].record.email = "ana@example.com"
        }
        #expect(byAddress.erpValue == "1" && byAddress.field == "email")
        let byBox = try Self.stray { world in
            world.point("P1", of: "1", box: FindingsWorld.box(casn: "77"))
            world.device(FindingsWorld.box(casn: "77"), account: "B")
        }
        #expect(byBox.erpValue == "1" && byBox.field == "hardware")
    }

    @Test func whatSeveralShareProposesNobody() throws {
        let shared = "familia@example.com"
        let twoContracts = try Self.stray { world in
            world.contract("2", account: "C")
            world.account("C")
            world.subscribers = ["1", "2"].map { Self.subscriber($0, email: shared) }
            world.accounts[1].record.email = shared
        }
        #expect(twoContracts.erpValue == nil && twoContracts.field == "status")
        let twoAccounts = try Self.stray { world in
            world.account("C")
            world.subscribers = [Self.subscriber("1", email: shared)]
            for index in 1...2 { world.accounts[index].record.email = shared }
        }
        #expect(twoAccounts.erpValue == nil)
        let cancelled = try Self.stray { world in
            world.contract("2", status: .cancelled)
            world.subscribers = [Self.subscriber("2", email: shared)]
            world.accounts[1].record.email = shared
        }
        #expect(cancelled.erpValue == nil)
        let notInTheLadder = try Self.stray { world in
            world.ladder = [.platformID, .login, .document]
            world.subscribers = [Self.subscriber("1", email: shared)]
            world.accounts[1].record.email = shared
        }
        #expect(notInTheLadder.erpValue == nil)
    }

    // MARK: - K01 and K08

    /// Another contract has a claim to the account as well: a person decides, and no id is proposed.
    @Test func idIsProposedOnlyWhereNobodyElseClaimsTheAccount() throws {
        for claim in ["login", "stored"] {
            var world = FindingsCredentialTests.pair()
            world.contract(
                "3", plan: "NET", account: claim == "stored" ? "B" : nil, login: claim == "login" ? "BIA" : nil)
            let finding = try #require(world.subscribers().findings.first { $0.kind == .accountIDMissing })
            #expect(finding.contract?.text == "2" && finding.platformValue == "B")
            #expect(finding.action.verb == .review, "\(claim)")
        }
    }

    @Test func storedIDOfAnAccountThatIsGoneIsStale() {
        var world = FindingsMarkTests.customer()
        world.accounts[0].absences = 1
        world.grants = []
        #expect(world.subscribers().findings.codes == ["A01", "K08"])
        world.snapshots[.accounts] = .some(0)
        #expect(!world.subscribers().findings.codes.contains("K08"))
    }

    @Test func loginThatIsACPFIsNeverSaidWhole() throws {
        var world = FindingsMarkTests.customer()
        world.contracts[0].record.radiusLogin = "52998224725"
        world.contract("2", account: "B", login: "52998224725")
        world.contracts[1].record.hasBeeniusPIN = true
        world.account("B")
        world.grant("B", "100")
        let finding = try #require(world.subscribers().findings.first { $0.kind == .loginTwice })
        #expect(finding.platformValue == "***.982.247-**" && finding.action.target == "***.982.247-**")
    }

    // MARK: - Accounts in dispute

    /// Contract 1's id and login disagree, and its login leads to the account of contract 2: that account is not
    /// touched either, nor is what is paired with it.
    @Test func bothSidesOfAConflictAreLeftAlone() throws {
        var world = FindingsSubscriberTests.provider()
        world.contract("1", account: "A", login: "ana")
        world.account("A")
        world.contract("2", status: .blocked, account: "B")
        world.account("B", login: "ana")
        world.grant("B", "100")
        let result = world.subscribers()
        #expect(result.findings.headings == ["A05 2", "K03 1"])
        #expect(result.findings[0].action.withheldBy == .linkConflict)
        #expect(result.disputedContracts.map(\.text).sorted() == ["1", "2"])
        var box = Finding(
            .boxOfAnotherCustomer, platform: FindingsWorld.beenius, key: ["9"],
            action: ProposedAction(
                verb: .setDevice, target: "9", present: "B", wanted: "none", isDestructive: true, isReversible: true,
                proof: .notNeeded))
        box.followUp = box.action
        #expect(result.withholding(box).action.withheldBy == nil)
        box.account = AccountID(trusted: "B")
        #expect(result.withholding(box).actions.allSatisfy { $0.withheldBy == .linkConflict })
        // Without the disagreement the same step stands.
        world.accounts[1].record.login = nil
        #expect(world.subscribers().findings.first { $0.kind == .blockedButActive }?.action.withheldBy == nil)
    }
}
