import Foundation
import TestSupport
import Testing

/// A box from the store room to a customer and back, day by day.
@Suite(.serialized) struct CustodyStoryTests {
    private static let boxes = """
        casn;serial;modelo;depósito;custo
        0001800000017;SC1;STB-4100;Depósito Central;289,90
        0001800000025;SC2;STB-4100;Depósito Central;
        0001800000033;SC3;STB-9000;Viatura 03;

        """

    private static func contracts(_ status: String, since: String) -> String {
        """
        contrato;cliente;plano;login;situação;data status;vencimento
        100001;00001;PL-10;maria@tv;\(status);\(since);10
        100002;00002;PL-10;jose@tv;ativo;;10
        #END;2

        """
    }

    private static func points(removed: String) -> String {
        """
        ponto;contrato;local do ponto;casn;data instalação;data retirada
        P-1;100001;Sala;0001800000017;02/03/2026;\(removed)
        P-2;100002;Quarto;0001800000025;02/03/2026;
        #END;2

        """
    }

    private static let subscribers = "cliente;nome\n00001;Maria Exemplo\n00002;José Exemplo\n#END;2\n"

    private static func drop(_ workspace: TestWorkspace, day: String, contracts: String, points: String) throws {
        try workspace.drop(text: contracts, as: "contracts-\(day).csv")
        try workspace.drop(text: points, as: "points-\(day).csv")
        try workspace.drop(text: subscribers, as: "subscribers-\(day).csv")
        try workspace.sintonia("run", "--as-of", day, "--quiet")
    }

    private static func custody(_ workspace: TestWorkspace, _ casn: String) throws -> String? {
        try workspace.rows("set-top-boxes").first { $0["casn"] as? String == casn }?["custody"] as? String
    }

    @Test func fromInstallationToReturn() throws {
        let workspace = try TestWorkspace(
            configuration: TestWorkspace.configuration
                + "\ncosts: { replacement: { STB-4100: 199.90, default: 99.00 } }\n")
        try workspace.drop(text: Self.boxes, as: "stb-import-2026-03-01.csv")
        try Self.drop(
            workspace, day: "2026-08-01", contracts: Self.contracts("ativo", since: ""),
            points: Self.points(removed: ""))
        #expect(try Self.custody(workspace, "0001800000017") == "installed")
        #expect(try Self.custody(workspace, "0001800000033") == "stock")
        #expect(try workspace.rows("return-due").isEmpty)

        let cancelled = Self.contracts("cancelado", since: "15/08/2026")
        try Self.drop(workspace, day: "2026-08-17", contracts: cancelled, points: Self.points(removed: ""))
        #expect(try Self.custody(workspace, "0001800000017") == "return-due")
        // Two days after the cancellation nobody is asked yet.
        #expect(try !workspace.rows("findings").contains { $0["class"] as? String == "D05" })

        try Self.drop(workspace, day: "2026-10-01", contracts: cancelled, points: Self.points(removed: ""))
        let due = try #require(try workspace.rows("return-due").first)
        #expect(due["contract"] as? String == "100001")
        #expect(due["name"] as? String == "Maria Exemplo")
        #expect(due["days"] as? Int == 47)
        #expect(due["ageing"] as? String == "31-60")
        #expect(due["valueCents"] as? Int == 28990)
        let finding = try #require(try workspace.rows("findings").first { $0["class"] as? String == "D05" })
        #expect(finding["name"] as? String == "box-not-returned")
        #expect(finding["moneyCents"] as? Int == 28990)
        // Every box is somewhere, once.
        let stock = try workspace.rows("stock")
        #expect(stock.reduce(0) { $0 + ($1["boxes"] as? Int ?? 0) } == 3)
        #expect(stock.contains { $0["custody"] as? String == "return-due" && $0["oldestDays"] as? Int == 47 })

        try Self.drop(
            workspace, day: "2026-10-05", contracts: cancelled, points: Self.points(removed: "04/10/2026"))
        #expect(try Self.custody(workspace, "0001800000017") == "stock")
        #expect(try workspace.rows("return-due").isEmpty)
        let delta = try workspace.rows("findings-delta")
        #expect(delta.contains { $0["class"] as? String == "D05" && $0["change"] as? String == "resolved" })
    }

    /// A box whose cost nobody knows is worth what replacing it costs.
    @Test func replacementStandsInForAnUnknownCost() throws {
        let workspace = try TestWorkspace(
            configuration: TestWorkspace.configuration
                + "\ncosts: { replacement: { stb-4100: 199.90, default: 99.00 } }\n")
        try workspace.drop(text: Self.boxes, as: "stb-import-2026-03-01.csv")
        let contracts = Self.contracts("ativo", since: "").replacingOccurrences(
            of: "jose@tv;ativo;", with: "jose@tv;cancelado;01/07/2026")
        try Self.drop(workspace, day: "2026-08-01", contracts: contracts, points: Self.points(removed: ""))
        let due = try #require(try workspace.rows("return-due").first)
        #expect(due["valueCents"] as? Int == 19990)
        #expect(due["box"] as? String == "0001800000025")
    }

    @Test func aCostThatIsNoAmountIsRefused() throws {
        let ending = try Program("sintonia").run([
            "init", FileManager.default.temporaryDirectory.path + "/sintonia-\(UUID().uuidString)", "--config",
            try Self.file("costs: { replacement: { default: muito } }"),
        ])
        #expect(ending.status == 2)
        #expect(ending.errors.contains("costs.replacement.default"))
    }

    private static func file(_ line: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.path + "/sintonia-\(UUID().uuidString).yaml"
        try (TestWorkspace.configuration + "\n" + line + "\n").write(toFile: path, atomically: false, encoding: .utf8)
        return path
    }
}
