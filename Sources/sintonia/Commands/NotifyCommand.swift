internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import Reports

/// `sintonia notify`
struct NotifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notify",
        abstract: "Messages about runs, by e-mail or a call, as `notify:` in sintonia.yaml says.",
        subcommands: [Test.self])

    /// `sintonia notify test`
    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "test", abstract: "Sends a test message every way that is on.")

        @OptionGroup var options: CommonOptions

        func run() throws {
            let outcomes = try options.work { context, _ in
                Notifier(context: context, environment: ProcessInfo.processInfo.environment).test()
            }
            let console = try options.console()
            guard !outcomes.isEmpty else {
                Console.complain(NotificationText.off.phrase.text(console.language))
                throw ExitStatus.badInput
            }
            if options.json {
                console.json(["ways": outcomes.map { ["way": $0.way.rawValue, "fault": $0.fault ?? ""] }])
            }
            for (way, fault) in outcomes where !options.json {
                let text: NotificationText = fault == nil ? .sent : .notSent
                console.line(text.phrase.text(console.language, ["way": way.rawValue, "fault": fault ?? ""]))
            }
            throw outcomes.allSatisfy { $0.fault == nil } ? ExitStatus.clean : .badInput
        }
    }
}
