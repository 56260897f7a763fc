import Domain
import Testing

/// New, persistent, resolved, reopened, accepted; and a run that is repeated.
@Suite struct FindingsLifecycleTests {
    static func day(_ number: Int) -> BusinessDate { FindingsWorld.today.adding(days: number) }

    enum Sight: CaseIterable { case observed, gone, notJudged }

    static func step(_ life: FindingLifecycle?, _ sight: Sight, run: Int) -> FindingLifecycle? {
        FindingLifecycle.next(
            after: life, isObserved: sight == .observed, isJudged: sight != .notJudged, on: day(run), run: Int64(run))
    }

    @Test func lifeOfAFinding() throws {
        var life = try #require(Self.step(nil, .observed, run: 1))
        var states = [life.state(in: 1)]
        for (run, sight) in [(2, Sight.observed), (3, .gone), (4, .gone), (5, .observed), (6, .observed)] {
            life = try #require(Self.step(life, sight, run: run))
            states.append(life.state(in: Int64(run)))
        }
        #expect(states == [.new, .persistent, .resolved, .resolved, .reopened, .persistent])
        #expect(life.firstSeen == Self.day(1) && life.lastSeen == Self.day(6) && life.firstRun == 1)
        #expect(life.occurrence == 2 && life.daysOpen(on: Self.day(6)) == 5)
        #expect(Self.step(life, .gone, run: 7)?.resolvedRun == 7)
    }

    @Test func whatWasNeverSeenHasNoLife() {
        #expect(Self.step(nil, .gone, run: 1) == nil)
        #expect(Self.step(nil, .notJudged, run: 1) == nil)
    }

    @Test func silentSideResolvesNothing() throws {
        let life = try #require(Self.step(nil, .observed, run: 1))
        #expect(Self.step(life, .notJudged, run: 2) == life)
        let resolved = try #require(Self.step(life, .gone, run: 2))
        #expect(Self.step(resolved, .notJudged, run: 3) == resolved)
    }

    /// Accepted while the word counts; afterwards reopened, with the first date. What is gone is resolved all the same.
    @Test func acceptedUntilTheWordEnds() throws {
        var life = try #require(Self.step(nil, .observed, run: 1))
        for run in 2...3 {
            life = try #require(Self.step(life, .observed, run: run))
            life.accept(true, run: Int64(run))
            #expect(life.state(in: Int64(run)) == .accepted)
        }
        let goneMeanwhile = try #require(Self.step(life, .gone, run: 4))
        #expect(goneMeanwhile.state(in: 4) == .resolved)
        life = try #require(Self.step(life, .observed, run: 4))
        for _ in 0..<2 { life.accept(false, run: 4) }
        #expect(life.state(in: 4) == .reopened)
        #expect(life.firstSeen == Self.day(1) && life.lastSeen == Self.day(4))
        life = try #require(Self.step(life, .observed, run: 5))
        life.accept(false, run: 5)
        #expect(life.state(in: 5) == .persistent)
    }

    /// Every history of four runs, each run done twice: the second time changes nothing.
    @Test func repeatedRunGivesTheSameStates() {
        let sights = Sight.allCases
        for code in 0..<81 {
            let history = [code % 3, code / 3 % 3, code / 9 % 3, code / 27].map { sights[$0] }
            var once: FindingLifecycle?
            var twice: FindingLifecycle?
            for (index, sight) in history.enumerated() {
                once = Self.step(once, sight, run: index + 1)
                twice = Self.step(Self.step(twice, sight, run: index + 1), sight, run: index + 1)
                #expect(once == twice, "\(history)")
                let run = Int64(index + 1)
                #expect(once?.state(in: run) == twice?.state(in: run))
            }
        }
    }

    @Test func repeatedRunThatSeesItAgainNeverLostIt() throws {
        let life = try #require(Self.step(nil, .observed, run: 1))
        let flicker = Self.step(Self.step(life, .gone, run: 2), .observed, run: 2)
        #expect(flicker?.state(in: 2) == .persistent && flicker?.occurrence == 1)
    }

    @Test func lateRunOfAnEarlierNumberChangesNothing() throws {
        let life = try #require(Self.step(Self.step(nil, .observed, run: 1), .observed, run: 5))
        #expect(Self.step(life, .gone, run: 3) == life)
        #expect(Self.step(life, .observed, run: 3) == life)
    }
}
