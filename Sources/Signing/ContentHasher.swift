internal import CLibCrypto

/// SHA-256 of bytes that come in pieces.
public final class ContentHasher {
    private let context: OpaquePointer
    private let function: OpaquePointer

    /// A hash of nothing yet.
    public init() {
        // Fails only where the process is out of memory or libcrypto has no SHA-256: no input reaches this. The
        // function is that of our own context, for a policy of the machine may leave the process's own without one.
        guard let library = try? CryptoLibrary.started(), let context = EVP_MD_CTX_new(),
            EVP_DigestInit_ex(context, library.sha256, nil) == 1
        else { preconditionFailure("libcrypto has no SHA-256") }
        self.context = context
        function = library.sha256
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Takes the next piece.
    public func update(_ bytes: UnsafeRawBufferPointer) {
        let isTaken = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1
        precondition(isTaken, "libcrypto refused a piece")
    }

    /// The digest of all pieces, 64 small hexadecimal digits; the hasher then begins anew.
    public func finish() -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        let isDone =
            EVP_DigestFinal_ex(context, &digest, nil) == 1 && EVP_DigestInit_ex(context, function, nil) == 1
        precondition(isDone, "libcrypto gave no digest")
        return hexadecimal(digest)
    }
}

/// SHA-256 of `bytes`, 64 small hexadecimal digits.
public func sha256Hex(of bytes: some Sequence<UInt8>) -> String {
    let hasher = ContentHasher()
    let isContiguous: Void? = bytes.withContiguousStorageIfAvailable { hasher.update(UnsafeRawBufferPointer($0)) }
    if isContiguous == nil { Array(bytes).withUnsafeBytes { hasher.update($0) } }
    return hasher.finish()
}

/// HMAC-SHA-256 (RFC 2104) of `message` under `key`, 64 small hexadecimal digits.
public func hmacSHA256Hex(key: [UInt8], message: [UInt8]) -> String {
    // Never missing: no policy on digests reaches our own context's SHA-256.
    guard let digest = MessageDigest.sha256.keyed(key, message) else { preconditionFailure("libcrypto gave no digest") }
    return hexadecimal(digest)
}

/// Two small hexadecimal digits a byte.
public func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(2 * bytes.count)
    for byte in bytes {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}
