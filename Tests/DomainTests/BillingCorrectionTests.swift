import Domain
import Testing

/// What a person gives back, and says is never charged.
@Suite struct BillingCorrectionTests {
    static func processed() throws -> [BillingEvent] { try BillingWorld.oneExtra.saved().processed() }

    static func credit(_ centavos: Int64, _ events: [BillingEvent]) throws -> BillingEvent {
        try BillingCorrection.credit(
            Money(centavos: centavos), of: events[0], in: events, on: BillingWorld.day("2026-12-12")
        ) { $0 }
    }

    static func void(_ events: [BillingEvent]) throws -> [BillingEvent] {
        try BillingCorrection.void(events[0], in: events, on: BillingWorld.day("2026-12-12")) { $0 }
    }

    @Test func aVoidGivesBackWhatIsLeftAndIsNotChargedAgain() throws {
        var events = try Self.processed()
        let first = try Self.credit(1000, events)
        #expect(first.amount == Money(centavos: -1000) && first.state == .pending && first.id.sequence == 2)
        events.append(first)
        let rest = try #require(try Self.void(events).first)
        #expect(rest.amount == Money(centavos: -1995) && rest.corrects == 1)
        events.append(rest)
        #expect(BillingWorld.oneExtra.changes(stored: events).allSatisfy { $0.written.isEmpty })
        let done = try events.processed(on: "2026-12-13")
        #expect(done.liveTotal == 0)
        #expect(BillingWorld.oneExtra.changes(stored: done).allSatisfy { $0.written.isEmpty })
        // Nor when it costs more by now.
        var dearer = BillingWorld.oneExtra
        dearer.package("CINE", price: 3500)
        #expect(dearer.changes(stored: done).allSatisfy { $0.written.isEmpty })
        // A pending credit that would go beyond what is left is taken back; what a person gave stays.
        let part = try Self.processed()
        let given = try Self.credit(1000, part)
        #expect(dearer.changes(stored: part + [given]).contains { $0.event.kind == .complement })
    }

    /// A complement that waits when its charge is voided is withdrawn: nothing of the group is charged any more.
    @Test func aComplementThatWaitsGoesWithTheVoid() throws {
        var dearer = BillingWorld.oneExtra
        dearer.package("CINE", price: 3500)
        var events = dearer.saved(over: try Self.processed())
        #expect(events.contains { $0.kind == .complement && $0.state == .pending })
        events += try Self.void(events.sorted { $0.id < $1.id })
        let after = dearer.changes(stored: events).applied(to: events)
        #expect(after.liveTotal == 0)
        #expect(after.first { $0.kind == .complement }?.state == .cancelled)
    }

    /// The group is not charged any more: what complements the charge is given back with it, whichever is named.
    @Test(arguments: [0, 1]) func aVoidGivesBackEveryChargeOfItsGroup(named: Int) throws {
        var dearer = BillingWorld.oneExtra
        dearer.package("CINE", price: 3500)
        var events = try dearer.saved(over: try Self.processed()).processed().sorted { $0.id < $1.id }
        #expect(events.map(\.amount.centavos) == [2995, 505])
        let reversals = try BillingCorrection.void(events[named], in: events, on: BillingWorld.day("2026-12-12")) {
            $0
        }
        #expect(reversals.map(\.amount.centavos) == [-2995, -505])
        #expect(reversals.map(\.corrects) == [1, 2] && Set(reversals.map(\.id)).count == 2)
        events += reversals
        #expect(events.liveTotal == 0)
        #expect(dearer.changes(stored: events).allSatisfy { $0.written.isEmpty })
        // Taken back whole as well.
        let withdrawn = try BillingCorrection.withdraw(
            reversals[0], in: events, on: BillingWorld.day("2026-12-12"))
        #expect(withdrawn.map(\.id) == reversals.map(\.id) && withdrawn.allSatisfy { $0.state == .cancelled })
    }

    /// Else what it gave would be charged in a group that is not charged.
    @Test func aCreditBeforeAVoidIsNotWithdrawnAlone() throws {
        var events = try Self.processed()
        let credit = try Self.credit(500, events)
        events.append(credit)
        events += try Self.void(events)
        #expect(events.liveTotal == 0)
        // What is given back is no charge, whether it waits or not.
        #expect(throws: BillingCorrection.Fault.notACharge) {
            try BillingCorrection.void(events[2], in: events, on: BillingWorld.day("2026-12-13")) { $0 }
        }
        #expect(throws: BillingCorrection.Fault.takenBackSince) {
            try BillingCorrection.withdraw(credit, in: events, on: BillingWorld.day("2026-12-13"))
        }
    }

    /// Waiving takes charges back, never what is given to the customer.
    @Test func aCreditOnItsWayIsNotWaived() throws {
        var events = try Self.processed()
        events.append(try Self.credit(1000, events))
        #expect(throws: BillingCorrection.Fault.nothingPending) {
            try BillingCorrection.waive(events, on: BillingWorld.day("2026-12-13"))
        }
    }

    /// Property 10: never more than was charged.
    @Test func moreThanIsLeftIsRefused() throws {
        var events = try Self.processed()
        events.append(try Self.credit(2990, events))
        #expect(throws: BillingCorrection.Fault.aboveRemaining(Money(centavos: 5))) { try Self.credit(6, events) }
        events.append(try Self.credit(5, events))
        #expect(throws: BillingCorrection.Fault.aboveRemaining(.zero)) { try Self.void(events) }
    }

    @Test func whatIsPendingIsWaivedAndNeverCharged() throws {
        let pending = BillingWorld.oneExtra.saved()
        #expect(throws: BillingCorrection.Fault.pending) { try Self.void(pending) }
        let waived = try BillingCorrection.waive(pending, on: BillingWorld.day("2026-12-01"))
        #expect(waived.map(\.state) == [.waived])
        #expect(BillingWorld.oneExtra.changes(stored: waived).allSatisfy { $0.written.isEmpty })
        #expect(throws: BillingCorrection.Fault.nothingPending) {
            try BillingCorrection.waive(waived, on: BillingWorld.day("2026-12-02"))
        }
    }
}

