internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import Reports

/// `sintonia doctor`
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "What to look at when it stops: folders, disk, secrets, records, runs, report. Changes nothing.",
        discussion: "Exit status: 0 all is well; 1 something needs a look; 2 something stops the work, or will.")

    @Flag(name: .long, help: "Leave out reading the records through, which takes minutes where they are large.")
    var fast = false

    @OptionGroup var options: CommonOptions

    func run() throws {
        let language = options.lang ?? (try? options.opening.effectiveConfiguration().language) ?? Failure.language
        let console = Console(language: language, isJSON: options.json, isQuiet: options.quiet)
        var doctor = Doctor(
            opening: options.opening, machine: ThisMachine(), environment: ProcessInfo.processInfo.environment,
            readsThrough: !fast)
        let diagnoses = try doctor.examine()
        if options.json {
            console.json(Self.json(diagnoses, language))
        } else {
            Self.show(diagnoses, console)
        }
        let status: ExitStatus =
            switch diagnoses.map(\.state).max() {
            case .problem: .badInput
            case .warning: .findings
            default: .clean
            }
        throw status
    }

    private static func show(_ diagnoses: [Diagnosis], _ console: Console) {
        let marks: [Diagnosis.State: (String, Console.Colour)] = [
            .ok: ("ok", .green), .warning: ("!", .yellow), .problem: ("X", .red),
        ]
        let names = diagnoses.map { $0.check.phrase.text(console.language) }
        let width = names.map(\.count).max() ?? 0
        for (diagnosis, name) in zip(diagnoses, names) {
            let (mark, colour) = marks[diagnosis.state] ?? ("", .bold)
            let padding = String(repeating: " ", count: width - name.count)
            let head = console.coloured(mark + String(repeating: " ", count: 2 - mark.count), colour)
            console.line("\(head)  \(name)\(padding)  \(diagnosis.finding(console.language))")
            if let cure = diagnosis.cure(console.language) {
                console.line(String(repeating: " ", count: width + 6) + "→ " + cure)
            }
        }
    }

    private static func json(_ diagnoses: [Diagnosis], _ language: Language) -> [String: Any] {
        [
            "state": diagnoses.map(\.state).max()?.rawValue ?? "ok",
            "checks": diagnoses.map { diagnosis in
                [
                    "check": diagnosis.check.rawValue, "state": diagnosis.state.rawValue,
                    "code": diagnosis.text.rawValue,
                    "message": diagnosis.finding(language), "cure": diagnosis.cure(language) ?? "",
                ]
            },
        ]
    }
}
