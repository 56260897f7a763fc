import Domain
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
                #expect(phrase.places(.ptBR) == phrase.places(.en), "\(entry.name)")
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

    @Test func `Portuguese and English differ wherever a sentence stands`() {
        for entry in Texts.all {
            for phrase in entry.phrases where phrase.pt.hasSuffix(".") {
                #expect(phrase.pt != phrase.en, "\(entry.name)")
            }
        }
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
