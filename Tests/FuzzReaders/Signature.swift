internal import Documents
internal import Domain
internal import Signing

extension FuzzReader {
    /// Signatures: nobody without the key makes one that holds, so what holds has the digest that the reader reads.
    static let signature = FuzzReader(name: "signature", bytesMax: 8 << 10) { bytes in
        guard let verifier = try? SignatureVerifier(), let elements = try? verifier.verify(bytes) else { return nil }
        guard case .notes(let notes, _) = try? NFeReader().read(bytes).document else { return nil }
        for element in elements where element.outcome == .valid || element.outcome == .validAfterWhitespaceRemoval {
            let read = notes.filter { "NFe" + $0.keyText == element.id }
            guard read.count == 1, read[0].digest == element.digestValue else {
                return "\(element.id) holds and is not what is read"
            }
        }
        return nil
    }
}
