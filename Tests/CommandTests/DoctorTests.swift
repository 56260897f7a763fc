import Foundation
import TestSupport
import Testing

/// `sintonia doctor`: a workspace that works is well, and each harm is named with its cure; nothing is changed.
@Suite struct DoctorTests {
    private func worked() throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        try workspace.drop(Checkout.fixtures + "/golden")
        try workspace.sintonia("run", "--quiet")
        return workspace
    }

    /// States by check, and the whole of what was told.
    private func states(_ workspace: TestWorkspace) throws -> (states: [String: String], ending: Program.Ending) {
        let ending = try workspace.sintonia("doctor", "--json", "--lang", "en")
        let object = try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any]
        let checks = try #require(object?["checks"] as? [[String: String]])
        let rank = ["ok": 0, "warning": 1, "problem": 2]
        let worst = checks.map { rank[$0["state"] ?? ""] ?? 9 }.max()
        #expect(worst.map(Int32.init) == ending.status, "the exit status is the worst of all")
        for check in checks where check["state"] != "ok" { #expect(check["cure"]?.isEmpty == false, "\(check)") }
        let states = checks.map { ($0["check"] ?? "", $0["state"] ?? "") }
        return (
            Dictionary(states, uniquingKeysWith: { a, b in max(rank[a] ?? 9, rank[b] ?? 9) == rank[a] ? a : b }), ending
        )
    }

    @Test func aWorkspaceThatWorksIsWellAndStaysAsItIs() throws {
        let workspace = try worked()
        func picture() throws -> [String: Data] {
            try workspace.tree("").filter { !$0.key.hasSuffix("-shm") && !$0.key.hasSuffix("-wal") }
        }
        let before = try picture()
        let found = try states(workspace).states
        for check in [
            "configuration", "profiles", "timeZone", "folders", "oneFileSystem", "lock", "secrets", "notifications",
            "waiting",
            "store", "schema", "integrity", "provider", "journal", "report", "libraries",
        ] {
            #expect(found[check] == "ok", "\(check): \(found[check] ?? "not told")")
        }
        #expect(try picture() == before)
        let text = try workspace.sintonia("doctor", "--fast", "--lang", "pt-BR").output
        #expect(text.contains("SQLite") && !text.contains("quick_check"))
    }

    @Test func eachHarmIsNamed() throws {
        let workspace = try worked()
        let files = FileManager.default
        // A report that somebody edited, secrets that others can read, a delivery left half-way.
        let table = workspace.root + "/outbox/latest/verdict.txt"
        try "OK\n".write(toFile: table, atomically: false, encoding: .utf8)
        for (name, mode) in [("secrets.json", 0o644), ("secrets.key", 0o600)] {
            _ = files.createFile(atPath: workspace.root + "/" + name, contents: Data("[]".utf8))
            try files.setAttributes([.posixPermissions: mode], ofItemAtPath: workspace.root + "/" + name)
        }
        try workspace.tamper("UPDATE delivery SET state = 'claimed' WHERE number = 1")
        try files.removeItem(atPath: workspace.root + "/platforms")
        let (found, ending) = try states(workspace)
        #expect(found["report"] == "problem" && found["secrets"] == "problem", "\(found)")
        #expect(found["journal"] == "warning" && found["folders"] == "warning", "\(found)")
        #expect(ending.output.contains("verdict.txt") && ending.output.contains("chmod 600"))
    }

    @Test func recordsOfANewerProgramAndOfAnotherProviderAreNamed() throws {
        let workspace = try worked()
        try workspace.tamper("INSERT INTO grdb_migrations VALUES ('999-later')")
        #expect(try states(workspace).states["schema"] == "problem")
        try workspace.tamper("DELETE FROM grdb_migrations WHERE identifier = '999-later'")
        try workspace.tamper("UPDATE delivery SET provider = '99888777' WHERE number = 1")
        #expect(try states(workspace).states["provider"] == "problem")
    }

    @Test func damagedRecordsAreNamed() throws {
        let workspace = try worked()
        let path = workspace.root + "/sintonia.sqlite"
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        for page in 5..<40 {
            try handle.seek(toOffset: UInt64(page * 4096 + 8))
            try handle.write(contentsOf: Data(repeating: 0xA5, count: 600))
        }
        try handle.close()
        let (found, ending) = try states(workspace)
        #expect(found["integrity"] == "problem" || found["store"] == "problem", "\(found)")
        #expect(ending.status == 2)
    }

    @Test func aBrokenConfigurationIsToldAndTheRestIsLookedAt() throws {
        let workspace = try TestWorkspace()
        try (TestWorkspace.configuration + "\nnightli: \"03:00\"\n").write(
            toFile: workspace.root + "/sintonia.yaml", atomically: false, encoding: .utf8)
        let (found, ending) = try states(workspace)
        #expect(found["configuration"] == "problem" && found["folders"] == "ok" && ending.status == 2, "\(found)")
        #expect(ending.output.contains("nightli"))
    }
}
