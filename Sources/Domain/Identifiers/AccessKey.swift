/// The 44-character access key (*chave*) of an electronic fiscal document:
/// cUF(2) AAMM(4) CNPJ/CPF(14) mod(2) serie(3) nNF(9) tpEmis(1) cNF(8) cDV(1).
/// Pattern `[0-9]{6}[0-9A-Z]{12}[0-9]{26}` (PL_010d and later).
public struct AccessKey: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The 44 characters.
    public let text: String

    /// Reads a key exactly as a document has it: capitals only, check digit verified.
    public init(_ text: some StringProtocol) throws(IdentifierFault) {
        let bytes = Array(text.utf8)
        func fault(_ rule: IdentifierFault.Rule) -> IdentifierFault {
            IdentifierFault(identifier: "access-key", value: String(text), rule: rule)
        }
        guard !bytes.isEmpty else { throw fault(.empty) }
        guard bytes.count == 44 else { throw fault(.length(expected: "44")) }
        for (index, byte) in bytes.enumerated() {
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            let isLetter = (6..<18).contains(index) && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            guard isDigit || isLetter else { throw fault(.character(Character(Unicode.Scalar(byte)))) }
        }
        let expected = CheckDigit.modulo11(bytes[0..<43])
        guard bytes[43] == expected else {
            throw fault(.checkDigit(expected: String(decoding: [expected], as: UTF8.self)))
        }
        self.text = String(text)
    }

    /// Reads what a person typed: blanks are dropped, small letters become capitals.
    public init(typed text: some StringProtocol) throws(IdentifierFault) {
        try self.init(text.uppercased().filter { !$0.isWhitespace })
    }

    private func part(_ range: Range<Int>) -> String {
        String(decoding: Array(text.utf8)[range], as: UTF8.self)
    }

    /// cUF: IBGE code of the issuer's state.
    public var state: String { part(0..<2) }
    /// AAMM: year and month of issue.
    public var yearMonth: String { part(2..<6) }
    /// The issuer's CNPJ, or its CPF padded with zeros to 14.
    public var issuer: String { part(6..<20) }
    /// mod: `55` NF-e, `65` NFC-e.
    public var model: String { part(20..<22) }
    /// serie, three digits.
    public var series: String { part(22..<25) }
    /// nNF, nine digits.
    public var number: String { part(25..<34) }
    /// tpEmis.
    public var emissionType: String { part(34..<35) }
    /// cNF, eight digits.
    public var randomCode: String { part(35..<43) }
    /// cDV.
    public var checkDigit: String { part(43..<44) }

    /// The 44 characters.
    public var description: String { text }

    /// Byte order.
    public static func < (a: AccessKey, b: AccessKey) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }
}
