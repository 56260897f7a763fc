import Domain
import Foundation
import Testing

@testable import Reports

@Suite struct PageTests {
    @Test(arguments: Language.allCases)
    func `The page shows the day in its language`(language: Language) throws {
        let page = try renderSummaryHTML(SampleDay.model(language), language: language)
        #expect(page.hasPrefix("<!doctype html>\n<html lang=\"\(language.rawValue)\">"))
        #expect(page.contains(language == .ptBR ? "Situação em <b>22/11/2026</b>" : "As of <b>2026-11-22</b>"))
        #expect(page.contains(language == .ptBR ? "R$ 101.624,50" : "R$ 101,624.50"))
        #expect(page.contains(language == .ptBR ? "contratos novembro.csv" : "contratos novembro.csv"))
        #expect(page.contains(language == .ptBR ? "não fecha" : "does not close"))
        // 14 open findings, each a row of its class; the resolved one is none.
        #expect(page.components(separatedBy: "<code class=\"note\">aaaaaaaa").count - 1 == 14)
        try writeForTheEye(page, "page-\(language.rawValue).html")
    }

    // Set SINTONIA_PAGE_DIR to look at the page.
    private func writeForTheEye(_ page: String, _ name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["SINTONIA_PAGE_DIR"] else { return }
        try page.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }
}
