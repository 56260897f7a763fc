import Foundation
import TestSupport
import Testing

/// One file of each kind, a zip and two bad ones: dropped, run, and read back from the outbox.
@Suite(.serialized) struct GoldenDayTests {
    static let golden = Checkout.fixtures + "/golden"

    static func workspaceAfterRun() throws -> (workspace: TestWorkspace, ending: Program.Ending) {
        let workspace = try TestWorkspace()
        try workspace.drop(golden)
        let ending = try workspace.sintonia("run", "--as-of", "2026-11-22")
        return (workspace, ending)
    }

    @Test func everyFileEndsWithItsDisposition() throws {
        let (workspace, ending) = try Self.workspaceAfterRun()
        // A destructive action rests on one complete snapshot only: withheld, and said so.
        #expect(ending.status == 4, "\(ending.errors)")
        let documents = try workspace.rows("documents")
        func row(_ file: String) -> [String: Any]? {
            documents.first { ($0["file"] as? String)?.hasSuffix(file) == true && $0["member"] as? String == nil }
        }
        #expect(row("note-01.xml")?["disposition"] as? String == "applied")
        #expect(row("notes.zip")?["disposition"] as? String == "expanded")
        #expect(row("truncated.xml")?["disposition"] as? String == "rejected")
        #expect(row("truncated.xml")?["reason"] as? String == "malformed")
        #expect(row("broken-contracts-2026-11-22.csv")?["reason"] as? String == "missing_column")
        #expect(documents.filter { $0["member"] as? String != nil }.count == 2)
        #expect(documents.count == 23)
        // Files in = files out.
        let archived = try workspace.tree("archive").keys.filter { !$0.hasSuffix("README.md") }
        let quarantined = try workspace.tree("quarantine").keys.filter {
            !$0.hasSuffix("README.md") && !$0.hasSuffix("reason.json")
        }
        #expect(archived.count + quarantined.count == 23)
        #expect(quarantined.count == 2)
        #expect(try workspace.tree("inbox").keys.filter { !$0.hasSuffix("README.md") }.isEmpty)
        #expect(try workspace.tree("work").keys.filter { !$0.hasSuffix("README.md") }.isEmpty)
    }

    @Test func findingsAreThoseThatWerePutThere() throws {
        let (workspace, _) = try Self.workspaceAfterRun()
        let findings = try workspace.rows("findings")
        let classes = findings.compactMap { $0["class"] as? String }.sorted()
        // D13: the boxes of the import have no note.
        #expect(classes == ["A01", "A10", "C03", "D04", "D13"])
        let missing = try #require(findings.first { $0["class"] as? String == "A01" })
        #expect(missing["contract"] as? String == "1002")
        #expect(missing["state"] as? String == "new")
        #expect(missing["moneyCents"] as? Int == 2990)
        let plan = try workspace.rows("plan")
        let box = try #require(plan.first { $0["verb"] as? String == "set-device" })
        #expect(box["withheldBy"] as? String == "absence-not-proved-twice")
        let activation = try #require(plan.first { $0["verb"] as? String == "set-account-state" })
        #expect(activation["withheldBy"] is NSNull)
    }

    @Test func unitsAndBoxesAreLinked() throws {
        let (workspace, _) = try Self.workspaceAfterRun()
        let patrimony = try workspace.rows("patrimony")
        let unit = try #require(patrimony.first { $0["serial"] as? String == "SC26090001" })
        #expect(unit["accessKey"] as? String == "35260912ABC34501DE35550010000010011079392641")
        #expect(unit["number"] as? String == "P-0001")
        #expect(unit["costCents"] as? Int == 28990)
        #expect(unit["custody"] as? String == "installed")
        let boxes = try workspace.rows("set-top-boxes")
        let box = try #require(boxes.first { $0["casn"] as? String == "0001800000017" })
        #expect(box["mac"] as? String == "00:1A:2B:00:00:01")
        #expect(box["contract"] as? String == "1001")
    }

    @Test func aSecondRunChangesNothing() throws {
        let (workspace, _) = try Self.workspaceAfterRun()
        let before = try workspace.dump().filter { !$0.hasPrefix("run ") && !$0.hasPrefix("finding ") }
        try workspace.drop(Self.golden)
        let ending = try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(ending.status == 4)
        let after = try workspace.dump().filter { !$0.hasPrefix("run ") && !$0.hasPrefix("finding ") }
        #expect(Set(before).subtracting(after).isEmpty)
        // What is new is the journal of the repeated deliveries and the rows that were rejected again.
        let added = Set(after).subtracting(before).filter {
            !$0.hasPrefix("delivery ") && !$0.hasPrefix("rejectedRow ")
        }
        #expect(added.isEmpty, "\(added.sorted().prefix(3))")
        let dispositions = Set(try workspace.rows("documents").compactMap { $0["disposition"] as? String })
        #expect(dispositions == ["duplicate", "rejected"])
    }

