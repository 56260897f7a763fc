internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Pipeline
internal import Reports

extension OrderCommand {
    /// `order set-field`
    struct SetField: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set-field",
            abstract: "Sets radius_login, due_day, beenius_id, beenius_pin or <platform>_account of a contract.")

        @Option(name: .long, help: "The contract.")
        var contract: ContractID
        @Option(name: .long, help: "The field.")
        var field: String
        @Option(name: .long, help: "The value; never of a secret.")
        var value: String?
        @Option(name: .long, help: "A file with the value, or - for standard input.")
        var valueFile: String?
        @OptionGroup var options: OrderOptions

        func run() throws {
            try options.submit(.setField(contract, field: field, .clear(try givenValue())))
        }

        /// The longest value read from a file, in bytes.
        private static let longest = 4096

        private func givenValue() throws -> String {
            let isSecret = ContractField(name: field)?.isSecret == true
            if let value {
                guard !isSecret else { throw fault(.valueInClear) }
                return value
            }
            guard let valueFile else { throw fault(isSecret ? .valueInClear : .valueMissing) }
            let handle = valueFile == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: valueFile)
            guard let data = try handle?.read(upToCount: Self.longest) else { throw fault(.valueMissing) }
            let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            guard !text.isEmpty else { throw fault(.valueMissing) }
            return text
        }

        private func fault(_ text: OrderText) -> any Error {
            let language = (try? options.common.console().language) ?? .ptBR
            return ValidationError(text.phrase.text(language))
        }
    }
}
