import Foundation
import TestSupport
import Testing

/// What an independent reviewer broke in the registers, and what holds now.
@Suite(.serialized) struct RegisterReviewTests {
    private static func order(_ workspace: TestWorkspace, _ arguments: String...) throws -> Int32 {
        try workspace.program.run(
            ["order"] + arguments + ["--as-of", "2026-11-22", "--workspace", workspace.root]
        ).status
    }

    private static func day() throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        for table in try SampleTables.all() where table.kind != "orders" {
            let isSnapshot = SampleTables.snapshotKinds.contains(table.kind)
            try workspace.drop(text: isSnapshot ? table.proved : table.text, as: table.name(on: "2026-11-22"))
        }
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        return workspace
    }

    private static func standing(_ workspace: TestWorkspace, _ order: String) throws -> String? {
        try workspace.rows("orders").first { $0["id"] as? String == order }?["standing"] as? String
    }

    /// The ERP took over the new room and not the new box: the box is still ordered, and is missed in time.
    @Test func theRoomDoesNotTakeTheBoxAlong() throws {
        let workspace = try Self.day()
        #expect(
            try Self.order(workspace, "swap-point", "--point", "P-1", "--box", "0001800000025", "--id", "S1") == 0)
        #expect(try Self.order(workspace, "edit-point", "--point", "P-1", "--location", "Quarto", "--id", "T1") == 0)
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        try workspace.drop(
            text: """
                ponto;contrato;local do ponto;casn;data instalação;data retirada
                P-1;100001;Quarto;0001800000017;02/03/2026;
                #END;1

                """, as: "points-2026-11-23.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-23", "--quiet")
        #expect(try Self.standing(workspace, "T1") == "confirmed")
        #expect(try Self.standing(workspace, "S1") == "awaiting")
        try workspace.sintonia("run", "--as-of", "2026-11-30", "--quiet")
        #expect(try Self.standing(workspace, "S1") == "contradicted")
        #expect(try workspace.rows("findings").contains { $0["class"] as? String == "O01" })
    }

    /// The outlet that was in the room before is not the one that was ordered.
    @Test func anOldOutletConfirmsNoNewOne() throws {
        let workspace = try Self.day()
        #expect(try Self.order(workspace, "add-point", "--contract", "100001", "--location", "Sala", "--id", "N1") == 0)
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let old = "P-1;100001;Sala;0001800000017;02/03/2026;"
        let header = "ponto;contrato;local do ponto;casn;data instalação;data retirada"
        try workspace.drop(text: "\(header)\n\(old)\n#END;1\n", as: "points-2026-11-23.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-23", "--quiet")
        #expect(try Self.standing(workspace, "N1") == "awaiting")
        try workspace.drop(
            text: "\(header)\n\(old)\nP-2;100001;Sala;;24/11/2026;\n#END;2\n", as: "points-2026-11-24.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-24", "--quiet")
        #expect(try Self.standing(workspace, "N1") == "confirmed")
    }

    /// What waits in the inbox counts for the next order; the same again is the same, another content is refused.
    @Test func theDeskKnowsWhatWaits() throws {
        let workspace = try Self.day()
        let cancel = ["cancel-package", "--contract", "100001", "--package", "DZR"]
        func hand(_ arguments: [String]) throws -> Program.Ending {
            try workspace.program.run(
                ["order"] + arguments + ["--as-of", "2026-11-22", "--workspace", workspace.root])
        }
        #expect(try hand(cancel + ["--id", "C1"]).status == 0)
        #expect(try hand(cancel + ["--id", "C1"]).status == 0)
        #expect(try hand(cancel + ["--id", "C1", "--on", "2026-12-02"]).status == 2)
        #expect(try hand(cancel + ["--id", "C2"]).status == 2)
        #expect(
            try hand(["swap-point", "--point", "P-1", "--box", "0001800000025", "--id", "S1"]).status == 0)
        let taken = try hand([
            "add-point", "--contract", "100001", "--location", "Quarto", "--box", "001A2B000002", "--id", "Z1",
        ])
        #expect(taken.status == 2, "\(taken.output) \(taken.errors)")
        #expect(
            try hand(["set-field", "--contract", "100002", "--field", "beenius_id", "--value", "800001"]).status == 2)
        #expect(try hand(["move-box", "--box", "0001800000017", "--custody", "repair"]).status == 2)
        #expect(try workspace.tree("inbox/orders").keys.filter { $0.hasSuffix(".csv") }.count == 2)
    }

    /// A dropped file with a PIN in it stays as it came, for its owner's eyes alone.
    @Test func aFileWithAPINIsPrivate() throws {
        let workspace = try Self.day()
        try workspace.drop(
            text: "order;op;effective_on;contract;field;value\nX1;set-field;2026-11-22;100001;beenius_pin;73991188\n",
            as: "orders/x.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let archived = try #require(try workspace.tree("archive").keys.first { $0.hasSuffix("x.csv") })
        let attributes = try FileManager.default.attributesOfItem(atPath: workspace.root + "/archive/" + archived)
        #expect((attributes[.posixPermissions] as? Int).map { $0 & 0o077 } == 0)
        for (name, data) in try workspace.tree("outbox") {
            #expect(!String(decoding: data, as: UTF8.self).contains("73991188"), "\(name)")
        }
    }

    /// `-` and `N/A` are no numbers; two rows with them are two boxes.
    @Test func marksForNoneAreBlank() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(
            text: """
                casn;mac;serial
                -;00:1A:2B:00:00:01;N/A
                N/A;00:1A:2B:00:00:02;0000
                0000000000000;00:1A:2B:00:00:03;-
                =1+1;00:1A:2B:00:00:04;
                #N/D;;-

                """, as: "stb-import.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let boxes = try workspace.rows("set-top-boxes")
        #expect(
            boxes.compactMap { $0["mac"] as? String }.sorted().prefix(3).map { $0.suffix(2) } == ["01", "02", "03"])
        #expect(boxes.filter { $0["casn"] as? String != nil }.map { $0["casn"] as? String } == ["=1+1"])
        #expect(try workspace.rows("rejected").map { $0["rule"] as? String } == ["missing_identifier"])
    }

    /// The zeros of one box, lost in the first file or in the second: never two boxes.
    @Test(arguments: [["0001800000017", "1800000017"], ["1800000017", "0001800000017"]])
    func zerosLostInEitherOrderMakeNoSecondBox(codes: [String]) throws {
        let workspace = try TestWorkspace()
        for (index, code) in codes.enumerated() {
            try workspace.drop(text: "casn;modelo\n\(code);STB-1\n", as: "stb-import-\(index).csv")
            try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        }
        #expect(try workspace.rows("set-top-boxes").count == 1)
        #expect(try workspace.rows("rejected").count == 1)
    }

    @Test func aSpoiledLineOfNDJSONIsRefusedAlone() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(
            text: """
                {"local": "Sala"}
                {bad
                {"local": "Quarto"}

                """, as: "locais.ndjson")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        #expect(try workspace.rows("documents").first?["disposition"] as? String == "applied")
        let rejected = try workspace.rows("rejected")
        #expect(rejected.map { $0["line"] as? Int } == [2])
        #expect(rejected.first?["rule"] as? String == "malformed_record")
        let listed = try workspace.sintonia("locations", "--json").output
        #expect(listed.contains("Sala") && listed.contains("Quarto"))
    }

    /// Text without its mark (UTF-16) or with controls in it is nobody's key.
    @Test func controlsAreRefused() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(text: "local;escopo\nSal\u{0}a;point\nQuarto;point\n", as: "locais.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        #expect(try workspace.rows("rejected").map { $0["rule"] as? String } == ["encoding"])
        #expect(try workspace.sintonia("locations", "--json").output.contains("Quarto"))
    }

    @Test func halfABoxIsRefused() throws {
        let workspace = try TestWorkspace()
        let header = "nota;item;cnpj fornecedor;data;código;descrição;quantidade;valor unitário;ncm"
        try workspace.drop(
            text: """
                \(header)
                1;1;70.441.122/0001-07;05/10/2026;STB;RECEPTOR;1,5;10,00;85287190
                1;2;70.441.122/0001-07;05/10/2026;STB;RECEPTOR;200000;10,00;85287190
                1;3;70.441.122/0001-07;05/10/2026;CABO;CABO;1,5;10,00;85444200

                """, as: "compras.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        #expect(try workspace.rows("rejected").map { $0["line"] as? Int } == [2, 3])
    }
}
