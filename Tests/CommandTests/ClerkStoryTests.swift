import Foundation
import TestSupport
import Testing

/// The clerk's day, through the front door: look, save, correct one customer, save again, process, give back.
@Suite struct ClerkStoryTests {
    static let day = "2026-11-22"

    /// Three contracts due on the 10th, with two extras. Synthetic.
    static func workspace(_ billing: String = "proration: full") throws -> TestWorkspace {
        let configuration = TestWorkspace.configuration.replacingOccurrences(of: "proration: full", with: billing)
        let workspace = try TestWorkspace(configuration: configuration)
        try deliver(workspace)
        try workspace.sintonia("run", "--as-of", day, "--quiet")
        return workspace
    }

    static func deliver(
        _ workspace: TestWorkspace, fiscal: String = "SVA;0600601", news: String = "14,90", on date: String = day
    ) throws {
        func table(_ name: String, _ rows: [String]) throws {
            let text = (rows + ["#END;\(rows.count - 1)"]).joined(separator: "\n") + "\n"
            try workspace.drop(text: text, as: "erp/\(name)-\(date).csv")
        }
        try table("plans", ["plan;name;allows_tv;default_package", "TV;Com TV;S;BASE"])
        try table(
            "packages",
            [
                "package;name;platform;extra;price;tax_nature;nfcom_class", "BASE;Base;beenius;N;;;",
                "CINE;Cine Extra;beenius;S;29,95;\(fiscal)", "NEWS;Jornais;beenius;S;\(news);SVA;0600601",
            ])
        try table(
            "contracts",
            ["contract;subscriber;plan;radius_login;status;due_day"]
                + (1...3).map { "100\($0);S\($0);TV;u\($0);active;10" })
        try table(
            "contract-packages",
            ["contract;package;starts_on", "1001;CINE;2026-01-01", "1002;CINE;2026-12-20", "1003;NEWS;2026-01-01"])
    }

    static func billing(_ workspace: TestWorkspace, _ words: String..., on date: String = day) throws
        -> Program.Ending
    {
        try workspace.program.run(["billing"] + words + ["--workspace", workspace.root, "--as-of", date])
    }

    static func decide(_ workspace: TestWorkspace, _ words: String...) throws -> Program.Ending {
        try workspace.program.run(
            ["billing"] + words + ["--author", "clara", "--workspace", workspace.root, "--as-of", day])
    }

    static func events(_ workspace: TestWorkspace) throws -> [String: (state: String, cents: Int)] {
        try workspace.sintonia("run", "--as-of", day, "--quiet")
        return Dictionary(
            try workspace.rows("billing-events").map { row in
                let key = "\(row["key"] ?? "")/\(row["sequence"] ?? "")"
                return (key, (row["state"] as? String ?? "", row["amountCents"] as? Int ?? 0))
            }, uniquingKeysWith: { first, _ in first })
    }

