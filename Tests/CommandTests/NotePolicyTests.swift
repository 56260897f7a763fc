import Foundation
import SigningSupport
import TestSupport
import Testing

/// What the configuration and the supplier map decide about notes.
@Suite(.serialized) struct NotePolicyTests {
    static func configuration(_ nfe: String) -> String {
        TestWorkspace.configuration + "\nnfe:\n" + nfe.split(separator: "\n").map { "  \($0)\n" }.joined()
    }

    @discardableResult
    private func run(_ text: String, in workspace: TestWorkspace, as name: String = "note.xml") throws -> String {
        try NoteStoryTests.tell([.init(name, text)], in: workspace)[name] ?? "-"
    }

    @Test func checksAreSwitched() throws {
        let unsigned = NoteStoryTests.note(1, ["AB200001"]).with { $0.isSigned = false }
        for (policy, ending, units) in [
            ("reject", "rejected unsigned", 0), ("review", "review unsigned", 1), ("accept", "applied", 1),
        ] {
            let workspace = try TestWorkspace(
                configuration: Self.configuration("checks: { unsigned: \(policy), protocol_digest_mismatch: accept }"))
            #expect(try run(try unsigned.nfeProc(), in: workspace) == ending)
            #expect(try workspace.rows("patrimony").count == units)
        }
    }

    @Test func aWrongChoiceIsSaid() throws {
        for (nfe, words) in [
            ("checks: { unsined: review }", "unsigned"), ("checks: { unsigned: maybe }", "reject, review, accept"),
            ("cost: [postage]", "freight"), ("trust: missing.pem", "missing.pem"),
            ("patterns: [{ supplier: \"1\", field: serial, in: infCpl, expression: x, name: n }]", "1"),
            (
                "patterns: [{ supplier: \"99888777000100\", field: serial, in: infCpl, expression: \"(\", name: n }]",
                "expected ')'"
            ),
            ("patterns: [{ supplier: \"99888777000100\" }]", "field"),
        ] {
            let root = FileManager.default.temporaryDirectory.path + "/sintonia-\(UUID().uuidString)"
            defer { try? FileManager.default.removeItem(atPath: root) }
            let file = root + ".yaml"
            try Self.configuration(nfe).write(toFile: file, atomically: false, encoding: .utf8)
            defer { try? FileManager.default.removeItem(atPath: file) }
            var ending = try Program("sintonia").run(["init", root, "--config", file])
            if ending.status == 0 { ending = try Program("sintonia").run(["run", "--workspace", root]) }
            #expect(ending.status == 2, "\(nfe)")
            #expect(ending.errors.contains(words), "\(nfe): \(ending.errors)")
        }
    }

    @Test func costsAreSplitToTheCentavo() throws {
        let note = SignedNote(
            issuer: .supplier, recipient: .provider, number: 2,
            items: [SignedNote.Item(units: 7, info: "").with { $0.unitCentavos = 10_001 }])
        let workspace = try TestWorkspace(configuration: Self.configuration("cost: [discount, freight]"))
        try run(try note.nfeProc(), in: workspace)
        let costs = try workspace.rows("patrimony").compactMap { $0["costCents"] as? Int }
        #expect(costs.count == 7 && costs.reduce(0, +) == 70_007)
    }

    @Test func aSuppliersOwnRules() throws {
        let note = SignedNote(
            issuer: .supplier, recipient: .provider, number: 3,
            items: [SignedNote.Item(units: 2, info: "caixa <ZK-77X1> caixa <ZK-77X2>")])
        let rule = """
            patterns:
            - { supplier: "99888777", field: serial, in: [infAdProd], expression: "<([A-Z0-9-]+)>", name: etiqueta }
            """
        let workspace = try TestWorkspace(configuration: Self.configuration(rule))
        #expect(try run(try note.nfeProc(), in: workspace) == "applied")
        let rows = try workspace.rows("patrimony")
        #expect(rows.compactMap { $0["serial"] as? String } == ["ZK-77X1", "ZK-77X2"])
        #expect(rows.allSatisfy { $0["identifiedBy"] as? String == "infAdProd/supplier:etiqueta" })
        let key = try #require(rows.first?["accessKey"] as? String)
        let explained = try workspace.sintonia("explain", "\(key)/1/1", "--lang", "en")
        #expect(explained.output.contains("supplier:etiqueta"))
    }

