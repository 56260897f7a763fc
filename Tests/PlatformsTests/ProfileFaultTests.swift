import Domain
import Foundation
import Testing

@testable import Platforms

/// What is wrong with a profile is said with its path, line and column.
struct ProfileFaultTests {
    /// The ION profile with one thing changed.
    static func faults(_ old: String, _ new: String, in name: String = "ion.json") throws -> [ProfileFault] {
        let text = try #require(ShippedProfiles.texts.first { $0.name == name })
        let sound = String(decoding: text.bytes, as: UTF8.self)
        let place = try #require(sound.range(of: old))
        let broken = sound.replacingCharacters(in: place, with: new)
        do throws(BrokenProfile) {
            _ = try PlatformProfile(json: Array(broken.utf8))
            return []
        } catch {
            return error.faults
        }
    }

    @Test func unknownKeyHasAPlaceAndASuggestion() throws {
        let fault = try #require(try Self.faults("\"direction\"", "\"directoin\"").first { $0.path == "$.directoin" })
        #expect(fault.place == TextPlace(line: 6, column: 3))
        guard case .unknownKey(let suggestion, _) = fault.problem else { throw Unexpected(fault) }
        #expect(suggestion == "direction")
    }

    @Test func keyWithoutNeighbourListsWhatThereIs() throws {
        let faults = try Self.faults("\"redact\"", "\"xyzzy\"")
        guard case .unknownKey(nil, let known) = faults.first(where: { $0.path == "$.xyzzy" })?.problem else {
            throw Unexpected(faults.first)
        }
        #expect(known.contains("redact"))
        #expect(faults.contains { $0.problem == .missingKey("redact") })
    }

    @Test func everyFaultIsTold() throws {
        let faults = try Self.faults("\"direction\": \"file\"", "\"direction\": \"sideways\", \"vers\": 1")
        #expect(faults.count == 2)
    }

    @Test(
        arguments: [
            ("\"version\": 1", "\"version\": \"one\"", "$.version", "type"),
            ("\"version\": 1", "\"version\": 0", "$.version", "value"),
            ("\"direction\": \"file\"", "\"direction\": \"both\"", "$.direction", "value"),
            ("\"delimiter\": \"|\"", "\"delimiter\": \"/\"", "$.files[0].delimiter", "value"),
            ("\"1\": \"active\"", "\"1\": \"on\"", "$.states.native.1", "value"),
            ("\"default\": \"unknown\"", "\"default\": \"active\"", "$.states.default", "value"),
            ("\"trim\"", "\"trimm\"", "$.files[0].map.account.transforms[0]", "transform"),
            ("\"date:yyyy-mm-dd\"", "\"date:yyyy\"", "$.files[0].map.created_on.transforms[0]", "transform"),
            ("\"from\": \"usuario\"", "\"from\": \"user\"", "$.files[0].map.login.from", "unknown-name"),
            ("\"login\": {", "\"logon\": {", "$.files[0].map.logon", "unknown-name"),
            ("\"status\": {", "\"email\": {", "$.files[0].map", "unmapped"),
            ("\"password\",", "", "$.redact", "not-redacted"),
            ("\"name\": \"ION\",", "\"name\": \"ION\", \"name\": \"ION\",", "name", "repeated-key"),
            ("\"name\": \"ION\",", "\"name\": \"ION\"", "", "syntax"),
            ("\"level\": \"none\"", "\"level\": \"vendor-doc\"", "$.evidence", "no-source"),
        ])
    func eachRule(_ old: String, _ new: String, _ path: String, _ code: String) throws {
        let faults = try Self.faults(old, new)
        #expect(faults.contains { $0.path == path && $0.problem.code == code }, "\(faults)")
    }

    @Test func aPINMustBeHidden() throws {
        let faults = try Self.faults("\"presence\"", "\"trim\"", in: "beenius.json")
        #expect(faults.map(\.problem) == [.secretNotHidden("pin")])
    }

    @Test func aCredentialMustBeNamed() throws {
        let faults = try Self.faults("Bearer {secret:TOKEN}", "Bearer 0123456789", in: "deezer.json")
        #expect(faults.map(\.problem) == [.literalSecret])
        let unknown = try Self.faults("Bearer {secret:TOKEN}", "Bearer {secret:OTHER}", in: "deezer.json")
        #expect(unknown.map(\.problem.code) == ["unknown-name"])
    }

    /// Evidence that is not the vendor's executes nothing, until somebody signs for it.
    @Test func weakEvidenceIsNotExecuted() throws {
        let flag = "\"executable\": false"
        let faults = try Self.faults(flag, "\"executable\": true", in: "deezer.json")
        #expect(Set(faults.map(\.problem)) == [.notSignedOff(.thirdPartyCode)])
        #expect(faults.count == 6)
    }

    @Test func anOperationIsVerifiedByAReadThatExists() throws {
        let faults = try Self.faults(
            "\"path\": \"/notification/deactivate\"",
            "\"path\": \"/notification/deactivate\", \"verifyBy\": \"accounts\"", in: "deezer.json")
        #expect(faults.map(\.path) == ["$.ops.cancel-account.verifyBy"])
    }

    /// Hostile texts end in a fault: deep nesting, long texts, bytes that are none.
    @Test func hostileTextsEndInAFault() {
        let texts: [[UInt8]] = [
            [], Array("{".utf8), Array(String(repeating: "[", count: 100_000).utf8), [0xFF, 0xFE, 0x00],
            Array("{\"id\": \"\\ud800\"}".utf8), Array("[1,2,]".utf8), Array("{}x".utf8),
            Array(repeating: 0x20, count: 2 << 20),
        ]
        for text in texts {
            #expect(throws: BrokenProfile.self) { try PlatformProfile(json: text) }
        }
    }

    /// A profile that is cut anywhere is broken, or the same.
    @Test func cutAnywhere() throws {
        let text = try #require(ShippedProfiles.texts.first { $0.name == "maxitv.json" }).bytes
        for length in stride(from: 0, to: text.count - 2, by: 13) {
            #expect(throws: BrokenProfile.self) { try PlatformProfile(json: Array(text[..<length])) }
        }
    }

    private struct Unexpected: Error {
        var fault: ProfileFault?
        init(_ fault: ProfileFault?) { self.fault = fault }
    }
}