/// A13–A15: charges beside records and what the ERP consumed.
@Suite struct BillingFindingTests {
    static func findings(
        _ world: BillingWorld, _ events: [BillingEvent], results: [String] = [], isComplete: Bool = true
    ) -> [Finding] {
        reconcileBilling(
            BillingSides(
                input: world.input, policy: world.policy, events: events,
                results: results.map {
                    BillingResult(event: $0, processedOn: BillingWorld.day("2026-12-11"), document: nil)
                }, isComplete: isComplete))
    }

    @Test func whatIsRightSaysNothing() throws {
        let world = BillingWorld.oneExtra
        #expect(Self.findings(world, []).isEmpty)
        #expect(Self.findings(world, world.saved()).isEmpty)
        let done = try world.saved().processed()
        #expect(Self.findings(world, done).isEmpty)
        #expect(Self.findings(world, done, results: ["1/CINE/-/2026-12/1"]).isEmpty)
    }

    @Test func anotherPriceThanProcessedIsA13() throws {
        var world = BillingWorld.oneExtra
        let done = try world.saved().processed()
        world.package("CINE", price: 2000)
        let finding = try #require(Self.findings(world, done).first)
        #expect(finding.kind == .billedDiffers && finding.key == ["1/CINE/-/2026-12"])
        // Too much was charged: 9,95, and that is owed twice.
        #expect(finding.stake.amount == Money(centavos: 1990))
        world.package("CINE", price: 3495)
        #expect(Self.findings(world, done).map(\.stake.amount) == [Money(centavos: 500)])
        // A credit for goodwill does not hide it.
        let credit = try BillingCorrectionTests.credit(100, done)
        #expect(Self.findings(world, done + [credit]).map(\.stake.amount) == [Money(centavos: 500)])
        // A pending correction is on its way.
        #expect(Self.findings(world, world.saved(over: done)).isEmpty)
    }

    @Test func whatTheERPConsumedBeforeItWasProcessedIsA13() {
        let world = BillingWorld.oneExtra
        let found = Self.findings(world, world.saved(), results: ["1/CINE/-/2026-12/1"])
        #expect(found.headings == ["A13 1/CINE/-/2026-12/1"])
    }

    @Test func anExtraWithoutEventAfterItsDueDateWasBilledIsA14() throws {
        var world = BillingWorld.oneExtra
        let done = try world.saved().processed()
        world.contract("2")
        world.row("2", "KIDS")
        let finding = try #require(Self.findings(world, done).first)
        #expect(finding.kind == .notBilled && finding.stake.amount == Money(centavos: 1000))
        world.contract("2", dueDay: 20)
        #expect(Self.findings(world, done).isEmpty)
    }

    @Test func whatTheERPLeftOutIsA14() throws {
        var world = BillingWorld.oneExtra
        world.row("1", "KIDS")
        let done = try world.saved().processed()
        #expect(Self.findings(world, done).isEmpty)
        #expect(
            Self.findings(world, done, results: ["1/CINE/-/2026-12/1"]).headings == ["A14 1/KIDS/-/2026-12/1"])
    }

    @Test func aChargeWithoutEntitlementIsA15() throws {
        var world = BillingWorld.oneExtra
        let done = try world.saved().processed()
        world.input.contractPackages = []
        #expect(Self.findings(world, done, isComplete: false).isEmpty)
        let finding = try #require(Self.findings(world, done).first)
        #expect(finding.kind == .billedForNothing && finding.stake.amount == Money(centavos: 5990))
        // A person has given it back.
        let credit = try BillingCorrection.void(done[0], in: done, on: BillingWorld.day("2026-12-12")) { $0 }
        #expect(Self.findings(world, done + credit).isEmpty)
    }

    @Test func whatTheERPConsumedAndNobodySavedIsA15() throws {
        let world = BillingWorld.oneExtra
        let done = try world.saved().processed()
        let found = Self.findings(
            world, done, results: ["1/CINE/-/2026-12/1", "9/CINE/-/2026-12/1", "nonsense"])
        #expect(found.headings == ["A15 nonsense", "A15 9/CINE/-/2026-12/1"])
    }
}
