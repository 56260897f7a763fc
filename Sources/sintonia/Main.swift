internal import ArgumentParser
internal import Glibc

/// The door: parses, runs, and turns whatever happened into an exit status.
@main
enum Main {
    static func main() {
        // A reader that went away is no failure of ours; a file that grows past a limit is an error, not a death.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try Sintonia.parseAsRoot()
            try command.run()
        } catch let status as ExitStatus {
            exit(status.rawValue)
        } catch {
            let isAnswer = Sintonia.exitCode(for: error) == .success
            if isAnswer {
                print(Sintonia.fullMessage(for: error))
                exit(0)
            }
            exit(Failure.report(error).rawValue)
        }
    }
}

/// The command and its sub-commands.
struct Sintonia: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sintonia",
        abstract: "Keeps an internet provider's television business in tune: files in, findings, plan and bills out.",
        discussion: """
            Exit status: 0 clean; 1 findings of severity S1-S3, or files for a person; 4 a safety rule withheld
            something; 2 bad input, configuration or usage; 75 the workspace stayed locked, or the disk is full;
            3 an internal invariant is broken. The highest in this order wins: 3, 2, 75, 4, 1, 0.
            """,
        version: versionText,
        subcommands: [
            InitCommand.self, RunCommand.self, WatchCommand.self, StatusCommand.self, InspectCommand.self,
            QuarantineCommand.self, ReviewCommand.self,
            FindCommand.self, ExplainCommand.self, FindingsCommand.self, PlanCommand.self, BillingCommand.self,
            PatrimonyCommand.self,
            PackagesCommand.self, ChannelsCommand.self, LocationsCommand.self,
            OrderCommand.self, PlatformsCommand.self, PullCommand.self, ApplyCommand.self,
            ServeCallbackCommand.self, ConfigCommand.self, DoctorCommand.self, NotifyCommand.self,
        ])
}
