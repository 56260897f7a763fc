import Domain
import Foundation
import Signing
import Testing

@testable import Reports

@Suite struct PageTests {
    @Test(arguments: Language.allCases)
    func `The page shows the day in its language`(language: Language) throws {
        let page = try renderSummaryHTML(SampleDay.model(language), language: language)
        #expect(page.hasPrefix("<!doctype html>\n<html lang=\"\(language.rawValue)\">"))
        #expect(page.contains(language == .ptBR ? "Situação em <b>22/11/2026</b>" : "As of <b>2026-11-22</b>"))
        #expect(page.contains(language == .ptBR ? "R$ 101.624,50" : "R$ 101,624.50"))
        #expect(page.contains(language == .ptBR ? "não fecha" : "does not close"))
        #expect(page.contains(SampleDay.model(language).verdictLine(language)))
        // 14 open findings, each a row for browsers without scripts; the resolved one stands in the data alone.
        #expect(page.components(separatedBy: "<td role=\"cell\" class=\"lead-in\"><span").count - 1 == 14)
        #expect(page.components(separatedBy: "[\"aaaaaaaa").count - 1 == 15)
        try writeForTheEye(page, "page-\(language.rawValue).html")
    }

    @Test func `The page needs nothing but itself`() throws {
        let page = try renderSummaryHTML(SampleDay.model(), language: .ptBR)
        for outside in ["http://", "https://", "src=", "@import", "url(", "<link", "<img", "javascript:"] {
            #expect(!page.contains(outside), "\(outside)")
        }
        #expect(page.contains("default-src &#39;none&#39;"))
        #expect(!page.contains("unsafe-"))
        #expect(page.components(separatedBy: "<script").count - 1 == 2)
    }

