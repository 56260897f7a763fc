import Foundation
import TestSupport
import Testing

/// One table in many dresses: the register is the same, byte for byte.
@Suite(.serialized) struct TableDressTests {
    static let folder = Checkout.fixtures + "/tables"
    static let dresses = [
        "semicolon-1252.csv", "comma-utf8-mark.csv", "tab.tsv", "utf16.txt", "libreoffice.xlsx", "excel-like.xlsx",
        "openpyxl.xlsx", "array.json", "lines.ndjson", "fixed-width.txt", "shuffled.csv", "crlf.csv", "lf.csv",
        "quoted.csv", "title-rows.csv",
    ]
    static let configuration =
        TestWorkspace.configuration + """

            layouts:
              stb-import:
                format: fixed-width
                decimal: comma
                file: fixed-
                fields:
                  - { column: casn, start: 1, length: 13 }
                  - { column: mac, start: 14, length: 17 }
                  - { column: serial, start: 31, length: 12 }
                  - { column: patrimony, start: 43, length: 8 }
                  - { column: smartcard, start: 51, length: 12 }
                  - { column: model, start: 63, length: 12 }
                  - { column: location, start: 75, length: 18 }
                  - { column: cost, start: 93, length: 8 }

            """

    static func workspace(after dress: String) throws -> TestWorkspace {
        let workspace = try TestWorkspace(configuration: configuration)
        try workspace.drop(folder + "/" + dress)
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        return workspace
    }

    @Test(arguments: dresses) func everyDressGivesTheSameRegister(dress: String) throws {
        let plain = try Self.workspace(after: "lf.csv")
        let workspace = try Self.workspace(after: dress)
        let documents = try workspace.rows("documents")
        #expect(documents.count == 1)
        #expect(documents.first?["disposition"] as? String == "applied", "\(documents)")
        #expect(documents.first?["kind"] as? String == "stb-import")
        let rejected = try workspace.rows("rejected")
        #expect(rejected.isEmpty, "\(rejected)")
        #expect(try workspace.rows("set-top-boxes").count == 40)
        for file in ["set-top-boxes.csv", "set-top-boxes.ndjson", "stock.csv"] {
            let (found, expected) = (try workspace.report(file), try plain.report(file))
            #expect(found == expected, "\(dress) \(file)")
        }
    }