    @Test func anotherOrderOfColumnsAndABOMChangeNothing() throws {
        let (workspace, _) = try Self.workspaceAfterRun()
        let before = try workspace.dump().filter { $0.hasPrefix("plan ") }.map { Self.facts($0) }
        try workspace.drop(
            text: "\u{FEFF}valor;pacote liberado;permite_tv;nome;plano\r\n99,90;BASE;Sim;Fibra TV;P1\r\n"
                + "79,90;;Não;Fibra;P2\r\n#END;2\r\n", as: "erp/plans-2026-11-22.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        #expect(try workspace.dump().filter { $0.hasPrefix("plan ") }.map { Self.facts($0) } == before)
    }

    /// A dumped row without the deliveries and lines that showed it first and last.
    static func facts(_ line: String) -> String {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        return (cells.dropLast(5) + cells.suffix(3).prefix(1)).joined(separator: "|")
    }

    @Test func billingIsRepeatable() throws {
        let (workspace, _) = try Self.workspaceAfterRun()
        let arguments = ["--as-of", "2026-11-22", "--due", "2026-12-10"]
        func billing(_ step: String) throws -> Program.Ending {
            try workspace.program.run(
                ["billing", step] + arguments + (step == "preview" ? [] : ["--author", "test"])
                    + ["--workspace", workspace.root])
        }
        #expect(try billing("preview").output.contains("49,80"))
        #expect(try billing("save").status == 0)
        let saved = try workspace.dump().filter { $0.hasPrefix("billingEvent ") }
        #expect(saved.count == 2)
        #expect(try billing("save").status == 0)
        #expect(try workspace.dump().filter { $0.hasPrefix("billingEvent ") } == saved)
        #expect(try billing("process").status == 0)
        #expect(try billing("process").status == 0)
        let postings = try workspace.dump().filter { $0.hasPrefix("posting ") }
        #expect(postings.count == 2)
        try workspace.sintonia("run", "--as-of", "2026-11-22")
        let events = try workspace.rows("billing-events")
        #expect(events.compactMap { $0["amountCents"] as? Int }.reduce(0, +) == 4980)
        #expect(Set(events.compactMap { $0["state"] as? String }) == ["processed"])
        let statement = try workspace.rows("statement")
        let debits = statement.compactMap { $0["debitCents"] as? Int }.reduce(0, +)
        let credits = statement.compactMap { $0["creditCents"] as? Int }.reduce(0, +)
        #expect(debits == 4980 && credits == 4980)
    }

    @Test func explainGoesDownToFileAndLine() throws {
        let (workspace, _) = try Self.workspaceAfterRun()
        try workspace.sintonia("billing", "save", "--as-of", "2026-11-22", "--due", "2026-12-10", "--author", "test")
        let charge = try workspace.sintonia("explain", "1001/CINE/-/2026-12", "--as-of", "2026-11-22")
        #expect(charge.status == 0, "\(charge.errors)")
        #expect(charge.output.contains("contract-packages-2026-11-22.csv"))
        #expect(charge.output.contains("19,90"))
        let unit = try workspace.sintonia(
            "explain", "35260912ABC34501DE35550010000010011079392641/1/1", "--as-of", "2026-11-22")
        #expect(unit.status == 0, "\(unit.errors)")
        #expect(unit.output.contains("note-01.xml"))
        #expect(unit.output.contains("SC26090001"))
        let findings = try workspace.rows("findings")
        let id = try #require(findings.first { $0["class"] as? String == "A10" }?["id"] as? String)
        let finding = try workspace.sintonia("explain", id, "--as-of", "2026-11-22")
        #expect(finding.output.contains("beenius-accounts-2026-11-22.csv"))
    }

    @Test func findAnswersByAnyIdentifier() throws {
        let (workspace, _) = try Self.workspaceAfterRun()
        for term in ["P-0001", "0001800000017", "001a2b000001", "SC26090001"] {
            let answer = try workspace.sintonia("find", term)
            #expect(answer.status == 0, "\(term): \(answer.errors)")
            #expect(answer.output.contains("0001800000017"), "\(term)")
        }
        #expect(try workspace.sintonia("find", "1001").output.contains("jose@tv"))
        #expect(try workspace.sintonia("find", "jose@tv").output.contains("1001"))
        #expect(try workspace.sintonia("find", "nobody").status == 1)
    }

    @Test func statusNamesWhatWaits() throws {
        let (workspace, _) = try Self.workspaceAfterRun()
        let status = try workspace.sintonia("status")
        #expect(status.output.contains("truncated.xml"))
        #expect(status.output.contains("malformed"))
        #expect(status.output.contains("broken-contracts-2026-11-22.csv"))
        #expect(status.status == 1)
    }

    @Test func noSecretReachesAnOutput() throws {
        let (workspace, _) = try Self.workspaceAfterRun()
        for (name, data) in try workspace.tree("outbox") {
            let text = String(decoding: data, as: UTF8.self)
            #expect(!text.contains("52998224725") && !text.contains("529.982.247-25"), "\(name)")
        }
        // The PIN of the accounts is not even in the store.
        #expect(try !workspace.dump().contains { $0.contains("4321") })
    }

    @Test func outputsOfEqualInputsAreEqual() throws {
        let (first, _) = try Self.workspaceAfterRun()
        let (second, _) = try Self.workspaceAfterRun()
        #expect(try first.tree("outbox") == second.tree("outbox"))
        #expect(try first.dump() == second.dump())
    }
}
