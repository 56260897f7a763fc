import Domain
import Foundation
import Testing

@testable import Reports

@Suite struct TextTests {
    @Test func `Every entry of every catalogue has both languages with the same places`() {
        let entries = Texts.all
        #expect(entries.count > 200)
        #expect(Set(entries.map(\.name)).count == entries.count)
        for entry in entries {
            #expect(!entry.phrases.isEmpty, "\(entry.name)")
            for phrase in entry.phrases {
                #expect(!phrase.pt.isEmpty && !phrase.en.isEmpty, "\(entry.name)")
                #expect(Self.places(phrase, .ptBR) == Self.places(phrase, .en), "\(entry.name)")
            }
        }
    }

    @Test func `No entry falls through to the text that nothing should have`() {
        let fallbacks: Set<Phrase> = [
            Reason.unexplained.happened, RowRule.unexplained.happened,
            FindingClass.unexplained.title, PageLabel.unexplained,
        ]
        for entry in Texts.all { #expect(fallbacks.isDisjoint(with: entry.phrases), "\(entry.name)") }
    }

    // Words that are the same in both languages: names, codes, and words of the trade.
    static let sameInBoth: Set<String> = [
        "  {message}", "CASN", "CBS (R$)", "Extra", "Hash", "IBS (R$)", "Id", "Item", "Login", "MAC", "NCM", "NF-e",
        "NF-e {name}", "NFC-e", "SHA-256", "Set-top box {name}", "Set-top boxes", "Sintonia · {provider} · {date}",
        "Smart card", "Total", "Total (R$)", "set-top box {box}", "set-top boxes", "sintonia explain {id}",
        "sintonia plan show --platform {platform}", "total {amount}", "{file}: {kind}", "Use: {allowed}.", "inodes",
        "inotify", "bytes", "total", "{number} → {new}  {disposition} {reason}",
        "{kind} ({form}), {evidence}", "—",
    ]

    @Test func `Portuguese and English differ in everything but the words that both have`() throws {
        for phrase in try Self.written where phrase.pt == phrase.en {
            #expect(Self.sameInBoth.contains(phrase.pt), "\(phrase.pt)")
        }
        for entry in Texts.all {
            for phrase in entry.phrases where phrase.pt == phrase.en {
                #expect(Self.sameInBoth.contains(phrase.pt), "\(entry.name): \(phrase.pt)")
            }
        }
    }

    /// Places to be filled: `{secret:NAME}` is what a person writes, and no place.
    private static func places(_ phrase: Phrase, _ language: Language) -> Set<String> {
        Set(phrase.places(language).filter { !$0.contains(":") })
    }

    private static func files(below folder: URL) -> [Any] {
        FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
    }

    /// Every phrase that stands in the sources, whether a catalogue has it or not.
    static var written: [Phrase] {
        get throws {
            let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "Sources")
            let literal = #/pt:\s*"((?:[^"\\]|\\.)*)",\s*en:\s*"((?:[^"\\]|\\.)*)"/#
            var found: [Phrase] = []
            for case let file as URL in Self.files(below: sources)
            where file.pathExtension == "swift" {
                let text = try String(contentsOf: file, encoding: .utf8)
                found += text.matches(of: literal).map { Phrase(pt: String($0.1), en: String($0.2)) }
            }
            return found
        }
    }

    @Test func `No phrase in the sources is empty in one language, or has other places there`() throws {
        let phrases = try Self.written
        #expect(phrases.count > 800)
        for phrase in phrases {
            #expect(phrase.pt.isEmpty == phrase.en.isEmpty, "\(phrase.pt)\(phrase.en)")
            #expect(Self.places(phrase, .ptBR) == Self.places(phrase, .en), "\(phrase.pt)")
        }
    }

