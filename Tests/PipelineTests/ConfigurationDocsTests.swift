import Foundation
import Reports
import Testing

@testable import Pipeline

/// `docs/configuration.md` and `docs/configuracao.md` are written from the list of keys.
@Suite struct ConfigurationDocsTests {
    private static let docs = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs")

    private static func file(_ language: Language) -> URL {
        docs.appending(path: language == .en ? "configuration.md" : "configuracao.md")
    }

    private static let heads: [Language: [String]] = [
        .en: [
            "# Configuration: every key of `sintonia.yaml`", "",
            "Written from the code (`SINTONIA_WRITE_DOCS=1 swift test --filter ConfigurationDocsTests`). `*` stands for any name.",
            "An unknown key is an error, with the nearest one that exists. `sintonia config show` prints the values in force and",
            "where each comes from. Secrets never stand in this file.", "",
        ],
        .ptBR: [
            "# Configuração: cada chave de `sintonia.yaml`", "",
            "Escrito a partir do código (`SINTONIA_WRITE_DOCS=1 swift test --filter ConfigurationDocsTests`). `*` é qualquer nome.",
            "Chave desconhecida é erro, com a mais parecida que existe. `sintonia config show` mostra os valores em vigor e de onde",
            "cada um vem. Senhas nunca ficam neste arquivo.", "",
        ],
    ]

    static func text(_ language: Language) throws -> String {
        var lines = heads[language] ?? []
        var section = ""
        let columns: [ConfigurationWord] = [.columnKey, .columnStandard, .columnTakes, .columnMeaning]
        for key in ConfigurationKey.all {
            let top = String(key.path.split(separator: ".")[0])
            let title = key.path.contains(".") ? top : ""
            if title != section || lines.last?.isEmpty == true {
                section = title
                if lines.last?.isEmpty == false { lines.append("") }
                if !title.isEmpty { lines += ["## `\(title)`", ""] }
                lines.append("| " + columns.map { $0.phrase.text(language) }.joined(separator: " | ") + " |")
                lines.append("|---|---|---|---|")
            }
            let cells = [
                "`\(key.path)`", key.standard.map { "`\($0)`" } ?? "—", try takes(key, language),
                key.meaning.text(language),
            ]
            lines.append("| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What the reader says when it is given something else.
    private static func takes(_ key: ConfigurationKey, _ language: Language) throws -> String {
        let example = key.example.hasPrefix("[") ? ConfigurationWord.yamlList : .text
        let words = "\(example.phrase.text(language)): `\(key.example)`"
        guard !key.isItem else { return words }
        let wrong = try ConfigurationKeyTests.everything(replacing: key.path, with: "[\"?!\"]")
        do throws(ConfigurationFault) {
            _ = try Configuration(yaml: wrong, file: "")
        } catch {
            if case .value(_, let allowed) = error.problem { return "`\(allowed)`" }
        }
        return words
    }

    /// `SINTONIA_WRITE_DOCS=1` writes them anew.
    @Test(arguments: Language.allCases) func theListOfKeysIsTheCodes(_ language: Language) throws {
        let text = try Self.text(language)
        if ProcessInfo.processInfo.environment["SINTONIA_WRITE_DOCS"] != nil {
            try text.write(to: Self.file(language), atomically: false, encoding: .utf8)
        }
        #expect(try String(contentsOf: Self.file(language), encoding: .utf8) == text)
    }
}