    @Test func `The page allows its own style and script by their hashes`() {
        #expect(PageAssets.styleHash == hash(PageAssets.style))
        #expect(PageAssets.scriptHash == hash(PageAssets.script))
        for word in ["innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "Function(", "fetch("] {
            #expect(!PageAssets.script.contains(word), "\(word)")
        }
    }

    private func hash(_ text: String) -> String {
        let hex = sha256Hex(of: Array(text.utf8))
        let digits = Array(hex)
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
        return Data(bytes).base64EncodedString()
    }

    @Test func `What files bring in is text, never markup`() throws {
        let hostile = "<script>alert(1)</script>\"'&\u{301}"
        let page = try renderSummaryHTML(SampleDay.model(hostile: hostile), language: .ptBR)
        // The two of the program, and nothing that ends the first early.
        #expect(page.components(separatedBy: "<script").count - 1 == 2)
        #expect(page.components(separatedBy: "</script").count - 1 == 2)
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\u{301}"))
        try expectBalanced(page)
    }

    // The template engine's own escaping goes by grapheme and lets these pass.
    @Test(arguments: ["\"\u{301}", "<\u{338}", "&\u{20DD}", "'\u{200D}"])
    func `A mark that combines hides nothing`(text: String) {
        let escaped = HTMLEscaping().escapeText(text)
        #expect(!escaped.unicodeScalars.contains { "<>\"'".unicodeScalars.contains($0) })
        #expect(escaped.hasPrefix("&"))
        #expect(escaped != text)
    }

    @Test func `Control characters do not reach the page`() {
        #expect(HTMLEscaping().escapeText("a\u{0}b\u{1B}\tc") == "a\u{FFFD}b\u{FFFD}\tc")
    }

    @Test(arguments: Language.allCases)
    func `Tags are balanced, tables are labelled and ids are one of a kind`(language: Language) throws {
        let page = try renderSummaryHTML(SampleDay.model(language), language: language)
        try expectBalanced(page)
        let tables = page.components(separatedBy: "<table").dropFirst()
        #expect(tables.allSatisfy { $0.contains("<caption>") && !$0.contains("<caption></caption>") })
        #expect(!page.contains("<th>") && !page.contains("<th class"))
        let ids = page.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(Set(ids).count == ids.count)
        // What stands behind a question mark is for the script.
        for target in page.components(separatedBy: "href=\"#").dropFirst().map({ $0.prefix { $0 != "\"" && $0 != "?" } }
        ) {
            #expect(ids.contains(target), "#\(target)")
        }
    }

    @Test func `Every word that the template asks for is there`() {
        let template = String(decoding: PackageResources.summary_mustache, as: UTF8.self)
        let asked = template.components(separatedBy: "{{t.").dropFirst().map { String($0.prefix { $0 != "}" }) }
        #expect(asked.count > 40)
        for name in asked { #expect(PageLabel(rawValue: name) != nil, "\(name)") }
        let raw = template.components(separatedBy: "{{{").dropFirst().map { String($0.prefix { $0 != "}" }) }
        #expect(raw == ["style", "data", "script"])
        #expect(!template.contains("{{&"))
    }

    @Test func `Rows that are not shown are counted`() throws {
        var model = SummaryModel(provider: "X", asOf: SampleDay.date, verdict: Verdict(level: .attention))
        for _ in 0..<1234 { model.findings.add(.sample(), asOf: SampleDay.date) }
        let page = try renderSummaryHTML(model, language: .ptBR)
        #expect(page.contains("Aqui estão 100 de 1.234; a lista completa está em findings.csv."))
        #expect(!page.contains("não cabem nesta página"))
        for _ in 1234..<FindingsSummary.pageRows + 7 { model.findings.add(.sample(), asOf: SampleDay.date) }
        let full = try renderSummaryHTML(model, language: .ptBR)
        #expect(full.contains("Mais 7 divergências não cabem nesta página; a lista completa está em"))
    }

    @Test func `The trend ends with this day and says how it went`() throws {
        var model = SampleDay.model()
        #expect(try renderSummaryHTML(model, language: .ptBR).contains("A tendência aparece a partir do segundo dia."))
        model.history = (1...40).map { day in
            TrendPoint(
                date: SampleDay.date.adding(days: day - 41), findings: day,
                stakes: [.leakage: Money(centavos: Int64(day) * 100)])
        }
        #expect(model.trend.count == TrendPoint.runs && model.trend.last == model.point)
        let again = TrendPoint(date: model.point.date, figures: model.point.figures)
        #expect(again.figures == model.point.figures && again.findings == 14)
        let page = try renderSummaryHTML(model, language: .ptBR)
        #expect(page.contains("<svg class=\"trend\""))
        #expect(page.contains("desde 21/11/2026"))
        try expectBalanced(page)
    }

    @Test func `A day without anything is a calm page`() throws {
        let model = SummaryModel(provider: "X", asOf: SampleDay.date, verdict: Verdict(level: .ok))
        let page = try renderSummaryHTML(model, language: .ptBR)
        try expectBalanced(page)
        #expect(page.contains("Em ordem: nenhuma divergência."))
        #expect(page.contains("O ERP e as plataformas concordam"))
        #expect(page.contains("Nenhum arquivo na quarentena."))
        #expect(!page.contains("<details"))
        try writeForTheEye(page, "calm.html")
    }

    @Test(.timeLimit(.minutes(1)))
    func `A full page is made in good time`() throws {
        var model = SampleDay.model()
        for kind in FindingClass.allCases {
            var finding = ReportedFinding.sample()
            finding.finding.kind = kind
            for _ in 0..<200 { model.findings.add(finding, asOf: SampleDay.date) }
        }
        let page = try renderSummaryHTML(model, language: .ptBR)
        #expect(page.utf8.count > 1_000_000)
    }

    // A script's text is no markup.
    private static func withoutScripts(_ page: Substring) -> String {
        page.components(separatedBy: "<script").enumerated().map { index, part in
            index == 0 ? part : part.components(separatedBy: "</script>").dropFirst().joined()
        }.joined()
    }

    // Every tag that needs an end has one, in the right order.
    private func expectBalanced(_ page: String) throws {
        let start = try #require(page.range(of: "</style>"))
        var open: [Substring] = []
        for piece in Self.withoutScripts(page[start.upperBound...]).components(separatedBy: "<").dropFirst() {
            let name = Substring(piece).prefix { $0 != ">" && $0 != " " }
            if name.hasPrefix("/") {
                // `html` and `head` were opened before the style ended.
                if name == "/head" || name == "/html" { continue }
                #expect(open.popLast() == name.dropFirst())
            } else if !["meta", "input", "path", "rect"].contains(name) {
                open.append(Substring(name))
            }
        }
        #expect(open.isEmpty)
    }

    // Set SINTONIA_PAGE_DIR to look at the page.
    private func writeForTheEye(_ page: String, _ name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["SINTONIA_PAGE_DIR"] else { return }
        try page.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }
}