    @Test func theClerksDay() throws {
        let workspace = try Self.workspace()
        let preview = try Self.billing(workspace, "preview", "--due", "2026-12-10", "--json")
        let object = try JSONSerialization.jsonObject(with: Data(preview.output.utf8)) as? [String: Any]
        let hash = try #require(object?["hash"] as? String)
        #expect(try Self.decide(workspace, "save", "--due", "2026-12-10", "--preview", hash).status == 0)
        #expect(try Self.events(workspace).values.map(\.cents).reduce(0, +) == 2995 + 2995 + 1490)
        // One customer's price was wrong: the preview that was looked at no longer holds, a new one does.
        try Self.deliver(workspace, news: "12,90", on: "2026-11-22")
        try workspace.sintonia("run", "--as-of", Self.day, "--quiet")
        #expect(try Self.decide(workspace, "save", "--due", "2026-12-10", "--preview", hash).status == 2)
        #expect(try Self.decide(workspace, "save", "--due", "2026-12-10").output.contains("1 substituídos"))
        #expect(try Self.decide(workspace, "save", "--due", "2026-12-10").output.contains("Nada mudou"))
        #expect(try Self.decide(workspace, "process", "--due", "2026-12-10").status == 0)
        #expect(try Self.decide(workspace, "process", "--due", "2026-12-10").output.contains("Nenhum evento"))
        let done = try Self.events(workspace)
        #expect(done["1003/NEWS/-/2026-12/1"]?.state == "cancelled")
        #expect(done["1003/NEWS/-/2026-12/2"]?.cents == 1290)
        // Estorno, and a part given back; both go out with the next billing of the due date.
        let void = try Self.decide(workspace, "void", "1001/CINE/-/2026-12/1", "--reason", "mistake")
        #expect(void.status == 0 && void.output.contains("29,95"))
        let credit = try Self.decide(
            workspace, "credit", "1002/CINE/-/2026-12/1", "--amount", "5,00", "--reason", "two days without signal")
        #expect(credit.status == 0)
        let more = try Self.decide(
            workspace, "credit", "1002/CINE/-/2026-12/1", "--amount", "24,96", "--reason", "too much")
        #expect(more.status == 2 && more.errors.contains("24,95"))
        #expect(try Self.decide(workspace, "process", "--due", "2026-12-10").status == 0)
        #expect(try Self.decide(workspace, "save", "--due", "2026-12-10").output.contains("Nada mudou"))
        let end = try Self.events(workspace)
        #expect(end["1001/CINE/-/2026-12/2"]?.cents == -2995 && end["1001/CINE/-/2026-12/2"]?.state == "processed")
        let total = end.values.filter { $0.state == "processed" }.map(\.cents).reduce(0, +)
        #expect(total == 2995 + 1290 - 500)
        // The statement closes to the same, and NFCom gets every processed event, credits as returns.
        let statement = try workspace.rows("statement").filter { $0["account"] as? String == "receivable" }
        let balance = statement.reduce(0) {
            $0 + ($1["debitCents"] as? Int ?? 0) - ($1["creditCents"] as? Int ?? 0)
        }
        #expect(balance == total)
        // Every decision is in the audit, with who and why, each chained to the one before.
        let audit = try String(contentsOfFile: workspace.root + "/audit.ndjson", encoding: .utf8).split(separator: "\n")
            .map {
                try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
            }
        #expect(
            audit.compactMap { $0["what"] as? String } == [
                "billing-save", "billing-save", "billing-process", "billing-void", "billing-credit", "billing-process",
            ])
        #expect(audit.allSatisfy { $0["who"] as? String == "clara" })
        #expect(audit[3]["why"] as? String == "mistake" && audit[3]["about"] as? String == "1001/CINE/-/2026-12/1")
        #expect(zip(audit, audit.dropFirst()).allSatisfy { $0["hash"] as? String == $1["previous"] as? String })
        let items = try Self.items(workspace)
        #expect(items.count == 5 && items.count { $0["isReturn"] as? Bool == true } == 2)
        #expect(items.allSatisfy { $0["itemClass"] as? String == "0600601" && $0["competence"] as? String == "202612" })
    }

    static func items(_ workspace: TestWorkspace) throws -> [[String: Any]] {
        let text = try workspace.report("nfcom-items.json")
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        return object?["rows"] as? [[String: Any]] ?? []
    }

    @Test func whatIsWaivedIsNeverCharged() throws {
        let workspace = try Self.workspace()
        _ = try Self.decide(workspace, "save", "--due", "2026-12-10")
        #expect(try Self.decide(workspace, "void", "1001/CINE/-/2026-12/1", "--reason", "x").status == 2)
        #expect(try Self.decide(workspace, "waive", "1001/CINE/-/2026-12", "--reason", "promised").status == 0)
        #expect(try Self.decide(workspace, "save", "--due", "2026-12-10").output.contains("Nada mudou"))
        #expect(try Self.events(workspace)["1001/CINE/-/2026-12/1"]?.state == "waived")
        #expect(try Self.decide(workspace, "waive", "7/X/-/2026-12", "--reason", "x").errors.contains("Não há evento"))
    }

    /// The listing names packages, not customers, and nothing of the due date is processed.
    @Test func withoutFiscalDataNothingIsProcessed() throws {
        let workspace = try Self.workspace()
        try Self.deliver(workspace, fiscal: ";")
        try workspace.sintonia("run", "--as-of", Self.day, "--quiet")
        _ = try Self.decide(workspace, "save", "--due", "2026-12-10")
        let ending = try Self.decide(workspace, "process", "--due", "2026-12-10")
        #expect(ending.status == 2 && ending.errors.contains("CINE") && !ending.errors.contains("1001"))
        #expect(try Self.events(workspace).values.allSatisfy { $0.state == "pending" })
    }

    @Test func explainSaysItToTheCustomerAndMakesTheAmountAgain() throws {
        let workspace = try Self.workspace("proration: proportional, convention: actual-days-end-exclusive")
        // Before anything is saved, the records say it.
        let unsaved = try Self.billing(workspace, "explain", "1002/CINE/-/2026-12")
        #expect(unsaved.output.contains("ainda não salvo: seria R$ 11,59") && unsaved.output.contains("= R$ 11,59"))
        #expect(try Self.billing(workspace, "explain", "1002/NEWS/-/2026-12").status == 2)
        _ = try Self.decide(workspace, "save", "--due", "2026-12-10")
        let explained = try Self.billing(workspace, "explain", "1002/CINE/-/2026-12")
        #expect(explained.output.contains("Cine Extra, de 20/12/2026 a 31/12/2026: 12 de 31 dias a R$ 29,95"))
        #expect(
            explained.output.contains(
                "proportional+actual-days-end-exclusive|2026-12-01..2027-01-01|2026-12-20..2027-01-01=2995:list = R$ 11,59"
            ))
        let english = try Self.billing(workspace, "explain", "1001/CINE/-/2026-12", "--lang", "en")
        #expect(english.output.contains("one month at"))
    }

    /// The month before beside the next one, in the summary and on the page.
    @Test func theNextMonthIsHeldAgainstTheLast() throws {
        let workspace = try Self.workspace()
        _ = try Self.decide(workspace, "save", "--due", "2026-12-10")
        _ = try Self.decide(workspace, "process", "--due", "2026-12-10")
        try Self.deliver(workspace, news: "19,90", on: "2026-12-22")
        try workspace.sintonia("run", "--as-of", "2026-12-22", "--quiet")
        let billing = try #require(try workspace.summary()["billing"] as? [String: Any])
        let comparison = try #require(billing["comparison"] as? [String: Any])
        #expect((comparison["before"] as? [String: Int])?["totalCents"] == 2995 + 2995 + 1490)
        #expect((comparison["now"] as? [String: Int])?["totalCents"] == 2995 + 2995 + 1990)
        #expect(comparison["changed"] as? Int == 1 && comparison["new"] as? Int == 0)
        let page = try workspace.report("summary.html")
        #expect(page.contains("1003 NEWS") && page.contains("R$ 5,00"))
    }

    /// What the ERP tells that it consumed is held against what was processed.
    @Test func resultsOfTheERPAreFindings() throws {
        let workspace = try Self.workspace()
        _ = try Self.decide(workspace, "save", "--due", "2026-12-10")
        _ = try Self.decide(workspace, "process", "--due", "2026-12-10")
        try workspace.drop(
            text:
                "event;processed_on;document\n1001/CINE/-/2026-12/1;2026-12-01;77\n1009/CINE/-/2026-12/1;2026-12-01;78\n",
            as: "erp/billing-results.csv")
        try workspace.sintonia("run", "--as-of", Self.day, "--quiet")
        let found = try workspace.rows("findings").compactMap { $0["class"] as? String }.filter { $0.hasPrefix("A1") }
        #expect(found.sorted() == ["A14", "A14", "A15"])
    }

    @Test(arguments: [
        ("proration: proportional", "billing.convention"), ("proration: half", "billing.proration"),
        ("proration: full, blocked: { percentage: 0 }", "billing.blocked.percentage"),
        ("proration: full, cycle: weekly", "billing.cycle"),
    ]) func aChoiceThatIsNoneIsSaid(_ billing: String, _ key: String) throws {
        let error = #expect(throws: (any Error).self) { try Self.workspace(billing) }
        #expect("\(String(describing: error))".contains(key))
    }

    /// `domain/billing.md` §4.3 through the command, without a workspace.
    @Test func publishedFiguresThroughTheCommand() throws {
        let program = Program("sintonia")
        func answer(_ words: String) throws -> [String: Int]? {
            let ending = try program.run(["billing"] + words.split(separator: " ").map(String.init) + ["--json"])
            return try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Int]
        }
        #expect(
            try answer("prorate --price 29.95 --from 2019-04-27 --to 2019-05-03 --cycle 30")
                == ["amountCents": 599, "days": 6, "base": 30])
        #expect(
            try answer("prorate --price 90 --from 2026-01-20 --to 2026-02-01 --convention commercial-30-exclusive")
                == ["amountCents": 3000, "days": 10, "base": 30])
        #expect(
            try answer("prorate --price 90 --from 2026-01-20 --to 2026-01-31 --convention actual-days-end-inclusive")
                == ["amountCents": 3484, "days": 12, "base": 31])
    }
}
