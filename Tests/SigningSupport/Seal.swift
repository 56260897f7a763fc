/// Signs the content of an `NFe` or an `evento` and writes both as one element.
struct Seal {
    let signer: TestSigner
    var algorithm = TestAlgorithm.sha1
    var style = MarkupStyle()

    static let signatureNamespace = "http://www.w3.org/2000/09/xmldsig#"
    static let canonicalization = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"

    /// What is in scope inside the envelope when it is signed.
    private var scope: [(prefix: String, uri: String)] { [(style.prefix, style.namespace)] + style.ownDeclarations }

    /// `DigestValue` of the content.
    func digest(of content: Markup) throws -> String {
        try algorithm.digest(content.canonical(prefix: style.prefix, scope: scope))
    }

    /// `SignedInfo` of the content.
    private func information(_ id: String, _ digest: String) -> Markup {
        func method(_ name: String, _ algorithm: String) -> Markup {
            Markup(name, attributes: [("Algorithm", algorithm)])
        }
        return Markup(
            "SignedInfo",
            [
                method("CanonicalizationMethod", Self.canonicalization),
                method("SignatureMethod", algorithm.signatureMethod),
                Markup(
                    "Reference", attributes: [("URI", "#" + id)],
                    [
                        Markup(
                            "Transforms",
                            [
                                method("Transform", "http://www.w3.org/2000/09/xmldsig#enveloped-signature"),
                                method("Transform", Self.canonicalization),
                            ]),
                        method("DigestMethod", algorithm.digestMethod),
                        Markup("DigestValue", digest),
                    ]),
            ])
    }

    /// `Signature` over the content with this Id.
    func signature(of content: Markup, id: String) throws -> Markup {
        let information = information(id, try digest(of: content))
        let outer = scope.filter { !$0.prefix.isEmpty }
        let text = information.canonical(prefix: "", scope: outer + [("", Self.signatureNamespace)])
        let value = try signer.key.sign(text, algorithm)
        return Markup(
            "Signature",
            [
                information, Markup("SignatureValue", base64(value)),
                Markup("KeyInfo", [Markup("X509Data", [Markup("X509Certificate", base64(signer.certificate))])]),
            ])
    }

    /// The envelope `name` around content, other elements, and signature.
    func envelope(
        _ name: String, attributes: [(name: String, value: String)] = [], content: Markup, id: String,
        between: [Markup] = [], isSigned: Bool = true
    ) throws -> String {
        let signature = isSigned ? try signature(of: content, id: id) : nil
        let envelope = Markup(name, attributes: attributes, [content] + between)
        return style.write(envelope, prefix: style.prefix, declarations: scope.filter { !$0.uri.isEmpty }) { inner in
            guard let signature else { return inner }
            let pad = style.indentation.map { style.lineEnd + $0 } ?? ""
            return inner + pad
                + style.write(signature, prefix: "", declarations: [("", Self.signatureNamespace)], level: 1)
        }
    }
}
