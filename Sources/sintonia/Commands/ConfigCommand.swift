internal import ArgumentParser
internal import Pipeline
internal import Reports

/// `sintonia config`
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "The configuration: which value is in force, and where it comes from.",
        subcommands: [Show.self], defaultSubcommand: Show.self)

    /// `sintonia config show`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Every key with the value in force, its source and its meaning, as YAML; secrets hidden.")

        @OptionGroup var options: CommonOptions

        func run() throws {
            let (keys, fileLanguage) = try options.opening.effectiveConfiguration()
            let language = options.lang ?? fileLanguage
            let console = Console(language: language, isJSON: options.json, isQuiet: options.quiet)
            if options.json { console.json(keys.json(language)) } else { console.piece(keys.text(in: language)) }
        }
    }
}