    /// In an archive, and in `inspect`, a spreadsheet is a table too.
    @Test func aSpreadsheetInsideAnArchive() throws {
        let workspace = try TestWorkspace()
        let book = try Data(contentsOf: URL(filePath: Self.folder + "/libreoffice.xlsx"))
        let folder = FileManager.default.temporaryDirectory.path + "/sintonia-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try book.write(to: URL(filePath: folder + "/stb.xlsx"))
        let zip = try StoredZip.archive([("caixas/stb.xlsx", book)])
        try workspace.drop(zip, as: "envio.zip")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        #expect(try workspace.rows("set-top-boxes").count == 40)
        let ending = try workspace.sintonia("inspect", folder + "/stb.xlsx", "--json")
        let object = try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any]
        #expect(object?["kind"] as? String == "stb-import")
        #expect((object?["would"] as? [String: String])?["disposition"] == "applied")
    }

    /// What was passed over is said once, with its lines, in both languages.
    @Test func titlesHeadersTotalsAndBlankRowsAreReported() throws {
        let workspace = try TestWorkspace()
        let text = """
            Relação de equipamentos;;
            ;;
            casn;modelo;cor
            0001800000017;STB-4100;preto
            casn;modelo;cor

            0001800000025;STB-4100;preto
            Total;2;

            """
        try workspace.drop(text: text, as: "stb-import.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        #expect(try workspace.rows("set-top-boxes").count == 2)
        let message = try #require(try workspace.rows("documents").first?["message"] as? String)
        for words in [
            "csv utf-8 ;", "linhas acima do cabeçalho: 1 (1)", "cabeçalhos repetidos: 1 (5)", "linhas de total: 1 (8)",
            "colunas ignoradas: cor",
        ] { #expect(message.contains(words), "\(message)") }
        let path = workspace.root + "/x-stb-import.csv"
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        let ending = try workspace.sintonia("inspect", path, "--lang", "en")
        #expect(ending.output.contains("rows of totals: 1 (8)"), "\(ending.output)")
    }

    /// A layout for files without a header, and more names for columns.
    @Test func layoutsNameWhatFilesDoNot() throws {
        let workspace = try TestWorkspace(
            configuration: TestWorkspace.configuration + """

                layouts:
                  stb-import: { header: false, order: [casn, model, "-", cost], delimiter: "|", decimal: point }
                  locations: { columns: { location: "Onde fica" } }
                  subscribers: { dates: us }

                """)
        try workspace.drop(text: "0001800000017|STB-4100|x|12.34\n", as: "stb/caixas.txt")
        try workspace.drop(text: "Onde fica;escopo\nSala;point\n", as: "locais.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let box = try #require(try workspace.rows("set-top-boxes").first)
        #expect(box["casn"] as? String == "0001800000017")
        #expect(try workspace.rows("patrimony").first?["costCents"] as? Int == 1234)
        let rejected = try workspace.rows("rejected")
        #expect(rejected.isEmpty, "\(rejected)")
    }

    /// All rows or none, where the configuration says so; the bad ones are listed.
    @Test func allOrNothing() throws {
        let workspace = try TestWorkspace(
            configuration: TestWorkspace.configuration + "\ntables: { allOrNothing: [stb-import] }\n")
        try workspace.drop(text: "casn;mac\n0001800000017;\n0001800000025;XX\n", as: "stb-import.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        #expect(try workspace.rows("set-top-boxes").isEmpty)
        let row = try #require(try workspace.rows("documents").first)
        #expect(row["disposition"] as? String == "rejected" && row["reason"] as? String == "rows_rejected")
        #expect(try workspace.rows("rejected").map { $0["line"] as? Int } == [3])
    }

    @Test func zerosThatASpreadsheetLostAreRefusedWithTheCure() throws {
        let workspace = try TestWorkspace()
        let sound = (0..<30).map { "18000000\(1000 + $0 * 37);SX\($0)" }
        let cut = ["8000001999;SX90", "1,80E+12;SX91"]
        try workspace.drop(
            text: "casn;serial\n" + (sound + cut).joined(separator: "\n") + "\n", as: "stb-import.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let rejected = try workspace.rows("rejected")
        // Two digits less, and none with one less: another maker's.
        #expect(try workspace.rows("set-top-boxes").count == 31)
        #expect(Set(rejected.compactMap { $0["rule"] as? String }) == ["scientific_notation"], "\(rejected)")
        let other = try TestWorkspace()
        // One code in ten begins with a zero: shorter by one.
        let lost = (0..<60).map { index in
            index % 12 == 5 ? "\(710_000_000 + index)" : "9\(100_000_000 + index * 7919)"
        }
        try other.drop(
            text: "casn;serial\n" + lost.enumerated().map { "\($1);SX\($0)" }.joined(separator: "\n") + "\n",
            as: "stb-import.csv")
        try other.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let refused = try other.rows("rejected")
        #expect(refused.count == 5)
        #expect(refused.allSatisfy { $0["rule"] as? String == "lost_zeros" }, "\(refused)")
        #expect((refused.first?["hint"] as? String)?.contains("Formate a coluna como texto") == true)
        #expect(try other.rows("set-top-boxes").count == 55)
    }

    @Test func oldSpreadsheetsNameTheCure() throws {
        let workspace = try TestWorkspace()
        try workspace.drop(
            Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)),
            as: "caixas.xls")
        let ods = try StoredZip.archive([
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>"),
        ])
        try workspace.drop(ods, as: "caixas.ods")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        for row in try workspace.rows("documents") {
            #expect(row["reason"] as? String == "unreadable_spreadsheet", "\(row)")
            #expect((row["message"] as? String)?.contains("XLSX") == true)
        }
    }

    @Test func aCutOrSpoiledJSONFile() throws {
        for (text, boxes, disposition) in [
            (#"[{"casn":"0001800000017"},{"casn":"00018000000"#, 1, "applied"),
            (#"[{"casn":"0001800000017"},{"casn":"0001800000025"}] x"#, 0, "rejected"),
            (#"{"kind":"stb-import","rows":[{"casn":"0001800000017"}]}"#, 1, "applied"),
            (#"{"casn":"0001800000017","modelo":{"a":1}}"#, 0, "rejected"),
            (#"{"casn":"0001800000017","casn":"0001800000025"}"#, 0, "rejected"),
            (#"[{"casn":1.8E+12},{"casn":"0001800000025"}]"#, 1, "applied"),
            (#"[{"casn" "0001800000017"}]"#, 0, "rejected"),
        ] {
            let workspace = try TestWorkspace()
            try workspace.drop(text: text, as: "stb/caixas.json")
            try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
            #expect(try workspace.rows("set-top-boxes").count == boxes, "\(text)")
            let row = try workspace.rows("documents").first
            #expect(row?["disposition"] as? String == disposition, "\(text): \(row ?? [:])")
        }
        let workspace = try TestWorkspace()
        try workspace.drop(text: #"{"kind":"points","rows":[{"casn":"1"}]}"#, as: "stb-import.json")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        #expect(try workspace.rows("documents").first?["reason"] as? String == "hint_mismatch")
    }
}
