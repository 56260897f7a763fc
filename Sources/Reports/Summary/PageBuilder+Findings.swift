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
                    return PageView.Matrix.Cell(
                        value: language.count(count),
                        link: count == 0
                            ? nil : "#findings?class=\(kind.rawValue)&platform=\(Self.query(place?.text ?? "-"))",
                        label: "\(kind.rawValue), \(place?.text ?? word(.insideERP)): \(language.count(count))")
                }, total: language.count(findings.tally(kind).count), money: amount(findings.tally(kind).stake))
        }
        let totals = places.map { place in
            language.count(classes.reduce(0) { $0 + findings.tally($1, on: place).count })
        }
        return PageView.Matrix(
            platforms: places.map { $0?.text ?? word(.insideERP) }, rows: rows, totals: totals,
            total: language.count(findings.total), money: amount(findings.stake))
    }

    /// Of an address: everything but letters, digits and the safest marks as `%41`.
    static func query(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                byte < 0x80 && (Character(UnicodeScalar(byte)).isLetter || Character(UnicodeScalar(byte)).isNumber)
            if isPlain || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") { return String(UnicodeScalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }

    /// The open findings as the table first shows them: the most severe first, then the dearest.
    var firstRows: [ReportedFinding] {
        model.findings.listed.enumerated().filter { $0.element.state.isOpen }.sorted { one, other in
            let (a, b) = (one.element.finding, other.element.finding)
            if a.severity != b.severity { return a.severity < b.severity }
            if a.stake.amount != b.stake.amount { return a.stake.amount > b.stake.amount }
            return one.offset < other.offset
        }.map(\.element)
    }

    var rest: String {
        let shown = min(Self.staticRows, model.findings.listed.count { $0.state.isOpen })
        return PageLabel.showingOf.phrase.text(
            language,
            [
                "shown": language.count(shown), "total": language.count(model.findings.total),
                "file": OutputTable.findings.csvName,
            ])
    }

    var unlisted: String? {
        guard model.findings.unlisted > 0 else { return nil }
        return CountedText.unlistedFindings.text(language, model.findings.unlisted)
    }

    func ages() -> [PageView.AgeView] {
        let most = max(1, model.findings.ages.values.max() ?? 1)
        return FindingsSummary.Age.allCases.map { age in
            let count = model.findings.ages[age] ?? 0
            return PageView.AgeView(
                label: age.rawValue.replacing("-", with: "–"), count: language.count(count),
                width: "\(count * 100 / most)")
        }
    }

    func choices() -> PageView.Choices {
        typealias Choice = PageView.Choices.Choice
        let listed = model.findings.listed
        let kinds = Set(listed.map(\.finding.kind)).sorted()
        let platforms = Set(listed.compactMap(\.finding.platform)).sorted()
        let inERP = listed.contains { $0.finding.platform == nil } ? [Choice(value: "-", label: word(.insideERP))] : []
        return PageView.Choices(
            severities: Severity.allCases.map {
                Choice(value: $0.rawValue, label: "\($0.rawValue) · \($0.label.text(language))")
            },
            classes: kinds.map {
                Choice(value: $0.rawValue, label: "\($0.rawValue) · \($0.text.title.text(language))")
            }, platforms: inERP + platforms.map { Choice(value: $0.text, label: $0.text) },
            states: ReportedState.allCases.filter { model.findings.count($0) > 0 }.map {
                Choice(value: $0.rawValue, label: $0.label.text(language))
            }, exposures: Exposure.allCases.map { Choice(value: $0.rawValue, label: $0.title.text(language)) })
    }

    func findingView(_ reported: ReportedFinding) -> PageView.FindingView {
        let finding = reported.finding
        let mark: PageLabel? =
            switch reported.state {
            case .new: .newMark
            case .reopened: .reopenedMark
            case .persistent, .resolved, .accepted: nil
            }
        let standing: String? =
            switch model.plan.standings[reported.id] {
            case .ready: FindingsWord.ready.phrase.text(language)
            case .withheld(let reason): reason.label.text(language)
            case nil: nil
            }
        return PageView.FindingView(
            code: finding.kind.rawValue, title: finding.kind.text.title.text(language),
            severity: finding.severity.rawValue, severityMeaning: finding.severity.label.text(language),
            place: finding.platform?.text ?? word(.insideERP), contract: finding.contract?.text ?? "—",
            explanation: finding.explanation(language), money: amount(finding.stake.amount),
            days: language.count(reported.daysOpen(on: model.asOf)), since: language.date(reported.firstSeen),
            mark: mark.map(word), action: finding.action.sentence(language), withheld: standing)
    }

    /// The words for a state that a finding's side may have.
    static func label(ofValue value: String) -> Phrase? {
        ServiceStatus(rawValue: value)?.label ?? ContractStatus(rawValue: value)?.label
            ?? Custody(rawValue: value)?.label
    }

    // The column's head says R$, and most cells of some classes have no money: a dash is calmer than zeros.
    private func amount(_ money: Money) -> String {
        money == .zero ? "—" : language.amount(money)
    }
}
