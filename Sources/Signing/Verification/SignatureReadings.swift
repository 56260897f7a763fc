/// The ways in which an envelope may have been seen by its signer, tried from the plainest on: as it stands; alone;
/// alone without declarations that nothing uses; and the last two without blanks between elements. Digest and
/// signature value are searched independently, for programs have indented the one and not the other. All readings
/// have the same values, so whichever holds proves them. Source: domain fact sheet of the NF-e, §5, pitfalls a and b.
struct SignatureReadings {
    private let envelope: SignedEnvelope
    private let form: SignatureForm
    private let library: CryptoLibrary

    init(envelope: SignedEnvelope, form: SignatureForm, library: CryptoLibrary) {
        self.envelope = envelope
        self.form = form
        self.library = library
    }

    /// What was found so far, and whether blanks had to go for it.
    private struct Search {
        var digestHolds = false, valueHolds = false
        var isWithoutBlanks = false
        var isDone: Bool { digestHolds && valueHolds }
    }

    /// The verdict under the key of `certificate`.
    func outcome(under certificate: CertifiedKey) -> SignedElement.Outcome {
        let expected = certificate.key?.recover(form.value)
        var search = Search()
        if let signed = envelope.signed.first {
            look(at: signed, form.signedInfo, expected, withoutBlanks: false, &search)
        }
        if !search.isDone { lookAtCopies(expected, &search) }
        guard search.digestHolds else { return .invalid(.digest) }
        guard search.valueHolds else { return .invalid(.value) }
        return search.isWithoutBlanks ? .validAfterWhitespaceRemoval : .valid
    }

    private func lookAtCopies(_ expected: [UInt8]?, _ search: inout Search) {
        guard let plain = DetachedEnvelope(envelope.node) else { return }
        var copies = [plain]
        if plain.declaresPrefixes, let bare = DetachedEnvelope(envelope.node), bare.dropUnusedPrefixes() {
            copies.append(bare)
        }
        for withoutBlanks in [false, true] {
            for copy in copies where !search.isDone {
                if withoutBlanks { copy.dropBlanksBetweenElements() }
                guard let envelope = copy.envelope, let signed = envelope.signed.first,
                    let info = envelope.signatures.first?.children.first(where: { $0.isNamed("SignedInfo") })
                else { continue }
                look(at: signed, info, expected, withoutBlanks: withoutBlanks, &search)
            }
        }
    }

    private func look(
        at signed: TreeNode, _ info: TreeNode, _ expected: [UInt8]?, withoutBlanks: Bool, _ search: inout Search
    ) {
        if !search.digestHolds, digest(of: signed) == form.digest {
            search.digestHolds = true
            search.isWithoutBlanks = search.isWithoutBlanks || withoutBlanks
        }
        if !search.valueHolds, let expected, let digest = digest(of: info),
            form.algorithm.prefix + digest == expected
        {
            search.valueHolds = true
            search.isWithoutBlanks = search.isWithoutBlanks || withoutBlanks
        }
    }

    private func digest(of node: TreeNode) -> [UInt8]? {
        CanonicalForm.bytes(of: node).flatMap { library.digest($0, form.algorithm) }
    }
}
