internal import Domain

/// The six numbers that a person looks at first.
extension PageBuilder {
    func figures() -> [PageView.Figure] {
        [findingsFigure, moneyFigure, actionsFigure, quarantineFigure, billingFigure, boxesFigure]
    }

    private var findingsFigure: PageView.Figure {
        let findings = model.findings
        let states: [(CountedText, ReportedState)] = [
            (.newFindings, .new), (.reopenedFindings, .reopened), (.resolvedFindings, .resolved),
            (.acceptedFindings, .accepted),
        ]
        var notes = states.filter { findings.count($0.1) > 0 }.map { $0.0.text(language, findings.count($0.1)) }
        if let old = findings.ages[.older] { notes.append(CountedText.overAMonth.text(language, old)) }
        return PageView.Figure(
            value: language.count(findings.total), label: word(.openFindings),
            note: notes.isEmpty ? nil : notes.joined(separator: " · "), link: "findings",
            isLoud: findings.actionable > 0)
    }

    private var moneyFigure: PageView.Figure {
        PageView.Figure(
            value: language.money(model.findings.stake), label: word(.moneyAtStake), note: word(.moneyMeaning),
            link: "findings", isLoud: false)
    }

    private var actionsFigure: PageView.Figure {
        let plan = model.plan
        let note =
            plan.withheldByGuard > 0 ? CountedText.withheldActions.text(language, plan.withheldByGuard) : nil
        return PageView.Figure(
            value: language.count(plan.additive + plan.destructive), label: word(.readyActions), note: note,
            link: "actions", isLoud: false)
    }

    private var quarantineFigure: PageView.Figure {
        let note = model.quarantine.map(\.since).min().map { "\(word(.oldestSince)) \(language.date($0))" }
        return PageView.Figure(
            value: language.count(model.quarantine.count), label: word(.waiting), note: note, link: "quarantine",
            isLoud: !model.quarantine.isEmpty)
    }

    private var billingFigure: PageView.Figure {
        let note = model.billing.map { billing in
            [
                CountedText.customers.text(language, billing.customers),
                CountedText.events.text(language, billing.events),
            ].joined(separator: " · ")
        }
        return PageView.Figure(
            value: model.billing.map { language.money($0.total) } ?? "—", label: word(.preview), note: note,
            link: "billing", isLoud: false)
    }

    private var boxesFigure: PageView.Figure {
        let installed = model.stock.boxes[.installed] ?? 0
        return PageView.Figure(
            value: language.count(model.stock.boxTotal), label: word(.boxes),
            note: CountedText.installedBoxes.text(language, installed), link: "stock", isLoud: false)
    }
}
