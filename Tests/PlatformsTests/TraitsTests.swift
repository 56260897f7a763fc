import Domain
import Testing

@testable import Platforms

/// What the rules are told of each platform.
struct TraitsTests {
    private static func traits(_ id: String) throws -> PlatformTraits {
        try #require(ShippedProfiles.named(PlatformID(trusted: id))).traits
    }

    @Test(
        arguments: [
            ("beenius", PlatformTraits.Suspension.unknown), ("cdntv", .unknown), ("ion", .unknown), ("mcr", .unknown),
            ("maxitv", .unknown), ("neotv", .supported), ("deezer", .substituted(.cancelAndRecreate)),
        ])
    func suspension(_ id: String, _ expected: PlatformTraits.Suspension) throws {
        #expect(try Self.traits(id).suspension == expected)
    }

    @Test func onlyWhatIsSaidToBeMissingIsMissing() throws {
        let deezer = try Self.traits("deezer")
        #expect(!deezer.hasChannels && !deezer.hasDevices && deezer.listsAccounts == false)
        let ion = try Self.traits("ion")
        #expect(ion.hasChannels && ion.hasDevices && ion.listsAccounts == nil)
    }

    @Test func theLadderIsTheProfiles() throws {
        #expect(try Self.traits("neotv").ladder == [.login, .document])
        #expect(try Self.traits("beenius").ladder == PlatformTraits.Rung.allCases)
    }

    @Test func aStrangerIsTreatedWithCare() {
        let traits = PlatformTraits.unknown(PlatformID(trusted: "other"))
        #expect(traits.direction == .file && traits.suspension == .unknown && traits.listsAccounts == nil)
    }
}
