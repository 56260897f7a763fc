import Foundation
import TestSupport
import Testing

/// What lies in quarantine is looked at, handed in again, or put away by a person; through the front door.
@Suite(.serialized) struct QuarantineStoryTests {
    /// A table whose header nobody knows until the configuration says what it means.
    static let table = "cod_do_plano;titulo;com_canais\n900;Fibra 900;S\n#END;1\n"
    static let layout = """

        layouts:
          plans: { columns: { plan: cod_do_plano, name: titulo, allows_tv: com_canais } }
        """

    static func workspace() throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        try workspace.drop(text: table, as: "erp/planos-2026-11-20.csv")
        try workspace.drop(text: "<html></html>", as: "pagina.html")
        try workspace.drop(text: "", as: "vazio.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        return workspace
    }

    func items(_ workspace: TestWorkspace, _ arguments: String...) throws -> [[String: Any]] {
        let answer = try workspace.program.run(
            ["quarantine", "list", "--json", "--workspace", workspace.root] + arguments)
        let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
        return try #require(object?["quarantine"] as? [[String: Any]], "\(answer.errors)")
    }

    func number(_ name: String, _ workspace: TestWorkspace) throws -> String {
        let item = try items(workspace).first { ($0["file"] as? String)?.contains(name) == true }
        return "\(try #require(item?["delivery"] as? Int, "\(name)"))"
    }

    /// The bytes of every file that was dropped and is not applied: wherever they lie.
    static func copies(of text: String, in workspace: TestWorkspace) throws -> [String] {
        try ["inbox", "work", "archive", "quarantine"].flatMap { folder in
            try workspace.tree(folder).filter { $0.value == Data(text.utf8) }.keys.map { "\(folder)/\($0)" }
        }
    }

    @Test func whatLiesThereIsListedWithItsCure() throws {
        let workspace = try Self.workspace()
        let list = try workspace.sintonia("quarantine", "--lang", "en")
        #expect(list.status == 1)
        #expect(list.output.contains("3 files wait for a person") && list.output.contains("erp/planos-2026-11-20.csv"))
        #expect(list.output.contains("Export it again.") && list.output.contains("sintonia quarantine retry NO"))
        #expect(!list.output.contains("\u{1B}"), "no colour where nobody sees it")
        #expect(try items(workspace).count == 3)
        #expect(try items(workspace, "--reason", "empty").compactMap { $0["file"] as? String } == ["vazio.csv"])
        #expect(try items(workspace, "--file", "pagina").count == 1)

        let page = try number("pagina", workspace)
        let shown = try workspace.sintonia("quarantine", "show", page, "--lang", "en")
        #expect(shown.status == 1 && shown.output.contains("not_a_fiscal_document"))
        #expect(shown.output.contains("/quarantine/") && shown.output.contains("html"))
        #expect(shown.output.contains("sintonia quarantine discard \(page) --author WHO --reason WHY"))
        #expect(try workspace.sintonia("quarantine", "show", "99").status == 2)
        let status = try workspace.sintonia("status", "--json")
        #expect(status.output.contains("pagina.html"))
    }

    @Test func aMendedConfigurationLetsAFileIn() throws {
        let workspace = try Self.workspace()
        let number = try number("planos", workspace)
        #expect(try workspace.sintonia("quarantine", "retry").status == 2, "neither numbers nor --all")
        let early = try workspace.sintonia("quarantine", "retry", number, "--lang", "en")
        #expect(early.status == 1 && early.output.contains("\(number) → 5"), "\(early.output)\(early.errors)")
        // The first delivery stays in the journal; its bytes and those of the second lie in one place each.
        #expect(
            try Self.copies(of: Self.table, in: workspace).sorted().map { $0.prefix(8) } == ["archive/", "quaranti"])
        #expect(try items(workspace).count == 3)
        let first = try workspace.sintonia("quarantine", "show", number, "--lang", "en")
        #expect(first.status == 0 && first.output.contains("handed in again as 5"))

        try (TestWorkspace.configuration + Self.layout).write(
            toFile: workspace.root + "/sintonia.yaml", atomically: true, encoding: .utf8)
        let late = try workspace.sintonia(
            "quarantine", "retry", "--all", "--reason", "missing_column", "--reason", "not_recognised", "--lang", "en",
            "--as-of", "2026-11-25")
        #expect(late.status == 0 && late.output.contains("applied"), "\(late.output)\(late.errors)")
        #expect(try items(workspace).compactMap { $0["file"] as? String }.sorted() == ["pagina.html", "vazio.csv"])
        #expect(try Self.copies(of: Self.table, in: workspace).count == 3)
        #expect(!FileManager.default.fileExists(atPath: workspace.root + "/quarantine/000005"))
        // A picture of the day in its name, whenever it was handed in again.
        try workspace.sintonia("run", "--as-of", "2026-11-25", "--quiet")
        let row = try #require(
            try workspace.rows("documents").first {
                $0["disposition"] as? String == "applied" && $0["kind"] as? String == "plans"
            })
        #expect(row["file"] as? String == "erp/planos-2026-11-20.csv")
        #expect(try workspace.sintonia("quarantine", "retry", "--all", "--reason", "none").status == 0)
    }

    @Test func whatNobodyNeedsIsPutAwayWithAnAuthorAndAReason() throws {
        let workspace = try Self.workspace()
        let number = try number("pagina", workspace)
        #expect(try workspace.sintonia("quarantine", "discard", number, "--author", "ana").status == 2)
        #expect(
            try workspace.sintonia("quarantine", "discard", number, "--author", " ", "--reason", "x").status == 2)
        #expect(try workspace.sintonia("quarantine", "discard", "99", "--author", "a", "--reason", "x").status == 2)
        let done = try workspace.sintonia(
            "quarantine", "discard", number, "--author", "ana", "--reason", "página salva por engano", "--as-of",
            "2026-11-22")
        #expect(done.status == 0, "\(done.errors)")
        #expect(try items(workspace).count == 2)
        #expect(try !workspace.sintonia("status").output.contains("pagina.html"))
        #expect(
            try Self.copies(of: "<html></html>", in: workspace) == [
                "archive/2026-11-22/\("00000\(number)")~pagina.html"
            ])
        // Decided once: neither handed in again nor discarded by somebody else.
        #expect(try workspace.sintonia("quarantine", "retry", number).status == 2)
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let audit = try #require(try workspace.rows("audit").first)
        #expect(audit["action"] as? String == "quarantine-discard" && audit["author"] as? String == "ana")
        #expect((audit["subject"] as? String)?.contains("pagina.html") == true)
        let decisions = try workspace.tree("archive").filter {
            String(decoding: $0.value, as: UTF8.self).contains("quarantine-discard")
        }
        #expect(decisions.count == 1)
    }

    /// A question right after an upgrade: the store that the older version left is brought up to date first.
    @Test func aStoreOfAnOlderVersionIsRead() throws {
        let workspace = try Self.workspace()
        try workspace.tamper("DROP TABLE reviewAnswer")
        try workspace.tamper("DROP TABLE quarantineExit")
        try workspace.tamper("ALTER TABLE delivery DROP COLUMN retryOf")
        try workspace.tamper("DELETE FROM grdb_migrations WHERE identifier = '020-review-answers'")
        let status = try workspace.sintonia("status")
        #expect(status.status == 1 && status.output.contains("pagina.html"), "\(status.errors)")
        #expect(try items(workspace).count == 3)
    }
}
