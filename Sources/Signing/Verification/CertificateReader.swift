internal import CLibCrypto
internal import Glibc
internal import Synchronization

/// A certificate's facts and key.
final class CertifiedKey: Sendable {
    let facts: SigningCertificate
    /// `nil` where it is no RSA key of a size that is taken.
    let key: PublicKey?

    init(facts: SigningCertificate, key: PublicKey?) {
        self.facts = facts
        self.key = key
    }
}

/// Reads certificates, and remembers those of late: an issuer signs all its notes with the same one.
final class CertificateReader: Sendable {
    let library: CryptoLibrary
    private let anchors: TrustAnchors?
    private let known = Mutex<[[UInt8]: CertifiedKey]>([:])

    /// Certificates that are remembered: some 4 kB each.
    private static let most = 512

    init(library: CryptoLibrary, anchors: TrustAnchors?) {
        self.library = library
        self.anchors = anchors
    }

    /// The certificate of these bytes (DER, nothing after it), where they are one.
    func read(_ der: [UInt8]) -> CertifiedKey? {
        if let found = known.withLock({ $0[der] }) { return found }
        guard let certificate = Self.parse(der, library), let facts = facts(of: certificate) else { return nil }
        defer { X509_free(certificate) }
        let read = CertifiedKey(facts: facts, key: PublicKey(ofCertificate: certificate, library: library))
        known.withLock { known in
            if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
            known[der] = read
        }
        return read
    }

    private static func parse(_ der: [UInt8], _ library: CryptoLibrary) -> OpaquePointer? {
        der.withUnsafeBufferPointer { bytes in
            var certificate = X509_new_ex(library.context, nil)
            var place = bytes.baseAddress
            guard certificate != nil, d2i_X509(&certificate, &place, bytes.count) != nil,
                place == bytes.baseAddress.map({ $0 + bytes.count })
            else {
                X509_free(certificate)
                return nil
            }
            return certificate
        }
    }

    private func facts(of certificate: OpaquePointer) -> SigningCertificate? {
        guard let from = Self.seconds(X509_get0_notBefore(certificate)),
            let until = Self.seconds(X509_get0_notAfter(certificate))
        else { return nil }
        return SigningCertificate(
            holder: CertificateHolder.number(of: certificate), validFrom: from, validUntil: until,
            subject: Self.subject(of: certificate), isTrusted: anchors.map { $0.vouch(for: certificate, at: from) })
    }

    private static func seconds(_ time: UnsafePointer<ASN1_TIME>?) -> Int64? {
        var parts = tm()
        guard let time, ASN1_TIME_to_tm(time, &parts) == 1 else { return nil }
        return Int64(timegm(&parts))
    }

    private static func subject(of certificate: OpaquePointer) -> String {
        guard let name = X509_get_subject_name(certificate), let text = BIO_new(BIO_s_mem()) else { return "" }
        defer { BIO_free(text) }
        guard shim_X509_NAME_print(text, name) >= 0 else { return "" }
        var start: UnsafeMutablePointer<CChar>?
        let count = shim_BIO_get_mem_data(text, &start)
        return String(decoding: UnsafeRawBufferPointer(start: start, count: Int(count)), as: UTF8.self)
    }
}
