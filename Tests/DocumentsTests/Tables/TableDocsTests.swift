import Domain
import Foundation
import Testing

@testable import Documents

/// The handbook of tables says what the readers read, in both languages.
struct TableDocsTests {
    private struct Line: Hashable {
        var column: String, need: String
    }

    /// The column lines of each kind's section.
    private static func sections(_ file: String) throws -> [String: Set<Line>] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/\(file)"), encoding: .utf8)
        var sections: [String: Set<Line>] = [:]
        var kind = ""
        for line in text.split(separator: "\n") {
            if line.hasPrefix("## `") {
                kind = String(line.dropFirst(4).prefix { $0 != "`" })
                sections[kind] = []
            }
            guard line.hasPrefix("| `") else { continue }
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count > 5, ["", words.required[file], words.oneOf[file]].contains(cells[2]) else { continue }
            let need = cells[2] == words.required[file] ? "required" : cells[2].isEmpty ? "" : "one of"
            sections[kind]?.insert(Line(column: cells[1].filter { $0 != "`" }, need: need))
        }
        return sections
    }

    private static let words = (
        required: ["tables.md": "required", "tabelas.md": "obrigatória"],
        oneOf: ["tables.md": "one of", "tabelas.md": "uma de"]
    )

    @Test(arguments: ["tables.md", "tabelas.md"]) func everyColumnIsExplained(file: String) throws {
        let sections = try Self.sections(file)
        #expect(Set(sections.keys) == Set(TableKind.allCases.map(\.rawValue)))
        for kind in TableKind.allCases {
            let shape = TableShape.of(kind)
            var expected = Set(shape.required.map { Line(column: $0.name, need: "required") })
            expected.formUnion(shape.oneOf.map { Line(column: $0.name, need: "one of") })
            expected.formUnion(shape.optional.map { Line(column: $0.name, need: "") })
            if kind == .contracts { expected.insert(Line(column: "<platform>_account", need: "")) }
            #expect(sections[kind.rawValue] == expected, "\(kind.rawValue) in \(file)")
        }
    }

    /// The words that the handbook gives for a column are words by which the column is found.
    @Test(arguments: ["tables.md", "tabelas.md"]) func theAliasesAreRead(file: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/\(file)"), encoding: .utf8)
        var kind: TableKind?
        var checked = 0
        for line in text.split(separator: "\n") {
            if line.hasPrefix("## `") { kind = TableKind(rawValue: String(line.dropFirst(4).prefix { $0 != "`" })) }
            guard let kind, line.hasPrefix("| `"), !line.contains("<") else { continue }
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            let shape = TableShape.of(kind)
            guard cells.count > 5, let column = shape.columns[foldedWord(cells[1])] else { continue }
            for alias in cells[3].split(separator: ",") {
                #expect(shape.columns[foldedWord(alias)] == column, "\(alias) in \(kind.rawValue)")
                checked += 1
            }
        }
        #expect(checked > 100)
    }
}
