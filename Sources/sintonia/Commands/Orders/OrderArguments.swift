public import ArgumentParser
public import Domain

extension Identifier: ExpressibleByArgument {
    /// Reads an identifier of another system.
    public init?(argument: String) {
        guard let identifier = try? Identifier(argument) else { return nil }
        self = identifier
    }
}

extension Money: ExpressibleByArgument {
    /// Reads `29,95` or `29.95`.
    public init?(argument: String) {
        let style: DecimalStyle = argument.contains(",") ? .comma : .point
        guard let money = try? Money(argument, style: style), money >= .zero else { return nil }
        self = money
    }
}

extension Custody: ExpressibleByArgument {
    /// Reads a word of the contract of files.
    public init?(argument: String) { self.init(rawValue: argument) }
}
