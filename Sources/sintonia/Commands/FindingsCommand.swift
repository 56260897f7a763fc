internal import ArgumentParser
internal import Domain
internal import Pipeline
internal import Reports

/// `sintonia findings …`
struct FindingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "findings", abstract: "The differences: list them, accept one until a date, or withdraw that.",
        subcommands: [List.self, Accept.self, Reopen.self], defaultSubcommand: List.self)

    /// `findings list [--class C] [--platform P] [--state S]`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the differences that stand. Changes nothing.")

        @Option(name: .customLong("class"), help: "Only this class: A01, or its name.")
        var kind: String?
        @Option(name: .long, help: "Only this platform.")
        var platform: String?
        @Option(name: .long, help: "Only this state: new, persistent, reopened, accepted, resolved.")
        var state: String?
        @OptionGroup var options: CommonOptions

        func run() throws {
            let console = try options.console()
            let all = try options.opening.forReading().map { try ReviewDesk(context: $0).findings() } ?? []
            let shown = all.filter { item in
                let finding = item.finding
                return (kind.map { finding.kind.rawValue == $0.uppercased() || finding.kind.name == $0 } ?? true)
                    && (platform.map { finding.platform?.text == $0 } ?? true)
                    && (state.map { item.state.rawValue == $0 } ?? (item.state != .resolved))
            }
            if options.json {
                console.json(["findings": shown.map { Self.json($0, console.language) }])
            } else if shown.isEmpty {
                console.say(.findingsNone)
            } else {
                for item in shown { show(item, console) }
                let count = CountedText.findings.text(console.language, shown.count)
                console.say(.findingsNext, ["count": count])
            }
            throw shown.contains { $0.state != .accepted && $0.state != .resolved }
                ? ExitStatus.findings : ExitStatus.clean
        }

        private func show(_ item: ListedFinding, _ console: Console) {
            let finding = item.finding
            let language = console.language
            let state = ReportedState(rawValue: item.state.rawValue)?.label.text(language) ?? ""
            let severity = finding.severity.rawValue
            let shown = finding.severity == .s1 ? console.coloured(severity, .red) : severity
            var line = "\(item.id)  \(finding.kind.rawValue) \(shown)  \(state)"
            line += "  \(CountedText.days.text(language, item.daysOpen))"
            // On a terminal what it says stands below; in a file, a finding is a line.
            var words = finding.explanation(language)
            if item.state == .accepted, let acceptance = item.acceptance {
                let values = ["until": language.date(acceptance.until), "author": acceptance.author]
                words += " (\(ReviewText.acceptedUntil.phrase.text(language, values)): \(acceptance.reason))"
            }
            guard Console.columns != nil else { return console.line("\(line)  \(words)") }
            console.line(line)
            console.paragraph(words, indent: 4)
        }

        private static func json(_ item: ListedFinding, _ language: Language) -> [String: Any] {
            let finding = item.finding
            return [
                "id": item.id, "class": finding.kind.rawValue, "name": finding.kind.name,
                "severity": finding.severity.rawValue, "state": item.state.rawValue,
                "platform": finding.platform?.text ?? "", "contract": finding.contract?.text ?? "",
                "account": finding.account?.text ?? "", "moneyCents": finding.stake.amount.centavos,
                "firstSeen": item.firstSeen.description, "daysOpen": item.daysOpen,
                "explanation": finding.explanation(language),
                "acceptedUntil": item.acceptance?.until.description ?? "",
                "acceptedBy": item.acceptance?.author ?? "", "reason": item.acceptance?.reason ?? "",
            ]
        }
    }

    /// `findings accept ID --until DATE`
    struct Accept: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that a difference is intended until a date. Nothing is done about it meanwhile.")

        @Argument(help: "Its id, or the beginning of it (at least 4 digits).")
        var id: String
        @Option(name: .long, help: "The last day on which it counts, yyyy-mm-dd.")
        var until: BusinessDate
        @OptionGroup var decision: DecisionOptions
        @OptionGroup var options: CommonOptions

        func run() throws {
            try options.work { context, console in
                let language = console.language
                guard until >= context.asOf else {
                    Console.complain(ReviewText.untilPast.phrase.text(language, ["until": language.date(until)]))
                    throw ExitStatus.badInput
                }
                let ending = try ReviewDesk(context: context).accept(
                    id, until: until, author: decision.author, reason: decision.reason)
                try console.end(ending, of: id, done: .findingAccepted, ["id": id, "until": language.date(until)])
            }
        }
    }

    /// `findings reopen ID`
    struct Reopen: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Withdraws an acceptance.")

        @Argument(help: "Its id, or the beginning of it (at least 4 digits).")
        var id: String
        @OptionGroup var decision: DecisionOptions
        @OptionGroup var options: CommonOptions

        func run() throws {
            try options.work { context, console in
                let ending = try ReviewDesk(context: context).reopen(
                    id, author: decision.author, reason: decision.reason)
                try console.end(ending, of: id, done: .findingReopened, ["id": id])
            }
        }
    }
}

extension Console {
    /// How a decision about a finding ended.
    fileprivate func end(
        _ ending: ReviewDesk.Ending, of id: String, done: ReviewText, _ values: [String: String]
    ) throws {
        switch ending {
        case .done: return say(done, values)
        case .ambiguous(let ids):
            let list = ids.prefix(5).joined(separator: ", ")
            Self.complain(ReviewText.findingAmbiguous.phrase.text(language, ["id": id, "list": list]))
        case .unknown, .stale, .aboveCeiling:
            Self.complain(ReviewText.findingUnknown.phrase.text(language, ["id": id]))
        }
        throw ExitStatus.badInput
    }
}
