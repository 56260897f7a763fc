import Domain
import Testing

@Suite struct BillingLedgerTests {
    /// A charge of 29,95 and a credit of 9,95, both processed.
    private func books() throws -> (events: [BillingEvent], ledger: Ledger) {
        var world = BillingWorld.oneExtra
        let first = try Ledger.process(world.saved(), on: BillingWorld.day("2026-12-01"), firstNumber: 1)
        world.package("CINE", price: 2000)
        let pending = world.saved(over: first.events).filter { $0.state == .pending }
        let second = try Ledger.process(pending, on: BillingWorld.day("2026-12-02"), firstNumber: 2)
        return (first.events + second.events, Ledger(second.postings + first.postings))
    }

    @Test func eachProcessedEventIsPostedOnceAndTheBooksClose() throws {
        let (events, ledger) = try books()
        #expect(events.map(\.state) == [.processed, .processed])
        #expect(events.map(\.posting) == [1, 2])
        #expect(ledger.faults(against: events).isEmpty)
        #expect(ledger.balance(of: ContractID(trusted: "1")).centavos == 2000)
        #expect(ledger.balances == [ContractID(trusted: "1"): Money(centavos: 2000)])
        #expect(ledger.trialBalance == (Money(centavos: 2000), Money(centavos: 2000)))
        #expect(ledger.postings.map(\.text) == [.extraPackage, .credit])
        #expect(ledger.postings.map(\.debit) == [.receivable, .televisionRevenue])
    }

    @Test func theStatementRuns() throws {
        let lines = try books().ledger.statement(of: ContractID(trusted: "1"))
        #expect(lines.map(\.debit.centavos) == [2995, 0])
        #expect(lines.map(\.credit.centavos) == [0, 995])
        #expect(lines.map(\.balance.centavos) == [2995, 2000])
        #expect(try books().ledger.statement() == lines)
    }

    @Test func whatIsNotPendingIsNotProcessed() throws {
        let events = try books().events
        let error = BillingTransitionFault(event: events[0].id, from: .processed, to: .processed)
        #expect(throws: error) {
            try Ledger.process(events, on: BillingWorld.day("2026-12-03"), firstNumber: 3)
        }
    }

    @Test func faultsAreFound() throws {
        let (events, ledger) = try books()
        let (first, second) = (ledger.postings[0], ledger.postings[1])
        #expect(Ledger([first]).faults(against: events) == [.notPosted(events[1].id)])
        var again = first
        again.number = 3
        #expect(
            Ledger([first, second, again]).faults(against: events)
                == [.postedTwice(events[0].id), .differs(posting: 3, events[0].id)])
        #expect(ledger.faults(against: [events[0]]) == [.notProcessed(posting: 2, events[1].id)])
        var wrong = second
        wrong.amount = Money(centavos: 994)
        #expect(Ledger([first, wrong]).faults(against: events) == [.differs(posting: 2, events[1].id)])
        wrong.amount = .zero
        #expect(Ledger([first, wrong]).faults(against: events).contains(.malformed(posting: 2)))
        wrong = second
        wrong.number = 1
        #expect(Ledger([first, wrong]).faults(against: events).contains(.number(1)))
        wrong.number = 0
        #expect(Ledger([first, wrong]).faults(against: events).contains(.number(0)))
    }
}
