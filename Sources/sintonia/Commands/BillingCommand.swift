internal import ArgumentParser
internal import Domain
internal import Pipeline
internal import Reports

/// `sintonia billing …`
struct BillingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "billing", abstract: "Faturamento TV: look, save, process, correct, explain.",
        subcommands: [
            Preview.self, Save.self, Process.self, Void.self, Credit.self, Withdraw.self, Waive.self, Explain.self,
            Prorate.self,
            DueDates.self,
        ])

    /// `billing preview --due DATE`
    struct Preview: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists what saving would write. Changes nothing.")

        @Option(name: .long, help: "The due date, nominal or business, yyyy-mm-dd.")
        var due: BusinessDate
        @OptionGroup var options: CommonOptions

        func run() throws {
            try options.work { context, console in
                let run = try BillingClerk(context: context).preview(due: due)
                if options.json {
                    run.writeJSON(console.piece)
                } else {
                    BillingView(run: run, console: console).show()
                }
                if !run.guards.trips.isEmpty { throw ExitStatus.withheld }
            }
        }
    }

    /// `billing save --due DATE`
    struct Save: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Saves the preview as pending events. Saved again, it changes nothing.")

        @Option(name: .long, help: "The due date, nominal or business, yyyy-mm-dd.")
        var due: BusinessDate
        @Option(name: .long, help: "The hash of the preview that was looked at (at least 8 digits of it).")
        var preview: String?
        @Option(name: .long, help: "With --preview: releases tripped guards for at most so many events.")
        var ceiling: Int?
        @OptionGroup var deciding: AuthorOptions
        @OptionGroup var options: CommonOptions

        func run() throws {
            try options.work { context, console in
                let ending = try BillingClerk(context: context).save(
                    due: due, seen: preview, ceiling: ceiling, author: deciding.author)
                switch ending {
                case .done(let run, _, _):
                    if let run { console.saved(run) }
                case .nothing(let run): console.nothingToSave(run, due: due)
                case .stale(let now):
                    console.fault(.billingStale, ["given": preview ?? "", "now": String(now.prefix(12))])
                    throw ExitStatus.badInput
                case .aboveCeiling(let run):
                    console.fault(
                        .billingAboveCeiling, ["count": "\(run.writtenCount)", "ceiling": "\(ceiling ?? 0)"])
                    throw ExitStatus.withheld
                case .incomplete, .outdated: return
                case .withheld(let run):
                    console.withheld(run)
                    throw ExitStatus.withheld
                }
            }
        }
    }

    /// `billing process --due DATE`
    struct Process: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Standard billing of this due date: pending events are processed and posted, once.")

        @Option(name: .long, help: "The due date, nominal or business, yyyy-mm-dd.")
        var due: BusinessDate
        @Flag(name: .long, help: "Also where the records say something else by now.")
        var asSaved = false
        @OptionGroup var deciding: AuthorOptions
        @OptionGroup var options: CommonOptions

        func run() throws {
            try options.work { context, console in
                let ending = try BillingClerk(context: context).process(
                    due: due, isAsSaved: asSaved, author: deciding.author)
                switch ending {
                case .done(_, let count, let total): console.processed(count, total, due: due)
                case .incomplete(let packages):
                    let list = packages.map(\.text).joined(separator: ", ")
                    Console.complain(
                        CorrectionText.billingIncomplete.phrase.text(console.language, ["list": list]))
                    throw ExitStatus.badInput
                case .outdated(let count):
                    console.fault(.billingOutdated, ["count": "\(count)", "due": due.description])
                    throw ExitStatus.withheld
                case .nothing, .withheld, .aboveCeiling:
                    if console.isJSON { return console.processed(0, .zero, due: due) }
                    console.say(.billingNotPending, ["due": console.language.date(due)])
                case .stale(let now):
                    console.fault(.billingStale, ["given": "", "now": String(now.prefix(12))])
                    throw ExitStatus.badInput
                }
            }
        }
    }
}

extension BillingCommand {
    /// `billing explain KEY`
    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Why a customer is charged this: the sentence for the bill, and how the amount is made.")

        @Argument(help: "The group, contract/package/-/2026-12, or an event of it.")
        var key: String
        @OptionGroup var options: CommonOptions

        func run() throws {
            var explain = ExplainCommand()
            explain.id = key
            explain.options = options
            try explain.run()
        }
    }
}
