internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Pipeline
internal import Reports

/// `sintonia inspect FILE…`
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "What is this file, what would it do, what is wrong with it. Changes nothing.")

    @Argument(help: "The files.")
    var files: [String]

    @Option(help: "A folder of official XML schemas: what documents do not keep is reported, for information only.")
    var schemas: String?

    @OptionGroup var options: CommonOptions

    func run() throws {
        let configuration = try? options.opening.configuration()
        let language = options.lang ?? configuration?.reportLanguage ?? .ptBR
        let console = Console(language: language, isJSON: options.json, isQuiet: options.quiet)
        let context = configuration == nil ? nil : try options.opening.forReading()
        let inspection = try Inspection(
            context: context, configuration: configuration,
            schemas: try schemas.map { try InspectSchemas(folder: CommonOptions.absolute($0)) })
        var isSound = true
        for file in files {
            for answer in try inspection.inspect(CommonOptions.absolute(file)) {
                isSound = isSound && answer.disposition != .rejected && answer.disposition != .review
                if options.json {
                    console.jsonLine(answer.json(in: language))
                } else {
                    show(answer, console)
                }
            }
        }
        throw isSound ? ExitStatus.clean : .findings
    }

    private func show(_ answer: InspectAnswer, _ console: Console) {
        let name = (answer.member.map { "\(answer.file) » \($0)" } ?? answer.file).onOneLine
        if let columns = Console.columns, name.count + answer.kind.name.count + 2 > columns {
            console.heading(name)
            console.line("  " + answer.kind.name)
        } else {
            console.say(.inspectKind, ["file": name, "kind": answer.kind.name])
        }
        let reason = answer.reason.map { "(\($0.rawValue))" } ?? ""
        console.say(
            .inspectWould,
            ["disposition": answer.disposition.label.text(console.language), "reason": reason])
        for inspected in answer.notes { show(inspected, console) }
        showTable(answer, console)
        for problem in answer.problems(in: console.language).prefix(20) {
            console.say(.inspectProblem, ["message": problem])
        }
        if let schema = answer.schema?.schema { console.say(.inspectSchema, ["schema": schema]) }
        for line in (answer.schema?.lines(in: console.language) ?? []).prefix(20) {
            console.say(.inspectProblem, ["message": line])
        }
    }

    private func show(_ inspected: InspectedNote, _ console: Console) {
        let note = inspected.note
        let total = ExactDecimal(note.total)?.money.map { console.language.money($0) } ?? note.total
        console.line("  \(note.keyText)  \(note.issuer.name)  \(total)")
        for (item, reading) in zip(note.items, inspected.verdict.items).prefix(20) {
            let labels = reading.identifiers.boxes.map(\.label).filter { !$0.isEmpty }.joined(separator: ", ")
            console.line(
                "    \(item.number)  \(item.quantity) × \(item.description)  [\(reading.use.use.rawValue)] \(labels)")
        }
        if note.items.count > 20 { console.line("    … +\(note.items.count - 20)") }
        console.say(.inspectSignature, ["result": inspected.signature.result.label.text(console.language)])
    }

    private func showTable(_ answer: InspectAnswer, _ console: Console) {
        if let table = answer.table {
            console.line("  \(table.columns.joined(separator: " · "))")
            console.line("  \(table.noticeText(in: console.language))")
            console.say(
                .inspectTable,
                [
                    "rows": "\(table.rows)", "rejected": "\(table.rejected.count)",
                    "complete": console.language.word(table.isProved),
                ])
        }
    }
}
