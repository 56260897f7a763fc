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
        console.say(.statusInbox, ["count": "\(answer.inboxFiles)", "age": "\(answer.oldestSeconds)"])
        if answer.inWork > 0 { console.say(.statusInWork, ["count": "\(answer.inWork)"]) }
        if answer.unreported > 0 { console.say(.statusUnreported, ["count": "\(answer.unreported)"]) }
        if answer.waitingOrders > 0 {
            console.line(OrderText.statusWaiting.phrase.text(console.language, ["count": "\(answer.waitingOrders)"]))
        }
        if let run = answer.latestRun {
            console.say(.statusLastRun, ["run": run.id])
            if let verdict = run.verdict { console.line("  " + verdict) }
        } else {
            console.say(.statusNoRun)
        }
        guard !answer.quarantined.isEmpty else { return console.say(.statusQuarantineNone) }
        console.say(.statusQuarantine, ["count": "\(answer.quarantined.count)"])
        for delivery in answer.quarantined {
            console.line("  \(delivery.shownPath)  \(console.coloured(delivery.reason?.rawValue ?? "", .yellow))")
            console.line("    \(delivery.message(in: console.language))")
        }
    }

    private static func json(_ answer: StatusAnswer, _ language: Language) -> [String: Any] {
        [
            "inbox": ["files": answer.inboxFiles, "oldestSeconds": answer.oldestSeconds],
            "inWork": answer.inWork, "unreported": answer.unreported, "waitingOrders": answer.waitingOrders,
            "lastRun": answer.latestRun.map { ["id": $0.id, "verdict": $0.verdict ?? ""] } as Any? ?? "",
            "quarantine": answer.quarantined.map { delivery in
                [
                    "file": delivery.shownPath, "delivery": delivery.number,
                    "disposition": delivery.disposition?.rawValue ?? "", "reason": delivery.reason?.rawValue ?? "",
                    "message": delivery.message(in: language), "place": delivery.place ?? "",
                ] as [String: Any]
            },
        ]
    }
}
