public import ArgumentParser
public import Domain
public import Reports

extension BusinessDate: ExpressibleByArgument {
    /// Reads `yyyy-mm-dd` or `dd/mm/yyyy`.
    public init?(argument: String) {
        guard let date = try? BusinessDate(argument) else { return nil }
        self = date
    }
}

extension Language: ExpressibleByArgument {
    /// Reads `pt-BR` or `en`.
    public init?(argument: String) {
        guard let language = Language(rawValue: argument) else { return nil }
        self = language
    }
}

extension Competence: ExpressibleByArgument {
    /// Reads `yyyy-mm`.
    public init?(argument: String) {
        guard let month = try? Competence(argument) else { return nil }
        self = month
    }
}

extension ProrationConvention: ExpressibleByArgument {}

extension DueDatePolicy: ExpressibleByArgument {}

extension CorrectionMotive: ExpressibleByArgument {}
