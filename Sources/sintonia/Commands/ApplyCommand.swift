internal import ArgumentParser
internal import Domain
internal import Foundation
internal import HTTPKit
internal import Pipeline
internal import Platforms
internal import Reports
internal import Store

/// `sintonia apply PLATFORM --plan HASH`
struct ApplyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Carries out the plan of a platform over HTTP, change by change, and reads back what it did.",
        discussion: """
            Only what nothing withholds is carried out, and only the plan whose hash is named (see `plan show`). Called
            again it goes on where it was; a call of which nobody knows whether it took effect is never repeated.
            """)

    @Argument(help: "The platform.")
    var platform: String
    @Option(name: .long, help: "The hash that `plan show` gives, at least 8 digits of it.")
    var plan: String
    @OptionGroup var deciding: AuthorOptions
    @OptionGroup var options: CommonOptions

    func run() throws {
        try options.work { context, console in
            let id = PlatformID(trusted: platform)
            do {
                let desk = ApplyDesk(
                    door: PlatformDoor(context: context, environment: ProcessInfo.processInfo.environment))
                try tell(desk.apply(id, plan: plan, author: deciding.author), console)
            } catch let fault as AccessFault {
                console.complain(fault)
                throw ExitStatus.badInput
            } catch let fault as HTTPFault {
                console.complain(.transport(fault), platform: id)
                throw ExitStatus.tryAgain
            }
        }
    }

    private func tell(_ ending: ApplyDesk.Ending, _ console: Console) throws {
        switch ending {
        case .done(let rows, let isRead):
            show(rows, console)
            if !options.json { console.say(isRead ? .applyRead : .applyNext, ["platform": platform]) }
            if rows.contains(where: { !$0.result.outcome.isReached }) { throw ExitStatus.findings }
        case .stopped(let rows, let fault):
            show(rows, console)
            console.complain(fault, platform: PlatformID(trusted: platform))
            Console.complain(CallText.applyStopped.phrase.text(console.language))
            throw ExitStatus.forCall(fault)
        case .inputsCame(let files):
            let shown = files.prefix(5).joined(separator: ", ") + (files.count > 5 ? ", …" : "")
            Console.complain(CallText.applyInputs.phrase.text(console.language, ["files": shown]))
            throw ExitStatus.badInput
        case .nothing: console.say(.callsNone, ["platform": platform])
        case .stale(let now):
            Console.complain(
                CallText.applyStale.phrase.text(console.language, ["now": String(now.prefix(12))]))
            throw ExitStatus.badInput
        case .notExecutable:
            Console.complain(CallText.applyNotExecutable.phrase.text(console.language, ["platform": platform]))
            throw ExitStatus.withheld
        case .quiet:
            Console.complain(CallText.applyQuiet.phrase.text(console.language, ["platform": platform]))
            throw ExitStatus.withheld
        }
    }

    private func show(_ rows: [ApplyDesk.Row], _ console: Console) {
        if options.json {
            return console.json([
                "actions": rows.map {
                    ["id": $0.action.id, "outcome": $0.result.outcome.rawValue, "detail": $0.result.detail]
                }
            ])
        }
        for row in rows {
            let detail = row.result.detail.isEmpty ? "" : " (\(row.result.detail))"
            let outcome = row.result.outcome.label.text(console.language)
            console.line("\(row.action.order). \(row.action.sentence(console.language)): \(outcome)\(detail)")
        }
    }
}
