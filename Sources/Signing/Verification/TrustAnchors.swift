internal import CLibCrypto

/// The certificates an operator trusts: roots or intermediates of ICP-Brasil.
final class TrustAnchors: Sendable {
    // Opaque to the compiler. Filled in `init` and only read afterwards; libcrypto locks it.
    nonisolated(unsafe) private let store: OpaquePointer
    private let library: CryptoLibrary

    init(pem: [UInt8], library: CryptoLibrary) throws(SigningFault) {
        // A copy: the library's view of a buffer would outlive the array's promise to stay where it is.
        guard let store = X509_STORE_new(), let source = BIO_new(BIO_s_mem()) else {
            throw SigningFault(.library)
        }
        defer { BIO_free(source) }
        guard pem.isEmpty || BIO_write(source, pem, Int32(clamping: pem.count)) == pem.count else {
            X509_STORE_free(store)
            throw SigningFault(.library)
        }
        var count = 0
        ERR_clear_error()
        while true {
            var certificate = X509_new_ex(library.context, nil)
            let isRead = PEM_read_bio_X509(source, &certificate, nil, nil) != nil
            guard isRead, X509_STORE_add_cert(store, certificate) == 1 else {
                X509_free(certificate)
                break
            }
            X509_free(certificate)
            count += 1
        }
        // The reader's only way to say that nothing is left.
        let reason = ERR_peek_last_error() & 0x7F_FFFF
        ERR_clear_error()
        guard count > 0, reason == UInt(PEM_R_NO_START_LINE) else {
            X509_STORE_free(store)
            throw SigningFault(.bundle, message: count == 0 ? "no certificate" : "certificate \(count + 1) is broken")
        }
        self.store = store
        self.library = library
    }

    deinit { X509_STORE_free(store) }

    /// Whether a chain leads from `certificate` to one of these, judged at the second `time`: a note's certificate
    /// has most often expired when the note is read, and what counts is that it was issued under a trusted one.
    /// Revocation and purpose are not looked at; a chain signed with SHA-1 is let pass, for the old ones are.
    func vouch(for certificate: OpaquePointer, at time: Int64) -> Bool {
        guard let context = X509_STORE_CTX_new_ex(library.context, nil) else { return false }
        defer { X509_STORE_CTX_free(context) }
        guard X509_STORE_CTX_init(context, store, certificate, nil) == 1,
            let parameters = X509_STORE_CTX_get0_param(context)
        else { return false }
        X509_VERIFY_PARAM_set_flags(parameters, UInt(X509_V_FLAG_PARTIAL_CHAIN))
        X509_VERIFY_PARAM_set_time(parameters, Int(time))
        X509_VERIFY_PARAM_set_auth_level(parameters, 0)
        return X509_verify_cert(context) == 1
    }
}
