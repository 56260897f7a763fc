import Domain
import Testing

@Suite struct NoteLedgerTests {
    private static func event(_ type: String, _ hour: Int, _ sequence: Int = 1) -> LedgerEvent {
        LedgerEvent(type: type, sequence: "\(sequence)", at: "2026-09-16T\(hour < 10 ? "0" : "")\(hour):00:00-03:00")
    }

    private func standing(_ events: [LedgerEvent], isAuthorised: Bool = true) -> NoteStanding {
        NoteStanding(isAuthorised: isAuthorised, events: events)
    }

    @Test func events() {
        #expect(standing([]) == .standing)
        #expect(standing([], isAuthorised: false) == .awaiting)
        #expect(standing([Self.event("110111", 8)]) == .cancelled)
        #expect(standing([Self.event("110111", 8)], isAuthorised: false) == .cancelled)
        #expect(standing([Self.event("110112", 8)]) == .cancelled)
        #expect(standing([Self.event("210220", 8)]) == .refused)
        #expect(standing([Self.event("210220", 8), Self.event("210200", 9)]) == .standing)
        #expect(standing([Self.event("210200", 8), Self.event("210240", 9)]) == .refused)
        #expect(standing([Self.event("110192", 8)]) == .undelivered)
        #expect(standing([Self.event("110192", 8), Self.event("110193", 9)]) == .standing)
        #expect(standing([Self.event("110193", 8), Self.event("110192", 9)]) == .undelivered)
        #expect(standing([Self.event("110110", 8), Self.event("210210", 9), Self.event("610130", 9)]) == .standing)
    }

    /// Any order of the same events, with repetitions, gives the same standing; a cancellation is never undone.
    @Test func orderDoesNotMatter() {
        var state: UInt64 = 7
        func random(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % below
        }
        let types = [
            "110110", "110111", "110112", "110130", "110192", "110193", "210200", "210210", "210220", "210240",
        ]
        for _ in 0..<2000 {
            let events = (0..<random(7)).map { _ in Self.event(types[random(10)], random(4), 1 + random(3)) }
            var shuffled = events
            for index in shuffled.indices.dropFirst() { shuffled.swapAt(index, random(index + 1)) }
            #expect(standing(events) == standing(shuffled + events.prefix(2)))
            if events.contains(where: { $0.effect == .cancels }) { #expect(standing(events) == .cancelled) }
        }
    }

    @Test func units() {
        func unit(
            _ note: NoteStanding, isReversed: Bool = false, isDoubtful: Bool = false, isInstalled: Bool = false
        ) -> UnitStanding {
            UnitStanding(note: note, isReversed: isReversed, isDoubtful: isDoubtful, isInstalled: isInstalled)
        }
        #expect(unit(.standing) == .available)
        #expect(unit(.standing, isInstalled: true) == .available)
        #expect(unit(.standing, isDoubtful: true) == .held)
        #expect(unit(.undelivered) == .held)
        #expect(unit(.cancelled) == .withdrawn)
        #expect(unit(.cancelled, isInstalled: true) == .frozen)
        #expect(unit(.refused, isDoubtful: true) == .withdrawn)
        #expect(unit(.standing, isReversed: true) == .reversed)
        #expect(unit(.standing, isReversed: true, isInstalled: true) == .frozen)
        #expect(unit(.awaiting, isReversed: true, isInstalled: true) == .awaiting)
    }
}

@Suite struct NoteReturnTests {
    private func units(_ count: Int, item: Int = 1) throws -> [PatrimonyUnit] {
        var note = SampleNote.make(quantity: count)
        note.items[0].number = item
        let policy = NotePolicy(company: try SampleNote.company())
        return note.units(under: note.verdict(by: policy), by: policy)
    }

    private func giveBack(
        _ quantity: Int, text: String = "", item: Int? = nil, ncm: String = "85287119"
    ) throws -> NoteReturn {
        var note = SampleNote.make(quantity: quantity)
        note.heading.purpose = "4"
        note.heading.number = "77"
        note.issuer.id = SampleNote.us
        note.recipient?.id = SampleNote.supplier
        let sold = SampleNote.make().keyText
        if let item {
            note.items[0].referencedKey = sold
            note.items[0].referencedItem = "\(item)"
        } else {
            note.references = [sold]
        }
        note.items[0].additionalInfo = text
        note.items[0].ncm = ncm
        note = SampleNote.rekeyed(note)
        return try #require(
            NoteReturn(note, note.verdict(for: try SampleNote.company()), for: try SampleNote.company()))
    }

    @Test func byName() throws {
        let units = try units(3)
        let outcome = try giveBack(2, text: "NS SC260901002 SC260901000").outcome(for: units)
        #expect(outcome.isMatched)
        #expect(outcome.units.sorted().map(\.unit) == [1, 3])
        // One name is unknown, or there are more pieces than names: a person must say which.
        #expect(try !giveBack(2, text: "NS SC260901002 SC999999999").outcome(for: units).isMatched)
        #expect(try !giveBack(3, text: "NS SC260901002 SC260901000").outcome(for: units).isMatched)
    }

    @Test func withoutNames() throws {
        let units = try units(3)
        #expect(try giveBack(3).outcome(for: units).units.count == 3)
        #expect(try !giveBack(2).outcome(for: units).isMatched)
        #expect(try giveBack(3, item: 1).outcome(for: units).units.count == 3)
        #expect(try !giveBack(1, item: 1).outcome(for: units).isMatched)
        // Cables that were no assets go back without a trace.
        let cables = try giveBack(5, ncm: "85444200").outcome(for: units)
        #expect(cables.isMatched && cables.units.isEmpty)
    }
}
