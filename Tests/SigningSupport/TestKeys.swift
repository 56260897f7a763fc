internal import CLibCrypto

/// What could not be made.
public struct SigningSupportFault: Error, Equatable {
    /// Which step of libcrypto failed.
    public let step: String
}

/// An RSA key of 2048 bits. Unchecked because it is never changed after `init`, and libcrypto counts its references
/// atomically.
public final class TestKey: @unchecked Sendable {
    let key: OpaquePointer

    /// A new key: some 100 ms.
    public init() throws {
        guard let context = EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, nil) else { throw SigningSupportFault(step: "key") }
        defer { EVP_PKEY_CTX_free(context) }
        var made: OpaquePointer?
        guard EVP_PKEY_keygen_init(context) == 1, EVP_PKEY_CTX_set_rsa_keygen_bits(context, 2048) == 1,
            EVP_PKEY_keygen(context, &made) == 1, let made
        else { throw SigningSupportFault(step: "key") }
        key = made
    }

    deinit { EVP_PKEY_free(key) }

    /// The key of all signers that ask for none of their own, made once a process.
    public static let shared = Result { try TestKey() }
    /// Another one, made once a process: that of the authority, and of signatures that must not hold.
    public static let other = Result { try TestKey() }

    /// RSASSA-PKCS1-v1_5 over `text`.
    public func sign(_ text: String, _ algorithm: TestAlgorithm) throws -> [UInt8] {
        guard let context = EVP_MD_CTX_new() else { throw SigningSupportFault(step: "sign") }
        defer { EVP_MD_CTX_free(context) }
        let bytes = Array(text.utf8)
        var count = Int(EVP_PKEY_get_size(key))
        var signature = [UInt8](repeating: 0, count: count)
        guard EVP_DigestSignInit(context, nil, algorithm.function, nil, key) == 1,
            EVP_DigestSign(context, &signature, &count, bytes, bytes.count) == 1
        else { throw SigningSupportFault(step: "sign") }
        return Array(signature.prefix(count))
    }
}

/// The hash of a signature.
public enum TestAlgorithm: Sendable, CaseIterable {
    /// What the layout fixes.
    case sha1
    /// What it may move to.
    case sha256

    var function: OpaquePointer? { self == .sha1 ? EVP_sha1() : EVP_sha256() }

    /// `SignatureMethod/@Algorithm`.
    var signatureMethod: String {
        self == .sha1
            ? "http://www.w3.org/2000/09/xmldsig#rsa-sha1" : "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
    }

    /// `DigestMethod/@Algorithm`.
    var digestMethod: String {
        self == .sha1 ? "http://www.w3.org/2000/09/xmldsig#sha1" : "http://www.w3.org/2001/04/xmlenc#sha256"
    }

    /// The digest of `text`, base64.
    public func digest(_ text: String) throws -> String {
        let bytes = Array(text.utf8)
        var digest = [UInt8](repeating: 0, count: 64)
        var count: UInt32 = 0
        guard EVP_Digest(bytes, bytes.count, &digest, &count, function, nil) == 1 else {
            throw SigningSupportFault(step: "digest")
        }
        return base64(Array(digest.prefix(Int(count))))
    }
}

/// Base64 without line ends.
public func base64(_ bytes: [UInt8]) -> String {
    var text = [UInt8](repeating: 0, count: (bytes.count + 2) / 3 * 4 + 1)
    let count = EVP_EncodeBlock(&text, bytes, Int32(bytes.count))
    return String(decoding: text.prefix(Int(count)), as: UTF8.self)
}
