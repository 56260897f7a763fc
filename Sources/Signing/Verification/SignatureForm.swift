/// A signature that has exactly the form the layout fixes. Source: `xmldsig-core-schema_v1.01.xsd` of the NF-e; the
/// same with SHA-256 is let in for the day the layout moves. Anything else (HMAC, XPath, XSLT, a bare key, an object)
/// is no form at all, so that no code of ours ever runs on it.
struct SignatureForm {
    let signedInfo: TreeNode
    let algorithm: HashAlgorithm
    /// `Reference/@URI`.
    let uri: String
    /// `DigestValue`: its bytes, and its text without blanks.
    let digest: [UInt8], digestText: String
    /// `SignatureValue`.
    let value: [UInt8]
    /// `X509Certificate`, DER.
    let certificate: [UInt8]

    private static let canonicalization: StaticString = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
    private static let enveloped: StaticString = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"

    /// Reads `Signature`.
    init?(_ signature: TreeNode) {
        guard signature.isIn(SignedEnvelope.signatureNamespace),
            let parts = Self.parts(of: signature, ["SignedInfo", "SignatureValue", "KeyInfo"]),
            let info = Self.parts(of: parts[0], ["CanonicalizationMethod", "SignatureMethod", "Reference"]),
            Self.isMethod(info[0], Self.canonicalization), let algorithm = HashAlgorithm(signatureMethod: info[1]),
            let uri = info[2].attribute("URI"),
            let reference = Self.parts(of: info[2], ["Transforms", "DigestMethod", "DigestValue"]),
            let transforms = Self.parts(of: reference[0], ["Transform", "Transform"]),
            Self.isMethod(transforms[0], Self.enveloped), Self.isMethod(transforms[1], Self.canonicalization),
            Self.isMethod(reference[1], algorithm.digestMethod),
            let digestText = reference[2].leafText, let digest = Base64.decode(digestText),
            digest.count == algorithm.length,
            let value = parts[1].leafText.flatMap(Base64.decode), !value.isEmpty,
            let data = Self.parts(of: parts[2], ["X509Data"]),
            let holder = Self.parts(of: data[0], ["X509Certificate"]),
            let certificate = holder[0].leafText.flatMap(Base64.decode), !certificate.isEmpty
        else { return nil }
        signedInfo = parts[0]
        self.algorithm = algorithm
        self.uri = uri
        self.digest = digest
        self.digestText = String(decoding: digestText.utf8.filter { !Base64.isBlank($0) }, as: UTF8.self)
        self.value = value
        self.certificate = certificate
    }

    /// The element children, where they are of these names in this order, and all of the signature's namespace.
    private static func parts(of node: TreeNode, _ names: [StaticString]) -> [TreeNode]? {
        guard let parts = node.structure, parts.count == names.count,
            zip(parts, names).allSatisfy({ $0.isNamed($1) && $0.isIn(SignedEnvelope.signatureNamespace) })
        else { return nil }
        return parts
    }

    /// An algorithm's name, without parameters.
    static func isMethod(_ node: TreeNode, _ algorithm: StaticString) -> Bool {
        node.attribute("Algorithm") == "\(algorithm)" && node.structure?.isEmpty == true
    }
}

/// The hashes a signature may use, each for the digest and for the signature value.
enum HashAlgorithm: CaseIterable {
    case sha1, sha256

    /// The hash of a `SignatureMethod`.
    init?(signatureMethod node: TreeNode) {
        guard let found = Self.allCases.first(where: { SignatureForm.isMethod(node, $0.signatureMethod) }) else {
            return nil
        }
        self = found
    }

    private var signatureMethod: StaticString {
        switch self {
        case .sha1: "http://www.w3.org/2000/09/xmldsig#rsa-sha1"
        case .sha256: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
        }
    }

    /// `DigestMethod/@Algorithm`.
    var digestMethod: StaticString {
        switch self {
        case .sha1: "http://www.w3.org/2000/09/xmldsig#sha1"
        case .sha256: "http://www.w3.org/2001/04/xmlenc#sha256"
        }
    }

    /// Bytes of a digest.
    var length: Int {
        switch self {
        case .sha1: 20
        case .sha256: 32
        }
    }

    /// The DER that stands before the digest in a signature value (RFC 8017, 9.2, note 1).
    var prefix: [UInt8] {
        switch self {
        case .sha1: [0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2B, 0x0E, 0x03, 0x02, 0x1A, 0x05, 0x00, 0x04, 0x14]
        case .sha256:
            [
                0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00,
                0x04, 0x20,
            ]
        }
    }
}
