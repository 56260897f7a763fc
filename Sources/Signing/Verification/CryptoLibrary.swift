internal import CLibCrypto

/// libcrypto in a context of our own, with its default provider and without configuration. The machine's `openssl.cnf`
/// may bar SHA-1 or ask for other providers in the process's own context; the layout of the NF-e fixes SHA-1, and a
/// verdict must not differ from machine to machine.
final class CryptoLibrary: Sendable {
    // The compiler cannot look behind these pointers. Nothing behind them is changed after `init`, and libcrypto locks
    // inside the context.
    /// The context, for whatever is made in it.
    nonisolated(unsafe) let context: OpaquePointer
    nonisolated(unsafe) private let provider: OpaquePointer
    nonisolated(unsafe) private let sha1: OpaquePointer
    /// SHA-256 of this context.
    nonisolated(unsafe) let sha256: OpaquePointer

    private static let shared = CryptoLibrary()

    /// The library, started once a process and never ended.
    static func started() throws(SigningFault) -> CryptoLibrary {
        guard let shared else { throw SigningFault(.library, message: "libcrypto could not start") }
        return shared
    }

    private init?() {
        guard let context = OSSL_LIB_CTX_new() else { return nil }
        guard let provider = OSSL_PROVIDER_load(context, "default"), let sha1 = EVP_MD_fetch(context, "SHA1", nil),
            let sha256 = EVP_MD_fetch(context, "SHA256", nil)
        else {
            OSSL_LIB_CTX_free(context)
            return nil
        }
        self.context = context
        self.provider = provider
        self.sha1 = sha1
        self.sha256 = sha256
    }

    /// The digest of `bytes`.
    func digest(_ bytes: [UInt8], _ algorithm: HashAlgorithm) -> [UInt8]? {
        var digest = [UInt8](repeating: 0, count: algorithm.length)
        let function = algorithm == .sha1 ? sha1 : sha256
        return EVP_Digest(bytes, bytes.count, &digest, nil, function, nil) == 1 ? digest : nil
    }

    /// Empties this thread's queue of errors: what libcrypto says of a bad certificate is said by the verdict.
    func forgetErrors() { ERR_clear_error() }
}

/// An RSA public key.
final class PublicKey: Sendable {
    // Opaque to the compiler. Never changed after `init`, and libcrypto counts its references atomically.
    nonisolated(unsafe) private let key: OpaquePointer
    private let library: CryptoLibrary

    /// Bits that are taken: below, a key can be factored; above, a forged certificate could ask for seconds of work.
    private static let bits = 1024...8192

    /// The key of a certificate, where it is RSA and of a size that is taken.
    init?(ofCertificate certificate: OpaquePointer, library: CryptoLibrary) {
        guard let key = X509_get_pubkey(certificate) else { return nil }
        guard EVP_PKEY_is_a(key, "RSA") == 1, Self.bits.contains(Int(EVP_PKEY_get_bits(key))) else {
            EVP_PKEY_free(key)
            return nil
        }
        self.key = key
        self.library = library
    }

    deinit { EVP_PKEY_free(key) }

    /// What was signed, of an RSASSA-PKCS1-v1_5 signature value (RFC 8017, 8.2.2): the DER of algorithm and digest,
    /// to be compared byte for byte. Done this way because no policy on signature digests stands in its way.
    func recover(_ signature: [UInt8]) -> [UInt8]? {
        guard let operation = EVP_PKEY_CTX_new_from_pkey(library.context, key, nil) else { return nil }
        defer { EVP_PKEY_CTX_free(operation) }
        var count = Int(EVP_PKEY_get_size(key))
        var recovered = [UInt8](repeating: 0, count: count)
        guard signature.count == count, EVP_PKEY_verify_recover_init(operation) == 1,
            EVP_PKEY_CTX_set_rsa_padding(operation, RSA_PKCS1_PADDING) == 1,
            EVP_PKEY_verify_recover(operation, &recovered, &count, signature, signature.count) == 1
        else { return nil }
        return Array(recovered.prefix(count))
    }
}
