internal import Domain

/// The money board, its trend, and the plan by place.
extension PageBuilder {
    private static let chartWidth = 240, chartHeight = 60

    func board() -> [PageView.BoardView] {
        Exposure.allCases.compactMap { exposure -> PageView.BoardView? in
            let stake = model.findings.stake(exposure)
            // The three sums of the morning are always there, at zero too.
            guard exposure != .other || stake > .zero else { return nil }
            let contracts = model.findings.contracts(exposure)
            let before = model.history.last
            let difference = before.map { change(from: $0.stake(exposure), to: stake, since: $0.date) }
            return PageView.BoardView(
                title: exposure.title.text(language), meaning: exposure.meaning.text(language),
                link: "#findings?money=\(exposure.rawValue)", money: language.money(stake), change: difference?.text,
                changeTone: difference?.tone ?? "plain",
                contracts: contracts > 0 ? CountedText.exposedContracts.text(language, contracts) : nil,
                chart: model.history.isEmpty ? nil : chart(exposure))
        }
    }

    private func change(from before: Money, to now: Money, since date: BusinessDate) -> (text: String, tone: String) {
        let values = ["date": language.date(date)]
        if now == before { return (PageLabel.unchangedSince.phrase.text(language, values), "plain") }
        let sign = now > before ? "+" : "−"
        let size = now > before ? now - before : before - now
        let text = PageLabel.changedSince.phrase.text(
            language, values.merging(["change": "\(sign)\(language.money(size))"]) { $1 })
        return (text, now > before ? "held" : "good")
    }

    private func chart(_ exposure: Exposure) -> PageView.ChartView {
        let points = model.trend
        let values = points.map { $0.stake(exposure).centavos }
        let most = max(values.max() ?? 0, 1)
        let last = max(points.count - 1, 1)
        let places = values.enumerated().map { index, value in
            // Whole units of the box are fine enough; four are left free above and below.
            let height = Int64(Self.chartHeight - 8)
            return "\(index * Self.chartWidth / last),\(Self.chartHeight - 4 - Int(value * height / most))"
        }
        let curve = "M" + places.joined(separator: "L")
        let description = PageLabel.chartDescription.phrase.text(
            language,
            [
                "first": language.date(points[0].date), "then": language.money(points[0].stake(exposure)),
                "last": language.date(model.asOf), "now": language.money(model.findings.stake(exposure)),
                "most": language.money(Money(centavos: values.max() ?? 0)),
            ])
        return PageView.ChartView(
            title: exposure.title.text(language), description: description, curve: curve,
            area: "\(curve)L\(Self.chartWidth),\(Self.chartHeight)L0,\(Self.chartHeight)Z")
    }

    func trendRows() -> [PageView.TrendRow] {
        let shown = Exposure.allCases.filter { $0 != .other || model.findings.stake($0) > .zero }
        return model.trend.reversed().map { point in
            PageView.TrendRow(
                date: language.date(point.date), amounts: shown.map { language.money(point.stake($0)) },
                findings: language.count(point.findings))
        }
    }

    func places() -> [PageView.PlaceView] {
        model.plan.places.sorted { ($0.key?.text ?? "") < ($1.key?.text ?? "") }.map { place, counts in
            func shown(_ count: Int) -> String { count == 0 ? "—" : language.count(count) }
            return PageView.PlaceView(
                name: place?.text ?? word(.insideERP), additive: shown(counts.additive),
                destructive: shown(counts.destructive), withheld: shown(counts.withheld), tasks: shown(counts.tasks),
                command: place.map { "sintonia plan show --platform \($0.text)" } ?? "sintonia plan show")
        }
    }

    func pictureView(_ picture: TablePicture) -> PageView.PictureView {
        func shown(_ count: Int?) -> String { count.map(language.count) ?? "—" }
        return PageView.PictureView(
            place: picture.platform?.text ?? "ERP", kind: picture.kind.label.text(language),
            date: language.date(picture.asOf),
            ageTone: picture.asOf < model.asOf ? "care" : "good",
            whole: word(picture.isComplete ? .whole : .unproven), wholeTone: picture.isComplete ? "good" : "care",
            rows: language.count(picture.rows), rejected: picture.rejected > 0 ? language.count(picture.rejected) : "—",
            missing: shown(picture.missing), extra: shown(picture.extra))
    }
}
