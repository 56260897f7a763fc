import Foundation
import TestSupport
import Testing

/// A person lets a plan pass its limits, once, or accepts a difference until a date; through the front door.
@Suite struct ReviewStoryTests {
    /// Both days of the sample, with limits on Beenius that its removals exceed.
    static let base = Result { () throws -> TestWorkspace in
        let configuration = SampleDayTests.configuration.replacingOccurrences(
            of: "  beenius: {}", with: "  beenius: { guard: { destructive: { percent: 1, above: 2 } } }")
        let workspace = try TestWorkspace(configuration: configuration + "\nintake: { settleSeconds: 0 }\n")
        try workspace.drop(Checkout.samples + "/yesterday")
        try workspace.sintonia("run", "--as-of", "2026-11-21", "--quiet")
        try workspace.drop(Checkout.samples + "/today")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        return workspace
    }

    func held(_ workspace: TestWorkspace, by reason: String) throws -> [[String: Any]] {
        try workspace.rows("plan").filter { $0["withheldBy"] as? String == reason }
    }

    func hash(_ workspace: TestWorkspace) throws -> (hash: String, removals: Int) {
        let answer = try workspace.sintonia("plan", "show", "--platform", "beenius", "--json", "--as-of", "2026-11-22")
        let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
        let plan = try #require((object?["plans"] as? [[String: Any]])?.first)
        return (try #require(plan["hash"] as? String), try #require(plan["removals"] as? Int))
    }

    @Test func leaveIsGivenOnceForOnePlan() throws {
        let workspace = try TestWorkspace(copyOf: try Self.base.get())
        let held = try held(workspace, by: "destructive-cap")
        #expect(held.count >= 3 && held.allSatisfy { $0["platform"] as? String == "beenius" })
        #expect(try workspace.report("verdict.txt").contains("retiradas em beenius passam do limite"))
        // What gives is not held back with it.
        #expect(
            try workspace.rows("plan").contains {
                $0["platform"] as? String == "beenius" && $0["lane"] as? String == "additive"
                    && $0["withheldBy"] is NSNull
            })
        let (hash, removals) = try hash(workspace)
        func approve(_ hash: String, _ ceiling: Int) throws -> Int32 {
            try workspace.sintonia(
                "plan", "approve", hash, "--ceiling", "\(ceiling)", "--author", "ana", "--reason", "migração",
                "--as-of", "2026-11-22"
            ).status
        }
        #expect(try approve("0000000000", 100) == 2)
        #expect(try approve(hash, removals - 1) == 2)
        #expect(try approve(String(hash.prefix(10)), removals) == 0)
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        #expect(try self.held(workspace, by: "destructive-cap").isEmpty)
        // Used once: the next run withholds again.
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        #expect(try self.held(workspace, by: "destructive-cap").count == held.count)
    }

    @Test func leaveExpiresAndIsWithdrawn() throws {
        let late = try TestWorkspace(copyOf: try Self.base.get())
        let (hash, removals) = try hash(late)
        let approval = [
            "plan", "approve", hash, "--ceiling", "\(removals)", "--author", "ana", "--reason", "ok", "--as-of",
            "2026-11-22",
        ]
        #expect(try late.program.run(approval + ["--workspace", late.root]).status == 0)
        try late.sintonia("run", "--as-of", "2026-11-24", "--quiet")
        #expect(try !held(late, by: "destructive-cap").isEmpty)

        let withdrawn = try TestWorkspace(copyOf: try Self.base.get())
        #expect(try withdrawn.program.run(approval + ["--workspace", withdrawn.root]).status == 0)
        let rejected = try withdrawn.sintonia(
            "plan", "reject", hash, "--author", "bia", "--reason", "não", "--as-of", "2026-11-22")
        #expect(rejected.status == 0, "\(rejected.errors)")
        try withdrawn.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        #expect(try !held(withdrawn, by: "destructive-cap").isEmpty)
    }

