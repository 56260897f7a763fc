import Domain
import Testing

@Suite struct BillingDeltaTests {
    @Test func savingEmitsOnePendingEventAndThenNothing() throws {
        let world = BillingWorld.oneExtra
        let events = world.saved()
        let event = try #require(events.first)
        #expect(events.count == 1)
        #expect(event.id.key == "1/CINE/-/2026-12/1")
        #expect(event.kind == .recurring)
        #expect(event.state == .pending)
        #expect(event.amount.centavos == 2995)
        #expect(event.createdOn.description == "2026-11-22")
        #expect(world.changes(stored: events, on: "2026-11-23") == [.keep(event, .unchanged)])
    }

    @Test func aPendingEventIsReplacedWhenItsContentChanges() throws {
        var world = BillingWorld.oneExtra
        let events = world.saved()
        world.package("CINE", price: 3500)
        let changes = world.changes(stored: events, on: "2026-11-25")
        let change = try #require(changes.first)
        #expect(changes.count == 1)
        guard case .replace(let old, let new) = change else {
            Issue.record("\(change)")
            return
        }
        #expect(old.id == events[0].id)
        #expect(old.state == .cancelled)
        #expect(old.changedOn.description == "2026-11-25")
        #expect(new.id.sequence == 2)
        #expect(new.amount.centavos == 3500)
        #expect(changes.applied(to: events).liveTotal == 3500)
    }

    @Test func aMovedStartDateReplacesAndNeverChargesTwice() {
        var world = BillingWorld.oneExtra
        let events = world.saved()
        world.input.contractPackages[0].startsOn = BillingWorld.day("2026-12-05")
        let after = world.saved(over: events)
        #expect(after.map(\.state) == [.cancelled, .pending])
        #expect(after.liveTotal == 2995)
    }

    @Test func processedIsCorrectedByAComplementOrCreditForTheDifference() throws {
        var world = BillingWorld.oneExtra
        var events = try world.saved().processed()
        let original = events[0]
        world.package("CINE", price: 3500)
        events = world.saved(over: events)
        #expect(events.map(\.kind) == [.recurring, .complement])
        #expect(events[1].amount.centavos == 505)
        #expect(events[1].corrects == 1)
        #expect(world.saved(over: events) == events)
        // The price falls before the complement was processed: it makes way for a credit.
        world.package("CINE", price: 2000)
        events = world.saved(over: events)
        #expect(events.map(\.state) == [.processed, .cancelled, .pending])
        #expect(events[2].kind == .credit)
        #expect(events[2].amount.centavos == -995)
        #expect(events[0] == original)
        // Back to the first price: the pending credit is withdrawn, and nothing is left to do.
        world.package("CINE", price: 2995)
        let changes = world.changes(stored: events)
        #expect(changes.contains { if case .cancel(_, .superseded) = $0 { true } else { false } })
        events = changes.applied(to: events)
        #expect(events.liveTotal == 2995)
        #expect(events[0] == original)
    }

    @Test func aCreditIsSpreadNewestFirstAndNeverExceedsItsCharge() throws {
        var world = BillingWorld.oneExtra
        var events = try world.saved().processed()
        world.package("CINE", price: 3500)
        events = try world.saved(over: events).processed()
        world.package("CINE", price: 2000)
        events = world.saved(over: events)
        let credits = events.filter { $0.kind == .credit }
        #expect(credits.map(\.corrects) == [2, 1])
        #expect(credits.map(\.amount.centavos) == [-505, -995])
        #expect(world.saved(over: events) == events)
        events = try events.processed()
        #expect(world.saved(over: events) == events)
    }

