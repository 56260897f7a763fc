internal import ArgumentParser
internal import Pipeline
internal import Reports

/// `sintonia review …`
struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "The documents on which a person must decide: list them, look at one, accept it or reject it.",
        subcommands: [List.self, Show.self, Accept.self, Reject.self], defaultSubcommand: List.self)

    /// `review list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the documents in review, and what each asks. Changes nothing.")

        @OptionGroup var filter: QuarantineCommand.Filter
        @OptionGroup var options: CommonOptions

        func run() throws {
            let console = try options.console()
            let all = try options.opening.forReading().map { try QuarantineDesk(context: $0).items() } ?? []
            let items = all.filter { $0.review != nil && filter.takes($0) }
            if options.json {
                console.json(["review": items.map { $0.json(in: console.language) }])
            } else if items.isEmpty {
                console.say(QuarantineText.reviewNone)
            } else {
                console.list(items, head: .reviewHead, next: .reviewNext)
            }
            throw items.isEmpty ? ExitStatus.clean : .findings
        }
    }

    /// `review show NUMBER`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What a document in review says, asks, and what either answer does. Changes nothing.")

        @Argument(help: "The number of its delivery, as the list gives it.")
        var number: Int64
        @OptionGroup var options: CommonOptions

        func run() throws {
            let console = try options.console()
            guard let context = try options.opening.forReading(),
                let item = try QuarantineDesk(context: context).item(number)
            else { throw console.refuse(.unknown(number)) }
            guard item.review != nil else { throw console.refuse(.notInReview(number)) }
            if options.json {
                console.json(item.json(in: console.language))
            } else {
                console.show(item)
            }
            throw item.exit == nil ? ExitStatus.findings : .clean
        }
    }

    /// `review accept NUMBER --author WHO --reason WHY`
    struct Accept: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that a document in review counts: of a note, that its units are available.")

        @Argument(help: "The number of its delivery.")
        var number: Int64
        @OptionGroup var decision: DecisionOptions
        @OptionGroup var options: CommonOptions

        func run() throws {
            try options.work { context, console in
                try console.answer(number, isAccepted: true, decision, context, isJSON: options.json)
            }
        }
    }

    /// `review reject NUMBER --author WHO --reason WHY`
    struct Reject: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that a document in review does not count: of a note, that its units leave the register.")

        @Argument(help: "The number of its delivery.")
        var number: Int64
        @OptionGroup var decision: DecisionOptions
        @OptionGroup var options: CommonOptions

        func run() throws {
            try options.work { context, console in
                try console.answer(number, isAccepted: false, decision, context, isJSON: options.json)
            }
        }
    }
}

extension Console {
    /// Takes an answer in, and says what it does.
    fileprivate func answer(
        _ number: Int64, isAccepted: Bool, _ decision: DecisionOptions, _ context: Context, isJSON: Bool
    ) throws {
        try requireWords(decision)
        let desk = QuarantineDesk(context: context)
        _ = try done(
            desk.answer(number, isAccepted: isAccepted, author: decision.author, reason: decision.reason))
        let item = try desk.item(number)
        if isJSON { return json(item?.json(in: language) ?? [:]) }
        let text = item?.review.flatMap { ReviewQuestionText(rawValue: $0.question.rawValue) }
        let effect = (isAccepted ? text?.whenAccepted : text?.whenRejected)?.text(language) ?? ""
        let sentence = effect.split(separator: ":", maxSplits: 1).last.map { $0.drop { $0 == " " } } ?? ""
        let shown = (sentence.first?.uppercased() ?? "") + sentence.dropFirst()
        say(isAccepted ? .accepted : QuarantineText.rejected, ["number": "\(number)", "effect": shown])
    }
}