    @Test func anAcceptedFindingRestsUntilItsDate() throws {
        let workspace = try TestWorkspace(copyOf: try Self.base.get())
        let finding = try #require(
            try workspace.rows("findings").first {
                $0["class"] as? String == "A05" && $0["platform"] as? String == "cdntv"
            })
        let id = try #require(finding["id"] as? String)
        let money = try #require(finding["moneyCents"] as? Int)
        #expect(money > 0)
        func state(_ date: String) throws -> [String: Any] {
            try workspace.sintonia("run", "--as-of", date, "--quiet")
            return try #require(try workspace.rows("findings").first { $0["id"] as? String == id })
        }
        let past = try workspace.sintonia(
            "findings", "accept", id, "--until", "2026-11-01", "--author", "ana", "--reason", "x", "--as-of",
            "2026-11-22")
        #expect(past.status == 2)
        let accepted = try workspace.sintonia(
            "findings", "accept", String(id.prefix(8)), "--until", "2026-11-23", "--author", "ana", "--reason",
            "acordo com o cliente", "--as-of", "2026-11-22")
        #expect(accepted.status == 0, "\(accepted.errors)")
        let rested = try state("2026-11-22")
        #expect(rested["state"] as? String == "accepted" && rested["moneyCents"] as? Int == 0)
        let row = try #require(try workspace.rows("plan").first { $0["finding"] as? String == id })
        #expect(row["withheldBy"] as? String == "accepted")
        for identity in try workspace.summary()["identities"] as? [[String: Any]] ?? [] {
            #expect(identity["closes"] as? Bool == true, "\(identity)")
        }
        let list = try workspace.sintonia("findings", "list", "--state", "accepted", "--as-of", "2026-11-22")
        #expect(list.output.contains(id) && list.output.contains("acordo com o cliente") && list.status == 0)

        let back = try state("2026-11-24")
        #expect(back["state"] as? String == "reopened" && back["moneyCents"] as? Int == money)
        #expect(back["firstSeen"] as? String == finding["firstSeen"] as? String)
        #expect(try state("2026-11-25")["state"] as? String == "persistent")
        try workspace.sintonia(
            "findings", "accept", id, "--until", "2026-12-31", "--author", "ana", "--reason", "x", "--as-of",
            "2026-11-25")
        #expect(try state("2026-11-25")["state"] as? String == "accepted")
        try workspace.sintonia(
            "findings", "reopen", id, "--author", "ana", "--reason", "y", "--as-of", "2026-11-25")
        #expect(try state("2026-11-25")["state"] as? String == "reopened")
    }

    /// A decision that came as a file names one finding whole: the beginning of an id accepts nothing, and is said.
    @Test func aDecisionFileAboutNoFindingIsSetAside() throws {
        let workspace = try TestWorkspace(copyOf: try Self.base.get())
        let row = try #require(
            try workspace.rows("findings").first { $0["class"] as? String == "A05" })
        let id = try #require(row["id"] as? String)
        func decide(_ target: String) throws -> String {
            let text = """
                {"asOf":"2026-11-22","at":"2026-11-22T08:00:00Z","author":"ana","decision":"finding-accept",\
                "reason":"x","target":"\(target)","until":"2026-12-31"}
                """
            try workspace.drop(text: text + "\n", as: "orders/decision-\(target.count).json")
            try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
            let document = try #require(
                try workspace.rows("documents").first {
                    ($0["file"] as? String)?.contains("decision-\(target.count).json") == true
                })
            return try #require(document["disposition"] as? String)
        }
        #expect(try decide(String(id.prefix(6))) == "review")
        #expect(try decide("") == "review")
        #expect(try workspace.rows("findings").allSatisfy { $0["state"] as? String != "accepted" })
        #expect(try decide(id) == "applied")
        #expect(
            try workspace.rows("findings").first { $0["id"] as? String == id }?["state"] as? String == "accepted")
    }

    /// The platform corrects its invoice: the finding about it stays the same one, and what it said before is shown.
    @Test func aChangedFindingShowsWhatItSaidBefore() throws {
        let workspace = try TestWorkspace(copyOf: try Self.base.get())
        func invoice() throws -> [String: Any] {
            try #require(try workspace.rows("findings").first { $0["class"] as? String == "A21" })
        }
        let before = try invoice()
        try workspace.drop(
            text: "platform;period;package;quantity;amount\nmaxitv;2026-10;0007;9;75,06\n",
            as: "maxitv/maxitv-platform-invoice-2026-10-corrigida.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let after = try invoice()
        let id = try #require(after["id"] as? String)
        #expect(before["id"] as? String == id && after["state"] as? String == "persistent")
        let row = try #require(try workspace.rows("findings-delta").first { $0["id"] as? String == id })
        #expect(row["change"] as? String == "changed")
        #expect(row["moneyBeforeCents"] as? Int == before["moneyCents"] as? Int)
        #expect(row["moneyAfterCents"] as? Int == after["moneyCents"] as? Int)
        #expect(row["moneyBeforeCents"] as? Int != row["moneyAfterCents"] as? Int)
        let said = try [before, after].map { finding in
            let (erp, platform) = (finding["erpValue"] as? String, finding["platformValue"] as? String)
            return "\(try #require(erp)) | \(try #require(platform))"
        }
        #expect([row["before"] as? String, row["after"] as? String] == said)
        // Said once: the next run has nothing to add.
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        #expect(try workspace.rows("findings-delta").allSatisfy { $0["id"] as? String != id })
    }
}
