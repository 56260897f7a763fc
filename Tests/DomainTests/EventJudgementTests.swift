import Domain
import Testing

@Suite struct EventJudgementTests {
    private func event(_ type: String, status: String = "135") -> FiscalEvent {
        var event = FiscalEvent()
        event.type = type
        event.keyText = SampleNote.make().keyText
        event.answeredKey = event.keyText
        event.environment = "1"
        event.status = status
        return event
    }

    @Test(
        arguments: [
            ("110110", Disposition.review, .correctionLetter), ("110111", .review, .notReadYet),
            ("110112", .review, .notReadYet), ("210220", .review, .notReadYet), ("210240", .review, .notReadYet),
            ("110192", .review, .notReadYet), ("210200", .recorded, nil), ("210210", .recorded, nil),
            ("610130", .recorded, nil), ("999999", .recorded, nil),
        ] as [(String, Disposition, Reason?)])
    func registered(_ type: String, _ disposition: Disposition, _ reason: Reason?) {
        for status in FiscalEvent.registeredStatuses {
            let judgement = event(type, status: status).judged()
            #expect(judgement.disposition == disposition)
            #expect(judgement.reason == reason)
            #expect(judgement.accessKey != nil)
        }
    }

    @Test func withoutRegistrationNothingHappens() {
        #expect(event("110111", status: "").judged().reason == .eventUnregistered)
        #expect(event("110111", status: "220").judged().reason == .eventRejected)
        #expect(event("110111", status: "220").judged().disposition == .ignored)
    }

    @Test func keysAndEnvironment() {
        var other = event("110111")
        other.answeredKey = "35260912ABC34501DE35550010000010011079392641"
        #expect(other.judged().reason == .protocolKeyMismatch)
        var test = event("110111")
        test.environment = "2"
        #expect(test.judged().reason == .testEnvironment)
        var broken = event("110111")
        broken.keyText = "123"
        #expect(broken.judged().reason == .badKey)
    }

    @Test func summariesAreKnowledge() {
        var summary = FiscalSummary()
        #expect(summary.judged(as: .summary).reason == .badKey)
        summary.keyText = SampleNote.make().keyText
        #expect(summary.judged(as: .summary).disposition == .recorded)
        #expect(summary.judged(as: .summary).reason == .fullDocumentNeeded)
        #expect(summary.judged(as: .eventSummary).reason == nil)
    }
}
