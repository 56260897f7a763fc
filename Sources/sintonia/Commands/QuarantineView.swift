internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Pipeline
internal import Reports
internal import Store

extension Console {
    /// Prints a sentence.
    func say(_ text: QuarantineText, _ values: [String: String] = [:]) {
        paragraph(text.phrase.text(language, values))
    }

    /// A decision that is no sentence: nobody would know later who decided, and why.
    func requireWords(_ decision: DecisionOptions) throws {
        let isBlank = [decision.author, decision.reason].contains { $0.allSatisfy(\.isWhitespace) }
        guard isBlank else { return }
        Self.complain(QuarantineText.noAuthor.phrase.text(language))
        throw ExitStatus.badInput
    }

    /// The ending, where the decision was taken in; else says why not, and throws.
    func done(_ ending: QuarantineDesk.Ending) throws -> QuarantineDesk.Ending {
        if case .done = ending { return ending }
        throw refuse(ending)
    }

    /// Says why a decision was not taken in.
    func refuse(_ ending: QuarantineDesk.Ending) -> ExitStatus {
        func complain(_ text: QuarantineText, _ number: Int64, _ values: [String: String] = [:]) {
            let all = values.merging(["number": "\(number)"]) { given, _ in given }
            Self.complain(text.phrase.text(language, all))
        }
        switch ending {
        case .done: return .clean
        case .unknown(let number): complain(.unknown, number)
        case .decided(let number, let exit): complain(.alreadyDecided, number, ["outcome": words(exit)])
        case .missing(let number): complain(.missing, number)
        case .inReview(let number): complain(.inReview, number)
        case .decisionOnly(let number): complain(.decisionOnly, number)
        case .notInReview(let number): complain(.notInReview, number)
        case .stale(let number): complain(.stale, number)
        }
        return .badInput
    }

    private func words(_ exit: QuarantineExit) -> String {
        let outcome = QuarantineOutcomeText(rawValue: exit.outcome.rawValue)?.phrase.text(language) ?? ""
        guard !exit.author.isEmpty else { return outcome }
        return QuarantineText.byPerson.phrase.text(
            language, ["outcome": outcome, "author": exit.author, "reason": exit.reason])
    }

    private func label(_ text: QuarantineText) -> String { text.phrase.text(language) }

    /// One row a file, the cure under it, and the next step at the end.
    func list(_ items: [QuarantineDesk.Item], head: QuarantineText, next: QuarantineText) {
        heading(
            head.phrase.text(language, ["files": CountedText.filesForPerson.text(language, items.count)]))
        let rows = items.map { item in
            [
                "\(item.delivery.number)", language.date(item.delivery.claimedOn),
                item.delivery.reason?.rawValue ?? label(.unreasoned), item.delivery.shownPath,
            ]
        }
        table(
            head: [label(.number), label(.day), label(.reason), label(.file)], rows, right: [0], elastic: 3
        ) { index in
            let advice = items[index].delivery.reason?.advice
            let question = items[index].review.flatMap { ReviewQuestionText(rawValue: $0.question.rawValue) }
            paragraph((question?.question ?? advice?.cure)?.text(language) ?? "", indent: 6, .yellow)
        }
        say(next)
    }

