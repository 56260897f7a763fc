import Domain
import Foundation
import Reports
import Testing

/// `docs/errors.md` is written from the code: every reason of a file, every rule of a row, with its cure.
@Suite struct ErrorDocsTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/errors.md")

    private static func entry(_ code: String, _ advice: Advice) -> [String] {
        func line(_ language: Language) -> String {
            "\(advice.happened.text(language)) **\(advice.cure.text(language))**"
        }
        return ["### `\(code)`", "", line(.ptBR), "", "*\(advice.happened.text(.en)) \(advice.cure.text(.en))*", ""]
    }

    static var text: String {
        var lines = [
            "# Motivos e regras / Reasons and rules", "",
            "Escrito a partir do código (`SINTONIA_WRITE_DOCS=1 swift test --filter ErrorDocsTests`).",
            "Written from the code. What happened, and what to do next: the same sentences stand on the page, in `status` and in",
            "`reason.json` beside the file.", "",
            "## Arquivos / Files", "",
            "O motivo de um arquivo em `documents.csv` e em `reason.json`. / The reason of a file.", "",
        ]
        for reason in Reason.allCases { lines += entry(reason.rawValue, reason.advice) }
        lines += [
            "## Linhas / Rows", "",
            "A regra de uma linha em `rejected.csv`. / The rule of a row in `rejected.csv`.", "",
        ]
        for rule in RowRule.allCases { lines += entry(rule.rawValue, rule.advice) }
        lines += [
            "## Ordens / Orders", "", "Por que uma ordem foi recusada. / Why an order was refused.", "",
        ]
        for refusal in OrderRefusal.allCases { lines += entry(refusal.rawValue, refusal.advice) }
        return lines.dropLast().joined(separator: "\n") + "\n"
    }

    /// `SINTONIA_WRITE_DOCS=1` writes it anew.
    @Test func theListIsTheCodes() throws {
        if ProcessInfo.processInfo.environment["SINTONIA_WRITE_DOCS"] != nil {
            try Self.text.write(to: Self.file, atomically: false, encoding: .utf8)
        }
        #expect(try String(contentsOf: Self.file, encoding: .utf8) == Self.text)
    }
}
