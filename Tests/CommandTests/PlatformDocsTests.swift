import Foundation
import TestSupport
import Testing

/// The worked example of the handbook of profiles works, in both languages.
@Suite(.serialized) struct PlatformDocsTests {
    private static func part(_ name: String, of text: String) throws -> String {
        let begin = try #require(text.range(of: "<!-- \(name) -->\n```"))
        let rest = text[begin.upperBound...]
        let end = try #require(rest.range(of: "```\n<!-- /\(name) -->"))
        return rest[..<end.lowerBound].split(separator: "\n").dropFirst(name == "profile" ? 1 : 0).joined(
            separator: "\n")
            + "\n"
    }

    @Test(arguments: ["platforms.md", "plataformas.md"]) func theExampleWorks(_ file: String) throws {
        let text = try String(contentsOfFile: Checkout.root + "/docs/" + file, encoding: .utf8)
        let shipped = try Data(contentsOf: URL(filePath: Checkout.root + "/platforms/ion.json"))
        var profile = try #require(try JSONSerialization.jsonObject(with: shipped) as? [String: Any])
        let changes = Data(try Self.part("profile", of: text).utf8)
        for (key, value) in try #require(try JSONSerialization.jsonObject(with: changes) as? [String: Any]) {
            profile[key] = value
        }
        let workspace = try TestWorkspace()
        let data = try JSONSerialization.data(withJSONObject: profile)
        try data.write(to: URL(filePath: workspace.root + "/platforms/ion.json"))
        let yaml = TestWorkspace.configuration.replacingOccurrences(
            of: "ion: {}", with: "ion: { profile: platforms/ion.json }")
        try yaml.write(toFile: workspace.root + "/sintonia.yaml", atomically: false, encoding: .utf8)
        let export = try #require(try Self.part("export", of: text).data(using: .windowsCP1252))
        try workspace.drop(export, as: "ion/assinantes.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let row = try #require(try workspace.rows("documents").first)
        #expect(row["kind"] as? String == "accounts" && row["records"] as? Int == 3, "\(row)")
        let stored = try workspace.dump().filter { $0.hasPrefix("account ") }
        #expect(stored.contains { $0.contains("0042") && $0.contains("\"active\"") && $0.contains("2026-02-03") })
        #expect(stored.contains { $0.contains("0043") && $0.contains("suspended") })
        #expect(stored.contains { $0.contains("0044") && $0.contains("unknown") })
        #expect(!stored.contains { $0.contains("7311") })
    }

    /// The transforms of the handbook are those that are read.
    @Test(arguments: ["platforms.md", "plataformas.md"]) func theTransformsAreAll(_ file: String) throws {
        let text = try String(contentsOfFile: Checkout.root + "/docs/" + file, encoding: .utf8)
        let begin = try #require(text.range(of: "<!-- transforms -->"))
        let end = try #require(text.range(of: "<!-- /transforms -->"))
        let listed = text[begin.upperBound..<end.lowerBound].split(separator: "`").map(String.init)
            .filter { $0.contains { $0.isLetter } }
        let folder = FileManager.default.temporaryDirectory.path + "/sintonia-\(UUID().uuidString).json"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let broken = try String(contentsOfFile: Checkout.root + "/platforms/ion.json", encoding: .utf8)
            .replacingOccurrences(of: "\"trim\"", with: "\"nonsense\"")
        try broken.write(toFile: folder, atomically: false, encoding: .utf8)
        let ending = try Program("sintonia").run(["platforms", "check", folder, "--lang", "en"])
        let told = try #require(ending.output.split(separator: "\n").first.map(String.init))
        let forms = try #require(told.components(separatedBy: "Write it like this: ").last)
        #expect(forms == listed.joined(separator: ", ") + ".")
    }
}
