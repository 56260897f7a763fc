internal import Domain

/// Turns the model into words of one language.
struct PageBuilder {
    /// Files shown on the page, of this run and of the quarantine; further ones are counted and stand in
    /// `documents.csv`.
    static let inputRows = 500

    let model: SummaryModel
    let language: Language

    func word(_ label: PageLabel) -> String { label.phrase.text(language) }

    func view() -> PageView {
        let findings = model.findings
        let actions = actionViews()
        return PageView(
            language: language.rawValue,
            title: PageLabel.pageTitle.phrase.text(
                language, ["provider": model.provider, "date": language.date(model.asOf)]),
            provider: model.provider, date: language.date(model.asOf), machineDate: model.asOf.description,
            level: model.verdict.level.rawValue, levelWord: model.verdict.level.label.text(language),
            verdict: model.verdict.line.isEmpty ? model.verdictLine(language) : model.verdict.line,
            figures: figures(), matrix: matrix(), classes: findings.classes.map(classView),
            oldest: findings.oldest.map(findingView), hasOldest: findings.oldest.count > 1,
            actions: actions, hasActions: !actions.isEmpty, billing: model.billing.map(billingView),
            stock: stockViews(), held: held, quarantine: model.quarantine.prefix(Self.inputRows).map(quarantineView),
            hasQuarantine: !model.quarantine.isEmpty, inputs: model.inputs.prefix(Self.inputRows).map(inputView),
            hasInputs: !model.inputs.isEmpty, tallies: tallies(), inputsLimit: inputsLimit,
            rejectedLines: model.rejectedLines > 0
                ? CountedText.rejectedLines.text(language, model.rejectedLines) : nil,
            identities: model.identities.map(identityView), hasIdentities: !model.identities.isEmpty,
            files: model.files.map(fileView), hasFiles: !model.files.isEmpty,
            t: Dictionary(
                PageLabel.allCases.map { ($0.rawValue, word($0)) }, uniquingKeysWith: { first, _ in first }))
    }

    // MARK: Key figures

    private func figures() -> [PageView.Figure] {
        let findings = model.findings
        let plan = model.plan
        var list = [
            PageView.Figure(
                value: language.count(findings.total), label: word(.openFindings),
                note: notes([
                    (findings.count(.new), .newShort), (findings.count(.reopened), .reopenedShort),
                    (findings.count(.resolved), .resolvedShort), (findings.count(.accepted), .acceptedShort),
                ]), link: "findings", isLoud: findings.actionable > 0),
            PageView.Figure(
                value: language.money(findings.stake), label: word(.moneyAtStake), note: nil, link: "findings",
                isLoud: false),
            PageView.Figure(
                value: language.count(plan.additive + plan.destructive), label: word(.readyActions),
                note: plan.withheldByGuard > 0
                    ? CountedText.withheldActions.text(language, plan.withheldByGuard) : nil,
                link: "actions", isLoud: plan.withheldByGuard > 0),
            PageView.Figure(
                value: language.count(model.quarantine.count), label: word(.waiting), note: nil,
                link: "quarantine", isLoud: !model.quarantine.isEmpty),
        ]
        if let billing = model.billing {
            let note = [
                CountedText.customers.text(language, billing.customers),
                CountedText.events.text(language, billing.events),
            ]
            list.append(
                PageView.Figure(
                    value: language.money(billing.total), label: word(.preview),
                    note: note.joined(separator: " · "), link: "billing", isLoud: false))
        }
        list.append(
            PageView.Figure(
                value: language.count(model.stock.boxTotal), label: word(.boxes),
                note: "\(language.count(model.stock.boxes[.installed] ?? 0)) "
                    + Custody.installed.label.text(language),
                link: "stock", isLoud: false))
        return list
    }

    private func notes(_ counts: [(Int, PageLabel)]) -> String? {
        let parts = counts.filter { $0.0 > 0 }.map { "\(language.count($0.0)) \(word($0.1))" }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    // MARK: Actions

    private func actionViews() -> [PageView.ActionView] {
        let plan = model.plan
        var list: [PageView.ActionView] = []
        func add(_ count: Int, _ label: String, _ note: String, tone: String) {
            guard count > 0 else { return }
            list.append(PageView.ActionView(label: label, note: note, count: language.count(count), tone: tone))
        }
        add(plan.additive, word(.additive), word(.additiveMeaning), tone: "good")
        add(plan.destructive, word(.destructive), word(.destructiveMeaning), tone: "care")
        for (reason, count) in plan.withheldByReason {
            add(count, word(.withheldBy), reason.label.text(language), tone: reason == .manual ? "plain" : "held")
        }
        return list
    }

    // MARK: Billing and stock

    private func billingView(_ billing: BillingSummary) -> PageView.BillingView {
        func counted(_ count: Int, _ label: PageLabel) -> String? {
            count > 0 ? "\(language.count(count)) \(word(label))" : nil
        }
        return PageView.BillingView(
            lines: billing.lines.map {
                PageView.BillingView.Line(
                    competence: language.month($0.competence), due: language.date($0.due),
                    events: language.count($0.events), customers: language.count($0.customers),
                    total: language.money($0.total))
            }, events: language.count(billing.events), customers: language.count(billing.customers),
            total: language.money(billing.total), quarantined: counted(billing.quarantined, .billingQuarantined),
            free: counted(billing.free, .billingFree))
    }

    private func stockViews() -> [PageView.StockView] {
        let stock = model.stock
        let rows = Custody.allCases.compactMap { custody -> PageView.StockView? in
            let patrimony = stock.patrimony[custody] ?? 0
            let boxes = stock.boxes[custody] ?? 0
            guard patrimony + boxes > 0 else { return nil }
            return PageView.StockView(
                custody: custody.label.text(language), patrimony: language.count(patrimony),
                boxes: language.count(boxes), isTotal: false)
        }
        return rows + [
            PageView.StockView(
                custody: word(.total), patrimony: language.count(stock.patrimonyTotal),
                boxes: language.count(stock.boxTotal), isTotal: true)
        ]
    }

    private var held: String? {
        model.stock.held > 0 ? "\(language.count(model.stock.held)) \(word(.held))" : nil
    }
}
