import Signing
import Testing

@Suite struct SigningTests {
    private func hash(_ text: String, pieces: Int) -> String {
        let bytes = Array(text.utf8)
        let hasher = ContentHasher()
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            bytes[start..<min(start + pieces, bytes.count)].withUnsafeBytes { hasher.update($0) }
        }
        return hasher.finish()
    }

    /// FIPS 180-4, examples.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func digests(_ text: String, _ expected: String) {
        #expect(sha256Hex(of: text.utf8) == expected)
        #expect(sha256Hex(of: Array(text.utf8).lazy.map { $0 }) == expected)
        for pieces in [1, 7, 64, 1000] { #expect(hash(text, pieces: pieces) == expected) }
    }

    @Test func aHasherBeginsAnewAfterItsDigest() {
        let hasher = ContentHasher()
        Array("x".utf8).withUnsafeBytes { hasher.update($0) }
        _ = hasher.finish()
        Array("abc".utf8).withUnsafeBytes { hasher.update($0) }
        #expect(hasher.finish() == sha256Hex(of: "abc".utf8))
    }

    /// RFC 4231, test cases 1, 2 and 6.
    @Test func authenticationCodes() {
        #expect(
            hmacSHA256Hex(key: [UInt8](repeating: 0x0B, count: 20), message: Array("Hi There".utf8))
                == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
        #expect(
            hmacSHA256Hex(key: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8))
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        #expect(
            hmacSHA256Hex(
                key: [UInt8](repeating: 0xAA, count: 131),
                message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8))
                == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
    }

    @Test func anEmptyKeyIsAKey() {
        #expect(
            hmacSHA256Hex(key: [], message: []) == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
    }
}
