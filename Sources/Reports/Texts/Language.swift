public import Domain

/// The language of words for people. Numbers of a CSV follow its dialect, not this.
public enum Language: String, Sendable, CaseIterable, Hashable {
    /// Brazilian Portuguese.
    case ptBR = "pt-BR"
    /// English.
    case en

    /// `R$ 1.234,56` or `R$ 1,234.56`; a credit has its sign in front.
    public func money(_ amount: Money) -> String {
        "\(amount.centavos < 0 ? "-" : "")R$ \(digits(amount.centavos.magnitude))"
    }

    /// `1.234,56` or `1,234.56`: where the head of a column says R$.
    public func amount(_ amount: Money) -> String {
        "\(amount.centavos < 0 ? "-" : "")\(digits(amount.centavos.magnitude))"
    }

    private func digits(_ centavos: UInt64) -> String {
        let cents = centavos % 100
        let (grouping, decimal): (Character, Character) = self == .ptBR ? (".", ",") : (",", ".")
        return "\(Self.grouped(centavos / 100, by: grouping))\(decimal)\(cents < 10 ? "0" : "")\(cents)"
    }

    /// `22/11/2026` or `2026-11-22`.
    public func date(_ date: BusinessDate) -> String { self == .ptBR ? date.brazilian : date.description }

    /// `12/2026` or `2026-12`.
    public func month(_ competence: Competence) -> String {
        let iso = competence.description
        return self == .ptBR ? "\(iso.suffix(2))/\(iso.prefix(4))" : iso
    }

    /// `4.118` or `4,118`.
    public func count(_ number: Int) -> String {
        (number < 0 ? "-" : "") + Self.grouped(UInt64(number.magnitude), by: self == .ptBR ? "." : ",")
    }

    /// `Sim` or `Yes`.
    public func word(_ value: Bool) -> String {
        switch self {
        case .ptBR: value ? "Sim" : "Não"
        case .en: value ? "Yes" : "No"
        }
    }

    private static func grouped(_ number: UInt64, by separator: Character) -> String {
        let digits = Array(String(number))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(separator) }
            text.append(digit)
        }
        return text
    }
}
