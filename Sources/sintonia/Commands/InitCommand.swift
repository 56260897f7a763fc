internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Pipeline
internal import Reports

/// `sintonia init [DIR]`
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Makes a workspace: folders, configuration, a README in each folder.")

    @Argument(help: "The folder.")
    var directory = "."

    @Option(name: .long, help: "A configuration file to start from.")
    var config: String?

    @Option(name: .long, help: "The provider's name.")
    var name = "Provedor"

    @Option(name: .long, help: "The provider's CNPJ; branches count by its root.")
    var cnpj: String?

    @Flag(name: .long, help: "Say nothing but faults.")
    var quiet = false

    @Option(name: .long, help: "Language of the words: pt-BR or en.")
    var lang: Language = .ptBR

    func run() throws {
        let root = CommonOptions.absolute(directory)
        let console = Console(language: lang, isJSON: false, isQuiet: quiet)
        let text: String
        if let config {
            guard let bytes = FileManager.default.contents(atPath: CommonOptions.absolute(config)) else {
                console.fault(.faultFile, ["fault": config])
                throw ExitStatus.badInput
            }
            text = String(decoding: bytes, as: UTF8.self)
        } else {
            guard let cnpj, let number = try? CNPJ(typed: cnpj) else {
                console.fault(.faultCNPJ, ["value": cnpj ?? ""])
                throw ExitStatus.badInput
            }
            let plain = name.filter { $0 != "\"" && $0 != "\\" && !$0.isNewline }
            text = Initialisation.configurationText(name: plain, cnpj: number.text)
        }
        try Initialisation(root: root, configuration: text).make()
        console.say(.initDone, ["path": root])
    }
}
