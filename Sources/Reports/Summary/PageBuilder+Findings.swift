internal import Domain

extension PageBuilder {
    func matrix() -> PageView.Matrix? {
        let findings = model.findings
        guard findings.total > 0 else { return nil }
        // Inside the ERP first, then the platforms by id.
        let places: [PlatformID?] = (findings.hasERPFindings ? [nil] : []) + findings.platforms.map { $0 }
        let classes = findings.classes
        let rows = classes.map { kind in
            PageView.Matrix.Row(
                code: kind.rawValue, title: kind.text.title.text(language),
                severity: findings.severity(of: kind).rawValue,
                severityMeaning: findings.severity(of: kind).label.text(language),
                cells: places.map { place in
                    let count = findings.tally(kind, on: place).count
                    return PageView.Matrix.Cell(value: language.count(count), isZero: count == 0)
                }, total: language.count(findings.tally(kind).count), money: amount(findings.tally(kind).stake))
        }
        let totals = places.map { place in
            language.count(classes.reduce(0) { $0 + findings.tally($1, on: place).count })
        }
        return PageView.Matrix(
            platforms: places.map { $0?.text ?? word(.insideERP) }, rows: rows, totals: totals,
            total: language.count(findings.total), money: amount(findings.stake))
    }

    func classView(_ kind: FindingClass) -> PageView.ClassView {
        let tally = model.findings.tally(kind)
        let rows = (model.findings.rows[kind] ?? []).map(findingView)
        let limit = PageLabel.showingOf.phrase.text(
            language,
            [
                "shown": language.count(rows.count), "total": language.count(tally.count),
                "file": OutputTable.findings.csvName,
            ])
        return PageView.ClassView(
            code: kind.rawValue, title: kind.text.title.text(language),
            severity: (tally.worst ?? kind.severity).rawValue,
            severityMeaning: (tally.worst ?? kind.severity).label.text(language), count: language.count(tally.count),
            money: tally.stake > .zero ? language.money(tally.stake) : nil, cure: kind.text.cure.text(language),
            caption: PageLabel.tableOfClass.phrase.text(language, ["class": kind.rawValue]), rows: rows,
            limit: tally.count > rows.count ? limit : nil)
    }

    func findingView(_ reported: ReportedFinding) -> PageView.FindingView {
        let finding = reported.finding
        let mark: PageLabel? =
            switch reported.state {
            case .new: .newMark
            case .reopened: .reopenedMark
            case .persistent, .resolved, .accepted: nil
            }
        let guardedBy = finding.action.withheldBy.flatMap { $0 == .manual ? nil : $0 }
        return PageView.FindingView(
            id: reported.id, code: finding.kind.rawValue, explanation: finding.explanation(language),
            erp: shown(finding.erpValue), platform: shown(finding.platformValue),
            money: amount(finding.stake.amount), days: language.count(reported.daysOpen(on: model.asOf)),
            since: language.date(reported.firstSeen), mark: mark.map(word),
            action: finding.action.sentence(language),
            withheld: guardedBy.map { "\(word(.withheldMark)): \($0.label.text(language))" })
    }

    // A state in words of the language; anything else as it is.
    private func shown(_ value: String?) -> String {
        guard let value, !value.isEmpty else { return "—" }
        let label =
            ServiceStatus(rawValue: value)?.label ?? ContractStatus(rawValue: value)?.label
            ?? Custody(rawValue: value)?.label
        return label?.text(language) ?? value
    }

    // The column's head says R$, and most cells of some classes have no money: a dash is calmer than zeros.
    private func amount(_ money: Money) -> String {
        money == .zero ? "—" : language.amount(money)
    }
}
