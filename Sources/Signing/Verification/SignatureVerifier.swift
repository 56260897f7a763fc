internal import CLibXML2

/// Verifies the signatures of NF-e documents. The verdict does not depend on the machine: libcrypto is used through a
/// context of our own, which no `openssl.cnf` reaches, and nothing is fetched.
///
/// A value may be copied and used from several threads at once; copies share what they know of certificates.
public struct SignatureVerifier: Sendable {
    private let certificates: CertificateReader

    /// A verifier.
    /// - Parameter trustedCertificatesPEM: the operator's bundle of roots and intermediates; each of them is trusted.
    ///   Without it, ``SigningCertificate/isTrusted`` stays `nil`.
    /// - Throws: `.bundle` where the bundle holds no certificate or a broken one, `.library` where libcrypto is
    ///   unusable.
    public init(trustedCertificatesPEM: [UInt8]? = nil) throws(SigningFault) {
        let library = try CryptoLibrary.started()
        var anchors: TrustAnchors?
        if let pem = trustedCertificatesPEM { anchors = try TrustAnchors(pem: pem, library: library) }
        certificates = CertificateReader(library: library, anchors: anchors)
    }

    /// Every `infNFe` of an `NFe` and every `infEvento` of an `evento`, in document order, whatever envelope is
    /// around them. Elements of other namespaces than the NF-e's, that of signatures, or none are not looked at, for
    /// no reader reads them.
    /// - Throws: `.empty`, `.malformed`, `.doctype` or `.limit` for the document; `.library` where memory ran out.
    public func verify(_ bytes: [UInt8]) throws(SigningFault) -> [SignedElement] {
        let document = try ParsedDocument(bytes)
        defer { certificates.library.forgetErrors() }
        let survey = DocumentSurvey(document)
        var elements: [SignedElement] = []
        for envelope in survey.envelopes {
            for signed in envelope.signed { elements.append(judge(signed, in: envelope, of: survey)) }
        }
        return elements
    }

    private func judge(_ signed: TreeNode, in envelope: SignedEnvelope, of survey: DocumentSurvey) -> SignedElement {
        let id = signed.attribute("Id") ?? ""
        func element(
            _ outcome: SignedElement.Outcome, _ form: SignatureForm? = nil, _ certificate: CertifiedKey? = nil
        ) -> SignedElement {
            SignedElement(
                id: id, outcome: outcome, digestValue: form?.digestText ?? "", certificate: certificate?.facts)
        }
        let isAlone = envelope.signed.count == 1 && envelope.isOfTheLayout
        guard let signature = envelope.signatures.first else { return element(isAlone ? .absent : .invalid(.form)) }
        guard isAlone, envelope.signatures.count == 1, let form = SignatureForm(signature) else {
            return element(.invalid(.form))
        }
        guard let certificate = certificates.read(form.certificate) else { return element(.invalid(.form), form) }
        // Byte for byte: equality of strings takes a letter and its accent for the accented letter.
        guard !id.isEmpty, form.uri.utf8.elementsEqual(("#" + id).utf8), survey.count(ofIdentifier: id) == 1,
            certificate.key != nil
        else {
            return element(.invalid(.form), form, certificate)
        }
        let readings = SignatureReadings(envelope: envelope, form: form, library: certificates.library)
        return element(readings.outcome(under: certificate), form, certificate)
    }
}
