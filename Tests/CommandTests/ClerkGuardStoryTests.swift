import Foundation
import TestSupport
import Testing

/// What keeps the clerk from harm: records that change between save and standard billing, corrections that are wrong
/// themselves, dates and ceilings mistyped. Synthetic records.
@Suite struct ClerkGuardStoryTests {
    private typealias Story = ClerkStoryTests

    private static let due = "2026-12-10"

    /// Contracts 1001 to 1003 as the story has them, with another status or another price.
    private static func redeliver(
        _ workspace: TestWorkspace, status: String = "active", cine: String = "29,95"
    ) throws {
        func table(_ name: String, _ rows: [String]) throws {
            let text = (rows + ["#END;\(rows.count - 1)"]).joined(separator: "\n") + "\n"
            try workspace.drop(text: text, as: "erp/\(name)-\(Story.day).csv")
        }
        try table(
            "packages",
            [
                "package;name;platform;extra;price;tax_nature;nfcom_class", "BASE;Base;beenius;N;;;",
                "CINE;Cine Extra;beenius;S;\(cine);SVA;0600601", "NEWS;Jornais;beenius;S;14,90;SVA;0600601",
            ])
        try table(
            "contracts",
            ["contract;subscriber;plan;radius_login;status;due_day;status_since"]
                + (1...3).map { "100\($0);S\($0);TV;u\($0);\(status);10;2026-11-01" })
        try workspace.sintonia("run", "--as-of", Story.day, "--quiet")
    }

    private static func hash(_ preview: Program.Ending) throws -> String {
        let object = try JSONSerialization.jsonObject(with: Data(preview.output.utf8)) as? [String: Any]
        return try #require(object?["hash"] as? String)
    }

