internal import ArgumentParser
internal import Domain
internal import Pipeline
internal import Reports
internal import Store

/// `sintonia quarantine …`
struct QuarantineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine",
        abstract: "The files that were not applied: list them, look at one, hand it in again, or put it away.",
        subcommands: [List.self, Show.self, Retry.self, Discard.self], defaultSubcommand: List.self)

    /// Which of the files in quarantine.
    struct Filter: ParsableArguments {
        @Option(name: .customLong("reason"), help: "Only files with this reason: missing_column, unsigned …")
        var reasons: [String] = []
        @Option(name: .long, help: "Only files whose path contains this.")
        var file: String?

        func takes(_ item: QuarantineDesk.Item) -> Bool {
            (reasons.isEmpty || reasons.contains(item.delivery.reason?.rawValue ?? ""))
                && (file.map { item.delivery.shownPath.contains($0) } ?? true)
        }
    }

    /// `quarantine list [--reason R] [--file TEXT]`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the files that wait for a person, and what to do about each. Changes nothing.")

        @OptionGroup var filter: Filter
        @OptionGroup var options: CommonOptions

        func run() throws {
            let console = try options.console()
            let all = try options.opening.forReading().map { try QuarantineDesk(context: $0).items() } ?? []
            let items = all.filter(filter.takes)
            if options.json {
                console.json(["quarantine": items.map { $0.json(in: console.language) }])
            } else if items.isEmpty {
                console.say(QuarantineText.listNone)
            } else {
                console.list(items, head: .listHead, next: .listNext)
            }
            throw items.isEmpty ? ExitStatus.clean : .findings
        }
    }

    /// `quarantine show NUMBER`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "All that is known of why a file lies there, and what to do next. Changes nothing.")

        @Argument(help: "The number of its delivery, as the list gives it.")
        var number: Int64
        @OptionGroup var options: CommonOptions

        func run() throws {
            let console = try options.console()
            guard let context = try options.opening.forReading(),
                let item = try QuarantineDesk(context: context).item(number)
            else { throw console.refuse(.unknown(number)) }
            if options.json {
                console.json(item.json(in: console.language))
            } else {
                console.show(item)
            }
            throw item.exit == nil ? ExitStatus.findings : .clean
        }
    }

    /// `quarantine retry NUMBER… | --all [--reason R] [--file TEXT]`
    struct Retry: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hands files in again, byte for byte, as deliveries of their own: after a profile, a layout or "
                + "the configuration was mended.")

        @Argument(help: "The numbers of their deliveries.")
        var numbers: [Int64] = []
        @Flag(name: .long, help: "All files that can be handed in again, or those that --reason and --file name.")
        var all = false
        @OptionGroup var filter: Filter
        @Option(name: .long, help: "Who hands them in again.")
        var author = ""
        @OptionGroup var options: CommonOptions

        func run() throws {
            try options.work { context, console in
                let desk = QuarantineDesk(context: context)
                guard all == numbers.isEmpty else {
                    Console.complain(QuarantineText.nothingChosen.phrase.text(console.language))
                    throw ExitStatus.badInput
                }
                let chosen =
                    all
                    ? try desk.items().filter { $0.canBeRetried && filter.takes($0) }.map(\.delivery.number) : numbers
                guard !chosen.isEmpty else {
                    if options.json { return console.json(["retried": [Any]()]) }
                    return console.say(QuarantineText.retryNothing)
                }
                guard case .done(let ended) = try console.done(desk.retry(chosen, author: author, reason: "")) else {
                    return
                }
                tell(ended, console)
                let isOpen = ended.contains { $0.disposition?.isQuarantined ?? true }
                throw isOpen ? ExitStatus.findings : .clean
            }
        }

        private func tell(_ ended: [Delivery], _ console: Console) {
            if options.json {
                let rows = ended.map { delivery in
                    [
                        "delivery": delivery.number, "retryOf": delivery.retryOf ?? 0, "file": delivery.shownPath,
                        "disposition": delivery.disposition?.rawValue ?? "", "reason": delivery.reason?.rawValue ?? "",
                        "message": delivery.message(in: console.language),
                    ] as [String: Any]
                }
                return console.json(["retried": rows])
            }
            let files = CountedText.files.text(console.language, ended.count)
            console.say(QuarantineText.retried, ["files": files])
            for delivery in ended {
                let values = [
                    "number": "\(delivery.retryOf ?? 0)", "new": "\(delivery.number)",
                    "disposition": delivery.disposition?.label.text(console.language) ?? "",
                    "reason": delivery.reason.map { "(\($0.rawValue))" } ?? "",
                ]
                console.line("  " + QuarantineText.retriedOne.phrase.text(console.language, values))
                if delivery.disposition?.isQuarantined == true {
                    console.paragraph(delivery.message(in: console.language), indent: 6)
                }
            }
        }
    }

    /// `quarantine discard NUMBER… --author WHO --reason WHY`
    struct Discard: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes files off the list that nobody needs. Their bytes go to the archive; nothing is deleted.")

        @Argument(help: "The numbers of their deliveries.")
        var numbers: [Int64]
        @OptionGroup var decision: DecisionOptions
        @OptionGroup var options: CommonOptions

        func run() throws {
            try options.work { context, console in
                try console.requireWords(decision)
                let ending = try QuarantineDesk(context: context).discard(
                    numbers, author: decision.author, reason: decision.reason)
                _ = try console.done(ending)
                if options.json { return console.json(["discarded": Set(numbers).sorted()]) }
                let files = CountedText.files.text(console.language, Set(numbers).count)
                console.say(QuarantineText.discarded, ["files": files])
            }
        }
    }
}
