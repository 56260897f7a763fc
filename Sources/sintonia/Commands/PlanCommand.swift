internal import ArgumentParser
internal import Domain
internal import Pipeline
internal import Reports

/// `sintonia plan …`
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "The plan of the newest run: look at it, let it pass its limits, or not.",
        subcommands: [Show.self, Approve.self, Reject.self, Calls.self], defaultSubcommand: Show.self)

    /// `plan show [--platform P]`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the actions of each platform in order, and what withholds them. Changes nothing.")

        @Option(name: .long, help: "Only this platform.")
        var platform: String?
        @OptionGroup var options: CommonOptions

        func run() throws {
            let console = try options.console()
            let sheets = try options.opening.forReading().map { try ReviewDesk(context: $0).sheets() } ?? []
            let shown = sheets.filter { platform == nil || $0.platform?.text == platform }
            if options.json {
                console.json(["plans": shown.map(\.json)])
            } else if shown.isEmpty {
                console.say(.planNone)
            } else {
                for sheet in shown { show(sheet, console) }
            }
            let isWithheld = shown.contains { $0.actions.contains { $0.withheldBy.map { !$0.isOrdinary } ?? false } }
            throw isWithheld ? ExitStatus.withheld : ExitStatus.clean
        }

        private func show(_ sheet: ReviewDesk.Sheet, _ console: Console) {
            let language = console.language
            let ready = sheet.actions.count { $0.withheldBy == nil }
            let tasks = sheet.actions.count { $0.lane == .task }
            let values = [
                "platform": sheet.platform?.text ?? "ERP", "ready": language.count(ready),
                "withheld": language.count(sheet.actions.count - ready - tasks), "tasks": language.count(tasks),
            ]
            console.say(sheet.platform == nil ? .planHeadERP : .planHead, values)
            if let hash = sheet.hash {
                console.say(
                    .planHash,
                    [
                        "hash": String(hash.prefix(12)), "removals": language.count(sheet.counted(.destructive)),
                        "activations": language.count(sheet.counted(.additive)),
                    ])
            }
            let width = sheet.actions.map { "\($0.order)".count }.max() ?? 1
            for action in sheet.actions {
                let held = action.withheldBy.map { "  — " + console.coloured($0.label.text(language), .yellow) } ?? ""
                let order = "\(action.order)"
                let padding = String(repeating: " ", count: width - order.count)
                console.line("  \(padding)\(order). \(action.sentence(language))\(held)")
            }
            if let hash = sheet.hash, sheet.actions.contains(where: { $0.withheldBy?.isCap ?? false }) {
                let most = max(sheet.counted(.destructive), sheet.counted(.additive))
                console.say(.planNext, ["hash": String(hash.prefix(12)), "count": "\(most)"])
            }
        }
    }

    /// `plan approve HASH --ceiling N`
    struct Approve: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets the plan with this hash pass its limits, once, in a run of today or tomorrow.")

        @Argument(help: "The hash that `plan show` gives, at least 8 digits of it.")
        var hash: String
        @Option(name: .long, help: "No more actions of a lane than this are let through.")
        var ceiling: Int
        @OptionGroup var decision: DecisionOptions
        @OptionGroup var options: CommonOptions

        func run() throws {
            try options.work { context, console in
                let ending = try ReviewDesk(context: context).approve(
                    hash, ceiling: ceiling, author: decision.author, reason: decision.reason)
                try console.end(ending, of: hash, ceiling: ceiling, done: .planApproved)
            }
        }
    }

    /// `plan reject HASH`
    struct Reject: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Withdraws an approval of the plan with this hash.")

        @Argument(help: "The hash that `plan show` gives, at least 8 digits of it.")
        var hash: String
        @OptionGroup var decision: DecisionOptions
        @OptionGroup var options: CommonOptions

        func run() throws {
            try options.work { context, console in
                let ending = try ReviewDesk(context: context).reject(
                    hash, author: decision.author, reason: decision.reason)
                try console.end(ending, of: hash, ceiling: 0, done: .planRejected)
            }
        }
    }
}

extension Console {
    /// Prints a sentence.
    func say(_ text: ReviewText, _ values: [String: String] = [:]) { line(text.phrase.text(language, values)) }

    /// How a decision about a plan ended.
    fileprivate func end(
        _ ending: ReviewDesk.Ending, of hash: String, ceiling: Int, done: ReviewText
    ) throws {
        func complain(_ text: ReviewText, _ values: [String: String]) {
            Self.complain(text.phrase.text(language, values))
        }
        switch ending {
        case .done: return say(done, ["ceiling": language.count(ceiling)])
        case .unknown, .ambiguous: complain(.planUnknown, ["hash": hash])
        case .stale(let now): complain(.planStale, ["now": String(now.prefix(12))])
        case .aboveCeiling(let count):
            complain(.planCeiling, ["count": language.count(count), "ceiling": language.count(ceiling)])
        }
        throw ExitStatus.badInput
    }
}

extension ReviewDesk.Sheet {
    /// The plan of a platform for programs.
    fileprivate var json: [String: Any] {
        [
            "platform": platform?.text ?? "", "hash": hash ?? "", "removals": counted(.destructive),
            "activations": counted(.additive),
            "actions": actions.map { action in
                [
                    "id": action.id, "order": action.order, "verb": action.verb.rawValue, "target": action.target,
                    "present": action.present, "wanted": action.wanted, "lane": action.lane.rawValue,
                    "withheldBy": action.withheldBy?.rawValue ?? "", "dependsOn": action.dependsOn,
                    "findings": action.findings,
                ] as [String: Any]
            },
        ]
    }
}
