internal import ArgumentParser
internal import Foundation
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
        let (result, tell) = try options.work(console) { context in
            let result = try Run(context: context, isNightly: false).make()
            let notifier = Notifier(context: context, environment: ProcessInfo.processInfo.environment)
            let notice = notifier.claim(result)
            return (result, { notifier.tell(notice) })
        }
        if options.json {
            console.json(result.json)
        } else {
            for line in result.lines(in: console.language) { console.line(line) }
        }
        // The workspace is free again: nobody waits for a mail server.
        tell()
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
