public import Domain

/// What a column holds; each writer decides how it looks.
public enum ColumnType: Sendable, Hashable {
    /// Free text: may be anything, so a CSV neutralises formulas in it.
    case text
    /// A code of some system: like text, and never a number.
    case identifier
    case integer
    /// Centavos in JSON, reais with decimals in CSV.
    case money
    case date, boolean
    /// Several texts.
    case list
}

/// One value of a row.
public enum Cell: Sendable, Hashable {
    /// Free text.
    case text(String)
    /// A code.
    case identifier(String)
    /// A count.
    case integer(Int)
    /// An amount.
    case money(Money)
    /// A day.
    case date(BusinessDate)
    /// Yes or no.
    case boolean(Bool)
    /// Several texts, in the order they are to be shown.
    case list([String])
    /// Not there: blank in CSV, `null` in JSON. Stands in a column of any type.
    case none

    /// Free text, or none.
    public init(text: String?) { self = text.map(Cell.text) ?? .none }
    /// A code, or none.
    public init(identifier: (some CustomStringConvertible)?) {
        self = identifier.map { Cell.identifier($0.description) } ?? .none
    }
    /// A count, or none.
    public init(integer: Int?) { self = integer.map(Cell.integer) ?? .none }
    /// An amount, or none.
    public init(money: Money?) { self = money.map(Cell.money) ?? .none }
    /// A day, or none.
    public init(date: BusinessDate?) { self = date.map(Cell.date) ?? .none }
    /// Yes, no or none.
    public init(boolean: Bool?) { self = boolean.map(Cell.boolean) ?? .none }

    /// Whether a column of `type` may hold this value.
    public func fits(_ type: ColumnType) -> Bool {
        switch (self, type) {
        case (.none, _), (.text, .text), (.identifier, .identifier), (.integer, .integer), (.money, .money),
            (.date, .date), (.boolean, .boolean), (.list, .list):
            true
        default: false
        }
    }
}