    /// A column of statuses gone wrong would end every charge; there is no month before to compare with, and nothing
    /// left to list. It is shown, withheld, and released only by whoever has seen it.
    @Test func aFileThatEndsEveryChargeIsWithheld() throws {
        let workspace = try Story.workspace()
        #expect(try Story.decide(workspace, "save", "--due", Self.due).status == 0)
        let before = try Story.billing(workspace, "preview", "--due", Self.due, "--json")
        try Self.redeliver(workspace, status: "cancelled")
        let preview = try Story.billing(workspace, "preview", "--due", Self.due)
        #expect(preview.status == 4, "\(preview.output)")
        #expect(preview.output.contains("1001/CINE/-/2026-12/1") && preview.output.contains("não é mais devido"))
        #expect(preview.errors.contains("3 de 3 cobranças salvas seriam retiradas,"))
        let hash = try Self.hash(try Story.billing(workspace, "preview", "--due", Self.due, "--json"))
        let first = try Self.hash(before)
        #expect(hash != first)
        #expect(try Story.decide(workspace, "save", "--due", Self.due).status == 4)
        let low = try Story.decide(workspace, "save", "--due", Self.due, "--preview", hash, "--ceiling", "2")
        #expect(low.status == 4 && low.errors.contains("acima do teto de 2"))
        #expect(try Story.events(workspace).values.allSatisfy { $0.state == "pending" })
        let released = try Story.decide(workspace, "save", "--due", Self.due, "--preview", hash, "--ceiling", "3")
        #expect(released.status == 0, "\(released.errors)")
        #expect(try Story.events(workspace).values.allSatisfy { $0.state == "cancelled" })
        // Pressed twice with the same hash: nothing is left to do, and that is no fault.
        #expect(
            try Story.decide(workspace, "save", "--due", Self.due, "--preview", hash, "--ceiling", "3").status == 0)
    }

    @Test func whatIsNoLongerOwedIsNotProcessedUnseen() throws {
        let workspace = try Story.workspace()
        #expect(try Story.decide(workspace, "save", "--due", Self.due).status == 0)
        try Self.redeliver(workspace, cine: "31,95")
        let refused = try Story.decide(workspace, "process", "--due", Self.due)
        #expect(refused.status == 4 && refused.errors.contains("2 eventos pendentes"), "\(refused.errors)")
        #expect(try Story.events(workspace).values.allSatisfy { $0.state == "pending" })
        #expect(try Story.decide(workspace, "process", "--due", Self.due, "--as-saved").status == 0)
        let done = try Story.events(workspace)
        #expect(done["1001/CINE/-/2026-12/1"]?.state == "processed")
        let total = done.values.filter { $0.state == "processed" }.reduce(0) { $0 + $1.cents }
        #expect(total == 7480)
    }

    @Test func aYearMistypedIsNoDueDate() throws {
        let workspace = try Story.workspace()
        for words in [["preview", "--due", "2036-12-10"], ["save", "--due", "2027-02-10", "--author", "clara"]] {
            let ending = try workspace.program.run(
                ["billing"] + words + ["--workspace", workspace.root, "--as-of", Story.day])
            #expect(ending.status == 2 && ending.errors.contains("31/01/2027"), "\(ending.errors)")
        }
        #expect(try Story.billing(workspace, "preview", "--due", "2027-01-10").status == 0)
    }

    /// A dearer month is saved as a complement; the charge is then taken back: nothing of it goes out, even where nobody
    /// saves in between. Taking the reversal back undoes it wholly.
    @Test func aVoidTakesWhatIsPendingWithIt() throws {
        let workspace = try Story.workspace()
        _ = try Story.decide(workspace, "save", "--due", Self.due)
        #expect(try Story.decide(workspace, "process", "--due", Self.due).status == 0)
        try Self.redeliver(workspace, cine: "32,95")
        #expect(try Story.decide(workspace, "save", "--due", Self.due).status == 0)
        #expect(try Story.events(workspace)["1001/CINE/-/2026-12/2"]?.cents == 300)
        let key = "1001/CINE/-/2026-12/1"
        let void = try Story.decide(workspace, "void", key, "--reason", "mistake")
        #expect(void.status == 0 && void.output.contains("1001/CINE/-/2026-12/3"), "\(void.output)\(void.errors)")
        #expect(try Story.events(workspace)["1001/CINE/-/2026-12/2"]?.state == "cancelled")
        #expect(try Story.decide(workspace, "save", "--due", Self.due).output.contains("Nada mudou"))
        // Taken back before it went out: the month costs again what it costs.
        let withdrawn = try Story.decide(workspace, "withdraw", "1001/CINE/-/2026-12/3", "--reason", "wrong customer")
        #expect(withdrawn.status == 0, "\(withdrawn.errors)")
        #expect(try Story.decide(workspace, "save", "--due", Self.due).status == 0)
        let events = try Story.events(workspace)
        #expect(events["1001/CINE/-/2026-12/3"]?.state == "cancelled")
        #expect(events["1001/CINE/-/2026-12/4"]?.cents == 300)
        // A charge of the program is nobody's to withdraw.
        let refused = try Story.decide(workspace, "withdraw", key, "--reason", "x")
        #expect(refused.status == 2 && refused.errors.contains("não é um crédito pendente"))
    }

    /// As much as was charged, and yet no reversal: the customer goes on being charged what the month costs.
    @Test func aCreditForGoodwillStopsNothing() throws {
        let workspace = try Story.workspace()
        _ = try Story.decide(workspace, "save", "--due", Self.due)
        _ = try Story.decide(workspace, "process", "--due", Self.due)
        let key = "1001/CINE/-/2026-12/1"
        let credit = try Story.decide(
            workspace, "credit", key, "--amount", "29,95", "--reason", "a month without signal")
        #expect(credit.status == 0)
        try Self.redeliver(workspace, cine: "32,95")
        _ = try Story.decide(workspace, "save", "--due", Self.due)
        let pending = try Story.events(workspace).filter { $0.key.hasPrefix("1001/") && $0.value.state == "pending" }
        #expect(pending.values.map(\.cents).sorted() == [-2995, 300])
    }

    @Test func aCreditWithoutAnAmountIsNoWishToGiveAllBack() throws {
        let workspace = try Story.workspace()
        _ = try Story.decide(workspace, "save", "--due", Self.due)
        _ = try Story.decide(workspace, "process", "--due", Self.due)
        func decision(_ kind: String, amount: String) -> String {
            """
            {"asOf":"\(Story.day)","author":"clara","ceiling":1,"decision":"\(kind)","due":"\(Self.due)","effect":"",\
            "event":"1001/CINE/-/2026-12/1","reason":"x","releasesGuards":false,"seen":""\(amount)}
            """
        }
        try workspace.drop(text: decision("billing-credit", amount: ""), as: "orders/credit.json")
        try workspace.drop(text: decision("billing-void", amount: ",\"amountCents\":500"), as: "orders/void.json")
        let events = try Story.events(workspace)
        #expect(events.count == 3 && events.values.allSatisfy { $0.state == "processed" })
        let kept = try workspace.tree("quarantine").keys.sorted()
        let ours = kept.filter { $0.hasSuffix("credit.json") || $0.hasSuffix("void.json") }
        #expect(ours.count == 2, "\(kept)")
    }

    /// An older version knew a void by its amount alone.
    @Test func aVoidOfAnOlderVersionStaysOne() throws {
        let workspace = try Story.workspace()
        _ = try Story.decide(workspace, "save", "--due", Self.due)
        _ = try Story.decide(workspace, "process", "--due", Self.due)
        _ = try Story.decide(workspace, "void", "1001/CINE/-/2026-12/1", "--reason", "mistake")
        _ = try Story.decide(workspace, "credit", "1003/NEWS/-/2026-12/1", "--amount", "5,00", "--reason", "goodwill")
        try workspace.tamper(
            "UPDATE billingEvent SET kind = 'credit' WHERE kind = 'reversal'; DELETE FROM grdb_migrations WHERE identifier = '017-reversals'"
        )
        _ = try Story.events(workspace)
        let kinds = Dictionary(
            try workspace.rows("billing-events").map {
                ("\($0["key"] ?? "")/\($0["sequence"] ?? "")", $0["kind"] as? String)
            },
            uniquingKeysWith: { first, _ in first })
        #expect(kinds["1001/CINE/-/2026-12/2"] == "reversal" && kinds["1003/NEWS/-/2026-12/2"] == "credit")
        try Self.redeliver(workspace, cine: "32,95")
        _ = try Story.decide(workspace, "save", "--due", Self.due)
        #expect(try Story.events(workspace)["1001/CINE/-/2026-12/3"] == nil)
    }

    /// An event that cannot be read is not one that is not there: it would be charged again.
    @Test func anUnreadableEventStopsTheClerk() throws {
        let workspace = try Story.workspace()
        _ = try Story.decide(workspace, "save", "--due", Self.due)
        try workspace.tamper("UPDATE billingEvent SET kind = 'no such kind' WHERE contract = '1001'")
        for words in [["preview"], ["save", "--author", "clara"], ["process", "--author", "clara"]] {
            let ending = try workspace.program.run(
                ["billing"] + words + ["--due", Self.due, "--workspace", workspace.root, "--as-of", Story.day])
            #expect(ending.status == 3 && ending.errors.contains("1001/CINE"), "\(ending)")
        }
    }

    @Test(arguments: [
        "prorate --price 10 --from 2026-12-01 --to 2026-12-11 --cycle-start 2026-12-31 --cycle-end 2026-12-01",
        "prorate --price 10 --from 2026-11-01 --to 2026-12-11 --cycle-start 2026-12-01 --cycle-end 2027-01-01",
        "prorate --price 10 --from 2026-12-01 --to 2027-01-01 --cycle-start 2026-12-01 --cycle-end 2027-01-01 --convention actual-days-end-inclusive",
        "prorate --price 10 --from 1900-01-01 --to 1900-01-11", "due-date --nominal 2500-01-01",
        "due-date --anchor 10 --after 1900-01-01",
    ]) func aDateThatCannotBeMeantIsRefused(words: String) throws {
        let ending = try Program("sintonia").run(["billing"] + words.split(separator: " ").map(String.init))
        #expect(ending.status == 2 && ending.output.isEmpty, "\(ending)")
    }
}
