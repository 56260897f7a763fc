import Foundation
import TestSupport
import Testing

/// Orders against the ERP's pictures, over days; and secrets.
@Suite(.serialized) struct OrderTimeTests {
    private typealias Shop = OrderWorkspace

    @Test func anOrderThatComesBeforeItsContractWaitsAndIsApplied() throws {
        let shop = try OrderWorkspace()
        try shop.drop([Shop.order("W1", "add-package", ["contract": "2001", "package": "ESPN"])], as: "w.csv")
        try shop.run()
        #expect(try shop.disposition("orders/w.csv") == "pending")
        #expect(try shop.standing("W1") == "waiting")
        #expect(try shop.order("W1")["waitingFor"] as? String == "contract")
        #expect(try shop.workspace.sintonia("status", "--json").output.contains("\"waitingOrders\" : 1"))
        var erp = Shop.ERP()
        erp.contracts.append("2001;9;TV;ivo;active;10")
        try shop.deliver(erp, on: "2026-11-21")
        try shop.run("2026-11-21")
        #expect(try shop.standing("W1") == "awaiting")
        #expect(try shop.charged().contains("2001/ESPN/-/2026-12"))
        // One that cannot be carried out once its referent is there is refused, and the report says so.
        try shop.drop([Shop.order("W2", "add-package", ["contract": "2002", "package": "ESPN"])], as: "w2.csv")
        try shop.run("2026-11-21")
        erp.contracts.append("2002;9;TV;;active;10")
        try shop.deliver(erp, on: "2026-11-22")
        try shop.run("2026-11-22")
        #expect(try shop.order("W2")["refusal"] as? String == "no_login")
    }

    @Test func anAgreeingERPConfirmsAndThenRules() throws {
        let shop = try OrderWorkspace()
        try shop.drop([Shop.order("E1", "add-package", ["contract": "1001", "package": "ESPN"])], as: "e.csv")
        try shop.drop(
            [Shop.order("E2", "add-point", ["contract": "1001", "location": "Quarto", "box": "S2"])], as: "p.csv")
        try shop.run()
        var erp = Shop.ERP()
        erp.contractPackages.append("1001;ESPN;2026-11-20;")
        erp.points.append("P2;1001;Quarto;C0002;")
        try shop.deliver(erp, on: "2026-11-21")
        try shop.run("2026-11-21")
        #expect(try shop.standing("E1") == "confirmed")
        #expect(try shop.standing("E2") == "confirmed")
        #expect(try shop.box("C0002")["point"] as? String == "P2")
        // Long after, the ERP takes the package away: it may.
        erp.contractPackages.removeLast()
        try shop.deliver(erp, on: "2026-12-20")
        try shop.run("2026-12-20")
        #expect(try shop.standing("E1") == "confirmed")
        #expect(try shop.charged() == ["1001/HBO/-/2027-01"])
        #expect(try shop.workspace.rows("findings").allSatisfy { $0["class"] as? String != "O01" })
    }

