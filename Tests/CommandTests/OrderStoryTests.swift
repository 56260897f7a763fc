import Foundation
import TestSupport
import Testing

/// Orders through the front door: files and commands in, the outbox out.
@Suite(.serialized) struct OrderStoryTests {
    private typealias Shop = OrderWorkspace
    private static let day = OrderWorkspace.day

    /// Writes an order by command, applies it, and hands its file in again under another name.
    private func give(_ shop: OrderWorkspace, _ id: String, _ arguments: [String]) throws {
        let ending = try shop.workspace.program.run(
            ["order"] + arguments + ["--id", id, "--as-of", Self.day, "--workspace", shop.workspace.root])
        #expect(ending.status == 0, "\(arguments): \(ending.errors)")
        let file = shop.workspace.root + "/inbox/orders/order-\(id).csv"
        let bytes = try Data(contentsOf: URL(filePath: file))
        try shop.run()
        #expect(try shop.disposition("orders/order-\(id).csv") == "applied")
        let before = try shop.workspace.dump().filter { $0.hasPrefix("customerOrder ") }
        try shop.workspace.drop(bytes, as: "again-\(id).csv")
        // The same order among other bytes is the same order.
        try shop.workspace.drop(bytes + Data("\n".utf8), as: "once-more-\(id).csv")
        try shop.run()
        #expect(try shop.disposition("again-\(id).csv") == "duplicate")
        #expect(try shop.disposition("once-more-\(id).csv") == "recorded")
        #expect(try shop.workspace.dump().filter { $0.hasPrefix("customerOrder ") } == before)
    }

    @Test func packagesAreAddedCancelledAndDeleted() throws {
        let shop = try OrderWorkspace()
        try give(shop, "A1", ["add-package", "--contract", "1001", "--package", "ESPN", "--price", "19,90"])
        #expect(try shop.standing("A1") == "awaiting")
        #expect(try shop.order("A1")["priceCents"] as? Int == 1990)
        #expect(try shop.charged() == ["1001/ESPN/-/2026-12", "1001/HBO/-/2026-12"])
        #expect(try shop.contract("1001")["packages"] as? [String] == ["HBO", "ESPN"])
        try give(shop, "A2", ["cancel-package", "--contract", "1001", "--package", "ESPN"])
        #expect(try shop.charged() == ["1001/HBO/-/2026-12"])
        #expect(try shop.standing("A1") == "superseded")
        try give(shop, "A3", ["delete-package", "--contract", "1001", "--package", "HBO"])
        #expect(try shop.charged().isEmpty)
    }

    @Test func contractsChange() throws {
        let shop = try OrderWorkspace()
        try give(shop, "B1", ["change-plan", "--contract", "1001", "--plan", "TV2"])
        try give(shop, "B2", ["block", "--contract", "1001"])
        try give(shop, "B3", ["unblock", "--contract", "1002"])
        try give(shop, "B4", ["set-field", "--contract", "1001", "--field", "radius_login", "--value", "ana2"])
        let contract = try shop.contract("1001")
        #expect(contract["plan"] as? String == "TV2")
        #expect(contract["status"] as? String == "blocked")
        #expect(contract["login"] as? String == "ana2")
        #expect(try shop.contract("1002")["status"] as? String == "active")
        try give(shop, "B5", ["cancel", "--contract", "1001"])
        #expect(try shop.contract("1001")["status"] as? String == "cancelled")
        #expect(try shop.charged().isEmpty)
        let explained = try shop.workspace.sintonia("explain", "B5", "--as-of", Self.day)
        #expect(explained.status == 0 && explained.output.contains("orders/order-B5.csv"))
    }