    /// Everything that is known of a file in quarantine.
    func show(_ item: QuarantineDesk.Item) {
        let delivery = item.delivery
        heading(
            QuarantineText.headline.phrase.text(
                language, ["number": "\(delivery.number)", "date": language.date(delivery.claimedOn)]))
        let reason = delivery.reason.map { " (\($0.rawValue))" } ?? ""
        let place = item.file ?? QuarantineText.gone.phrase.text(language, ["place": delivery.place ?? "—"])
        var facts = [
            (label(.file), delivery.shownPath), (label(.kind), delivery.kind?.name ?? "—"),
            (label(.ended), (delivery.disposition?.label.text(language) ?? "") + reason),
            (label(.bytes), language.count(Int(delivery.size))), (label(.content), delivery.content?.hex ?? "—"),
            (label(.place), place),
        ]
        for note in item.review?.notes ?? [] {
            facts.append((label(.issuer), "\(note.issuerName) (\(note.issuer))".maskingPersonalNumbers))
            facts.append((label(.accessKey), note.accessKey.text))
            facts.append((label(.total), ExactDecimal(note.total)?.money.map { language.money($0) } ?? note.total))
        }
        if let units = item.review?.units, !units.isEmpty {
            let list = units.sorted { $0.key.rawValue < $1.key.rawValue }
                .map { "\($0.value) \($0.key.label.text(language))" }
            facts.append((label(.units), list.joined(separator: ", ")))
        }
        if let exit = item.exit { facts.append((label(.decided), words(exit))) }
        if let number = item.retriedAs {
            facts.append(("", QuarantineText.retriedAs.phrase.text(language, ["number": "\(number)"])))
        }
        self.facts(facts)
        if let advice = delivery.reason?.advice {
            heading(label(.happened))
            paragraph(advice.happened.text(language), indent: 2)
        }
        let places = item.detail.pairs(in: language)
        if !places.isEmpty {
            heading(label(.shows))
            self.facts(places.map { ($0.name, $0.value) })
        }
        showRows(item)
        if item.exit == nil { showNext(item) }
    }

    private func showRows(_ item: QuarantineDesk.Item) {
        guard !item.rejectedRows.isEmpty else { return }
        heading(
            QuarantineText.rows.phrase.text(language, ["count": language.count(item.delivery.rejected)]))
        for row in item.rejectedRows {
            let place = "\(DetailText.line.phrase.text(language)) \(row.line)"
            paragraph("\(place)  \(row.column)  “\(row.value)”", indent: 2)
            paragraph(row.sentence(in: language), indent: 6)
        }
        if item.rejectedRows.count < item.delivery.rejected {
            paragraph(label(.moreRows), indent: 2)
        }
    }

    private func showNext(_ item: QuarantineDesk.Item) {
        let number = ["number": "\(item.delivery.number)"]
        func step(_ text: QuarantineText, _ values: [String: String] = [:]) {
            let all = values.merging(number) { given, _ in given }
            paragraph("• " + text.phrase.text(language, all), indent: 2, hanging: 4)
        }
        heading(label(.next))
        if let cure = item.delivery.reason?.advice.cure { paragraph("• " + cure.text(language), indent: 2, hanging: 4) }
        if let review = item.review, let text = ReviewQuestionText(rawValue: review.question.rawValue) {
            paragraph("• " + text.question.text(language), indent: 2, hanging: 4)
            step(.nextAccept, ["effect": text.whenAccepted.text(language)])
            step(.nextReject, ["effect": text.whenRejected.text(language)])
        }
        if item.canBeRetried { step(.nextRetry) }
        if item.review == nil { step(.nextDiscard) }
    }
}

extension QuarantineDesk.Item {
    /// The file for programs.
    func json(in language: Language) -> [String: Any] {
        var object: [String: Any] = [
            "delivery": delivery.number, "file": delivery.shownPath, "claimedOn": delivery.claimedOn.description,
            "kind": delivery.kind?.name ?? "unknown", "disposition": delivery.disposition?.rawValue ?? "",
            "reason": delivery.reason?.rawValue ?? "", "bytes": delivery.size, "sha256": delivery.content?.hex ?? "",
            "place": file ?? "", "message": delivery.message(in: language),
            "cure": delivery.reason?.advice.cure.text(language) ?? "", "canBeRetried": canBeRetried,
            "rejectedRows": delivery.rejected,
            "detail": Dictionary(
                detail.pairs(in: .en).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
        ]
        if let exit {
            object["decision"] = ["outcome": exit.outcome.rawValue, "author": exit.author, "reason": exit.reason]
        }
        if let retriedAs { object["retriedAs"] = retriedAs }
        if let review {
            object["review"] =
                [
                    "question": review.question.rawValue, "notes": review.notes.map(\.accessKey.text),
                    "units": Dictionary(
                        review.units.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first }),
                ] as [String: Any]
        }
        return object
    }
}
