internal import ArgumentParser
internal import Domain
internal import Pipeline
internal import Reports

/// `sintonia patrimony …`
struct PatrimonyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patrimony", abstract: "The register of assets.", subcommands: [ImmobiliseCommand.self])
}

/// `sintonia patrimony immobilise --period yyyy-mm`
struct ImmobiliseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "immobilise",
        abstract:
            "Writes the list for event 211130 (Imobilização de Item): items of a month's notes that are fixed assets.")

    @Option(name: .long, help: "Month of issue of the notes, yyyy-mm.")
    var period: Competence

    @OptionGroup var options: CommonOptions

    func run() throws {
        let console = try options.console()
        guard let context = try options.opening.forReading() else {
            console.say(.immobilisationNothing, ["period": period.description])
            throw ExitStatus.clean
        }
        let list = try ImmobilisationList(period: period, context: context)
        if options.json {
            console.line(list.json)
        } else if let file = list.files.first {
            console.say(
                .immobilisationWritten,
                [
                    "period": period.description, "rows": "\(list.count)",
                    "cost": console.language.money(list.cost), "file": file,
                ])
        } else {
            console.say(.immobilisationNothing, ["period": period.description])
        }
        throw ExitStatus.clean
    }
}
