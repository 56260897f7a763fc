import Foundation
import TestSupport
import Testing
import ZipKit

/// `sintonia.xlsx`, read as what it is: a zip of XML. Synthetic records.
@Suite struct WorkbookTests {
    static let formula = "=cmd|' /C calc'!A0"
    static let script = "<script>alert(1)</script>"

    static func run(rows count: Int = 3) throws -> TestWorkspace {
        let workspace = try ClerkStoryTests.workspace()
        let lines = (1...count).map { "\(String(format: "%016d", $0));\(Self.formula) \($0);\(Self.script)" }
        try workspace.drop(
            text: (["casn;model;location"] + lines + ["#END;\(count)"]).joined(separator: "\n") + "\n",
            as: "erp/set-top-boxes-2026-11-22.csv")
        try workspace.sintonia("run", "--as-of", ClerkStoryTests.day, "--quiet")
        return workspace
    }

    static func parts(_ workspace: TestWorkspace) throws -> [String: String] {
        let path = workspace.root + "/outbox/latest/sintonia.xlsx"
        let archive = try ZipArchive(bytes: Array(try Data(contentsOf: URL(filePath: path))))
        return Dictionary(
            try archive.entries.map { ($0.name, String(decoding: try archive.read($0), as: UTF8.self)) },
            uniquingKeysWith: { first, _ in first })
    }

    @Test func hostileTextsAreTexts() throws {
        let workspace = try Self.run()
        let parts = try Self.parts(workspace)
        // The boxes stand in two sheets, patrimony and set-top boxes: each is read, and only one has the place.
        let sheets = parts.filter { $0.key.hasPrefix("xl/worksheets/") && $0.value.contains("0000000000000001") }
        #expect(sheets.count == 2, "\(parts.keys.sorted())")
        for (name, sheet) in sheets {
            // A text in its place, with all its zeros, and nothing that is computed anywhere.
            #expect(sheet.contains("t=\"inlineStr\"><is><t>0000000000000001</t></is>"), "\(name)")
            #expect(sheet.contains("<t>=cmd|' /C calc'!A0 1</t>"), "\(name)")
            #expect(sheet.contains("<autoFilter") && sheet.contains("state=\"frozen\""), "\(name)")
        }
        #expect(sheets.values.filter { $0.contains("&lt;script&gt;") }.count == 1)
        for (name, part) in parts {
            #expect(!part.contains("<f>") && !part.contains("<f ") && !part.contains("<script"), "\(name)")
            #expect(!part.contains("<hyperlink"), "\(name)")
        }
        #expect(parts["xl/workbook.xml"]?.contains("name=\"Divergências mudanças\"") == true)
    }

    /// Every table is a sheet with as many rows as its CSV has, and equal inputs make equal files.
    @Test func everyRowIsThereAndNothingOfTheClock() throws {
        let (one, other) = (try Self.run(rows: 40), try Self.run(rows: 40))
        let parts = try Self.parts(one)
        let sheets = parts.filter { $0.key.hasPrefix("xl/worksheets/sheet") }
        let tables = try FileManager.default.contentsOfDirectory(atPath: one.root + "/outbox/latest")
            .filter { $0.hasSuffix(".csv") }
        #expect(sheets.count == tables.count && tables.count > 20)
        let inSheets = sheets.values.reduce(0) { $0 + $1.components(separatedBy: "<row ").count - 1 }
        let inTables = try tables.reduce(0) { $0 + (try one.report($1)).split(separator: "\r\n").count }
        #expect(inSheets == inTables)
        func bytes(_ workspace: TestWorkspace) throws -> Data {
            try Data(contentsOf: URL(filePath: workspace.root + "/outbox/latest/sintonia.xlsx"))
        }
        #expect(try bytes(one) == (try bytes(other)))
    }
}
