internal import ArgumentParser
internal import Domain
internal import Glibc
internal import HTTPKit
internal import Logging
internal import Pipeline
internal import Reports

/// What `--version` says: enough for a bug report.
let versionText = "sintonia 0.1.0\n\(CurlLibrary.version)"

/// The options that every command has.
struct CommonOptions: ParsableArguments {
    @Option(name: .long, help: "The workspace folder.")
    var workspace = "."

    @Option(name: .long, help: "The business date to work for, yyyy-mm-dd; the provider's local date by default.")
    var asOf: BusinessDate?

    @Flag(name: .long, help: "Answer in JSON.")
    var json = false

    @Flag(name: .long, help: "Say nothing but faults.")
    var quiet = false

    @Option(name: .long, help: "Language of the words: pt-BR or en; the configuration's by default.")
    var lang: Language?

    @Option(name: .long, help: "Seconds to wait for another instance.")
    var wait = 30

    /// How to open the workspace.
    var opening: Opening {
        Opening(root: Self.absolute(workspace), asOf: asOf, waitSeconds: wait, clock: SystemClock(), log: Self.logger)
    }

    /// Where answers go.
    func console() throws -> Console {
        let language = try lang ?? opening.configuration().reportLanguage
        return Console(language: language, isJSON: json, isQuiet: quiet)
    }

    static var logger: Logger {
        var logger = Logger(label: "sintonia") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        return logger
    }

    static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        guard let buffer = getcwd(nil, 0) else { return path }
        defer { free(buffer) }
        let here = String(cString: buffer)
        return path == "." ? here : "\(here)/\(path)"
    }
}

/// Who decides, in a command that writes a decision.
struct AuthorOptions: ParsableArguments {
    @Option(name: .long, help: "Who decides.")
    var author: String
}

/// Who decides and why.
struct DecisionOptions: ParsableArguments {
    @OptionGroup var deciding: AuthorOptions
    @Option(name: .long, help: "Why.")
    var reason: String

    var author: String { deciding.author }
}

extension CommonOptions {
    /// Does work in the workspace, which is locked meanwhile.
    func work<Result>(_ body: (Context, Console) throws -> Result) throws -> Result {
        let console = try console()
        let (context, lock) = try opening.forWork()
        defer { withExtendedLifetime(lock) {} }
        return try body(context, console)
    }

    /// Does long work in the workspace, which is locked meanwhile: its progress is seen on a terminal. Nothing is printed
    /// before it ends.
    func work<Result>(_ console: Console, _ body: (Context) throws -> Result) throws -> Result {
        try showingProgress(console) { opening in
            let (context, lock) = try opening.forWork()
            defer { withExtendedLifetime(lock) {} }
            return try body(context)
        }
    }
}