    @Test func pointsAndBoxesMove() throws {
        let shop = try OrderWorkspace()
        try give(shop, "C1", ["add-point", "--contract", "1001", "--location", "Quarto", "--box", "S2"])
        #expect(try shop.box("C0002")["custody"] as? String == "installed")
        #expect(try shop.box("C0002")["point"] as? String == "order-C1")
        try give(shop, "C2", ["swap-point", "--point", "order-C1", "--box", "C0003"])
        #expect(try shop.box("C0002")["custody"] as? String == "stock")
        #expect(try shop.box("C0003")["contract"] as? String == "1001")
        try give(shop, "C3", ["edit-point", "--point", "P1", "--location", "Cozinha"])
        try give(shop, "C4", ["remove-point", "--point", "order-C1"])
        #expect(try shop.box("C0003")["custody"] as? String == "stock")
        try give(shop, "C5", ["move-box", "--box", "S4", "--custody", "repair"])
        #expect(try shop.box("C0004")["custody"] as? String == "repair")
        #expect(try shop.standing("C5") == "in-force")
        #expect(try shop.workspace.sintonia("find", "1001", "--as-of", Self.day).output.contains("P1 Cozinha"))
    }

    @Test func everyRefusalNamesItsRuleAndNothingIsWritten() throws {
        let shop = try OrderWorkspace()
        let refused: [(rule: String, op: String, fields: [String: String])] = [
            ("box_unknown", "add-point", ["contract": "1001", "location": "X", "box": "C9"]),
            ("box_installed", "add-point", ["contract": "1001", "location": "X", "box": "S1"]),
            ("package_not_extra", "add-package", ["contract": "1001", "package": "BASICO"]),
            ("package_inactive", "add-package", ["contract": "1001", "package": "GONE"]),
            ("plan_without_tv", "add-package", ["contract": "1005", "package": "ESPN"]),
            ("contract_cancelled", "cancel", ["contract": "1003"]),
            ("no_login", "add-package", ["contract": "1004", "package": "ESPN"]),
            ("already_contracted", "add-package", ["contract": "1001", "package": "HBO"]),
            ("not_contracted", "cancel-package", ["contract": "1001", "package": "ESPN"]),
            ("not_contracted", "delete-package", ["contract": "1001", "package": "ESPN"]),
            ("already_on_plan", "change-plan", ["contract": "1001", "plan": "TV"]),
            ("plan_without_tv", "change-plan", ["contract": "1001", "plan": "NET"]),
            ("unknown_field", "set-field", ["contract": "1001", "field": "shoe", "value": "42"]),
            ("field_value", "set-field", ["contract": "1001", "field": "due_day", "value": "40"]),
            ("custody_not_allowed", "move-box", ["box": "S2", "custody": "installed"]),
            ("status_unchanged", "block", ["contract": "1002"]),
            ("status_unchanged", "unblock", ["contract": "1001"]),
            ("box_installed", "swap-point", ["point": "P1", "box": "C0001"]),
        ]
        for (rule, op, fields) in refused {
            let options = fields.sorted { $0.key < $1.key }.flatMap { ["--" + $0.key, $0.value] }
            let ending = try shop.workspace.program.run(
                ["order", op] + options + ["--json", "--as-of", Self.day, "--workspace", shop.workspace.root])
            #expect(ending.status == 2, "\(op): \(ending.output)")
            #expect(ending.output.contains("\"\(rule)\""), "\(op): \(ending.output)")
        }
        #expect(!FileManager.default.fileExists(atPath: shop.workspace.root + "/inbox/orders/order-.csv"))
        let written =
            (try? FileManager.default.contentsOfDirectory(atPath: shop.workspace.root + "/inbox/orders")) ?? []
        #expect(written.filter { $0.hasSuffix(".csv") }.isEmpty)
        // The same rows in a file: each is listed with its rule, and the file is refused as a whole.
        let rows = refused.enumerated().map { Shop.order("R\($0)", $1.op, $1.fields) }
        try shop.drop(rows, as: "refused.csv")
        try shop.run()
        let rules = try shop.refusals()
        for (index, item) in refused.enumerated() { #expect(rules["R\(index)"] == item.rule, "\(item.op)") }
        let row = try #require(
            try shop.workspace.rows("documents").first { $0["file"] as? String == "orders/refused.csv" })
        #expect(row["disposition"] as? String == "rejected" && row["reason"] as? String == "order_refused")
        #expect(try shop.standing("R0") == "refused")
        #expect(try shop.order("R1")["conflict"] as? String == "1001 / P1")
    }

