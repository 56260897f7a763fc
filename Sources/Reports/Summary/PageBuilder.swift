internal import Domain

/// Turns the model into words of one language.
struct PageBuilder {
    /// Files shown on the page, of this run and of the quarantine; further ones are counted and stand in
    /// `documents.csv`.
    static let inputRows = 500

    /// Findings that a browser without scripts shows.
    static let staticRows = 100

    let model: SummaryModel
    let language: Language

    private func data() -> String {
        var data = FindingsData(model, language)
        return data.json()
    }

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
            figures: figures(), board: board(), hasTrend: !model.history.isEmpty, trend: trendRows(), matrix: matrix(),
            ages: ages(), hasAges: findings.total > 0, choices: choices(),
            rows: firstRows.prefix(Self.staticRows).map(findingView), hasRows: !findings.listed.isEmpty, rest: rest,
            unlisted: unlisted, oldest: findings.oldest.map(findingView), hasOldest: findings.oldest.count > 1,
            actions: actions, hasActions: !actions.isEmpty, places: places(),
            trips: model.plan.trips.filter { !$0.isReleased }.map { $0.sentence(language) },
            billing: model.billing.flatMap(billingView),
            stock: stockViews(), held: held, notReturned: notReturned, hasTallies: held != nil || notReturned != nil,
            quarantine: model.quarantine.prefix(Self.inputRows).map(quarantineView),
            hasQuarantine: !model.quarantine.isEmpty, pictures: model.pictures.map(pictureView),
            hasPictures: !model.pictures.isEmpty, inputs: model.inputs.prefix(Self.inputRows).map(inputView),
            hasInputs: !model.inputs.isEmpty, tallies: tallies(), inputsLimit: inputsLimit,
            rejectedLines: model.rejectedLines > 0
                ? CountedText.rejectedLines.text(language, model.rejectedLines) : nil,
            identities: model.identities.map(identityView), hasIdentities: !model.identities.isEmpty,
            files: model.files.map(fileView), hasFiles: !model.files.isEmpty,
            data: data(),
            t: Dictionary(
                PageLabel.allCases.map { ($0.rawValue, word($0)) }, uniquingKeysWith: { first, _ in first }))
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

    // None where there is nothing to preview and nobody left out.
    private func billingView(_ billing: BillingSummary) -> PageView.BillingView? {
        let isQuiet = billing.upcoming.isEmpty && billing.overdue.events == 0
        guard billing.events + billing.quarantined + billing.free > 0 || !isQuiet else { return nil }
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
            free: counted(billing.free, .billingFree), overdue: overdue(billing.overdue),
            upcoming: billing.upcoming.map(upcoming), comparison: billing.comparison.map(comparisonView))
    }

    private func overdue(_ overdue: BillingSummary.Overdue) -> String? {
        guard overdue.events > 0 else { return nil }
        return PageLabel.billingOverdue.phrase.text(
            language, ["count": language.count(overdue.events), "total": language.money(overdue.total)])
    }

    private func upcoming(_ line: BillingSummary.Upcoming) -> String {
        PageLabel.billingUpcoming.phrase.text(
            language,
            [
                "due": language.date(line.due), "events": CountedText.events.text(language, line.events),
                "total": language.money(line.total), "unsaved": language.count(line.unsaved),
                "pending": language.count(line.pending), "processed": language.count(line.processed),
            ])
    }

    private func comparisonView(_ comparison: BillingComparison) -> PageView.BillingView.Comparison {
        let counts = comparison.counts
        let lead = PageLabel.comparisonLead.phrase.text(
            language,
            [
                "before": language.money(comparison.before.total), "now": language.money(comparison.now.total),
                "new": language.count(counts.new), "ended": language.count(counts.ended),
                "changed": language.count(counts.changed),
            ])
        let rows = comparison.changes.prefix(BillingSummary.topChanges).map { change in
            PageView.BillingView.Comparison.Row(
                name: "\(change.contract.text) \(change.package.text)",
                before: change.before.map(language.money) ?? "—", now: change.now.map(language.money) ?? "—",
                difference: language.money(change.difference))
        }
        return PageView.BillingView.Comparison(lead: lead, rows: rows)
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

    private var notReturned: String? {
        let due = model.stock.notReturned
        guard due.boxes > 0 else { return nil }
        return "\(language.count(due.boxes)) \(word(.notReturned)) · \(language.money(due.value))"
    }

    private var held: String? {
        model.stock.held > 0 ? "\(language.count(model.stock.held)) \(word(.held))" : nil
    }
}
