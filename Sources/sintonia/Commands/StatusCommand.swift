internal import ArgumentParser
internal import Domain
internal import Pipeline
internal import Reports
internal import Store

/// `sintonia status`
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "What waits in the inbox, what lies in quarantine and why, the last run.")

    @OptionGroup var options: CommonOptions

    func run() throws {
        let console = try options.console()
        let answer = try StatusAnswer(opening: options.opening)
        if options.json {
            console.json(Self.json(answer, console.language))
        } else {
            show(answer, console)
        }
        throw answer.quarantined.isEmpty ? ExitStatus.clean : .findings
    }

    private func show(_ answer: StatusAnswer, _ console: Console) {
        let language = console.language
        func word(_ text: StatusText, _ values: [String: String] = [:]) -> String { text.phrase.text(language, values) }
        func files(_ count: Int) -> String { CountedText.files.text(language, count) }
        let waits = ["files": files(answer.inboxFiles), "age": language.age(seconds: answer.oldestSeconds)]
        var facts = [(word(.inbox), answer.inboxFiles == 0 ? word(.inboxEmpty) : word(.inboxWaits, waits))]
        if answer.inWork > 0 { facts.append((word(.work), word(.workWaits, ["files": files(answer.inWork)]))) }
        if answer.unreported > 0 { facts.append((word(.unreported), files(answer.unreported))) }
        facts.append((word(.lastRun), answer.latestRun?.id ?? word(.noRun)))
        if let verdict = answer.latestRun?.verdict { facts.append((word(.verdict), verdict)) }
        console.facts(facts, indent: 0)
        let waiting: [(StatusText, Int, String)] = [
            (.review, answer.inReview, "sintonia review list"),
            (.quarantine, answer.quarantined.count - answer.inReview, "sintonia quarantine list"),
            (.withheld, answer.withheld, "sintonia plan show"), (.orders, answer.waitingOrders, "orders.csv"),
        ]
        let rows = waiting.filter { $0.1 > 0 }.map { [language.count($0.1), word($0.0), $0.2] }
        console.line()
        guard !rows.isEmpty else { return console.line(word(.nobody)) }
        console.heading(word(.person))
        for line in TextLayout.columns(rows, width: Console.columns, right: [0]) { console.line(line) }
        guard !answer.quarantined.isEmpty else { return }
        console.line()
        showQuarantine(answer, console)
    }

    /// A row a file, with what to do about it below.
    private func showQuarantine(_ answer: StatusAnswer, _ console: Console) {
        let language = console.language
        let rows = answer.quarantined.map { delivery in
            let days = answer.asOf.map { max(0, $0.dayNumber - delivery.claimedOn.dayNumber) } ?? 0
            return [
                "\(delivery.number)", CountedText.days.text(language, days), delivery.reason?.rawValue ?? "",
                delivery.shownPath,
            ]
        }
        func label(_ text: QuarantineText) -> String { text.phrase.text(language) }
        console.table(
            head: [label(.number), label(.day), label(.reason), label(.file)], rows, right: [0, 1], elastic: 3
        ) { index in
            let advice = answer.quarantined[index].reason?.advice
            console.paragraph(advice?.cure.text(language) ?? "", indent: 6, .yellow)
        }
    }

    private static func json(_ answer: StatusAnswer, _ language: Language) -> [String: Any] {
        [
            "inbox": ["files": answer.inboxFiles, "oldestSeconds": answer.oldestSeconds],
            "inReview": answer.inReview, "withheld": answer.withheld,
            "inWork": answer.inWork, "unreported": answer.unreported, "waitingOrders": answer.waitingOrders,
            "lastRun": answer.latestRun.map { ["id": $0.id, "verdict": $0.verdict ?? ""] } as Any? ?? "",
            "quarantine": answer.quarantined.map { delivery in
                [
                    "file": delivery.shownPath, "delivery": delivery.number,
                    "claimedOn": delivery.claimedOn.description,
                    "disposition": delivery.disposition?.rawValue ?? "", "reason": delivery.reason?.rawValue ?? "",
                    "message": delivery.message(in: language), "place": delivery.place ?? "",
                ] as [String: Any]
            },
        ]
    }
}
