import Domain
import Foundation
import Reports
import Testing

@Suite struct SummaryTests {
    private func object(_ model: SummaryModel) throws -> [String: Any] {
        let text = summaryJSON(model)
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `summary.json has the counts where the contract has them`() throws {
        let root = try object(SampleDay.model())
        #expect(root["asOf"] as? String == "2026-11-22")
        #expect(root["schema"] as? String == "sintonia/summary/1")
        let verdict = try #require(root["verdict"] as? [String: String])
        #expect(verdict["level"] == "withheld")
        #expect(verdict["line"] == SampleDay.model().verdictLine(.ptBR))

        let findings = try #require(root["findings"] as? [String: Any])
        #expect(findings["total"] as? Int == 14)
        #expect(findings["new"] as? Int == 5)
        #expect(findings["persistent"] as? Int == 8)
        #expect(findings["reopened"] as? Int == 1)
        #expect(findings["resolved"] as? Int == 1)
        #expect((findings["byClass"] as? [String: Int])?["A01"] == 3)
        let ages = try #require(findings["byAge"] as? [String: Int])
        #expect(Set(ages.keys) == ["0-1", "2-7", "8-30", ">30"] && ages.values.reduce(0, +) == 14)
        let places = try #require(findings["byClassAndPlatform"] as? [String: [String: Int]])
        #expect(places["A01"] == ["beenius": 2, "cdntv": 1])
        #expect(places["D01"] == ["-": 1])
        #expect(places["K03"] == nil)

        let documents = try #require(root["documents"] as? [String: Any])
        let dispositions = try #require(documents["byDisposition"] as? [String: Int])
        #expect(
            dispositions == [
                "applied": 7, "recorded": 1, "pending": 1, "duplicate": 1, "rejected": 3, "expanded": 1,
            ])
        let plan = try #require(root["plan"] as? [String: Any])
        #expect(plan["additive"] as? Int == 3)
        #expect(plan["destructive"] as? Int == 2)
        #expect(plan["withheld"] as? Int == 10)
        #expect((root["billing"] as? [String: Any])?["totalCents"] as? Int == 10_162_450)
    }

    @Test func `Sums inside the summary close`() throws {
        let model = SampleDay.model()
        let findings = model.findings
        #expect(findings.total == findings.count(.new) + findings.count(.persistent) + findings.count(.reopened))
        #expect(findings.total == findings.classes.reduce(0) { $0 + findings.tally($1).count })
        #expect(model.inputs.count == model.inputsByDisposition.reduce(0) { $0 + $1.count })
        #expect(model.plan.total == 15)
    }

    @Test func `Equal models give equal bytes`() {
        let texts = Set((0..<20).map { _ in summaryJSON(SampleDay.model()) })
        #expect(texts.count == 1)
    }

    @Test func `Nothing at all is a clean summary`() throws {
        var model = SummaryModel(provider: "X", asOf: SampleDay.date, verdict: Verdict(level: .ok))
        #expect(model.verdictLine(.ptBR) == "Em ordem: nenhuma divergência.")
        #expect(model.verdictLine(.en) == "In tune: no findings.")
        model.billing = BillingSummary(lines: [], customers: 1, quarantined: 0, free: 0)
        #expect(
            model.verdictLine(.en)
                == "In tune: no findings. TV billing preview: 1 customer, 0 events, R$ 0.00.")
        #expect(try object(model)["billing"] is [String: Any])
    }

    @Test func `The verdict in one line`() {
        #expect(
            SampleDay.model().verdictLine(.ptBR)
                == "Retido: 4 ações retidas por segurança; 14 divergências (5 novas), R$ 513,90 em jogo; "
                + "2 arquivos esperam por uma pessoa; 3 linhas de tabela rejeitadas. "
                + "Prévia do Faturamento TV: 3.410 clientes, 4.127 eventos, R$ 101.624,50.")
    }

    @Test func `Accepted and resolved findings are counted apart; S4 alone needs nobody`() {
        var findings = FindingsSummary()
        var finding = ReportedFinding.sample()
        for state in [ReportedState.accepted, .resolved] {
            finding.state = state
            findings.add(finding, asOf: SampleDay.date)
        }
        #expect(findings.total == 0)
        #expect(findings.count(.accepted) == 1)
        finding.state = .new
        finding.finding.kind = .channelRenamed
        finding.finding.severity = FindingClass.channelRenamed.severity
        findings.add(finding, asOf: SampleDay.date)
        #expect(findings.total == 1)
        #expect(findings.actionable == 0)
    }

    @Test func `Of very many findings all are counted and kept, the oldest apart`() {
        var findings = FindingsSummary()
        var finding = ReportedFinding.sample()
        for index in 0..<1000 {
            finding.firstSeen = SampleDay.date.adding(days: -(index * 7919 % 1000))
            finding.id = String(index)
            findings.add(finding, asOf: SampleDay.date)
        }
        #expect(findings.total == 1000)
        #expect(findings.listed.count == 1000 && findings.unlisted == 0)
        #expect(findings.ages == [.upToADay: 2, .upToAWeek: 6, .upToAMonth: 23, .older: 969])
        #expect(findings.oldest.map { $0.daysOpen(on: SampleDay.date) } == Array((990...999).reversed()))
    }
}
