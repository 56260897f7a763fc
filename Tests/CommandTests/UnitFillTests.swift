import Foundation
import SigningSupport
import TestSupport
import Testing

/// Units that their notes do not identify, filled from set-top imports in every order. All data is synthetic.
@Suite(.serialized) struct UnitFillTests {
    private static let map = PurchaseStoryTests.map

    @Test func byAccessKeyWithFewerAndMoreBoxes() throws {
        let note = PurchaseStoryTests.note(1, units: 2)
        let one = "casn;serial;access_key;model\n900001;AB1;\(note.key);outro\n"
        let fewer = try PurchaseStoryTests.converge([("note.xml", try note.nfeProc()), ("stb-import.csv", one)])
        #expect(try PurchaseStoryTests.strings(fewer, "casn") == ["900001", "<null>"])
        #expect(try PurchaseStoryTests.strings(fewer, "identifiedBy") == ["import/access-key", "<null>"])
        #expect(try PurchaseStoryTests.strings(fewer, "custody") == ["stock", "to-be-identified"])
        let found = try fewer.sintonia("find", "900001", "--lang", "en")
        #expect(found.output.contains("\(note.key)/1/1"), "\(found.output)")
        #expect(found.output.contains(PurchaseStoryTests.supplier.number))
        #expect(found.output.contains("289.90"), "\(found.output)")
        let more = try PurchaseStoryTests.converge([
            ("note.xml", try note.nfeProc()),
            ("stb-import.csv", one + "900002;AB2;\(note.key);ZX 10\n900003;AB3;\(note.key);\n"),
            ("products.csv", Self.map),
        ])
        // The box of the unit's model goes before the first by identifiers.
        #expect(try PurchaseStoryTests.strings(more, "casn") == ["900002", "900001", "900003"])
        #expect(try PurchaseStoryTests.strings(more, "originKind") == ["nfe", "nfe", "import"])
        #expect(try more.rows("stock").reduce(0) { $0 + ($1["boxes"] as? Int ?? 0) } == 3)
    }

    @Test func byModelTheOldestNoteFirst() throws {
        let old = PurchaseStoryTests.note(9, units: 2)
        let new = PurchaseStoryTests.note(1, units: 1).with { $0.issuedAt = "2026-10-01T08:00:00-03:00" }
        let other = PurchaseStoryTests.note(77)
        let stb = """
            casn;serial;model;access_key
            900003;AB3;Zx-10;
            900001;AB1;ZX 10;
            900002;AB2;zx10;
            900004;AB4;ZX 10;
            900005;AB5;ZX 10;\(other.key)
            900006;AB6;OUTRO;

            """
        let workspace = try PurchaseStoryTests.converge([
            ("old.xml", try old.nfeProc()), ("new.xml", try new.nfeProc()), ("stb-import.csv", stb),
            ("products.csv", Self.map),
        ])
        let rows = try workspace.rows("patrimony").map { "\($0["accessKey"] ?? "") \($0["casn"] ?? "")" }
        #expect(rows.prefix(3).sorted() == ["\(old.key) 900001", "\(old.key) 900002", "\(new.key) 900003"].sorted())
        #expect(rows.count == 6)
    }

    /// A note that was cancelled, or gave its pieces back, takes no boxes; a note that names the box takes it.
    @Test func whatIsGoneOrNamedIsNotFilled() throws {
        let gone = PurchaseStoryTests.note(1, units: 1)
        let named = PurchaseStoryTests.note(2, units: 1, info: "NS AB100002")
        let kept = PurchaseStoryTests.note(3, units: 1)
        let workspace = try PurchaseStoryTests.converge([
            ("gone.xml", try gone.nfeProc()),
            ("cancel.xml", try SignedEvent(.cancellation, of: gone).procEventoNFe()),
            ("named.xml", try named.nfeProc()), ("kept.xml", try kept.nfeProc()),
            ("stb-import.csv", Self.stb),
        ])
        let rows = try workspace.rows("patrimony").map { "\($0["accessKey"] ?? "") \($0["serial"] ?? "")" }
        #expect(rows.sorted() == ["\(named.key) AB100002", "\(kept.key) AB100001"].sorted())
        #expect(try PurchaseStoryTests.strings(workspace, "held") == ["0", "0"])
    }

    private static let stb = "serial;access_key\nAB100001;\(PurchaseStoryTests.note(3, units: 1).key)\nAB100002;\n"

    /// A return that names pieces by what an import filled in.
    @Test func aReturnTakesFilledUnitsOut() throws {
        let note = PurchaseStoryTests.note(5, units: 2)
        let back = SignedNote(
            issuer: .provider, recipient: PurchaseStoryTests.supplier, number: 7,
            items: [.init(units: 1, info: "NS AB100001", cfop: "5202")]
        ).with {
            $0.purpose = 4
            $0.references = [note.key]
        }
        let stb = "serial;access_key\nAB100001;\(note.key)\nAB100002;\(note.key)\n"
        let workspace = try TestWorkspace()
        for (name, text) in [
            ("note.xml", try note.nfeProc()), ("stb-import.csv", stb), ("back.xml", try back.nfeProc()),
        ] {
            try workspace.drop(text: text, as: name)
            try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        }
        let rows = try workspace.rows("patrimony").filter { $0["originKind"] as? String == "nfe" }
        #expect(rows.map { $0["serial"] as? String } == ["AB100002"])
    }

    /// Nothing new came: nothing is written.
    @Test func aSecondRunChangesNothing() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(text: try PurchaseStoryTests.note(1).nfeProc(), as: "note.xml")
        try workspace.drop(text: Self.map, as: "products.csv")
        try workspace.drop(text: "serial;model\nAB1;ZX 10\n", as: "stb-import.csv")
        try workspace.drop(
            text: PurchaseStoryTests.table(PurchaseStoryTests.row("1", location: "CD")), as: "purchases.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        func facts() throws -> [String] {
            try workspace.dump().filter { line in
                ["patrimonyUnit ", "unitFill ", "setTopBox ", "purchase", "contestedUnit "].contains {
                    line.hasPrefix($0)
                }
            }
        }
        let before = try facts()
        #expect(try PurchaseStoryTests.strings(workspace, "identifiedBy") == ["import/model", "<null>"])
        try workspace.drop(text: "serial;model\nAB9;OUTRO\n", as: "more-stb-import.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let after = try facts().filter { !$0.contains("AB9") }
        #expect(after == before)
    }
}
