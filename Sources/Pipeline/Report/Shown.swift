public import Domain
public import Reports
public import Store

extension Configuration {
    /// Language of reports and messages.
    public var reportLanguage: Language { Language(rawValue: language) ?? .ptBR }
}

extension Delivery {
    /// The file as its owner knows it: its path, and its member in an archive.
    public var shownPath: String { member.map { "\(path) » \($0)" } ?? path }

    /// What happened, where it shows, and what to do next.
    public func message(in language: Language) -> String {
        let detail = ReasonDetail(json: detail)
        let notice = detail.table?.text(in: language)
        guard let reason else {
            return [disposition?.meaning.text(language), notice.map { "[\($0)]" }].compactMap { $0 }
                .joined(separator: " ")
        }
        let place = detail.shown(in: language)
        let advice = reason.advice
        return [advice.happened.text(language), place, advice.cure.text(language)].filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    /// Its row in reports.
    func reported(in language: Language) -> ReportedInput {
        ReportedInput(
            file: path, member: member, content: content, kind: kind ?? .unknown,
            disposition: disposition ?? .pending, reason: reason, records: records,
            message: reason == nil && ReasonDetail(json: detail).table == nil ? nil : message(in: language))
    }
}

extension ReasonDetail {
    /// The places and values in one bracket.
    func shown(in language: Language) -> String {
        func word(_ label: DetailText, _ value: String?) -> String? {
            value.map { "\(label.phrase.text(language)) \($0)" }
        }
        let parts = [
            word(.line, line.map(String.init)), word(.column, column.map(String.init)),
            word(.field, field), word(.value, value), word(.expected, expected),
            word(.found, found.map { $0.joined(separator: ", ") }), word(.other, other),
        ].compactMap { $0 }
        return parts.isEmpty ? "" : "[" + parts.joined(separator: "; ") + "]"
    }
}

extension RejectedRow {
    /// Its row in the table of rejected lines.
    func cells(of delivery: Delivery, _ language: Language) -> [Cell] {
        let advice = RowRule(rawValue: rule)?.advice ?? OrderRefusal(rawValue: rule)?.advice
        let words = [advice?.happened.text(language) ?? "", advice?.cure.text(language) ?? ""]
        let sentence = words.filter { !$0.isEmpty }.joined(separator: " ")
        return [
            .text(delivery.path), Cell(text: delivery.member), .integer(line), .text(column), .text(value),
            .text(rule), .text(hint.isEmpty ? sentence : "\(sentence) [\(hint)]"),
        ]
    }
}

extension RunPicture {
    /// A finding as reports show it.
    func reported(_ item: OpenFinding) -> ReportedFinding {
        var finding = item.row.finding
        // What a person accepted costs what he said it may.
        if item.state == .accepted { finding.stake.amount = .zero }
        return ReportedFinding(
            id: item.row.id, finding: finding,
            state: ReportedState(rawValue: item.state.rawValue) ?? .persistent, firstSeen: item.firstSeen,
            lastSeen: item.lastSeen, sources: item.row.finding.sources.map { place(of: $0) })
    }
}

extension BillingGuards.Trip {
    /// The guard in words.
    public func sentence(in language: Language) -> String {
        switch self {
        case .recurringTwice(let group, let count):
            GuardText.recurringTwice.phrase.text(language, ["group": group.key, "count": "\(count)"])
        case .farAboveUsual(let group, let price, let usual):
            GuardText.farAboveUsual.phrase.text(
                language,
                ["group": group.key, "amount": language.money(price), "price": language.money(usual)])
        case .takenBack(let count, let stored):
            GuardText.takenBack.phrase.text(
                language, ["count": language.count(count), "total": language.count(stored)])
        case .resaved(let count, let difference, let total):
            GuardText.resaved.phrase.text(
                language,
                [
                    "count": language.count(count), "difference": language.money(difference),
                    "total": language.money(total),
                ])
        case .longPast(let due): GuardText.longPast.phrase.text(language, ["due": language.date(due)])
        case .total(let previous, let current):
            GuardText.total.phrase.text(
                language, ["previous": language.money(previous), "current": language.money(current)])
        case .count(let previous, let current):
            GuardText.count.phrase.text(language, ["previous": "\(previous)", "current": "\(current)"])
        }
    }
}
