internal import CLibCrypto
internal import Synchronization

/// Whose certificate it is, and what it looks like.
public struct TestHolder: Hashable, Sendable {
    /// Types that ICP-Brasil's certificates have been seen to use; the values are ASN.1 tags.
    public enum StringType: UInt8, Sendable, CaseIterable {
        /// A string type.
        case octet = 0x04, utf8 = 0x0C, printable = 0x13, ia5 = 0x16
    }

    /// CNPJ or CPF in the subject's alternative names; `nil` leaves them out.
    public var number: String?
    /// The common name.
    public var commonName: String
    /// The type of the alternative name.
    public var type = StringType.printable
    /// Validity, `YYYYMMDDhhmmssZ`.
    public var validFrom = "20260101000000Z", validUntil = "20270101000000Z"
    /// Whether the certificate itself is signed with SHA-1, as the old ones are.
    public var isSignedWithSHA1 = false

    /// A holder with this number, and with `NAME:NUMBER` as its common name.
    public init(_ number: String) {
        self.number = number
        commonName = "EMPRESA FICTICIA:" + number
    }

    /// A holder with no number but perhaps that of its common name.
    public init(commonName: String) { self.commonName = commonName }

    /// The same, valid at another time.
    public func valid(from: String, until: String) -> TestHolder {
        var holder = self
        holder.validFrom = from
        holder.validUntil = until
        return holder
    }
}

/// A certificate and the key to sign with.
public struct TestSigner: Sendable {
    /// The key.
    public let key: TestKey
    /// The certificate, DER.
    public let certificate: [UInt8]

    /// A signer that presents this certificate, whether or not it is the key's.
    public init(key: TestKey, certificate: [UInt8]) {
        self.key = key
        self.certificate = certificate
    }
}

/// A certification authority that nobody trusts.
public final class TestAuthority: Sendable {
    private let key: TestKey
    /// Its certificate, PEM.
    public let pem: String
    private let name: String
    private let signers = Mutex<[TestHolder: TestSigner]>([:])

    /// The authority of all tests that need no other.
    public static let shared = Result { try TestAuthority(name: "AC Teste", key: TestKey.other.get()) }

    /// An authority, signed by itself.
    public init(name: String, key: TestKey) throws {
        self.key = key
        self.name = name
        var holder = TestHolder(commonName: name)
        holder.validFrom = "20100101000000Z"
        holder.validUntil = "20400101000000Z"
        let certificate = try Self.certificate(holder, key: key, issuer: name, issuerKey: key, isAuthority: true)
        let lines = base64(certificate)
        pem = "-----BEGIN CERTIFICATE-----\n" + Self.folded(lines) + "-----END CERTIFICATE-----\n"
    }

    /// A signer with the process's one key.
    public func signer(_ holder: TestHolder) throws -> TestSigner {
        if let known = signers.withLock({ $0[holder] }) { return known }
        let key = try TestKey.shared.get()
        let signer = TestSigner(
            key: key,
            certificate: try Self.certificate(
                holder, key: key, issuer: name, issuerKey: self.key, isAuthority: false))
        signers.withLock { $0[holder] = signer }
        return signer
    }

    private static func folded(_ text: String) -> String {
        var rest = Substring(text)
        var lines = ""
        while !rest.isEmpty {
            lines += rest.prefix(64) + "\n"
            rest = rest.dropFirst(64)
        }
        return lines
    }

    private static func certificate(
        _ holder: TestHolder, key: TestKey, issuer: String, issuerKey: TestKey, isAuthority: Bool
    ) throws -> [UInt8] {
        guard let certificate = X509_new() else { throw SigningSupportFault(step: "certificate") }
        defer { X509_free(certificate) }
        var extensions: [(nid: Int32, isCritical: Bool, der: [UInt8])] = [
            (NID_basic_constraints, true, isAuthority ? [0x30, 0x03, 0x01, 0x01, 0xFF] : [0x30, 0x00])
        ]
        if let number = holder.number {
            extensions.append((NID_subject_alt_name, false, alternativeNames(number, holder.type)))
        }
        guard X509_set_version(certificate, 2) == 1,
            ASN1_INTEGER_set(X509_get_serialNumber(certificate), Int.random(in: 1...Int(Int32.max))) == 1,
            setName(X509_get_subject_name(certificate), holder.commonName),
            setName(X509_get_issuer_name(certificate), issuer),
            ASN1_TIME_set_string(X509_getm_notBefore(certificate), holder.validFrom) == 1,
            ASN1_TIME_set_string(X509_getm_notAfter(certificate), holder.validUntil) == 1,
            X509_set_pubkey(certificate, key.key) == 1,
            extensions.allSatisfy({ add($0.der, as: $0.nid, isCritical: $0.isCritical, to: certificate) }),
            X509_sign(certificate, issuerKey.key, holder.isSignedWithSHA1 ? EVP_sha1() : EVP_sha256()) > 0
        else { throw SigningSupportFault(step: "certificate") }
        var bytes: UnsafeMutablePointer<UInt8>?
        let count = i2d_X509(certificate, &bytes)
        guard count > 0, let bytes else { throw SigningSupportFault(step: "certificate") }
        defer { CRYPTO_free(bytes, nil, 0) }
        return Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }

    private static func setName(_ name: OpaquePointer?, _ commonName: String) -> Bool {
        let parts = [("C", "BR"), ("O", "ICP-Teste (NAO E ICP-Brasil)"), ("CN", commonName)]
        return parts.allSatisfy { field, text in
            let bytes = Array(text.utf8)
            return X509_NAME_add_entry_by_txt(name, field, MBSTRING_FLAG | 0x0, bytes, Int32(bytes.count), -1, 0) == 1
        }
    }

    private static func add(_ der: [UInt8], as nid: Int32, isCritical: Bool, to certificate: OpaquePointer) -> Bool {
        guard let value = ASN1_OCTET_STRING_new() else { return false }
        defer { ASN1_OCTET_STRING_free(value) }
        guard ASN1_OCTET_STRING_set(value, der, Int32(der.count)) == 1,
            let made = X509_EXTENSION_create_by_NID(nil, nid, isCritical ? 1 : 0, value)
        else { return false }
        defer { X509_EXTENSION_free(made) }
        return X509_add_ext(certificate, made, -1) == 1
    }

    /// An e-mail address, the responsible person's name, and the number: 14 characters a CNPJ, 11 a CPF behind its
    /// holder's date of birth and before the numbers of other registers.
    private static func alternativeNames(_ number: String, _ type: TestHolder.StringType) -> [UInt8] {
        let isCompany = number.utf8.count == 14
        let text = isCompany ? number : "01011980" + number + String(repeating: "0", count: 26)
        let names =
            tagged(0x81, Array("fiscal@exemplo.com.br".utf8))
            + otherName(2, tagged(0x13, Array("RESPONSAVEL".utf8)))
            + otherName(isCompany ? 3 : 1, tagged(type.rawValue, Array(text.utf8)))
        return tagged(0x30, names)
    }

    /// An otherName 2.16.76.1.3.`last`.
    private static func otherName(_ last: UInt8, _ value: [UInt8]) -> [UInt8] {
        tagged(0xA0, tagged(0x06, [0x60, 0x4C, 0x01, 0x03, last]) + tagged(0xA0, value))
    }

    private static func tagged(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        let count = content.count
        let length: [UInt8] = count < 128 ? [UInt8(count)] : [0x82, UInt8(count >> 8), UInt8(count & 0xFF)]
        return [tag] + length + content
    }
}
