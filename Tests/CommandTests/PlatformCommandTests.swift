import Foundation
import TestSupport
import Testing

/// `sintonia platforms`, and profiles of a workspace's own.
@Suite(.serialized) struct PlatformCommandTests {
    private static let program = Program("sintonia")

    private static func folder() throws -> String {
        let folder = FileManager.default.temporaryDirectory.path + "/sintonia-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }

    private static func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func listNeedsNoWorkspace() throws {
        let ending = try Self.program.run(["platforms", "list", "--json"])
        #expect(ending.status == 0, "\(ending.errors)")
        let rows = try #require(try Self.object(ending.output)["platforms"] as? [[String: Any]])
        let directions = rows.map { "\($0["id"] ?? "") \($0["direction"] ?? "")" }
        #expect(
            directions == [
                "beenius push", "cdntv pull", "deezer push", "ion file", "maxitv file", "mcr file", "neotv callback",
            ])
        #expect(rows.allSatisfy { $0["executable"] as? Bool == false })
    }

    @Test(arguments: ["pt-BR", "en"]) func showSaysWhatIsNotKnown(_ language: String) throws {
        let ending = try Self.program.run(["platforms", "show", "mcr", "--lang", language])
        #expect(ending.status == 0)
        #expect(ending.output.contains("view.detail"))
        #expect(ending.output.contains(language == "en" ? "What is not known:" : "O que não se sabe:"))
        #expect(ending.output.contains(language == "en" ? "Nothing is executed" : "Nada é executado"))
    }

    @Test func showOfAStrangerNamesThoseThereAre() throws {
        let ending = try Self.program.run(["platforms", "show", "netflix", "--lang", "en"])
        #expect(ending.status == 2 && ending.errors.contains("beenius, cdntv"))
    }

    @Test func checkTellsPlaceAndCure() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let sound = try String(contentsOfFile: Checkout.root + "/platforms/ion.json", encoding: .utf8)
        let broken = sound.replacingOccurrences(of: "\"headerMustEqual\"", with: "\"headerMustEquals\"")
        try broken.write(toFile: folder + "/ion.json", atomically: false, encoding: .utf8)
        let ending = try Self.program.run(
            ["platforms", "check", Checkout.root + "/platforms/ion.json", folder + "/ion.json", "--lang", "en"])
        #expect(ending.status == 2)
        #expect(ending.output.contains("sound (ion, version 1)"))
        #expect(ending.output.contains("$.files[0].headerMustEquals"))
        #expect(ending.output.contains("Did you mean “headerMustEqual”?"))
        let json = try Self.program.run(["platforms", "check", folder + "/ion.json", "--json"])
        let faults = try #require(try Self.object(json.output)["faults"] as? [[String: Any]])
        #expect(faults.count == 2 && faults.allSatisfy { $0["line"] as? Int ?? 0 > 40 })
    }

    @Test func checkOfAFileThatIsNotThere() throws {
        #expect(try Self.program.run(["platforms", "check", "/nowhere/x.json"]).status == 2)
    }

    @Test func initCopiesTheProfiles() throws {
        let workspace = try TestWorkspace()
        for name in ["beenius", "cdntv", "deezer", "ion", "maxitv", "mcr", "neotv"] {
            let copy = FileManager.default.contents(atPath: workspace.root + "/platforms/\(name).json")
            #expect(
                copy != nil && copy == FileManager.default.contents(atPath: Checkout.root + "/platforms/\(name).json"))
        }
    }

    private static let own = """
        provider: { name: TV Cabo Exemplo, cnpj: ["11222333000181"] }
        billing: { proration: full }
        intake: { settleSeconds: 0 }
        platforms: { ion: { profile: platforms/ion.json } }
        """

    /// A profile that the configuration names takes the place of the shipped one.
    @Test func aProfileOfOnesOwn() throws {
        let workspace = try TestWorkspace(configuration: TestWorkspace.configuration)
        try Self.own.write(toFile: workspace.root + "/sintonia.yaml", atomically: false, encoding: .utf8)
        let path = workspace.root + "/platforms/ion.json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
            .replacingOccurrences(of: "\"usuario\"", with: "\"login_tv\"")
            .replacingOccurrences(of: "\"1\": \"active\"", with: "\"LIGADO\": \"active\"")
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        try workspace.drop(
            text: "id_cliente|login_tv|status|cadastro\n0042|a@b|LIGADO|2026-01-02\n", as: "ion/contas-2026-11-22.txt")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let row = try #require(try workspace.rows("documents").first)
        #expect(row["kind"] as? String == "accounts" && row["records"] as? Int == 1, "\(row)")
        #expect(
            try workspace.dump().contains { $0.hasPrefix("account ") && $0.contains("0042") && $0.contains("active") })
    }

    /// A value that may not be kept becomes a pseudonym under the workspace's own key: the same in one workspace,
    /// another in another, and not the bare hash.
    @Test func aHiddenValueIsKeyed() throws {
        var stored: [String] = []
        for _ in 0..<2 {
            let workspace = try TestWorkspace(configuration: TestWorkspace.configuration)
            try Self.own.write(toFile: workspace.root + "/sintonia.yaml", atomically: false, encoding: .utf8)
            let path = workspace.root + "/platforms/ion.json"
            let text = try String(contentsOfFile: path, encoding: .utf8).replacingOccurrences(
                of: "\"from\": \"usuario\",\n          \"transforms\": [\n            \"trim\"",
                with: "\"from\": \"usuario\",\n          \"transforms\": [\n            \"sha256\"")
            try text.write(toFile: path, atomically: false, encoding: .utf8)
            try workspace.drop(
                text: "id_cliente|usuario|status|cadastro\n1|52998224725|1|2026-01-02\n2|52998224725|1|2026-01-02\n",
                as: "ion/contas-2026-11-22.txt")
            try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
            let lines = try workspace.dump().filter { $0.hasPrefix("account ") }
            #expect(lines.count == 2 && !lines.contains { $0.contains("52998224725") }, "\(lines)")
            let words = lines.flatMap { $0.split(separator: "|") }.filter { $0.count >= 64 }.map(String.init)
            #expect(words.count == 2 && Set(words).count == 1, "\(lines)")
            stored += Set(words)
        }
        #expect(Set(stored).count == 2)
    }

    @Test(arguments: ["run", "status", "platforms"]) func aBrokenProfileIsAFaultOfTheConfiguration(
        _ command: String
    ) throws {
        let workspace = try TestWorkspace(configuration: TestWorkspace.configuration)
        try Self.own.write(toFile: workspace.root + "/sintonia.yaml", atomically: false, encoding: .utf8)
        let path = workspace.root + "/platforms/ion.json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
            .replacingOccurrences(of: "\"direction\": \"file\"", with: "\"direction\": \"sideways\"")
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        let ending = try workspace.sintonia(command)
        #expect(ending.status == 2)
        #expect(
            ending.errors.contains("platforms/ion.json:6:") && ending.errors.contains("sideways"), "\(ending.errors)")
    }

    @Test func aProfileOfAnotherPlatformIsRefused() throws {
        let workspace = try TestWorkspace(configuration: TestWorkspace.configuration)
        let yaml = Self.own.replacingOccurrences(of: "ion.json", with: "mcr.json")
        try yaml.write(toFile: workspace.root + "/sintonia.yaml", atomically: false, encoding: .utf8)
        #expect(try workspace.sintonia("status").status == 2)
    }
}