    @Test func limitsRemovalsAndCustodyRefuseToo() throws {
        let shop = try OrderWorkspace()
        let next = "2026-11-21"
        try shop.drop(
            [
                Shop.order("L1", "add-point", ["contract": "1001", "location": "A", "box": "C0002"]),
                Shop.order("L2", "remove-point", ["point": "P1"]),
                Shop.order("L3", "move-box", ["box": "C0003", "custody": "lost"]),
                Shop.order("L4", "move-box", ["box": "C0004", "custody": "written-off"]),
                Shop.order("L5", "add-point", on: next, ["contract": "1001", "location": "B"]),
                Shop.order("L6", "add-point", on: next, ["contract": "1001", "location": "C"]),
                Shop.order("L7", "edit-point", on: next, ["point": "P1", "location": "D"]),
                Shop.order("L8", "swap-point", on: next, ["point": "order-L1", "box": "C0003"]),
                Shop.order("L9", "move-box", on: next, ["box": "C0004", "custody": "stock"]),
            ], as: "limits.csv")
        try shop.run(next)
        #expect(
            try shop.refusals() == [
                "L6": "outlet_limit", "L7": "point_removed", "L8": "box_not_free", "L9": "custody_final",
            ])
        #expect(try shop.disposition("orders/limits.csv") == "applied")
        #expect(try shop.box("C0001")["custody"] as? String == "stock")
    }

    @Test func whatWasBilledIsNotDeleted() throws {
        let shop = try OrderWorkspace()
        let saved = try shop.workspace.sintonia(
            "billing", "save", "--due", "2026-12-10", "--author", "ana", "--as-of", Self.day)
        #expect(saved.status == 0, "\(saved.errors)")
        try shop.drop([Shop.order("D1", "delete-package", ["contract": "1001", "package": "HBO"])], as: "d.csv")
        try shop.run()
        #expect(try shop.refusals() == ["D1": "already_billed"])
    }

    @Test func anIDWorksOnce() throws {
        let shop = try OrderWorkspace()
        try shop.drop([Shop.order("I1", "block", ["contract": "1001"])], as: "one.csv")
        try shop.run()
        try shop.drop([Shop.order("I1", "cancel", ["contract": "1001"])], as: "two.csv")
        try shop.run()
        #expect(try shop.refusals() == ["I1": "order_id_taken"])
        #expect(try shop.order("I1")["op"] as? String == "block")
        #expect(try shop.contract("1001")["status"] as? String == "blocked")
    }

    @Test func inAnyFileAndAnyOrderTheSameRecordsComeOut() throws {
        let orders = [
            Shop.order("1", "add-point", ["contract": "1001", "location": "Quarto", "box": "C0002"]),
            Shop.order("2", "swap-point", ["point": "order-1", "box": "C0003"]),
            Shop.order("3", "add-point", ["contract": "1002", "location": "Sala", "box": "C0002"]),
            Shop.order("4", "remove-point", ["point": "P1"]),
            Shop.order("5", "add-package", ["contract": "1001", "package": "ESPN"]),
            Shop.order("6", "add-package", ["contract": "1001", "package": "ESPN"]),
            Shop.order("7", "block", ["contract": "1001"]), Shop.order("7", "cancel", ["contract": "1001"]),
            Shop.order("8", "add-package", ["contract": "7777", "package": "ESPN"]),
        ]
        func records(_ shop: OrderWorkspace) throws -> [String] {
            try shop.run()
            let rows = try shop.workspace.rows("orders").map { row in
                row.filter { $0.key != "source" }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined()
            }
            let boxes = try shop.workspace.rows("set-top-boxes").map { "\($0["casn"] ?? "") \($0["point"] ?? "")" }
            return rows + boxes + (try shop.charged().sorted())
        }
        let one = try OrderWorkspace()
        try one.drop(orders, as: "all.csv")
        let expected = try records(one)
        let two = try OrderWorkspace()
        try two.drop(orders.reversed(), as: "reversed.csv")
        #expect(try records(two) == expected)
        let three = try OrderWorkspace()
        for (index, order) in orders.enumerated() { try three.drop([order], as: "z\(9 - index).csv") }
        #expect(try records(three) == expected)
        #expect(try three.standing("6") == "refused")
        #expect(try three.order("7")["op"] as? String == "block")
    }
}
