import Domain
import Testing

/// Versions of one key against a model that keeps every picture.
@Suite struct TimelineTests {
    /// What one picture says of the key.
    struct Saying {
        var day: Int
        var isDelta: Bool
        var value: String?
    }

    static func date(_ day: Int) -> BusinessDate { BusinessDate(dayNumber: 20_000 + day) }

    /// Small and good enough: a test's seed names its case.
    struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    static func sayings(_ dice: inout Dice) -> [Saying] {
        (1...9).filter { _ in Int.random(in: 0..<4, using: &dice) > 0 }.map { day in
            let value = ["a", "a", "a", "b", nil].randomElement(using: &dice) ?? nil
            return Saying(day: day, isDelta: Int.random(in: 0..<4, using: &dice) == 0, value: value)
        }
    }

    static func timeline(_ order: [Saying]) -> Timeline<String> {
        var timeline = Timeline<String>()
        var known: [Saying] = []
        for saying in order {
            let whole = known.filter { !$0.isDelta }.map(\.day)
            let days = known.map(\.day)
            let place = PictureDay(
                asOf: date(saying.day), previous: days.filter { $0 < saying.day }.max().map(date),
                next: days.filter { $0 > saying.day }.min().map(date),
                previousWhole: whole.filter { $0 < saying.day }.max().map(date),
                nextWhole: whole.filter { $0 > saying.day }.min().map(date))
            if !saying.isDelta { timeline.clear(on: place) }
            let source = Source(delivery: Int64(saying.day), position: 1)
            if let value = saying.value { timeline.show(value, on: place, readAt: source) }
            known.append(saying)
        }
        return timeline
    }

    @Test(arguments: 1...400) func anyOrderGivesWhatTheNaiveModelSays(_ seed: UInt64) {
        var dice = Dice(state: seed)
        let sayings = Self.sayings(&dice)
        let timeline = Self.timeline(sayings.shuffled(using: &dice))
        for day in 0...10 {
            let past = sayings.filter { $0.day <= day }
            let last = past.last { $0.value != nil }
            let version = timeline.version(on: Self.date(day))
            #expect(version?.value == last?.value ?? nil, "day \(day) of \(sayings)")
            guard let last, let version else { continue }
            // Whole pictures that lack it after it was last seen: its absences.
            let absences = past.filter { !$0.isDelta && $0.day > last.day }.count
            let seen = min(version.through, Self.date(past.last?.day ?? 0))
            let counted = past.filter { !$0.isDelta && Self.date($0.day) > seen }.count
            #expect(counted == absences, "day \(day) of \(sayings)")
        }
    }

    @Test(arguments: 1...200) func wholePicturesLeaveTheSameVersionsInAnyOrder(_ seed: UInt64) {
        var dice = Dice(state: seed &* 77)
        let sayings = Self.sayings(&dice).map { Saying(day: $0.day, isDelta: false, value: $0.value) }
        func spans(_ timeline: Timeline<String>) -> [String] {
            timeline.versions.map { "\($0.since)..\($0.through)=\($0.value)" }
        }
        let inOrder = spans(Self.timeline(sayings))
        #expect(spans(Self.timeline(sayings.shuffled(using: &dice))) == inOrder)
        #expect(spans(Self.timeline(sayings.reversed())) == inOrder)
    }

    @Test func unchangedPicturesAddNothing() {
        let sayings = (1...9).map { Saying(day: $0, isDelta: false, value: "a") }
        #expect(Self.timeline(sayings).versions.count == 1)
        #expect(Self.timeline(sayings.reversed()).versions.count == 1)
    }
}
