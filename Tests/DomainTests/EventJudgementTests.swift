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
        event.at = "2026-09-16T08:00:00-03:00"
        event.author = type.hasPrefix("2") ? SampleNote.us : SampleNote.supplier
        return event
    }

    private func judge(_ event: FiscalEvent, _ evidence: SignatureEvidence? = nil) throws -> FiscalJudgement {
        event.judged(by: NotePolicy(company: try SampleNote.company())) { evidence ?? .holding(event.author) }
    }

    @Test(
        arguments: [
            ("110110", Disposition.review, .correctionLetter), ("110111", .recorded, nil), ("110112", .recorded, nil),
            ("210220", .recorded, nil), ("210240", .recorded, nil), ("110192", .recorded, nil),
            ("210200", .recorded, nil), ("210210", .recorded, nil), ("610130", .recorded, nil),
            ("999999", .recorded, nil),
        ] as [(String, Disposition, Reason?)])
    func registered(_ type: String, _ disposition: Disposition, _ reason: Reason?) throws {
        for status in FiscalEvent.registeredStatuses {
            let judgement = try judge(event(type, status: status))
            #expect(judgement.disposition == disposition)
            #expect(judgement.reason == reason)
            #expect(judgement.accessKey != nil)
        }
    }

    @Test func withoutRegistrationNothingHappens() throws {
        #expect(try judge(event("110111", status: "")).reason == .eventUnregistered)
        #expect(try judge(event("110111", status: "220")).reason == .eventRejected)
        #expect(try judge(event("110111", status: "220")).disposition == .ignored)
    }

    @Test func keysAndEnvironment() throws {
        var other = event("110111")
        other.answeredKey = "35260912ABC34501DE35550010000010011079392641"
        #expect(try judge(other).reason == .protocolKeyMismatch)
        var test = event("110111")
        test.environment = "2"
        #expect(try judge(test).reason == .testEnvironment)
        var broken = event("110111")
        broken.keyText = "123"
        #expect(try judge(broken).reason == .badKey)
    }

    @Test func onlyItsOwnAuthorActs() throws {
        for type in ["110110", "110111", "110112"] {
            var foreign = event(type)
            foreign.author = SampleNote.us
            #expect(try judge(foreign).reason == .certificateMismatch)
        }
        for type in ["210220", "210240", "210200"] {
            var foreign = event(type)
            foreign.author = SampleNote.other
            #expect(try judge(foreign).reason == .notOurs)
        }
        // The company's other branch signs as well.
        var branch = event("110111")
        branch.author = "99888777000291"
        #expect(try judge(branch).disposition == .recorded)
    }

    @Test func signatures() throws {
        let event = event("110111")
        #expect(try judge(event, SignatureEvidence(.absent)).reason == .unsigned)
        #expect(try judge(event, SignatureEvidence(.invalid, fault: .digest)).reason == .digestMismatch)
        #expect(try judge(event, .holding(SampleNote.other)).reason == .certificateMismatch)
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
