internal import Domain

extension SummaryModel {
    /// The verdict in one line, from the counts of this model: the level, what is withheld, what differs and what it
    /// costs, who waits, and the billing preview.
    public func verdictLine(_ language: Language) -> String {
        var parts: [String] = []
        if plan.withheldByGuard > 0 { parts.append(CountedText.withheldActions.text(language, plan.withheldByGuard)) }
        parts += plan.trips.filter { !$0.isReleased }.map { $0.sentence(language) }
        if !gaps.isEmpty { parts.append(gapsPart(language)) }
        // An empty workspace agrees with itself: that is no good news.
        parts.append(isBlank ? PageLabel.nothingYet.phrase.text(language) : findingsPart(language))
        if !quarantine.isEmpty { parts.append(CountedText.filesForPerson.text(language, quarantine.count)) }
        if rejectedLines > 0 { parts.append(CountedText.rejectedLines.text(language, rejectedLines)) }
        let state = "\(verdict.level.label.text(language)): \(parts.joined(separator: "; "))."
        guard let billing else { return state }
        let sums = [
            CountedText.customers.text(language, billing.customers), CountedText.events.text(language, billing.events),
            language.money(billing.total),
        ]
        return "\(state) \(PageLabel.previewOf.phrase.text(language)): \(sums.joined(separator: ", "))."
    }

    /// The first tables by name, the others by number.
    private func gapsPart(_ language: Language) -> String {
        let shown = gaps.prefix(3).map { gap in
            let table = gap.kind.label.text(language)
            return gap.platform.map { "\(table) (\($0.text))" } ?? table
        }.joined(separator: ", ")
        let rest = gaps.count > 3 ? ", +\(gaps.count - 3)" : ""
        return PageLabel.notWhole.phrase.text(language, ["tables": shown + rest])
    }

    private func findingsPart(_ language: Language) -> String {
        guard findings.total > 0 else { return PageLabel.noFindings.phrase.text(language) }
        var text = CountedText.findings.text(language, findings.total)
        let new = findings.count(.new)
        if new > 0 { text += " (\(CountedText.newFindings.text(language, new)))" }
        guard findings.stake > .zero else { return text }
        let stake = PageLabel.stakeAMonth.phrase.text(language, ["money": language.money(findings.stake)])
        return "\(text), \(stake)"
    }
}
