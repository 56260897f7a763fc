import Foundation
import TestSupport
import Testing

/// Prices, locations, holidays, a platform's invoice and the ERP's results: dropped, registered, asked for.
@Suite struct RegisterTests {
    static let date = "2026-11-22"

    /// A small synthetic ERP: one contract with one extra, due on the 10th.
    static func world(_ workspace: TestWorkspace, price: String = "29,90") throws {
        let tables = [
            "plans": "plan;name;allows_tv;default_package\nP1;Fibra TV;S;BASE\nP2;Fibra;N;\n#END;2\n",
            "packages": """
            package;name;platform;extra;platform_package;price;active
            BASE;Base;beenius;N;B0;;S
            KIDS;Infantil;beenius;S;BK;\(price);S
            CINE;Cinema;beenius;S;BC;19,90;S
            OLD;Antigo;beenius;S;BO;9,90;N
            MUSIC;Música;deezer;S;DZ;12,90;S
            #END;5

            """,
            "contracts": """
            contract;subscriber;plan;radius_login;status;due_day
            1;S1;P1;login1;ativo;10
            2;S2;P2;login2;ativo;10
            #END;2

            """,
            "contract-packages": "contract;package;starts_on\n1;KIDS;2026-01-01\n#END;1\n",
            "package-channels": """
            package;name;number;family
            KIDS;Desenhos;30;Infantil
            KIDS;Bebês;12;Infantil
            #END;2

            """,
        ]
        for (kind, text) in tables { try workspace.drop(text: text, as: "erp/\(kind)-\(date).csv") }
    }

    static func run(_ workspace: TestWorkspace) throws { try workspace.sintonia("run", "--as-of", date) }

    static func answer(_ workspace: TestWorkspace, _ arguments: String...) throws -> (Int32, [String: Any]) {
        let ending = try workspace.program.run(
            arguments + ["--json", "--as-of", date, "--workspace", workspace.root])
        return (ending.status, try SnapshotHistoryCommandTests.object(ending.output))
    }

    static func preview(_ workspace: TestWorkspace) throws -> [Int] {
        try workspace.rows("billing-preview").compactMap { $0["amountCents"] as? Int }
    }

