import Domain
import Testing

@testable import Platforms

/// Quiet hours, also through midnight.
@Suite struct QuietHoursTests {
    static func profile(_ from: String, _ to: String) throws -> PlatformProfile {
        let none = "\"evidence\":{\"level\":\"none\"}"
        let text = """
            {"schema":"sintonia/platform-profile/1","id":"x","name":"X","version":1,"direction":"push",\(none),
             "summary":{"pt-BR":"x","en":"x"},"unknowns":[],
             "capabilities":{\(none),"operations":{},"listAccounts":"none","channels":"no","devices":"no",
              "singlePackage":"no","loginIsDocument":"no"},
             "files":[],"keys":{\(none),"account":"account","ladder":["login"]},
             "states":{\(none),"native":{},"suspendSubstitute":"none"},
             "guards":{"requires":[],"quietHours":{"from":"\(from)","to":"\(to)"}},
             "redact":["pin","password","document","token"]}
            """
        return try PlatformProfile(json: Array(text.utf8))
    }

    @Test func throughMidnight() throws {
        let night = try Self.profile("22:00", "06:00")
        for (minute, isQuiet) in [
            (21 * 60 + 59, false), (22 * 60, true), (23 * 60 + 59, true), (0, true), (5 * 60 + 59, true),
            (6 * 60, false),
            (12 * 60, false),
        ] {
            #expect(night.isQuiet(at: minute) == isQuiet, "\(minute)")
        }
        let noon = try Self.profile("11:30", "13:00")
        #expect(!noon.isQuiet(at: 0) && noon.isQuiet(at: 12 * 60) && !noon.isQuiet(at: 13 * 60))
        // From an hour to the same hour is no time at all.
        let never = try Self.profile("10:00", "10:00")
        #expect(!never.isQuiet(at: 600) && !never.isQuiet(at: 0))
        #expect(throws: BrokenProfile.self) { try Self.profile("24:00", "06:00") }
        #expect(throws: BrokenProfile.self) { try Self.profile("22:00", "6:00") }
    }
}
