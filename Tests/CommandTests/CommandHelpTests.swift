import Foundation
import TestSupport
import Testing

/// What help, completions and man pages are made of.
@Suite struct CommandHelpTests {
    private struct Dump: Decodable {
        struct Command: Decodable {
            var commandName: String
            var abstract: String?
            var arguments: [Argument]?
            var subcommands: [Command]?
        }
        struct Argument: Decodable {
            struct Name: Decodable { var name: String }
            var names: [Name]?
            var valueName: String?
            var abstract: String?
        }
        var command: Command
    }

    /// Every command and every option says what it is for; `help` is the parser's own.
    @Test func everyCommandAndOptionHasItsWords() throws {
        let ending = try Program("sintonia").run(["--experimental-dump-help"])
        var count = 0
        func check(_ command: Dump.Command, _ path: String) {
            let path = path + " " + command.commandName
            #expect(command.abstract?.isEmpty == false, "\(path) has no abstract")
            for argument in command.arguments ?? [] {
                count += 1
                let name = argument.names?.map(\.name).joined(separator: ", ") ?? argument.valueName ?? "?"
                #expect(argument.abstract?.isEmpty == false, "\(path): \(name) has no help")
            }
            for inner in command.subcommands ?? [] where inner.commandName != "help" { check(inner, path) }
        }
        check(try JSONDecoder().decode(Dump.self, from: Data(ending.output.utf8)).command, "")
        #expect(count > 200, "\(count)")
    }

    @Test(arguments: ["bash", "zsh", "fish"]) func completionsAreWritten(_ shell: String) throws {
        let ending = try Program("sintonia").run(["--generate-completion-script", shell])
        #expect(ending.status == 0 && ending.output.contains("doctor") && ending.output.contains("billing"))
    }
}
