/// An exact decimal as a fiscal document writes it: point, no sign, no thousands. NF-e quantities have up to 4 and
/// unit values up to 10 decimals, and their product needs up to 36 digits: neither Int64 nor Double holds it.
public struct ExactDecimal: Hashable, Sendable, CustomStringConvertible {
    /// Value × 10^scale.
    public let unscaled: Int128
    /// Number of decimals.
    public let scale: Int

    /// Reads digits with an optional point; `nil` where the text is anything else or longer than 24 digits.
    public init?(_ text: some StringProtocol) {
        var value: Int128 = 0
        var decimals: Int?
        var digits = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: ".") {
                guard decimals == nil, digits > 0 else { return nil }
                decimals = 0
                continue
            }
            guard (48...57).contains(byte), digits < 24 else { return nil }
            value = value * 10 + Int128(byte - 48)
            digits += 1
            if let counted = decimals { decimals = counted + 1 }
        }
        guard digits > 0, decimals != 0 else { return nil }
        unscaled = value
        scale = decimals ?? 0
    }

    private init(unscaled: Int128, scale: Int) {
        self.unscaled = unscaled
        self.scale = scale
    }

    private static func power(_ exponent: Int) -> Int128 {
        var result: Int128 = 1
        for _ in 0..<exponent { result *= 10 }
        return result
    }

    /// The whole number, if there is no fraction.
    public var wholeNumber: Int? {
        let unit = Self.power(scale)
        guard unscaled % unit == 0 else { return nil }
        return Int(exactly: unscaled / unit)
    }

    /// The product, exact; `nil` where it does not fit.
    public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
        let (product, overflow) = unscaled.multipliedReportingOverflow(by: other.unscaled)
        // Powers of ten are Int128 too: 10^38 is the last.
        guard !overflow, scale + other.scale <= 38 else { return nil }
        return ExactDecimal(unscaled: product, scale: scale + other.scale)
    }

    /// In centavos, rounded half up; `nil` where it does not fit.
    public var money: Money? {
        if scale <= 2 {
            let (cents, overflow) = unscaled.multipliedReportingOverflow(by: Self.power(2 - scale))
            return overflow ? nil : Int64(exactly: cents).map(Money.init(centavos:))
        }
        let divisor = Self.power(scale - 2)
        let (whole, rest) = unscaled.quotientAndRemainder(dividingBy: divisor)
        return Int64(exactly: rest < (divisor + 1) / 2 ? whole : whole + 1).map(Money.init(centavos:))
    }

    /// Digits with a point, all decimals kept.
    public var description: String {
        guard scale > 0 else { return "\(unscaled)" }
        let digits = String(unscaled)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        return "\(padded.dropLast(scale)).\(padded.suffix(scale))"
    }
}
