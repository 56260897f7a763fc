internal import CLibCrypto

/// A digest by its name. MD5 and SHA-1 are what platforms ask for in their schemes of authentication; neither protects
/// anything of ours.
public enum MessageDigest: String, Sendable, CaseIterable {
    case md5, sha1, sha256

    private var name: String { rawValue.uppercased() }

    /// The digest of `bytes`; none where the machine's policy forbids it.
    public func bytes(of message: [UInt8]) -> [UInt8]? {
        var digest = [UInt8](repeating: 0, count: 64)
        var length = 0
        let library = try? CryptoLibrary.started()
        let isDone = EVP_Q_digest(library?.context, name, nil, message, message.count, &digest, &length) == 1
        return isDone ? Array(digest.prefix(length)) : nil
    }

    /// The keyed digest (RFC 2104) of `message`; none where the machine's policy forbids it.
    public func keyed(_ key: [UInt8], _ message: [UInt8]) -> [UInt8]? {
        var digest = [UInt8](repeating: 0, count: 64)
        var length = 0
        let library = try? CryptoLibrary.started()
        // A key of no bytes still needs an address: libcrypto takes a null pointer for "the key of before".
        let padded = key.isEmpty ? [0] : key
        let result = EVP_Q_mac(
            library?.context, "HMAC", nil, name, nil, padded, key.count, message, message.count, &digest, digest.count,
            &length)
        return result == nil ? nil : Array(digest.prefix(length))
    }
}
