import Foundation
import SigningSupport
import TestSupport
import Testing

/// Purchases without XML, alone and beside the notes that they are: every order must end with the same register. All
/// data is synthetic.
@Suite(.serialized) struct PurchaseStoryTests {
    static let supplier = SignedNote.Party.lettered
    static let header =
        "document;item;supplier_document;date;product;description;quantity;unit_cost;serials;macs;casns;model;location\n"

    /// A row of a purchase of receivers.
    static func row(
        _ document: String = "4711", item: String = "1", quantity: Int = 2, cost: String = "289,90",
        serials: String = "", macs: String = "", model: String = "", location: String = ""
    ) -> String {
        "\(document);\(item);\(supplier.number);10/09/2026;STB-4100;DECODIFICADOR HD;\(quantity);\(cost);"
            + "\(serials);\(macs);;\(model);\(location)\n"
    }

    /// A table of purchases.
    static func table(_ rows: String...) -> String { header + rows.joined() }

    static let map = "supplier_document;product;is;model\n\(supplier.number);STB-4100;set-top;ZX 10\n"

    static func note(_ number: Int = 4711, units: Int = 2, info: String = "") -> SignedNote {
        SignedNote(
            issuer: supplier, recipient: .provider, number: number, items: [.init(units: units, info: info)])
    }

    /// The records as the outbox shows them, without where they were read.
    static func records(_ workspace: TestWorkspace) throws -> [String] {
        try ["patrimony", "set-top-boxes", "stock", "unmapped-products", "immobilisation"].flatMap { table in
            try workspace.rows(table).map { row in
                let shown = row.filter { $0.key != "source" }.sorted { $0.key < $1.key }
                return "\(table) " + shown.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
            }
        }
    }

    /// Drops these files in every order, one run each, and all in one run; each must end with the same records, which
    /// are returned.
    static func converge(
        _ files: [(name: String, text: String)], _ location: SourceLocation = #_sourceLocation
    ) throws -> TestWorkspace {
        let together = try TestWorkspace()
        for file in files { try together.drop(text: file.text, as: file.name) }
        try together.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let expected = try records(together)
        let orders = NoteStoryTests.orders(files)
        // Of many orders an even share: 7 goes into no factorial below 7!, so every file comes first and last.
        for order in orders.count > 24 ? stride(from: 0, to: orders.count, by: 7).map({ orders[$0] }) : orders {
            let workspace = try TestWorkspace()
            for file in order {
                try workspace.drop(text: file.text, as: file.name)
                try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
            }
            let found = try records(workspace)
            #expect(found == expected, "\(order.map(\.name))", sourceLocation: location)
        }
        return together
    }

    static func strings(_ workspace: TestWorkspace, _ column: String) throws -> [String] {
        try workspace.rows("patrimony").map { "\($0[column] ?? "-")" }
    }

