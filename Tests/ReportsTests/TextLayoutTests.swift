import Reports
import Testing

@Suite struct TextLayoutTests {
    @Test func paragraphsBreakBetweenWordsOnly() {
        let lines = TextLayout.wrapped("um dois três quatro", width: 10, indent: 2, hanging: 4)
        #expect(lines == ["  um dois", "    três", "    quatro"])
        #expect(lines.allSatisfy { $0.count <= 10 })
        // What no line can hold stands alone and whole; a file has no width.
        #expect(
            TextLayout.wrapped("em /um/caminho/muito/longo x", width: 10) == ["em", "/um/caminho/muito/longo", "x"])
        #expect(TextLayout.wrapped("um dois três quatro", width: nil, indent: 2) == ["  um dois três quatro"])
    }

    @Test func aLineThatIsTooWideIsBrokenUnderItself() {
        #expect(TextLayout.broken("  curta", width: 10) == ["  curta"])
        #expect(TextLayout.broken("  uma  linha bem longa", width: 12) == ["  uma  linha", "    bem", "    longa"])
        let red = "\u{1B}[31mAB CD\u{1B}[0m EF"
        #expect(TextLayout.broken(red, width: 8) == [red], "colours take no room")
        #expect(TextLayout.broken(red, width: 5) == ["\u{1B}[31mAB CD\u{1B}[0m", "  EF"])
        #expect(TextLayout.broken("/um/caminho/sem/espaço", width: 5) == ["/um/caminho/sem/espaço"])
        #expect(TextLayout.broken("x /um/caminho/longo y", width: 5) == ["x", "  /um/caminho/longo", "  y"])
        #expect(TextLayout.broken("a b", width: nil) == ["a b"])
    }

    @Test func columnsAreAlignedAndFit() {
        let rows = [["nº", "arquivo", "motivo"], ["7", "erp/contratos-2026-11-22.csv", "empty"], ["12", "a", "b"]]
        let wide = TextLayout.columns(rows, width: nil, right: [0], elastic: 1)
        #expect(wide[1] == "   7  erp/contratos-2026-11-22.csv  empty")
        #expect(wide[2] == "  12  a                             b")
        let narrow = TextLayout.columns(rows, width: 34, right: [0], elastic: 1)
        #expect(narrow.allSatisfy { $0.count <= 34 })
        #expect(narrow[1].contains("…") && narrow[1].contains("22.csv  empty"))
    }

    @Test(arguments: [
        (5, "5 s", "5 s"), (59, "59 s", "59 s"), (60, "1 min", "1 min"), (3599, "59 min", "59 min"),
        (10_800, "3 h", "3 h"), (172_799, "47 h", "47 h"), (172_800, "2 dias", "2 days"), (-3, "0 s", "0 s"),
    ])
    func ages(_ seconds: Int, _ pt: String, _ en: String) {
        #expect(Language.ptBR.age(seconds: seconds) == pt)
        #expect(Language.en.age(seconds: seconds) == en)
    }

    @Test func theProgressSaysRateAndTimeLeft() {
        let line = ProgressLine(work: .apply, done: 250, total: 1000, seconds: 5)
        #expect(line.rate == 50 && line.secondsLeft == 15)
        let text = line.text(.en, width: 79)
        #expect(text.hasPrefix("[#######") && text.count <= 79)
        #expect(text.contains("applying files  250/1,000  50/s  15 s left"))
        #expect(line.text(.ptBR, width: 79).contains("faltam 15 s"))
        // The bar gives way to the words; nothing is longer than the line.
        #expect(line.text(.en, width: 50) == "applying files  250/1,000  50/s  15 s left")
        #expect(line.text(.en, width: 20).count == 20)
        // Nothing is promised before anything is known.
        let begun = ProgressLine(work: .reconcile, done: 0, total: nil, seconds: 3)
        #expect(begun.rate == nil && begun.secondsLeft == nil)
        #expect(begun.text(.en, width: 79) == "comparing both sides …")
        #expect(ProgressLine(work: .pull, done: 3, total: nil, seconds: 60).text(.en, width: 79).contains("3/min"))
        #expect(ProgressLine(work: .rows, done: 12, total: 10, seconds: 1).secondsLeft == nil)
    }
}
