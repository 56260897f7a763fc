/// A person's number in the federal register: 9 digits and two check digits. Personal data: see ``masked``.
public struct CPF: Hashable, Sendable, CustomStringConvertible {
    /// The 11 digits, without punctuation.
    public let text: String

    /// Reads 11 digits, with or without `. -`.
    public init(_ raw: some StringProtocol) throws(IdentifierFault) {
        let text = raw.trimmingBlanks().filter { !".- ".contains($0) }
        let bytes = Array(text.utf8)
        func fault(_ rule: IdentifierFault.Rule) -> IdentifierFault {
            IdentifierFault(identifier: "cpf", value: text, rule: rule)
        }
        guard !bytes.isEmpty else { throw fault(.empty) }
        guard bytes.count == 11 else { throw fault(.length(expected: "11")) }
        for byte in bytes where !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            throw fault(.character(Character(Unicode.Scalar(byte))))
        }
        guard bytes.contains(where: { $0 != bytes[0] }) else { throw fault(.repeated) }
        let first = CheckDigit.modulo11(bytes[0..<9], highestWeight: 11)
        let second = CheckDigit.modulo11(bytes[0..<9] + [first], highestWeight: 11)
        guard bytes[9] == first, bytes[10] == second else {
            throw fault(.checkDigit(expected: String(decoding: [first, second], as: UTF8.self)))
        }
        self.text = text
    }

    /// `***.456.789-**`: what a report, a log or a plan may show.
    public var masked: String {
        let digits = Array(text)
        return "***.\(String(digits[3..<6])).\(String(digits[6..<9]))-**"
    }

    /// The masked form: the full number never reaches an output by accident.
    public var description: String { masked }
}

/// A party's tax number: a company's or a person's.
public enum TaxID: Hashable, Sendable, CustomStringConvertible {
    /// A company.
    case cnpj(CNPJ)
    /// A person.
    case cpf(CPF)

    /// Reads what a table holds: 14 characters are a CNPJ, 11 digits a CPF.
    public init(typed text: some StringProtocol) throws(IdentifierFault) {
        let kept = text.trimmingBlanks().filter { !"./- ".contains($0) }
        if kept.utf8.count == 11 { self = .cpf(try CPF(kept)) } else { self = .cnpj(try CNPJ(typed: kept)) }
    }

    /// The characters, unmasked: for keys in the store and for fiscal documents, never for a report.
    public var text: String {
        switch self {
        case .cnpj(let cnpj): cnpj.text
        case .cpf(let cpf): cpf.text
        }
    }

    /// A CNPJ as it is, a CPF masked.
    public var description: String {
        switch self {
        case .cnpj(let cnpj): cnpj.text
        case .cpf(let cpf): cpf.masked
        }
    }
}