    /// A catalogue that is not in the list would be proved by nothing.
    @Test func `Every catalogue in the sources is in the list of catalogues`() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Reports")
        let list = try String(contentsOf: sources.appending(path: "Texts/Texts.swift"), encoding: .utf8)
        let declared = #/(?:extension|enum) ([A-Za-z.]+): [A-Za-z, ]*TextCatalogue/#
        var count = 0
        for case let file as URL in Self.files(below: sources)
        where file.pathExtension == "swift" {
            for match in try String(contentsOf: file, encoding: .utf8).matches(of: declared) {
                count += 1
                // One inside another type is listed by its full name.
                let isListed = ["entries(\(match.1).self)", ".\(match.1).self)"].contains { list.contains($0) }
                #expect(isListed, "\(match.1)")
            }
        }
        #expect(count > 50)
    }

    @Test func `A reason says what happened and what to do, each in a sentence`() {
        for reason in Reason.allCases {
            for phrase in reason.phrases {
                for language in Language.allCases {
                    let text = phrase.text(language)
                    #expect(text.hasSuffix(".") || text.hasSuffix(").") || text.hasSuffix("\"."), "\(reason): \(text)")
                    #expect(text.first?.isUppercase == true, "\(reason): \(text)")
                }
            }
        }
    }

    @Test func `Places are filled once, and a place without a value stays visible`() {
        let phrase = Phrase(pt: "{a} e {b}, {a}", en: "{a} and {b}, {a}")
        #expect(phrase.text(.ptBR, ["a": "{b}", "b": "2"]) == "{b} e 2, {b}")
        #expect(phrase.text(.en, ["a": "1"]) == "1 and {b}, 1")
        #expect(phrase.places(.en) == ["a", "b"])
        #expect(Phrase(pt: "aberto {", en: "open {").text(.ptBR, [:]) == "aberto {")
    }

    @Test func `Explanations use only what a finding has`() {
        let known = ["account", "box", "channel", "contract", "erp", "package", "platform", "there"]
        for kind in FindingClass.allCases {
            #expect(Set(kind.text.explanation.places(.en)).isSubset(of: known), "\(kind)")
            let bare = Finding(kind, platform: nil, key: [], action: .review("x"))
            for language in Language.allCases { #expect(!bare.explanation(language).contains("{"), "\(kind)") }
        }
    }

    @Test(
        arguments: [
            (0, "R$ 0,00", "R$ 0.00"), (5, "R$ 0,05", "R$ 0.05"), (123_456, "R$ 1.234,56", "R$ 1,234.56"),
            (-100_000, "-R$ 1.000,00", "-R$ 1,000.00"), (123_456_789_01, "R$ 123.456.789,01", "R$ 123,456,789.01"),
        ] as [(Int64, String, String)])
    func `Money for people`(cents: Int64, pt: String, en: String) {
        #expect(Language.ptBR.money(Money(centavos: cents)) == pt)
        #expect(Language.en.money(Money(centavos: cents)) == en)
    }

    @Test func `The most negative amount is written, not trapped on`() {
        #expect(Language.en.money(Money(centavos: .min)) == "-R$ 92,233,720,368,547,758.08")
    }

    @Test func `Dates, months and counts for people`() {
        #expect(Language.ptBR.date(SampleDay.date) == "22/11/2026")
        #expect(Language.en.date(SampleDay.date) == "2026-11-22")
        #expect(Language.ptBR.month(Competence(of: SampleDay.date)) == "11/2026")
        #expect(Language.en.month(Competence(of: SampleDay.date)) == "2026-11")
        #expect(Language.ptBR.count(4118) == "4.118")
        #expect(CountedText.files.text(.ptBR, 1) == "1 arquivo")
        #expect(CountedText.files.text(.ptBR, 0) == "0 arquivos")
        #expect(CountedText.customers.text(.en, 3402) == "3,402 customers")
    }

    @Test func `An action is a few words`() {
        func sentence(_ verb: ProposedAction.Verb, _ wanted: String) -> String {
            ProposedAction(
                verb: verb, target: "1001", present: "", wanted: wanted, isDestructive: false, isReversible: true,
                proof: .notNeeded
            ).sentence(.ptBR)
        }
        #expect(sentence(.setAccountState, "active") == "ativar 1001")
        #expect(sentence(.setAccountState, "active: BASICO, ESPN") == "ativar 1001 com: BASICO, ESPN")
        #expect(sentence(.setAccountState, "suspended") == "suspender 1001")
        #expect(sentence(.setAccountState, "other") == "deixar 1001 em: other")
        #expect(sentence(.setPackages, "") == "deixar 1001 com: —")
        #expect(sentence(.setDevice, "none") == "desvincular 1001")
        #expect(sentence(.setDevice, "BN-1") == "ligar 1001 a BN-1")
        #expect(sentence(.review, "") == "conferir 1001")
    }
}