    /// The report of unmapped products, dropped as it is, is the map that its suggestions make.
    @Test func theSupplierMapBeforeAndAfterTheNote() throws {
        let note = SignedNote(
            issuer: .supplier, recipient: .provider, number: 4,
            items: [
                SignedNote.Item(units: 2).with {
                    $0.code = "TV55"
                    $0.description = "TELEVISOR 55"
                    $0.ncm = "85287200"
                },
                SignedNote.Item(units: 3).with {
                    $0.code = "STB9"
                    $0.info = "NS AB200010 AB200011 AB200012"
                },
            ])
        let map = """
            supplier_document;product;is;model;capitalise
            99.888.777/0001-00;TV55;other-asset;Tela de recepção;N
            99888777;STB9;set-top;X9;S
            #END;2
            """
        let papers = [
            NoteStoryTests.Paper("note.xml", try note.nfeProc()), NoteStoryTests.Paper("products.csv", map),
        ]
        var seen: [[String]] = []
        for order in [papers, papers.reversed()] {
            let workspace = try TestWorkspace()
            try NoteStoryTests.tell(order, in: workspace)
            seen.append(try NoteOrderTests.records(workspace))
            let rows = try workspace.rows("patrimony")
            #expect(rows.count == 5)
            #expect(rows.filter { $0["use"] as? String == "other-asset" }.count == 2)
            #expect(rows.filter { $0["model"] as? String == "X9" }.count == 3)
            #expect(try workspace.rows("unmapped-products").isEmpty)
            #expect(try workspace.rows("set-top-boxes").map { $0["model"] as? String } == ["X9", "X9", "X9"])
            // What is not capitalised is not declared.
            #expect(try workspace.rows("immobilisation").map { $0["quantity"] as? Int } == [3])
        }
        #expect(seen[0] == seen[1])
        let workspace = try TestWorkspace()
        try NoteStoryTests.tell([papers[0]], in: workspace)
        let unmapped = try workspace.rows("unmapped-products")
        #expect(unmapped.map { $0["suggestion"] as? String } == ["other-asset"])
        try workspace.drop(workspace.root + "/outbox/latest/unmapped-products.csv", as: "confirmed.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        #expect(try workspace.rows("unmapped-products").isEmpty)
        #expect(try workspace.rows("patrimony").count == 5)
    }

    @Test func theListForTheFiscalSystem() throws {
        let workspace = try TestWorkspace()
        try run(try NoteStoryTests.note(5, ["AB200020", "AB200021"]).nfeProc(), in: workspace)
        let said = try workspace.sintonia("patrimony", "immobilise", "--period", "2026-09", "--lang", "en")
        #expect(said.status == 0)
        #expect(said.output.contains("1 items") && said.output.contains("579"))
        let csv = try String(contentsOfFile: workspace.root + "/outbox/immobilisation/2026-09.csv", encoding: .utf8)
        #expect(csv.contains("qImobilizado") && csv.contains(";2;\"UN\";579,80;"))
        let none = try workspace.sintonia("patrimony", "immobilise", "--period", "2026-08", "--lang", "en")
        #expect(none.status == 0 && none.output.contains("No item"))
        #expect(try workspace.sintonia("patrimony", "immobilise", "--period", "August").status == 2)
    }

    @Test func aCertificateThatLeadsNowhere() throws {
        let workspace = try TestWorkspace(configuration: Self.configuration("trust: trusted.pem"))
        let authority = try TestAuthority(name: "AC Outra", key: TestKey())
        try authority.pem.write(toFile: workspace.root + "/trusted.pem", atomically: false, encoding: .utf8)
        #expect(
            try run(try NoteStoryTests.note(6, ["AB200030"]).nfeProc(), in: workspace)
                == "review certificate_untrusted")
        let signer = try authority.signer(TestHolder("99888777000100"))
        let trusted = NoteStoryTests.note(7, ["AB200031"]).with { $0.signer = signer }
        #expect(try run(try trusted.nfeProc(), in: workspace, as: "trusted.xml") == "applied")
    }
}