    @Test func afterTheGraceWindowTheKeyIsFrozenUntilOneMoves() throws {
        let shop = try OrderWorkspace()
        try shop.drop([Shop.order("G1", "add-package", ["contract": "1001", "package": "ESPN"])], as: "g.csv")
        try shop.run()
        func accounts(_ date: String) throws {
            let header = "platform;account;external_ref;status\n"
            try shop.workspace.drop(
                text: header + "beenius;A1;1001;active\n#END;1\n", as: "beenius/beenius-accounts-\(date).csv")
            try shop.workspace.drop(
                text: "platform;account;package;status\nbeenius;A1;BASICO;active\n#END;1\n",
                as: "beenius/beenius-entitlements-\(date).csv")
        }
        for date in ["2026-11-21", "2026-11-22", "2026-11-23"] {
            try shop.deliver(Shop.ERP(), on: date)
            try accounts(date)
            try shop.run(date)
            #expect(try shop.standing("G1") == "awaiting", "\(date)")
            #expect(try shop.charged().contains("1001/ESPN/-/2026-12"))
        }
        let plan = try #require(try shop.workspace.rows("plan").first { $0["target"] as? String == "A1" })
        #expect(plan["withheldBy"] is NSNull)
        #expect((plan["wanted"] as? String)?.contains("ESPN") == true, "the order is part of what is due")
        try shop.deliver(Shop.ERP(), on: "2026-11-24")
        try accounts("2026-11-24")
        try shop.run("2026-11-24")
        #expect(try shop.standing("G1") == "contradicted")
        #expect(try shop.charged() == ["1001/HBO/-/2026-12"])
        let finding = try #require(
            try shop.workspace.rows("findings").first { $0["class"] as? String == "O01" })
        #expect(finding["name"] as? String == "order-not-in-erp")
        #expect(finding["severity"] as? String == "S2" && finding["platformValue"] as? String == "ESPN")
        let withheld = try #require(try shop.workspace.rows("plan").first { $0["target"] as? String == "A1" })
        #expect(withheld["withheldBy"] as? String == "frozen-by-order")
        let preview = try shop.workspace.sintonia(
            "billing", "preview", "--due", "2026-12-10", "--as-of", "2026-11-24", "--lang", "en")
        #expect(preview.output.contains("an order and the ERP disagree"))
        // The ERP moves.
        var erp = Shop.ERP()
        erp.contractPackages.append("1001;ESPN;2026-11-25;")
        try shop.deliver(erp, on: "2026-11-25")
        try shop.run("2026-11-25")
        #expect(try shop.standing("G1") == "confirmed")
        #expect(try shop.workspace.rows("findings").allSatisfy { $0["class"] as? String != "O01" })
        #expect(try shop.charged() == ["1001/ESPN/-/2026-12", "1001/HBO/-/2026-12"])
    }

    @Test func aNewerOrderThaws() throws {
        let shop = try OrderWorkspace()
        try shop.drop([Shop.order("N1", "block", ["contract": "1001"])], as: "n1.csv")
        try shop.run()
        try shop.deliver(Shop.ERP(), on: "2026-11-25")
        try shop.run("2026-11-25")
        #expect(try shop.standing("N1") == "contradicted")
        #expect(try shop.charged().isEmpty, "the whole contract waits")
        try shop.drop([Shop.order("N2", "cancel", on: "2026-11-25", ["contract": "1001"])], as: "n2.csv")
        try shop.run("2026-11-25")
        #expect(try shop.standing("N1") == "superseded")
        #expect(try shop.contract("1001", on: "2026-11-25")["status"] as? String == "cancelled")
    }

    @Test func aFutureOrderHoldsFromItsDay() throws {
        let shop = try OrderWorkspace()
        try shop.drop([Shop.order("F1", "block", on: "2026-12-01", ["contract": "1001"])], as: "f.csv")
        try shop.run()
        #expect(try shop.standing("F1") == "scheduled")
        #expect(try shop.contract("1001")["status"] as? String == "active")
        try shop.run("2026-12-01")
        #expect(try shop.standing("F1") == "awaiting")
        #expect(try shop.contract("1001", on: "2026-12-01")["status"] as? String == "blocked")
    }

    @Test func theGraceWindowIsAChoice() throws {
        let shop = try OrderWorkspace(configuration: TestWorkspace.configuration + "\norders: { graceDays: 0 }\n")
        try shop.drop([Shop.order("Z1", "block", ["contract": "1001"])], as: "z.csv")
        try shop.run()
        #expect(try shop.standing("Z1") == "awaiting")
        try shop.run("2026-11-21")
        #expect(try shop.standing("Z1") == "contradicted")
        #expect(throws: (any Error).self) {
            _ = try TestWorkspace(configuration: TestWorkspace.configuration + "\norders: { graceDays: x }\n")
        }
    }

    @Test func aFileThatIsNoOrdersTableIsRejectedAsOne() throws {
        let shop = try OrderWorkspace()
        try shop.workspace.drop(text: "order;op\nX;block\n", as: "orders/no-date.csv")
        try shop.workspace.drop(
            text: "order;op;effective_on;contract\nX;block;2026-11-20;1001\n#END;2\n", as: "orders/cut.csv")
        try shop.workspace.drop(
            text: "order;op;effective_on;contract\nX;explode;2026-11-20;1001\nY;block;2026-11-20;\n#END;2\n",
            as: "orders/words.csv")
        try shop.run()
        let reasons = Dictionary(
            uniqueKeysWithValues: try shop.workspace.rows("documents").map {
                ($0["file"] as? String ?? "", $0["reason"] as? String ?? "")
            })
        #expect(
            reasons == [
                "orders/no-date.csv": "missing_column", "orders/cut.csv": "manifest_mismatch",
                "orders/words.csv": "all_rows_rejected",
            ])
        #expect(try shop.workspace.rows("orders").isEmpty)
    }

    // MARK: Secrets

    private func places(of secret: String, in workspace: TestWorkspace) throws -> [String] {
        try workspace.tree(".").filter { $0.value.range(of: Data(secret.utf8)) != nil }.map(\.key).sorted()
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func aPINGivenByFileLiesInTheSecretsAlone() throws {
        let shop = try OrderWorkspace()
        let secret = "73910462"
        let file = shop.workspace.root + ".pin"
        defer { try? FileManager.default.removeItem(atPath: file) }
        #expect(FileManager.default.createFile(atPath: file, contents: Data((secret + "\n").utf8)))
        let onLine = try shop.workspace.sintonia(
            "order", "set-field", "--contract", "1001", "--field", "beenius_pin", "--value", secret, "--as-of", Shop.day
        )
        #expect(onLine.status == 2 && !onLine.errors.contains(secret))
        let ending = try shop.workspace.sintonia(
            "order", "set-field", "--contract", "1001", "--field", "beenius_pin", "--value-file", file, "--id", "PIN",
            "--as-of", Shop.day)
        #expect(ending.status == 0 && !ending.output.contains(secret))
        try shop.run()
        #expect(try shop.standing("PIN") == "awaiting")
        #expect(try shop.order("PIN")["value"] as? String == "***")
        #expect(try places(of: secret, in: shop.workspace) == ["secrets.json"])
        #expect(try mode(shop.workspace.root + "/secrets.json") == 0o600)
        #expect(try mode(shop.workspace.root + "/secrets.key") == 0o600)
        let explained = try shop.workspace.sintonia("explain", "PIN", "--as-of", Shop.day)
        #expect(explained.output.contains("***") && !explained.output.contains("hmac"))
    }

    @Test func aDroppedPINIsTakenAndNeverShown() throws {
        let shop = try OrderWorkspace()
        let secret = "5820173946"
        let bad = "582 0173946"
        try shop.drop(
            [
                Shop.order("D1", "set-field", ["contract": "1001", "field": "beenius_pin", "value": secret]),
                Shop.order("D2", "set-field", ["contract": "1003", "field": "Beenius_PIN", "value": secret]),
                Shop.order("D3", "set-field", ["contract": "1001", "field": "pin", "value": secret]),
                Shop.order("D4", "set-field", ["contract": "1001", "field": "beenius_pin", "value": bad]),
            ], as: "pins.csv")
        try shop.run()
        #expect(
            try shop.refusals() == ["D2": "contract_cancelled", "D3": "unknown_field", "D4": "field_value"])
        #expect(try shop.standing("D1") == "awaiting")
        let found = try places(of: secret, in: shop.workspace)
        // The file as it was dropped is kept byte for byte; nothing that was made of it shows the PIN.
        #expect(found.filter { !$0.hasPrefix("archive/") } == ["secrets.json"])
        #expect(found.count == 2)
        #expect(try places(of: bad, in: shop.workspace).allSatisfy { $0.hasPrefix("archive/") })
    }
}
