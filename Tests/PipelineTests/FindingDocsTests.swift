import Domain
import Foundation
import Reports
import Testing

/// `docs/findings.md` is written from the code, and says every class.
struct FindingDocsTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/findings.md")

    private static let families: [(letter: Character, pt: String, en: String)] = [
        ("Q", "Arquivos do dia", "Files of the day"), ("C", "Canais", "Channels"), ("P", "Pacotes", "Packages"),
        ("A", "Assinantes", "Subscribers"), ("D", "Aparelhos", "Boxes"), ("K", "Vínculos", "Links and credentials"),
        ("O", "Ordens", "Orders"),
    ]

    private static let rails: [FindingClass.Rail: (pt: String, en: String)] = [
        .additive: ("ação; limite de ativações", "action; cap of activations"),
        .guarded: ("ação; prova de ausência e limite de retiradas", "action; proof of absence and cap of removals"),
        .either: (
            "ação; limite de ativações, e de retiradas com prova onde retira",
            "action; cap of activations, and of removals with proof where it removes"
        ),
        .manual: ("tarefa de uma pessoa", "a person's task"), .none: ("nada a fazer", "nothing to do"),
    ]

    static var text: String {
        var lines = [
            "# Divergências / Findings", "",
            "Escrito a partir do código (`SINTONIA_WRITE_DOCS=1 swift test --filter FindingDocsTests`).",
            "Written from the code. A finding keeps its id from day to day: the first 16 digits of SHA-256 over provider,",
            "platform, class and key. One that is not seen any more is resolved only where the tables named here came whole.",
            "Accepted until a date (`sintonia findings accept`), it counts no money and proposes nothing.", "",
            "Not observed / não observadas: **K04** (PIN differs): a PIN is never kept, so two of them cannot be compared.",
            "**A13–A15**, **P06**: need billing events / precisam dos eventos de faturamento. **D11** is also told by **Q06**,",
            "which refuses most such rows when the file is read. **C01**, **C07**: without money; a channel that is gone may cost a",
            "discount to every customer, and no file tells that discount / sem valor: nenhum arquivo diz o desconto.",
            "",
        ]
        for family in families {
            let classes = FindingClass.allCases.filter { $0.rawValue.first == family.letter }.sorted()
            lines += ["## \(family.pt) / \(family.en)", ""]
            for kind in classes { lines += entry(kind) }
        }
        return lines.joined(separator: "\n")
    }

    private static func entry(_ kind: FindingClass) -> [String] {
        let text = kind.text
        let rail = rails[kind.rail] ?? ("", "")
        let tables = kind.judgedBy.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        func line(_ label: String, _ pt: String, _ en: String) -> String { "- \(label): \(pt) / *\(en)*" }
        func both(_ label: String, _ phrase: Phrase) -> String {
            line(label, phrase.text(.ptBR), phrase.text(.en))
        }
        return [
            "### \(kind.rawValue) `\(kind.name)` \(kind.severity.rawValue)", "",
            "**\(text.title.text(.ptBR))** / *\(text.title.text(.en))*", "",
            both("diz / says", text.explanation),
        ] + kind.variants.map { both("ou / or (`\($0.field)`)", $0.explanation) } + [
            both("faça / do", text.cure),
            both("valor / money", kind.formula.label),
            line("quem age / who acts", rail.pt, rail.en),
            "- tabelas inteiras / whole tables: \(tables.isEmpty ? "—" : tables)", "",
        ]
    }

    /// `SINTONIA_WRITE_DOCS=1` writes it anew.
    @Test func theTableOfClassesIsTheCodes() throws {
        if ProcessInfo.processInfo.environment["SINTONIA_WRITE_DOCS"] != nil {
            try Self.text.write(to: Self.file, atomically: false, encoding: .utf8)
        }
        #expect(try String(contentsOf: Self.file, encoding: .utf8) == Self.text)
    }

    @Test func everyClassIsInAFamilyAndHasItsWords() {
        let letters = Set(Self.families.map(\.letter))
        for kind in FindingClass.allCases {
            #expect(kind.rawValue.first.map(letters.contains) == true, "\(kind)")
            #expect(Self.text.contains("### \(kind.rawValue) `\(kind.name)`"))
            #expect(kind.text.title.text(.ptBR) != "Divergência sem texto", "\(kind)")
        }
        #expect(Set(FindingClass.allCases.map(\.name)).count == FindingClass.allCases.count)
    }

    /// Every class that the specification names is declared, but for the one that cannot be seen.
    @Test func everyClassOfTheSpecificationIsDeclared() {
        func codes(_ letter: String, _ numbers: [Int]) -> [String] {
            numbers.map { letter + ($0 < 10 ? "0" : "") + "\($0)" }
        }
        let wanted =
            codes("A", Array(1...21)) + codes("C", Array(1...8)) + codes("D", Array(1...13))
            + codes("K", [1, 2, 3, 5, 6, 7, 8, 9, 10]) + codes("P", Array(1...15))
            + codes("Q", Array(1...9)) + ["O01"]
        #expect(Set(FindingClass.allCases.map(\.rawValue)) == Set(wanted))
    }
}