    @Test func aManualCreditIsNotChargedAgainAndCapsTheComputedOnes() throws {
        var world = BillingWorld.oneExtra
        var events = try world.saved().processed()
        var manual = events[0]
        manual.id = BillingEventID(group: manual.group, sequence: 2)
        manual.kind = .credit
        manual.amount = Money(centavos: -2500)
        manual.corrects = 1
        manual.isDecision = true
        manual.posting = 2
        events.append(manual)
        #expect(world.saved(over: events) == events)
        world.package("CINE", price: 2000)
        let changes = world.changes(stored: events)
        #expect(changes.contains(.keep(events[0], .creditCapped)))
        events = changes.applied(to: events)
        #expect(events.map(\.amount.centavos) == [2995, -2500, -495])
        #expect(world.saved(over: events) == events)
    }

    @Test func onlyAnotherDateOfAProcessedEventIsReportedNotCharged() throws {
        var world = BillingWorld.oneExtra
        let events = try world.saved().processed()
        world.contract("1", dueDay: 15)
        #expect(world.changes(due: "2026-12-10", stored: events) == [.keep(events[0], .processedDiffers)])
        #expect(world.changes(due: "2026-12-15", stored: events) == [.keep(events[0], .processedDiffers)])
    }

    @Test(arguments: ["2026-12-10", "2026-12-15"])
    func aPendingEventFollowsItsContractToAnotherDueDay(due: String) {
        var world = BillingWorld.oneExtra
        let events = world.saved()
        world.contract("1", dueDay: 15)
        let after = world.saved(due: due, over: events, isComplete: false)
        #expect(after.map(\.state) == [.cancelled, .pending])
        #expect(after[1].due.nominal.description == "2026-12-15")
        #expect(world.saved(due: "2026-12-10", over: after) == after)
        #expect(world.saved(due: "2026-12-15", over: after) == after)
    }

    @Test func aVanishedGroupIsCancelledOnlyWhenTheFileIsComplete() throws {
        var world = BillingWorld.oneExtra
        let events = world.saved()
        world.input.contractPackages = []
        #expect(world.changes(stored: events, isComplete: false) == [.keep(events[0], .absenceUnproven)])
        let after = world.saved(over: events)
        #expect(after.map(\.state) == [.cancelled])
        #expect(world.changes(stored: after).isEmpty)
        world.input.contracts = [:]
        #expect(world.changes(stored: events, isComplete: false) == [.keep(events[0], .absenceUnproven)])
        // It comes back: a new event, never the old number.
        let again = BillingWorld.oneExtra.saved(over: after)
        #expect(again.map(\.id.sequence) == [1, 2])
        #expect(again.liveTotal == 2995)
    }

    @Test func recordsThatAreThereNeedNoProofOfCompleteness() {
        var world = BillingWorld.oneExtra
        let events = world.saved()
        world.contract("1", status: .cancelled, since: "2026-11-25")
        #expect(world.saved(over: events, isComplete: false).map(\.state) == [.cancelled])
        world = .oneExtra
        world.input.contractPackages[0].isCourtesy = true
        #expect(world.saved(over: events, isComplete: false).map(\.state) == [.cancelled])
    }

    /// An ended row may be an older one beside the row that is missing, so its end proves nothing.
    @Test func anEndedRowIsProofOnlyInACompleteFile() {
        var world = BillingWorld.oneExtra
        let events = world.saved()
        world.input.contractPackages[0].endsOn = BillingWorld.day("2026-11-20")
        #expect(world.changes(stored: events, isComplete: false) == [.keep(events[0], .absenceUnproven)])
        #expect(world.saved(over: events).map(\.state) == [.cancelled])
    }

