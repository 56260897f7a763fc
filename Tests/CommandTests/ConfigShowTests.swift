import Foundation
import TestSupport
import Testing

/// `sintonia config show`
@Suite struct ConfigShowTests {
    @Test func whatIsShownIsTakenAsAConfiguration() throws {
        let workspace = try TestWorkspace(
            configuration: TestWorkspace.configuration.replacing(
                "cdntv: {}", with: "cdntv: { proxy: \"http://ana:s3nha@p:1\" }"))
        let shown = try workspace.sintonia("config", "show", "--lang", "en")
        #expect(shown.status == 0 && !shown.output.contains("s3nha"), "\(shown.errors)")
        #expect(shown.output.contains("# sintonia.yaml:1 · The provider's name in reports"))
        let copy = try TestWorkspace(configuration: shown.output)
        let again = try copy.sintonia("config", "--json", "--lang", "en")
        let object = try JSONSerialization.jsonObject(with: Data(again.output.utf8)) as? [String: Any]
        let keys = try #require(object?["keys"] as? [[String: Any]])
        func key(_ name: String) -> [String: Any] { keys.first { $0["key"] as? String == name } ?? [:] }
        #expect(key("orders.graceDays")["value"] as? Int == 3)
        #expect(key("provider.city")["value"] as? String == "3550308")
        #expect(key("nfe.trust")["source"] as? String == "unset" && key("nfe.trust")["value"] == nil)
    }

    @Test func aKeyThatDoesNotExistIsRefusedWithASuggestion() throws {
        let workspace = try TestWorkspace()
        try (TestWorkspace.configuration + "\nnotifi: {}\n").write(
            toFile: workspace.root + "/sintonia.yaml", atomically: false, encoding: .utf8)
        let ending = try workspace.sintonia("config", "show", "--lang", "en")
        #expect(ending.status == 2 && ending.errors.contains("notify"), "\(ending.errors)")
    }
}