    @Test func thePriceListDecidesAndItsGapIsNeverZero() throws {
        let workspace = try TestWorkspace()
        try Self.world(workspace)
        try Self.run(workspace)
        #expect(try Self.preview(workspace) == [2990])
        // The preview is of December.
        try workspace.drop(
            text: "package;valid_from;price;valid_to\nKIDS;2026-12-01;39,90;2026-12-31\n", as: "erp/prices-1.csv")
        try Self.run(workspace)
        #expect(try Self.preview(workspace) == [3990])
        let other = try TestWorkspace()
        try Self.world(other)
        try other.drop(text: "package;valid_from;price\nKIDS;2027-01-01;39,90\n", as: "erp/prices-1.csv")
        try Self.run(other)
        #expect(try Self.preview(other).isEmpty)
        let ending = try other.sintonia("billing", "preview", "--due", "2026-12-10", "--as-of", Self.date)
        #expect(
            ending.output.contains("1/KIDS/-/2026-12") && ending.output.contains("quarentena"),
            "\(ending.output) \(ending.errors)")
        let (_, found) = try Self.answer(other, "find", "KIDS")
        let package = (found["packages"] as? [[String: Any]])?.first
        #expect(package?["priceGap"] as? Bool == true)
    }

    @Test func rowsThatOverlapInAFileAreBothRefused() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(
            text: """
                package;valid_from;price;valid_to
                KIDS;2026-01-01;10,00;2026-06-30
                KIDS;2026-06-30;20,00;
                CINE;2026-01-01;5,00;

                """, as: "erp/prices-1.csv")
        try Self.run(workspace)
        let rejected = try workspace.rows("rejected")
        #expect(rejected.compactMap { $0["line"] as? Int } == [2, 3])
        #expect(rejected.allSatisfy { $0["rule"] as? String == "price_overlap" })
        #expect(rejected.compactMap { $0["hint"] as? String }.map { $0.suffix(3) } == ["[3]", "[2]"])
        #expect(try workspace.dump().filter { $0.hasPrefix("packagePrice ") }.count == 1)
    }

    @Test func aRowAgainstAStoredOneNamesIt() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(
            text: "package;valid_from;price;valid_to\nKIDS;2026-01-01;10,00;2026-12-31\n", as: "erp/prices-1.csv")
        try Self.run(workspace)
        try workspace.drop(
            text: "package;valid_from;price\nKIDS;2026-06-01;20,00\nKIDS;2027-01-01;30,00\n", as: "erp/prices-2.csv")
        try Self.run(workspace)
        let rejected = try workspace.rows("rejected")
        #expect(rejected.compactMap { $0["line"] as? Int } == [2])
        #expect((rejected.first?["hint"] as? String)?.contains("erp/prices-1.csv:2") == true)
        let before = try workspace.dump().filter { $0.hasPrefix("packagePrice ") }
        #expect(before.count == 2)
        // The same row again, in another file: no effect.
        try workspace.drop(
            text: "package;price;valid_from\nKIDS;30,00;01/01/2027\n", as: "erp/prices-3.csv")
        try Self.run(workspace)
        #expect(try workspace.dump().filter { $0.hasPrefix("packagePrice ") } == before)
        #expect(try workspace.rows("documents").first?["records"] as? Int == 0)
    }

    @Test func aHolidayMovesADueDate() throws {
        let workspace = try TestWorkspace()
        try Self.world(workspace)
        try Self.run(workspace)
        #expect(try workspace.rows("billing-preview").first?["businessDue"] as? String == "2026-12-10")
        try workspace.drop(
            text: """
                date;name;scope;valid_from
                2026-12-10;Padroeira;municipal;
                11/12/2026;Lei nova;state;2027-01-01

                """, as: "erp/holidays.csv")
        try Self.run(workspace)
        #expect(try workspace.rows("billing-preview").first?["businessDue"] as? String == "2026-12-11")
        // A later delivery corrects: the second law was in force already.
        try workspace.drop(
            text: "date;name;scope;valid_from\n2026-12-11;Lei nova;state;2026-01-01\n", as: "erp/holidays-2.csv")
        try Self.run(workspace)
        #expect(try workspace.rows("billing-preview").first?["businessDue"] as? String == "2026-12-14")
    }

    @Test func packagesThatAContractMayTake() throws {
        let workspace = try TestWorkspace()
        try Self.world(workspace)
        try Self.run(workspace)
        func codes(_ answer: [String: Any]) -> [String] {
            (answer["packages"] as? [[String: Any]] ?? []).compactMap { $0["package"] as? String }
        }
        let all = try Self.answer(workspace, "packages")
        #expect(codes(all.1) == ["BASE", "CINE", "KIDS", "MUSIC", "OLD"])
        let own = try Self.answer(workspace, "packages", "--contract", "1")
        #expect(own.0 == 0)
        #expect(codes(own.1) == ["CINE", "MUSIC"])
        let noTV = try Self.answer(workspace, "packages", "--contract", "2")
        #expect(noTV.0 == 1)
        #expect(codes(noTV.1).isEmpty)
        let words = try workspace.sintonia("packages", "--contract", "2", "--as-of", Self.date)
        #expect(words.output.contains("não permite TV"))
        let english = try workspace.sintonia("packages", "--contract", "9", "--as-of", Self.date, "--lang", "en")
        #expect(english.output.contains("Contract 9 is not in the records"))
        #expect(english.status == 1)
        let list = try workspace.sintonia("packages", "--contract", "1", "--as-of", Self.date)
        #expect(list.output.contains("Cinema") && list.output.contains("R$ 19,90"))
    }

    @Test func theGridIsTheERPsElseThePlatforms() throws {
        let workspace = try TestWorkspace()
        try Self.world(workspace)
        try workspace.drop(
            text: "platform;channel;name;number;family\nbeenius;c1;Filmes;40;Filmes\nbeenius;c2;Outro;41;\n#END;2\n",
            as: "beenius/catalogue-channels-\(Self.date).csv")
        try workspace.drop(
            text: "platform;package;channel\nbeenius;BC;c1\n#END;1\n",
            as: "beenius/catalogue-package-channels-\(Self.date).csv")
        try Self.run(workspace)
        func names(_ package: String) throws -> (String, [String]) {
            let (_, answer) = try Self.answer(workspace, "channels", "--package", package)
            let channels = answer["channels"] as? [[String: Any]] ?? []
            return (answer["side"] as? String ?? "", channels.compactMap { $0["name"] as? String })
        }
        #expect(try names("KIDS") == ("erp", ["Bebês", "Desenhos"]))
        #expect(try names("CINE") == ("platform", ["Filmes"]))
        #expect(try Self.answer(workspace, "channels", "--package", "NONE").0 == 1)
        let words = try workspace.sintonia("channels", "--package", "KIDS", "--as-of", Self.date)
        #expect(words.output.contains("N. Canal") && words.output.contains("12") && words.output.contains("Infantil"))
    }

    @Test func locationsAreRegisteredOnce() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(text: "local;escopo\nSala;ponto\nDepósito;estoque\nLoja;\n", as: "erp/locations.csv")
        try Self.run(workspace)
        let list = try Self.answer(workspace, "locations").1["locations"] as? [[String: Any]] ?? []
        #expect(
            list.map { "\($0["location"] ?? "") \($0["scope"] ?? "") \($0["source"] ?? "")" } == [
                "Depósito stock erp/locations.csv:3", "Loja both erp/locations.csv:4", "Sala point erp/locations.csv:2",
            ])
        #expect(try workspace.rows("documents").first?["disposition"] as? String == "applied")
        let before = try workspace.dump().filter { $0.hasPrefix("location ") }
        try workspace.drop(text: "scope,location\r\npoint,Sala\r\n", as: "erp/locations-2.csv")
        try Self.run(workspace)
        #expect(try workspace.dump().filter { $0.hasPrefix("location ") } == before)
        try workspace.drop(text: "location;scope\nSala;quintal\n", as: "erp/locations-3.csv")
        try Self.run(workspace)
        #expect(try workspace.rows("rejected").first?["rule"] as? String == "unknown_value")
    }

    @Test func invoicesAndResultsAreRegisteredAndCorrected() throws {
        let workspace = try TestWorkspace()
        try Self.world(workspace)
        let head = "platform;period;package;quantity;amount\n"
        try workspace.drop(text: head + "beenius;2026-11;BK;10;150,00\n", as: "beenius/platform-invoice.csv")
        try Self.run(workspace)
        try workspace.sintonia("billing", "save", "--due", "2026-12-10", "--as-of", Self.date, "--author", "test")
        let (_, contract) = try Self.answer(workspace, "find", "1")
        let key = ((contract["contracts"] as? [[String: Any]])?.first?["events"] as? [String])?.first ?? ""
        #expect(key.hasPrefix("1/KIDS/"))
        try workspace.drop(
            text: "event;processed_on;document\n\(key);2026-12-10;BOL-1\n", as: "erp/billing-results.csv")
        try workspace.drop(text: head + "beenius;2026-11;BK;11;165,00\n", as: "beenius/platform-invoice-2.csv")
        try Self.run(workspace)
        let (_, package) = try Self.answer(workspace, "find", "KIDS")
        let invoices = (package["packages"] as? [[String: Any]])?.first?["invoices"] as? [[String: Any]]
        #expect(invoices?.compactMap { $0["quantity"] as? Int } == [11])
        #expect(invoices?.compactMap { $0["amountCents"] as? Int } == [16500])
        let found = try Self.answer(workspace, "find", "1").1["contracts"] as? [[String: Any]]
        let details = found?.first?["details"] as? [String: Any]
        let results = details?["results"] as? [[String: Any]]
        #expect(results?.compactMap { $0["document"] as? String } == ["BOL-1"])
        #expect(try workspace.rows("documents").allSatisfy { $0["disposition"] as? String == "applied" })
        // A period that is none.
        try workspace.drop(text: head + "beenius;11/2026;BK;1;1,00\n", as: "beenius/platform-invoice-3.csv")
        try Self.run(workspace)
        #expect(try workspace.rows("rejected").first?["column"] as? String == "period")
    }

    @Test func aContradictedContractLosesNothing() throws {
        let workspace = try TestWorkspace()
        try Self.world(workspace)
        for day in ["2026-11-21", Self.date] {
            try workspace.drop(
                text: "platform;account;status;external_ref;login\nbeenius;A2;active;2;login2\n#END;1\n",
                as: "beenius/accounts-\(day).csv")
            try workspace.drop(
                text: "platform;account;package;status\nbeenius;A2;BK;active\n#END;1\n",
                as: "beenius/entitlements-\(day).csv")
            if day != Self.date {
                for (kind, text) in [
                    ("contract-packages", "contract;package;starts_on\n1;KIDS;2026-01-01\n#END;1\n"),
                    ("plans", "plan;name;allows_tv;default_package\nP1;Fibra TV;S;BASE\nP2;Fibra;N;\n#END;2\n"),
                ] {
                    try workspace.drop(text: text, as: "erp/\(kind)-\(day).csv")
                }
            }
        }
        try Self.run(workspace)
        func destructive() throws -> [String] {
            try workspace.rows("plan").filter { $0["destructive"] as? Bool == true }
                .map { $0["withheldBy"] as? String ?? "free" }
        }
        #expect(try destructive() == ["free"])
        // Another file of the day says something else of contract 2.
        try workspace.drop(
            text: "contract;subscriber;plan;radius_login;status;due_day\n2;S2;P1;login2;ativo;10\n",
            as: "erp/contracts-again-\(Self.date).csv")
        try Self.run(workspace)
        #expect(try destructive() == ["snapshot-conflict"])
        #expect(try workspace.rows("findings").contains { $0["class"] as? String == "K10" })
    }
}
