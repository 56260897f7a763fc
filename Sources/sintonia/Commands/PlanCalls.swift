internal import ArgumentParser
internal import Domain
internal import Pipeline
internal import Reports

extension PlanCommand {
    /// `plan calls PLATFORM`
    struct Calls: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows the HTTP calls that the profile has for the plan of a platform. Sends nothing.",
            discussion: "Secrets, and what the profile hides of a customer, are left out.")

        @Argument(help: "The platform.")
        var platform: String
        @OptionGroup var options: CommonOptions

        func run() throws {
            let console = try options.console()
            do {
                let rows = try options.opening.forReading().map {
                    try PlanCalls(context: $0).rows(of: PlatformID(trusted: platform))
                }
                if options.json { return console.json(["actions": (rows ?? []).map(\.json)]) }
                guard let rows, !rows.isEmpty else { return console.say(.callsNone, ["platform": platform]) }
                for row in rows { show(row, console) }
            } catch let fault as AccessFault {
                console.complain(fault)
                throw ExitStatus.badInput
            }
        }

        private func show(_ row: PlanCalls.Row, _ console: Console) {
            let language = console.language
            console.line("\(row.action.order). \(row.action.sentence(language))")
            for call in row.calls {
                for line in call.lines { console.line("   " + line) }
                guard let unsigned = call.unsigned else { continue }
                let values = ["section": unsigned.section, "level": unsigned.evidence]
                console.line("   — " + CallText.callsUnsigned.phrase.text(language, values))
            }
            if let gap = row.gap { console.line("   — " + console.words(for: gap, platform: platform)) }
        }
    }
}

extension Console {
    fileprivate func words(for gap: PlanCalls.Gap, platform: String) -> String {
        func text(_ text: CallText, _ values: [String: String] = [:]) -> String { text.phrase.text(language, values) }
        return switch gap {
        case .withheld(let reason): text(.gapWithheld, ["reason": reason.label.text(language)])
        case .task: text(.gapTask)
        case .noCall(let name): text(.gapNoCall, ["name": name])
        case .noValue(let name): text(.gapNoValue, ["name": name])
        case .noTenantValue(let name): text(.gapNoTenantValue, ["name": name, "platform": platform])
        case .noAddress: text(.gapNoAddress)
        }
    }
}

extension PlanCalls.Row {
    fileprivate var json: [String: Any] {
        [
            "id": action.id, "order": action.order, "withheldBy": action.withheldBy?.rawValue ?? "",
            "calls": calls.map {
                ["operation": $0.operation, "lines": $0.lines, "mayBeMade": $0.unsigned == nil] as [String: Any]
            },
        ]
    }
}
