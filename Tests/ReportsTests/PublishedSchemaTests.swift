import Foundation
import Reports
import Testing

/// `docs/schemas/` is written from the code: `SINTONIA_WRITE_DOCS=1 swift test --filter PublishedSchemaTests`.
@Suite struct PublishedSchemaTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/schemas")

    @Test(arguments: PublishedSchema.all.map(\.name)) func whatIsPublishedIsTheCodes(_ name: String) throws {
        let schema = try #require(PublishedSchema.all.first { $0.name == name })
        let file = Self.folder.appending(path: name)
        if ProcessInfo.processInfo.environment["SINTONIA_WRITE_DOCS"] != nil {
            try schema.text.write(to: file, atomically: false, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == schema.text)
    }

    /// Nothing lies there that nothing writes: the profiles' schema is another suite's.
    @Test func noneIsLeftOver() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        let known = PublishedSchema.all.map(\.name) + ["platform-profile.schema.json", "README.md"]
        #expect(Set(files) == Set(known))
        #expect(Set(known).count == known.count)
    }
}
