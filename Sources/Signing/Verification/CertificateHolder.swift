internal import CLibCrypto

/// Whose certificate it is: the number that ICP-Brasil puts into the subject's alternative names, or, where it is
/// missing, the one behind the colon of the common name. Source: domain fact sheet of the NF-e, §5 (DOC-ICP-04).
enum CertificateHolder {
    private static let companyName = "2.16.76.1.3.3"
    private static let personName = "2.16.76.1.3.1"

    /// CNPJ or CPF; empty where there is none.
    static func number(of certificate: OpaquePointer) -> String {
        let names = otherNames(of: certificate)
        if let company = names[companyName]?.compactMap(company).first { return company }
        if let person = names[personName]?.compactMap(person).first { return person }
        return commonName(of: certificate).flatMap(number(inCommonName:)) ?? ""
    }

    /// A CNPJ: 12 digits or capitals and two digits.
    private static func company(_ text: String) -> String? {
        let text = trimmed(text)
        let bytes = Array(text.utf8)
        guard bytes.count == 14, bytes.prefix(12).allSatisfy({ isDigit($0) || (0x41...0x5A).contains($0) }),
            bytes.suffix(2).allSatisfy(isDigit)
        else { return nil }
        return text
    }

    /// Date of birth (8 digits), CPF (11 digits), then numbers of other registers.
    private static func person(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 19 else { return nil }
        return taxpayer(String(decoding: bytes[8..<19], as: UTF8.self))
    }

    /// A CPF: 11 digits; zeros stand for none.
    private static func taxpayer(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count == 11, bytes.allSatisfy(isDigit), bytes.contains(where: { $0 != UInt8(ascii: "0") }) else {
            return nil
        }
        return text
    }

    /// `NAME:NUMBER`.
    private static func number(inCommonName name: String) -> String? {
        guard let colon = name.lastIndex(of: ":") else { return nil }
        let number = trimmed(String(name[name.index(after: colon)...]))
        return company(number) ?? taxpayer(number)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Some authorities pad with blanks or null characters.
    private static func trimmed(_ text: String) -> String {
        let bytes = text.utf8.drop { $0 <= 0x20 }
        return String(decoding: bytes.reversed().drop { $0 <= 0x20 }.reversed(), as: UTF8.self)
    }

    private static func otherNames(of certificate: OpaquePointer) -> [String: [String]] {
        guard let raw = X509_get_ext_d2i(certificate, NID_subject_alt_name, nil, nil) else { return [:] }
        let names = OpaquePointer(raw)
        defer { GENERAL_NAMES_free(names) }
        var found: [String: [String]] = [:]
        for index in 0..<shim_GENERAL_NAMES_count(names) {
            var type: OpaquePointer?
            var value: UnsafeMutablePointer<ASN1_TYPE>?
            guard let name = shim_GENERAL_NAMES_at(names, index), GENERAL_NAME_get0_otherName(name, &type, &value) == 1,
                let value, let text = text(of: value)
            else { continue }
            found[identifier(type), default: []].append(text)
        }
        return found
    }

    private static func identifier(_ object: OpaquePointer?) -> String {
        var text = [CChar](repeating: 0, count: 80)
        let count = OBJ_obj2txt(&text, Int32(text.count), object, 1)
        return String(decoding: text.prefix(max(0, min(Int(count), 79))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The standard says printable or octet string; others are met.
    private static func text(of value: UnsafePointer<ASN1_TYPE>) -> String? {
        let types = [
            V_ASN1_PRINTABLESTRING, V_ASN1_UTF8STRING, V_ASN1_OCTET_STRING, V_ASN1_IA5STRING, V_ASN1_T61STRING,
            V_ASN1_VISIBLESTRING,
        ]
        guard types.contains(value.pointee.type), let string = shim_ASN1_TYPE_string(value) else { return nil }
        let bytes = UnsafeBufferPointer(start: ASN1_STRING_get0_data(string), count: Int(ASN1_STRING_length(string)))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The last common name, as UTF-8.
    private static func commonName(of certificate: OpaquePointer) -> String? {
        guard let subject = X509_get_subject_name(certificate) else { return nil }
        var last: Int32 = -1
        while case let next = X509_NAME_get_index_by_NID(subject, NID_commonName, last), next >= 0 { last = next }
        guard last >= 0, let entry = X509_NAME_get_entry(subject, last), let data = X509_NAME_ENTRY_get_data(entry)
        else { return nil }
        var bytes: UnsafeMutablePointer<UInt8>?
        let count = ASN1_STRING_to_UTF8(&bytes, data)
        guard count >= 0, let bytes else { return nil }
        defer { CRYPTO_free(bytes, #file, #line) }
        return String(decoding: UnsafeBufferPointer(start: bytes, count: Int(count)), as: UTF8.self)
    }
}