    /// Nothing is concluded of it, and nothing is billed, until the record is mended and saved again.
    @Test func aChargeOfWhichNothingCanBeSaidIsParkedAndComesBack() throws {
        var world = BillingWorld.oneExtra
        let events = world.saved()
        world.contract("1", dueDay: nil)
        let parked = world.saved(over: events)
        #expect(parked.map(\.state) == [.quarantined])
        #expect(world.changes(stored: parked) == [.keep(parked[0], .quarantined)])
        #expect(try parked.processed() == parked)
        // Mended as it was: the same event waits for standard billing again.
        let back = BillingWorld.oneExtra.changes(stored: parked)
        #expect(back.map(\.name) == ["release"])
        #expect(back.applied(to: parked).map(\.state) == [.pending])
        // Mended otherwise: another event in its place, whichever date is asked for.
        world.contract("1", dueDay: 15)
        for due in ["2026-12-10", "2026-12-15"] {
            let after = world.saved(due: due, over: parked)
            #expect(after.map(\.state) == [.cancelled, .pending], "\(due)")
            #expect(after.liveTotal == 2995)
        }
        // Mended by its end: withdrawn.
        world.contract("1", status: .cancelled, since: "2026-11-20")
        #expect(world.saved(over: parked).map(\.state) == [.cancelled])
        #expect(try BillingCorrection.waive(parked, on: BillingWorld.day("2026-12-01")).map(\.state) == [.waived])
    }

    /// What was billed stays billed, and what is given to the customer goes out.
    @Test func quarantineHoldsChargesBackAndNothingElse() throws {
        var world = BillingWorld.oneExtra
        var events = try world.saved().processed()
        world.package("CINE", price: 2000)
        events = world.saved(over: events)
        world.contract("1", dueDay: nil)
        #expect(world.changes(stored: events) == events.map { .keep($0, .quarantined) })
    }

    @Test func vanishedAndProcessedIsReportedOnly() throws {
        var world = BillingWorld.oneExtra
        var events = try world.saved().processed()
        world.package("CINE", price: 3500)
        events = world.saved(over: events)
        world.input.contractPackages = []
        let changes = world.changes(stored: events)
        #expect(changes.first == .keep(events[0], .processedNotDesired))
        let after = changes.applied(to: events)
        #expect(after.map(\.state) == [.processed, .cancelled])
        #expect(world.changes(stored: after) == [.keep(after[0], .processedNotDesired)])
    }

    @Test func aPendingCreditOutlivesItsGroup() throws {
        var world = BillingWorld.oneExtra
        var events = try world.saved().processed()
        world.package("CINE", price: 2000)
        events = world.saved(over: events)
        #expect(events.map(\.amount.centavos) == [2995, -995])
        world.input.contractPackages = []
        #expect(world.changes(stored: events) == events.map { .keep($0, .processedNotDesired) })
    }

    @Test func aWaivedGroupIsNeverChargedAgain() throws {
        var world = BillingWorld.oneExtra
        var events = world.saved()
        events[0] = try events[0].becoming(.waived, on: BillingWorld.day("2026-11-23"))
        #expect(world.changes(stored: events).isEmpty)
        world.package("CINE", price: 9900)
        #expect(world.changes(stored: events).isEmpty)
        #expect(world.saved(due: "2027-01-10", over: events).map(\.state) == [.waived, .pending])
    }

    @Test func eventsOfOtherDueDatesAreLeftAlone() {
        var world = BillingWorld.oneExtra
        world.contract("2", dueDay: 20)
        world.row("2", "CINE")
        let events = world.saved(due: "2026-12-20", over: world.saved())
        #expect(events.count == 2)
        world.input.contractPackages = []
        #expect(world.saved(over: events).map(\.state) == [.cancelled, .pending])
    }

    @Test func twoPendingEventsOfAGroupBecomeOne() {
        let world = BillingWorld.oneExtra
        var events = world.saved()
        var double = events[0]
        double.id = BillingEventID(group: double.group, sequence: 2)
        events.append(double)
        let after = world.saved(over: events)
        #expect(after.map(\.state) == [.pending, .cancelled])
    }

    @Test(arguments: BillingEventState.allCases, BillingEventState.allCases)
    func onlyLegalTransitionsAreMade(from: BillingEventState, to: BillingEventState) throws {
        var event = try #require(BillingWorld.oneExtra.saved().first)
        event.state = from
        let next = try? event.becoming(to, on: BillingWorld.day("2026-12-01"))
        #expect((next != nil) == from.next.contains(to))
        #expect(next?.state ?? to == to)
        if [.processed, .cancelled, .waived].contains(from) { #expect(next == nil) }
    }
}
