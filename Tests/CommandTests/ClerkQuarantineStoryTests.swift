import Foundation
import TestSupport
import Testing

/// Customers of whom nothing can be said are held back, shown and let go again; what should have been processed is said;
/// what is given back carries its motive. Synthetic records.
@Suite struct ClerkQuarantineStoryTests {
    private typealias Story = ClerkStoryTests

    private static let due = "2026-12-10"

    /// The contracts again, 1001 with this due day.
    private static func redeliver(_ workspace: TestWorkspace, dueDay: String) throws {
        let rows =
            ["contract;subscriber;plan;radius_login;status;due_day", "1001;S1;TV;u1;active;\(dueDay)"]
            + (2...3).map { "100\($0);S\($0);TV;u\($0);active;10" }
        let text = (rows + ["#END;3"]).joined(separator: "\n") + "\n"
        try workspace.drop(text: text, as: "erp/contracts-\(Story.day).csv")
        try workspace.sintonia("run", "--as-of", Story.day, "--quiet")
    }

    @Test func aCustomerInQuarantineIsSeenHeldBackAndLetGo() throws {
        let workspace = try Story.workspace()
        #expect(try Story.decide(workspace, "save", "--due", Self.due).status == 0)
        try Self.redeliver(workspace, dueDay: "")
        // Nobody saved since: standard billing does not take what a save would hold back.
        #expect(try Story.decide(workspace, "process", "--due", Self.due).status == 4)
        let preview = try Story.billing(workspace, "preview", "--due", Self.due)
        #expect(preview.output.contains("1001/CINE/-/2026-12/1") && preview.output.contains("em quarentena: sem dia"))
        let saved = try Story.decide(workspace, "save", "--due", Self.due)
        #expect(saved.status == 0 && saved.output.contains("1 em quarentena, 0 de volta"), "\(saved)")
        #expect(saved.output.contains("preencha no ERP"))
        let again = try Story.decide(workspace, "save", "--due", Self.due)
        #expect(again.output.contains("Nada mudou") && again.output.contains("1001/CINE/-/2026-12"))
        // The event and the next month's line say why and what to do.
        #expect(try Story.events(workspace)["1001/CINE/-/2026-12/1"]?.state == "quarantined")
        for table in ["billing-events", "billing-preview"] {
            let rows = try workspace.rows(table).filter { $0["state"] as? String == "quarantined" }
            #expect(rows.count == 1 && rows.first?["reason"] as? String == "no-due-day", "\(table)")
            #expect((rows.first?["explanation"] as? String)?.contains("preencha no ERP") == true, "\(table)")
        }
        #expect(try Story.billing(workspace, "explain", "1001/CINE/-/2026-12").output.contains("preencha no ERP"))
        #expect(try Story.decide(workspace, "process", "--due", Self.due).output.contains("2 eventos"))
        try Self.redeliver(workspace, dueDay: "10")
        let released = try Story.decide(workspace, "save", "--due", Self.due)
        #expect(released.output.contains("0 em quarentena, 1 de volta"), "\(released)")
        #expect(try Story.decide(workspace, "process", "--due", Self.due).output.contains("1 eventos"))
        #expect(try Story.events(workspace).values.allSatisfy { $0.state == "processed" })
    }

    @Test func whatShouldHaveBeenProcessedIsSaid() throws {
        let workspace = try Story.workspace()
        func billing(on date: String) throws -> [String: Any] {
            try workspace.sintonia("run", "--as-of", date, "--quiet")
            return try #require(try workspace.summary()["billing"] as? [String: Any])
        }
        func upcoming(_ billing: [String: Any]) -> [String: Any]? {
            (billing["upcoming"] as? [[String: Any]])?.first
        }
        // The run of the month itself looks at the coming due dates again.
        #expect(upcoming(try billing(on: "2026-12-02")) == nil)
        let unsaved = try billing(on: "2026-12-03")
        #expect(upcoming(unsaved)?["due"] as? String == Self.due && upcoming(unsaved)?["unsaved"] as? Int == 3)
        #expect(try Story.decide(workspace, "save", "--due", Self.due).status == 0)
        let early = try billing(on: "2026-12-06")
        #expect(upcoming(early)?["unsaved"] as? Int == 0 && upcoming(early)?["pending"] as? Int == 3)
        #expect((early["overdue"] as? [String: Int])?["events"] == 0)
        let late = try billing(on: "2026-12-07")
        #expect((late["overdue"] as? [String: Int]) == ["events": 3, "totalCents": 2995 + 2995 + 1490])
        #expect(try workspace.report("summary.html").contains("3 eventos pendentes não processados, R$ 74,80"))
        #expect(try Story.decide(workspace, "process", "--due", Self.due).status == 0)
        let done = try billing(on: "2026-12-08")
        #expect((done["overdue"] as? [String: Int])?["events"] == 0 && upcoming(done)?["processed"] as? Int == 3)
        // A posting that is lost does not pass unseen.
        try workspace.tamper("DELETE FROM posting WHERE number = 2")
        _ = try billing(on: "2026-12-09")
        let identity = try #require(
            (try workspace.summary()["identities"] as? [[String: Any]])?.first { $0["name"] as? String == "postings" })
        #expect(identity["left"] as? Int == 3 && identity["right"] as? Int == 2, "\(identity)")
    }

    @Test func whatIsGivenBackCarriesItsMotive() throws {
        let workspace = try Story.workspace()
        _ = try Story.decide(workspace, "save", "--due", Self.due)
        _ = try Story.decide(workspace, "process", "--due", Self.due)
        let credit = try Story.decide(
            workspace, "credit", "1002/CINE/-/2026-12", "--amount", "5,00", "--motive", "price", "--reason", "a mistake"
        )
        #expect(credit.status == 0, "\(credit.errors)")
        let void = try Story.decide(
            workspace, "void", "1001/CINE/-/2026-12", "--motive", "interruption", "--reason", "no signal")
        #expect(void.status == 0, "\(void.errors)")
        #expect(
            try Story.decide(
                workspace, "void", "1003/NEWS/-/2026-12", "--motive", "whim", "--reason", "x"
            ).status == 2)
        _ = try Story.decide(workspace, "process", "--due", Self.due)
        _ = try Story.events(workspace)
        let motives = try Story.items(workspace).compactMap { item in
            (item["motive"] as? String).map { "\(item["event"] ?? "") \($0)" }
        }
        #expect(motives.sorted() == ["1001/CINE/-/2026-12/2 05", "1002/CINE/-/2026-12/2 01"])
    }

    /// What a person ordered stands in the audit as what a person decided does.
    @Test func ordersAreInTheAudit() throws {
        let workspace = try OrderWorkspace()
        try workspace.drop(
            [
                [
                    "order": "A1", "op": "add-package", "effective_on": "2026-11-20", "contract": "1001",
                    "package": "ESPN", "author": "bia", "reason": "by telephone",
                ],
                [
                    "order": "A2", "op": "add-package", "effective_on": "2026-11-20", "contract": "1001",
                    "package": "NIX",
                ],
            ], as: "o.csv")
        try workspace.run()
        let rows = try workspace.workspace.rows("audit")
        #expect(rows.map { $0["action"] as? String } == ["order-add-package"])
        #expect(rows.first?["author"] as? String == "bia" && rows.first?["reason"] as? String == "by telephone")
        #expect(rows.first?["subject"] as? String == "A1")
    }
}
