import Foundation
import TestSupport
import Testing

/// Pictures of several days, of one day, in parts and as changes, through the front door.
@Suite struct SnapshotHistoryCommandTests {
    /// A contracts table; synthetic.
    static func contracts(_ rows: [(String, String)], end: Bool = true) -> String {
        let lines = rows.map { "\($0.0);S\($0.0);P1;login\($0.0);\($0.1)\n" }.joined()
        return "contract;subscriber;plan;radius_login;status\n" + lines + (end ? "#END;\(rows.count)\n" : "")
    }

    static func object(_ text: String) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }

    static func find(_ workspace: TestWorkspace, _ term: String, asOf: String, _ more: String...) throws
        -> [[String: Any]]
    {
        let ending = try workspace.program.run(
            ["find", term, "--as-of", asOf, "--json"] + more + ["--workspace", workspace.root])
        return try Self.object(ending.output)["contracts"] as? [[String: Any]] ?? []
    }

    static let days: [(String, [(String, String)])] = [
        ("2026-11-20", [("1", "active"), ("2", "active"), ("3", "active")]),
        ("2026-11-21", [("1", "blocked"), ("3", "active")]),
        ("2026-11-22", [("1", "blocked"), ("2", "active"), ("4", "active")]),
    ]

    @Test(arguments: [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
    func threeDaysInAnyOrderAnswerTheSame(_ order: [Int]) throws {
        let workspace = try TestWorkspace()
        for index in order {
            let (day, rows) = Self.days[index]
            try workspace.drop(text: Self.contracts(rows), as: "erp/contracts-\(day).csv")
            try workspace.sintonia("run", "--as-of", "2026-11-22")
        }
        func status(_ contract: String, _ day: String) throws -> String? {
            guard let found = try Self.find(workspace, contract, asOf: day).first else { return nil }
            return "\(found["status"] as? String ?? "") \(found["isPresent"] as? Bool ?? false)"
        }
        #expect(try status("1", "2026-11-20") == "active true")
        #expect(try status("1", "2026-11-21") == "blocked true")
        #expect(try status("2", "2026-11-21") == "active false")
        #expect(try status("2", "2026-11-22") == "active true")
        #expect(try status("3", "2026-11-21") == "active true")
        #expect(try status("3", "2026-11-22") == "active false")
        #expect(try status("4", "2026-11-21") == nil)
        let versions = try Self.find(workspace, "2", asOf: "2026-11-22", "--history").first?["history"]
        let spans = (versions as? [[String: Any]] ?? []).map {
            "\($0["since"] ?? "")..\($0["through"] ?? "") \($0["source"] ?? "")"
        }
        #expect(
            spans == [
                "2026-11-20..2026-11-20 erp/contracts-2026-11-20.csv:3",
                "2026-11-22..2026-11-22 erp/contracts-2026-11-22.csv:3",
            ])
    }

    @Test func filesOfOneDayUniteAndContradict() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(
            text: Self.contracts([("1", "active"), ("2", "active")], end: false), as: "erp/contracts-a-2026-11-22.csv")
        try workspace.drop(
            text: Self.contracts([("1", "blocked"), ("3", "active")], end: false), as: "erp/contracts-b-2026-11-22.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        let findings = try workspace.rows("findings").filter { $0["class"] as? String == "K10" }
        #expect(findings.count == 1)
        #expect(findings.first?["severity"] as? String == "S2")
        #expect((findings.first?["erpValue"] as? String)?.contains("status=active") == true)
        #expect((findings.first?["platformValue"] as? String)?.contains("status=blocked") == true)
        #expect(try Self.find(workspace, "1", asOf: "2026-11-22").first?["status"] as? String == "active")
        #expect(try Self.find(workspace, "3", asOf: "2026-11-22").count == 1)
        // A complete file of the day takes the place of both.
        try workspace.drop(
            text: Self.contracts([("1", "blocked"), ("2", "active")]), as: "erp/contracts-c-2026-11-22.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(try workspace.rows("findings").filter { $0["class"] as? String == "K10" }.isEmpty)
        #expect(try Self.find(workspace, "1", asOf: "2026-11-22").first?["status"] as? String == "blocked")
        #expect(try Self.find(workspace, "3", asOf: "2026-11-22").isEmpty)
    }

    @Test func anUnprovenFileAfterACompleteOneDecidesNothing() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(
            text: Self.contracts([("1", "active"), ("2", "active")]), as: "erp/contracts-a-2026-11-22.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        try workspace.drop(
            text: Self.contracts([("1", "cancelled"), ("3", "active")], end: false),
            as: "erp/contracts-b-2026-11-22.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(try workspace.rows("findings").filter { $0["class"] as? String == "K10" }.count == 1)
        #expect(try Self.find(workspace, "1", asOf: "2026-11-22").first?["status"] as? String == "active")
        #expect(try Self.find(workspace, "3", asOf: "2026-11-22").first?["isPresent"] as? Bool == true)
        #expect(try Self.sync(workspace)["complete"] as? Bool == true)
        // As of a day after it that no picture shows, the contradiction stands.
        try workspace.sintonia("run", "--as-of", "2026-11-23")
        let later = try workspace.rows("findings").filter { $0["class"] as? String == "K10" }
        #expect(later.compactMap { $0["state"] as? String } == ["persistent"])
    }

    @Test func aNewerPictureSettlesAContradiction() throws {
        let workspace = try TestWorkspace()
        for (name, status) in [("a", "active"), ("b", "blocked")] {
            try workspace.drop(
                text: Self.contracts([("1", status)], end: false), as: "erp/contracts-\(name)-2026-11-21.csv")
        }
        try workspace.sintonia("run", "--as-of", "2026-11-21")
        #expect(try workspace.rows("findings").contains { $0["class"] as? String == "K10" })
        try workspace.drop(text: Self.contracts([("1", "active")], end: false), as: "erp/contracts-2026-11-22.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(try !workspace.rows("findings").contains { $0["class"] as? String == "K10" })
        #expect(try workspace.rows("findings-delta").contains { $0["class"] as? String == "K10" })
    }

    // MARK: Parts and deltas

    static func sidecar(_ text: String, _ fields: String) throws -> String {
        let hash = try hexSHA256(text)
        return "{\"kind\":\"contracts\",\"sha256\":\"\(hash)\",\"taken_at\":\"2026-11-22\",\(fields)}"
    }

    static func hexSHA256(_ text: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.path + "/sum-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let made = try Program(path: "/bin/sh").run(["-c", "printf '%s' \"$0\" > \"$1\"", text, path])
        guard made.status == 0 else { return "" }
        return String(try Program(path: "/usr/bin/sha256sum").run([path]).output.prefix(64))
    }

    static let parts: [[(String, String)]] = [
        [("1", "active")], [("2", "blocked")], [("3", "active"), ("4", "cancelled")],
    ]

    static func dropPart(_ index: Int, into workspace: TestWorkspace, snapshot: String = "x") throws {
        let text = Self.contracts(Self.parts[index], end: false)
        let name = "erp/contracts-\(index + 1)-2026-11-22.csv"
        try workspace.drop(text: text, as: name)
        try workspace.drop(
            text: try sidecar(
                text, "\"complete\":true,\"snapshot\":\"\(snapshot)\",\"part\":\(index + 1),\"parts\":3"),
            as: name + ".manifest.json")
    }

    static func sync(_ workspace: TestWorkspace) throws -> [String: Any] {
        try workspace.rows("sync").first { $0["kind"] as? String == "contracts" } ?? [:]
    }

    @Test(arguments: [[0, 1, 2], [2, 0, 1, 0], [1, 1, 2, 0], [2, 1, 2, 0]]) func partsInAnyOrderAreOnePicture(
        _ order: [Int]
    ) throws {
        let workspace = try TestWorkspace()
        for (turn, index) in order.enumerated() {
            try Self.dropPart(index, into: workspace)
            try workspace.sintonia("run", "--as-of", "2026-11-22")
            let isWhole = Set(order.prefix(turn + 1)).count == 3
            let row = try Self.sync(workspace)
            #expect(row["complete"] as? Bool == isWhole, "after \(order.prefix(turn + 1))")
            #expect(row["partsHere"] as? Int == Set(order.prefix(turn + 1)).count)
            #expect(row["parts"] as? Int == 3)
        }
        let whole = try TestWorkspace()
        try whole.drop(text: Self.contracts(Self.parts.flatMap(\.self)), as: "erp/contracts-2026-11-22.csv")
        try whole.sintonia("run", "--as-of", "2026-11-22")
        func records(_ workspace: TestWorkspace) throws -> [String] {
            try workspace.dump().filter { $0.hasPrefix("contract ") }.map {
                $0.split(separator: "|", omittingEmptySubsequences: false).prefix(12).joined(separator: "|")
            }
        }
        #expect(try records(workspace) == records(whole))
        #expect(try Self.sync(workspace)["rows"] as? Int == 4)
    }

    @Test func aPartWithTheNumberOfAnotherIsRefused() throws {
        let workspace = try TestWorkspace()
        try Self.dropPart(0, into: workspace)
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        let text = Self.contracts([("9", "active")], end: false)
        try workspace.drop(text: text, as: "erp/contracts-9-2026-11-22.csv")
        try workspace.drop(
            text: try Self.sidecar(text, "\"complete\":true,\"snapshot\":\"x\",\"part\":1,\"parts\":3"),
            as: "erp/contracts-9-2026-11-22.csv.manifest.json")
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        let documents = try workspace.rows("documents")
        #expect(documents.count == 2)
        #expect(documents.allSatisfy { $0["reason"] as? String == "manifest_mismatch" })
        #expect(try Self.find(workspace, "9", asOf: "2026-11-22").isEmpty)
    }

    @Test func aPartThatLookedWholeIsNoneOnceItsSidecarComes() throws {
        let workspace = try TestWorkspace()
        let text = Self.contracts(Self.parts[0])
        try workspace.drop(text: text, as: "erp/contracts-1-2026-11-22.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(try Self.sync(workspace)["complete"] as? Bool == true)
        try workspace.drop(
            text: try Self.sidecar(text, "\"snapshot\":\"x\",\"part\":1,\"parts\":3"),
            as: "erp/contracts-1-2026-11-22.csv.manifest.json")
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(try Self.sync(workspace)["complete"] as? Bool == false)
        #expect(try Self.sync(workspace)["partsHere"] as? Int == 1)
        for index in 1..<3 { try Self.dropPart(index, into: workspace) }
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(try Self.sync(workspace)["complete"] as? Bool == true)
    }

    @Test func aSetWithACorrectedPartTakesThePlaceOfTheFirst() throws {
        let workspace = try TestWorkspace()
        try Self.dropPart(0, into: workspace)
        try Self.dropPart(2, into: workspace)
        let bad = Self.contracts([("2", "active"), ("5", "perhaps")], end: false)
        try workspace.drop(text: bad, as: "erp/contracts-2-2026-11-22.csv")
        try workspace.drop(
            text: try Self.sidecar(bad, "\"complete\":true,\"snapshot\":\"x\",\"part\":2,\"parts\":3"),
            as: "erp/contracts-2-2026-11-22.csv.manifest.json")
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(try Self.sync(workspace)["complete"] as? Bool == false)
        for index in 0..<3 { try Self.dropPart(index, into: workspace, snapshot: "y") }
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(try Self.sync(workspace)["complete"] as? Bool == true)
        #expect(try Self.sync(workspace)["rows"] as? Int == 4)
        #expect(try Self.find(workspace, "2", asOf: "2026-11-22").first?["status"] as? String == "blocked")
        #expect(try !workspace.rows("findings").contains { $0["class"] as? String == "K10" })
    }

    @Test func aLateSidecarLetsTheLastFileOfItsDayDecide() throws {
        let workspace = try TestWorkspace()
        let first = Self.contracts([("1", "active"), ("2", "active")], end: false)
        let second = Self.contracts([("1", "blocked")], end: false)
        try workspace.drop(text: first, as: "erp/contracts-a-2026-11-22.csv")
        try workspace.drop(text: second, as: "erp/contracts-b-2026-11-22.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(try workspace.rows("findings").contains { $0["class"] as? String == "K10" })
        try workspace.drop(
            text: try Self.sidecar(second, "\"rows\":1,\"complete\":true"),
            as: "erp/contracts-b-2026-11-22.csv.manifest.json")
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(try Self.sync(workspace)["complete"] as? Bool == true)
        #expect(try Self.find(workspace, "1", asOf: "2026-11-22").first?["status"] as? String == "blocked")
        #expect(try Self.find(workspace, "2", asOf: "2026-11-22").isEmpty)
        #expect(try !workspace.rows("findings").contains { $0["class"] as? String == "K10" })
    }

    @Test func aDeltaNeverProvesAbsence() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(
            text: Self.contracts([("1", "active"), ("2", "active")]), as: "erp/contracts-2026-11-21.csv")
        let delta = Self.contracts([("2", "blocked")])
        try workspace.drop(text: delta, as: "erp/contracts-2026-11-22.csv")
        try workspace.drop(
            text: try Self.sidecar(delta, "\"complete\":false"), as: "erp/contracts-2026-11-22.csv.manifest.json")
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(try Self.sync(workspace)["complete"] as? Bool == false)
        #expect(try Self.find(workspace, "1", asOf: "2026-11-22").first?["isPresent"] as? Bool == true)
        #expect(try Self.find(workspace, "2", asOf: "2026-11-22").first?["status"] as? String == "blocked")
        #expect(try Self.find(workspace, "2", asOf: "2026-11-21").first?["status"] as? String == "active")
    }

    @Test func aKindDeclaredAsDeltasNeverProvesAbsence() throws {
        let workspace = try TestWorkspace(
            configuration: TestWorkspace.configuration + "\ntables: { deltas: [contracts] }\n")
        try workspace.drop(text: Self.contracts([("1", "active")]), as: "erp/contracts-2026-11-21.csv")
        try workspace.drop(text: Self.contracts([("2", "active")]), as: "erp/contracts-2026-11-22.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(try Self.sync(workspace)["complete"] as? Bool == false)
        #expect(try Self.find(workspace, "1", asOf: "2026-11-22").first?["isPresent"] as? Bool == true)
    }
}
