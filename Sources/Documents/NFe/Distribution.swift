/// `retDistDFeInt`: documents of interest, each packed. Source: schema retDistDFeInt_v1.01.
struct Distribution {
    /// cStat.
    var status = ""
    /// docZip, in order.
    var documents: [Document] = []

    /// cStat of an answer that has documents.
    static let found = "138"

    /// `docZip`.
    struct Document {
        /// `@NSU`, which some answers leave out; `@schema`, `procNFe_v4.00.xsd`.
        var number = "", schema = ""
        /// Base64 of gzip of the document.
        var text = ""

        /// The name of the document as a file: `000000000000123-procNFe_v4.00.xml`; where it has no number, its
        /// place in the answer.
        func name(number place: Int) -> String {
            let digits = self.number.utf8.allSatisfy { (0x30...0x39).contains($0) } ? self.number.prefix(20) : ""
            let plain = schema.hasSuffix(".xsd") ? schema.dropLast(4) : schema[...]
            let word = String(plain.unicodeScalars.filter { Self.isPlain($0) }.prefix(60).map(Character.init))
            return "\(digits.isEmpty ? "\(place)" : String(digits))-\(word.isEmpty ? "documento" : word).xml"
        }

        private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
            scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains(scalar))
        }
    }
}