    @Test func aPurchaseAloneIsPatrimony() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(text: Self.map, as: "products.csv")
        try workspace.drop(
            text: Self.table(
                Self.row(serials: "AB100001|AB100002", macs: "02:00:5E:00:00:01,02:00:5E:00:00:02", location: "CD"),
                Self.row(item: "2", quantity: 1, cost: "99,10")), as: "purchases.csv")
        let ending = try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        #expect(ending.status == 0, "\(ending.errors)")
        let rows = try workspace.rows("patrimony")
        #expect(rows.map { $0["originKind"] as? String } == ["purchase", "purchase", "purchase"])
        #expect(rows.map { $0["serial"] as? String } == ["AB100001", "AB100002", nil])
        #expect(rows.map { $0["costCents"] as? Int } == [28_990, 28_990, 9_910])
        #expect(rows.map { $0["custody"] as? String } == ["stock", "stock", "to-be-identified"])
        #expect(rows.map { $0["document"] as? String } == ["4711", "4711", "4711"])
        #expect(rows.map { $0["supplier"] as? String } == Array(repeating: Self.supplier.number, count: 3))
        #expect(rows.map { $0["model"] as? String } == ["ZX 10", "ZX 10", "ZX 10"])
        let boxes = try workspace.rows("set-top-boxes")
        #expect(boxes.map { $0["location"] as? String } == ["CD", "CD"])
        #expect(boxes.map { $0["mac"] as? String } == ["02:00:5E:00:00:01", "02:00:5E:00:00:02"])
        #expect(try workspace.rows("immobilisation").isEmpty)
        let found = try workspace.sintonia("find", "AB100002", "--lang", "en")
        #expect(found.output.contains("purchase/\(Self.supplier.number)/4711/1/2"), "\(found.output)")
        let explained = try workspace.sintonia(
            "explain", "purchase/\(Self.supplier.number)/4711/1/2", "--lang", "en")
        #expect(explained.output.contains("purchases.csv"), "\(explained.output)\(explained.errors)")
    }

    @Test func aPurchaseAndItsNoteAreOne() throws {
        let bought = Self.table(Self.row("004711", serials: "AB100001,AB100002", location: "CD"))
        let workspace = try Self.converge([
            ("purchases.csv", bought), ("note.xml", try Self.note().nfeProc()), ("products.csv", Self.map),
        ])
        #expect(try Self.strings(workspace, "serial") == ["AB100001", "AB100002"])
        #expect(try Self.strings(workspace, "originKind") == ["nfe", "nfe"])
        #expect(try Self.strings(workspace, "identifiedBy") == ["purchase/joined", "purchase/joined"])
        #expect(try Self.strings(workspace, "document") == ["4711", "4711"])
        #expect(try Self.strings(workspace, "held") == ["0", "0"])
        #expect(try workspace.rows("set-top-boxes").map { $0["location"] as? String } == ["CD", "CD"])
        #expect(
            try workspace.rows("documents").map { $0["disposition"] as? String ?? "" } == [
                "applied", "applied", "applied",
            ])
        let key = Self.note().key
        let found = try workspace.sintonia("find", "4711", "--json")
        #expect(found.output.contains(key) && found.output.contains("\"joined\""), "\(found.output)")
        let explained = try workspace.sintonia("explain", "\(key)/1/1", "--lang", "en")
        #expect(explained.output.contains("joined with purchase"), "\(explained.output)\(explained.errors)")
    }

    /// Both name the pieces: they are one all the same, and nobody is asked.
    @Test func aNoteWithTheSameSerialsIsNoDuplicate() throws {
        let bought = Self.table(Self.row(serials: "AB100001|AB100002", macs: "02:00:5E:00:00:01|02:00:5E:00:00:02"))
        let workspace = try Self.converge([
            ("purchases.csv", bought), ("note.xml", try Self.note(info: "NS AB100001 AB100002").nfeProc()),
        ])
        #expect(try Self.strings(workspace, "serial") == ["AB100001", "AB100002"])
        #expect(try Self.strings(workspace, "mac") == ["02:00:5E:00:00:01", "02:00:5E:00:00:02"])
        #expect(try workspace.rows("documents").map { $0["disposition"] as? String ?? "" } == ["applied", "applied"])
    }

    @Test func anImportBetweenPurchaseAndNote() throws {
        let bought = Self.table(Self.row(serials: "AB100001"))
        let stb =
            "serial;casn;model;location\nAB100001;900001;ZX-10;CD\nAB100009;900009;zx 10;CD\nAB100010;900010;zx10;\n"
        let workspace = try Self.converge([
            ("purchases.csv", bought), ("note.xml", try Self.note().nfeProc()), ("stb-import.csv", stb),
            ("products.csv", Self.map),
        ])
        // One box more than units: it stays an import's.
        #expect(try Self.strings(workspace, "originKind") == ["nfe", "nfe", "import"])
        #expect(try Self.strings(workspace, "identifiedBy") == ["purchase/joined", "import/model", "<null>"])
        #expect(try Self.strings(workspace, "casn") == ["900001", "900009", "900010"])
    }

    @Test func anotherTotalIsHeldAndTold() throws {
        let bought = Self.table(Self.row(cost: "300,00", serials: "AB100001|AB100002"))
        let files = [
            ("purchases.csv", bought), ("note.xml", try Self.note(info: "NS AB100001 AB100002").nfeProc()),
        ]
        let workspace = try Self.converge(files)
        #expect(try workspace.rows("patrimony").count == 4)
        #expect(try Self.strings(workspace, "held") == ["0", "0", "1", "1"])
        #expect(
            try workspace.rows("documents").map { $0["reason"] as? String ?? "" } == [
                "purchase_total_differs", "purchase_total_differs",
            ])
        let message = try workspace.rows("documents").first?["message"] as? String ?? ""
        #expect(message.contains("purchase/\(Self.supplier.number)/4711") && message.contains(Self.note().key))
        // A corrected row settles it.
        try workspace.drop(text: Self.table(Self.row(serials: "AB100001|AB100002")), as: "corrected-purchases.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        #expect(try workspace.rows("patrimony").count == 2)
        #expect(try Self.strings(workspace, "held") == ["0", "0"])
    }

    @Test func aCancelledNoteTakesItsPurchaseOut() throws {
        let note = Self.note()
        let workspace = try Self.converge([
            ("purchases.csv", Self.table(Self.row(serials: "AB100001|AB100002"))), ("note.xml", try note.nfeProc()),
            ("cancel.xml", try SignedEvent(.cancellation, of: note).procEventoNFe()),
        ])
        #expect(try workspace.rows("patrimony").isEmpty)
        #expect(try workspace.rows("set-top-boxes").isEmpty)
    }

    @Test func aPurchaseInSeveralFiles() throws {
        let workspace = try Self.converge([
            ("a-purchases.csv", Self.table(Self.row(serials: "AB100001|AB100002"))),
            ("b-purchases.csv", Self.table(Self.row(item: "2", quantity: 3, cost: "10,00"))),
            (
                "note.xml",
                try SignedNote(
                    issuer: Self.supplier, recipient: .provider, number: 4711,
                    items: [.init(units: 2), SignedNote.Item(units: 3).with { $0.unitCentavos = 1000 }]
                ).nfeProc()
            ),
        ])
        #expect(try Self.strings(workspace, "originKind") == Array(repeating: "nfe", count: 5))
        #expect(
            try workspace.rows("documents").map { $0["disposition"] as? String ?? "" } == [
                "applied", "applied", "applied",
            ])
    }

    @Test func blankItemsAreTheOrderOfLinesAndCorrectionsReplace() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(text: Self.map, as: "products.csv")
        try workspace.drop(
            text: Self.table(
                Self.row(item: "", quantity: 1, serials: "AB100001"), Self.row("9", item: "", quantity: 1),
                Self.row(item: "", quantity: 1, serials: "AB100002")), as: "purchases.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let before = try Self.records(workspace)
        #expect(try workspace.rows("patrimony").map { $0["item"] as? Int } == [1, 2, 1])
        // The same rows in another file change nothing; another value replaces the row.
        try workspace.drop(
            text: Self.table(Self.row(item: "2", quantity: 1, serials: "AB100002")), as: "again-purchases.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        #expect(try Self.records(workspace) == before)
        try workspace.drop(
            text: Self.table(Self.row(item: "2", quantity: 2, cost: "50,00", serials: "AB100002|AB100003")),
            as: "new-purchases.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        #expect(try Self.strings(workspace, "serial") == ["AB100001", "AB100002", "AB100003", "<null>"])
        let explained = try workspace.sintonia("explain", "purchase/\(Self.supplier.number)/4711", "--lang", "en")
        #expect(explained.output.contains("new-purchases.csv"))
        #expect(explained.output.contains(" purchases.csv") || explained.output.contains("/purchases.csv"))
    }

    @Test func countsThatDoNotFitAreRejected() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(
            text: Self.table(
                Self.row(serials: "AB100001|AB100002|AB100003"),
                Self.row(item: "2", serials: "AB100004|AB100005", macs: "02:00:5E:00:00:01"),
                Self.row(item: "3", serials: "AB100006"), Self.row(item: "3", serials: "AB100007")),
            as: "purchases.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let rejected = try workspace.rows("rejected")
        #expect(
            rejected.map { $0["rule"] as? String } == [
                "serial_count_mismatch", "serial_count_mismatch", "duplicate_key",
            ])
        #expect((rejected.first?["hint"] as? String)?.contains("2 ≠ serials 3") == true)
        #expect((rejected.dropFirst().first?["hint"] as? String)?.contains("serials 2, macs 1") == true)
        // Fewer than the quantity: the rest is to be identified.
        #expect(try Self.strings(workspace, "serial") == ["AB100006", "<null>"])
    }

    /// The same piece in another purchase: the second is held.
    @Test func aSerialOfAnotherPurchaseIsHeld() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(
            text: Self.table(
                Self.row("1", quantity: 1, serials: "AB100001"), Self.row("2", quantity: 1, serials: "AB100001")),
            as: "purchases.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        #expect(try Self.strings(workspace, "held") == ["0", "1"])
        #expect(try workspace.rows("set-top-boxes").count == 1)
    }

    @Test func productsWithoutAMapAreListedOnce() throws {
        let row = "77;;\(Self.supplier.number);10/09/2026;CABO;CABO COAXIAL;10,5;1,50;;;;;\n"
        let workspace = try Self.converge([
            ("a-purchases.csv", Self.header + row),
            ("b-purchases.csv", Self.header + row.replacing("77;", with: "78;")),
        ])
        #expect(try workspace.rows("patrimony").isEmpty)
        let listed = try workspace.rows("unmapped-products")
        #expect(listed.map { $0["items"] as? Int } == [2])
        #expect(listed.map { $0["totalCents"] as? Int } == [3150])
    }
}
