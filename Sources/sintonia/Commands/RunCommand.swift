internal import ArgumentParser
internal import Pipeline
internal import Reports

/// `sintonia run`
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Everything in the inbox, then reconcile, a billing preview, and the report. Twice changes nothing.")

    @OptionGroup var options: CommonOptions

    func run() throws {
        let console = try options.console()
        let result = try options.work(console) { try Run(context: $0, isNightly: false).make() }
        if options.json {
            console.json(result.json)
        } else {
            for line in result.lines(in: console.language) { console.line(line) }
        }
        throw ExitStatus(result.outcome)
    }
}

extension ExitStatus {
    init(_ outcome: RunResult.Outcome) {
        switch outcome {
        case .clean: self = .clean
        case .findings: self = .findings
        case .withheld: self = .withheld
        }
    }
}
