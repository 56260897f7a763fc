import Domain
import Foundation
import Testing

@testable import Platforms

/// The profiles that come with the program.
struct ShippedProfileTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test(arguments: ShippedProfiles.texts.map(\.name)) func isSound(_ name: String) throws {
        let text = try #require(ShippedProfiles.texts.first { $0.name == name })
        do {
            let profile = try PlatformProfile(json: text.bytes)
            #expect(profile.id.text + ".json" == name)
        } catch {
            for fault in error.faults {
                Issue.record("\(name):\(fault.place.line):\(fault.place.column) \(fault.path) \(fault.problem)")
            }
        }
    }

    @Test func areTheSevenOfTheBrief() {
        let ids = ShippedProfiles.all.map(\.id.text)
        #expect(ids == ["beenius", "cdntv", "deezer", "ion", "maxitv", "mcr", "neotv"])
    }

    @Test func directionsAreThoseOfTheRecord() {
        let directions = Dictionary(uniqueKeysWithValues: ShippedProfiles.all.map { ($0.id.text, $0.direction) })
        #expect(
            directions == [
                "beenius": .push, "cdntv": .pull, "ion": .file, "neotv": .callback, "mcr": .file, "deezer": .push,
                "maxitv": .file,
            ])
    }

    /// Nobody has documented these calls as their vendor: nothing may be executed.
    @Test func nothingIsExecutable() {
        for profile in ShippedProfiles.all {
            #expect(!profile.capabilities.isExecutable, "\(profile.id.text)")
            #expect(profile.signedOffBy == nil)
        }
    }

    /// No real export is known: every form of a file is an assumption, but for the open formats.
    @Test func formsOfFilesAreAssumptions() {
        for file in ShippedProfiles.all.flatMap(\.files) {
            if case .builtIn = file.form { continue }
            #expect(file.evidence.level == .assumption, "\(file.platform.text) \(file.kind.rawValue)")
        }
    }

    @Test func eachHasAFileOfItsOwn() {
        for profile in ShippedProfiles.all { #expect(profile.files.contains { $0.kind == .accounts }) }
    }

    @Test func musicHasNoChannelsAndNoBoxes() throws {
        let deezer = try #require(ShippedProfiles.named(PlatformID(trusted: "deezer")))
        #expect(deezer.capabilities.channels == .no && deezer.capabilities.devices == .no)
        #expect(deezer.capabilities.activationByViewer == .yes)
        #expect(deezer.states["provisioned"] == .pendingActivation)
    }

    /// What one sees at the top of the repository is what is built in.
    @Test(arguments: ShippedProfiles.texts.map(\.name)) func liesAtTheTop(_ name: String) throws {
        let file = try Data(contentsOf: Self.root.appending(path: "platforms/\(name)"))
        #expect(Array(file) == ShippedProfiles.texts.first { $0.name == name }?.bytes)
    }

    /// The published schema is the decoder's own table; `SINTONIA_WRITE_DOCS=1` writes it anew.
    @Test func schemaIsPublished() throws {
        let path = Self.root.appending(path: "docs/schemas/platform-profile.schema.json")
        if ProcessInfo.processInfo.environment["SINTONIA_WRITE_DOCS"] != nil {
            try FileManager.default.createDirectory(
                at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(ProfileSchema.text.utf8).write(to: path)
        }
        #expect(try String(contentsOf: path, encoding: .utf8) == ProfileSchema.text)
    }
}
