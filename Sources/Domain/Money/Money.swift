/// An amount in Brazilian reais, in whole centavos.
public struct Money: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Centavos; negative for a credit.
    public let centavos: Int64

    /// An amount of `centavos`.
    public init(centavos: Int64) { self.centavos = centavos }

    /// Nothing.
    public static let zero = Money(centavos: 0)

    /// Reads an amount of at most two decimals in the style of its file. Thousands separators are taken only in
    /// groups of three. A blank, a sign without digits or a third decimal is a fault: money is never guessed.
    public init(_ raw: some StringProtocol, style: DecimalStyle) throws(MoneyFault) {
        var text = Substring(raw.trimmingBlanks())
        let whole = String(text)
        if text.hasPrefix("R$") { text = Substring(text.dropFirst(2).trimmingBlanks()) }
        var negative = false
        if text.hasPrefix("-") {
            negative = true
            text = text.dropFirst()
        }
        let parts = text.split(separator: style.separator, maxSplits: 1, omittingEmptySubsequences: false)
        guard let integer = parts.first, let units = Self.integer(integer, grouping: style.grouping) else {
            throw MoneyFault(value: whole, style: style)
        }
        var cents: Int64 = 0
        if parts.count == 2 {
            let digits = Array(parts[1].utf8)
            guard (1...2).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else {
                throw MoneyFault(value: whole, style: style)
            }
            cents = Int64(digits[0] - 48) * 10 + (digits.count == 2 ? Int64(digits[1] - 48) : 0)
        }
        let (hundred, tooLarge) = units.multipliedReportingOverflow(by: 100)
        let (total, overflow) = hundred.addingReportingOverflow(cents)
        guard !tooLarge, !overflow else { throw MoneyFault(value: whole, style: style) }
        centavos = negative ? -total : total
    }

    private static func integer(_ text: Substring, grouping: Character) -> Int64? {
        let groups = text.split(separator: grouping, omittingEmptySubsequences: false)
        guard let first = groups.first, !first.isEmpty else { return nil }
        if groups.count > 1 {
            guard first.count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
        }
        let digits = groups.joined()
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int64(digits)
    }

    /// `1234.56`: for programs and logs.
    public var description: String { text(separator: ".") }

    /// `1234,56` or `1234.56`: no thousands separator, always two decimals.
    public func text(separator: Character) -> String {
        let magnitude = centavos.magnitude
        let cents = magnitude % 100
        return "\(centavos < 0 ? "-" : "")\(magnitude / 100)\(separator)\(cents < 10 ? "0" : "")\(cents)"
    }

    /// By amount.
    public static func < (a: Money, b: Money) -> Bool { a.centavos < b.centavos }
    /// Sum.
    public static func + (a: Money, b: Money) -> Money { Money(centavos: a.centavos + b.centavos) }
    /// Difference.
    public static func - (a: Money, b: Money) -> Money { Money(centavos: a.centavos - b.centavos) }
    /// Adds to the left side.
    public static func += (a: inout Money, b: Money) { a = a + b }
    /// The opposite amount.
    public static prefix func - (a: Money) -> Money { Money(centavos: -a.centavos) }

    /// This amount × numerator ÷ denominator, exact, rounded half up (away from zero) to the centavo once.
    /// `denominator` is positive. Source: `(2·price·days + base) / (2·base)`.
    public func scaled(by numerator: Int64, over denominator: Int64) -> Money {
        let product = Int128(centavos) * Int128(numerator)
        let magnitude = product < 0 ? -product : product
        let rounded = (2 * magnitude + Int128(denominator)) / (2 * Int128(denominator))
        return Money(centavos: Int64(product < 0 ? -rounded : rounded))
    }

    /// Splits into `parts` amounts that differ by at most one centavo and sum to this one; the first get the rest.
    public func split(into parts: Int) -> [Money] {
        guard parts > 0 else { return [] }
        let count = Int64(parts)
        let (quotient, remainder) = centavos.quotientAndRemainder(dividingBy: count)
        return (0..<count).map { index in
            let extra: Int64 = index < abs(remainder) ? remainder.signum() : 0
            return Money(centavos: quotient + extra)
        }
    }
}

/// How a file writes decimals. Declared, or decided once from a whole column; never per cell.
public enum DecimalStyle: String, Sendable, CaseIterable {
    /// `1.234,56`
    case comma
    /// `1,234.56`
    case point

    /// The decimal separator.
    public var separator: Character { self == .comma ? "," : "." }
    /// The thousands separator.
    public var grouping: Character { self == .comma ? "." : "," }
}

/// A text that is not an amount in the style of its file.
public struct MoneyFault: Error, Equatable, Sendable {
    /// The text as found.
    public let value: String
    /// The style it was read in.
    public let style: DecimalStyle

    /// A fault at `value`.
    public init(value: String, style: DecimalStyle) {
        self.value = value
        self.style = style
    }
}
