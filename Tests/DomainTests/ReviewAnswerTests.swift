import Domain
import Testing

/// What persons answered, and how notes and units stand for it.
@Suite struct ReviewAnswerTests {
    private static let failed = LedgerEvent(type: "110192", sequence: "1", at: "2026-09-16T10:00:00-03:00")
    private static let cancelled = LedgerEvent(type: "110111", sequence: "1", at: "2026-09-17T10:00:00-03:00")

    private func answers(_ given: [ReviewAnswer.Aspect: ReviewAnswer.Effect]) -> ReviewAnswers {
        ReviewAnswers(
            given.map { ReviewAnswer(origin: "x", aspect: $0.key, ground: $0.key.rawValue, effect: $0.value) }
        ) { $0.rawValue }
    }

    @Test func anAnswerCountsOnItsGroundAlone() {
        let answer = ReviewAnswer(origin: "x", aspect: .document, ground: "before", effect: .keep)
        #expect(ReviewAnswers([answer]) { _ in "before" }[.document] == .keep)
        #expect(ReviewAnswers([answer]) { _ in "now" }[.document] == nil)
        #expect(ReviewAnswers.none[.document] == nil)
    }

    @Test func theGroundIsTheSetOfEventsWhateverTheirOrder() {
        let second = LedgerEvent(type: "110192", sequence: "2", at: "")
        let all = [Self.failed, Self.cancelled, second]
        #expect(ReviewGround.deliveries(all) == "110192/1,110192/2")
        #expect(ReviewGround.deliveries(all.reversed() + all) == ReviewGround.deliveries(all))
        #expect(ReviewGround.withdrawals(all, returns: [AccessKey]()) == "110111/1")
        #expect(ReviewGround.withdrawals([LedgerEvent](), returns: [AccessKey]()) == "")
    }

    @Test func notes() {
        func standing(
            _ events: [LedgerEvent], _ given: [ReviewAnswer.Aspect: ReviewAnswer.Effect], isAuthorised: Bool = true
        ) -> NoteStanding {
            NoteStanding(isAuthorised: isAuthorised, events: events, answers: answers(given))
        }
        #expect(standing([], [.document: .keep]) == .standing)
        #expect(standing([], [.document: .keep], isAuthorised: false) == .awaiting)
        #expect(standing([], [.document: .leave]) == .declined)
        #expect(standing([], [.document: .leave], isAuthorised: false) == .declined)
        #expect(standing([Self.failed], [:]) == .undelivered)
        #expect(standing([Self.failed], [.delivery: .keep]) == .standing)
        #expect(standing([Self.failed], [.delivery: .leave]) == .declined)
        #expect(standing([], [.delivery: .leave]) == .standing)
        // Nobody here undoes what the issuer has cancelled.
        #expect(standing([Self.cancelled], [.document: .keep, .delivery: .keep, .withdrawal: .keep]) == .cancelled)
    }

    @Test func units() {
        func unit(
            _ note: NoteStanding, _ given: [ReviewAnswer.Aspect: ReviewAnswer.Effect], isReversed: Bool = false,
            isDoubtful: Bool = false, isInstalled: Bool = false
        ) -> UnitStanding {
            UnitStanding(
                note: note, isReversed: isReversed, isDoubtful: isDoubtful, isInstalled: isInstalled,
                answers: answers(given))
        }
        #expect(unit(.standing, [:], isDoubtful: true) == .held)
        #expect(unit(.standing, [.document: .keep], isDoubtful: true) == .available)
        #expect(unit(.declined, [.document: .leave]) == .withdrawn)
        #expect(unit(.declined, [.document: .leave], isInstalled: true) == .withdrawn)
        #expect(unit(.cancelled, [:], isInstalled: true) == .frozen)
        #expect(unit(.cancelled, [.withdrawal: .keep], isInstalled: true) == .available)
        #expect(unit(.cancelled, [.withdrawal: .leave], isInstalled: true) == .withdrawn)
        #expect(unit(.standing, [.withdrawal: .leave], isReversed: true, isInstalled: true) == .reversed)
        // What is not installed leaves with its note, whatever was said of what is.
        #expect(unit(.cancelled, [.withdrawal: .keep]) == .withdrawn)
        #expect(unit(.awaiting, [.document: .keep]) == .awaiting)
    }
}
