/// A signed element of a document, and what its signature came to. The rules are those that the layout of the NF-e
/// fixes (`xmldsig-core-schema_v1.01.xsd`), with W3C XML-Signature 1.0 where the layout is silent.
public struct SignedElement: Hashable, Sendable {
    /// What a signature came to.
    public enum Outcome: Hashable, Sendable {
        /// Digest and signature value hold.
        case valid
        /// Both hold once blanks between elements are taken out: the document was indented after it was signed.
        case validAfterWhitespaceRemoval
        /// The signature is not of the fixed form, or does not hold.
        case invalid(Fault)
        /// No `Signature` stands beside the element.
        case absent
    }

    /// Why a signature is invalid.
    public enum Fault: Hashable, Sendable {
        /// Not the structure, the algorithms, the key or the reference that the layout fixes; or more than one
        /// element could be meant.
        case form
        /// The digest is not that of the element's content.
        case digest
        /// The digest holds, and the signature value was not made with the certificate's key.
        case value
    }

    /// `@Id` as found; empty where there is none.
    public let id: String
    /// What the signature came to.
    public let outcome: Outcome
    /// `DigestValue` without blanks, base64; empty where the signature is absent or not of the form.
    public let digestValue: String
    /// The embedded certificate; `nil` where the signature is absent, is not of the form, or embeds none that can be
    /// read.
    public let certificate: SigningCertificate?
}

/// The certificate inside a signature. Whether its holder is the issuer of the note, and whether the note was issued
/// while it was valid, is for the caller to say.
public struct SigningCertificate: Hashable, Sendable {
    /// CNPJ (14 characters, letters allowed) or CPF (11 digits) of the holder; empty where the certificate names
    /// none. Source: ICP-Brasil's otherName 2.16.76.1.3.3, then 2.16.76.1.3.1, then the common name.
    public let holder: String
    /// Beginning of the validity, seconds since 1970.
    public let validFrom: Int64
    /// End of the validity, seconds since 1970; that second is still valid.
    public let validUntil: Int64
    /// The subject on one line, UTF-8, in the order of the certificate.
    public let subject: String
    /// Whether a chain of certificates ends at one of the operator's bundle; `nil` where he gave none.
    public let isTrusted: Bool?
}

/// Why nothing could be said of a document's signatures.
public struct SigningFault: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Code: String, Sendable, CaseIterable {
        /// No bytes, or nothing but blanks.
        case empty
        /// Not well-formed XML, bytes that are no text in the declared encoding, or a prefix without a namespace.
        case malformed
        /// A document type declaration: refused whatever it declares.
        case doctype
        /// More bytes, levels or elements than any fiscal document has.
        case limit
        /// The operator's bundle holds no certificate, or one that cannot be read.
        case bundle
        /// libxml2 or libcrypto could not start or allocate.
        case library
    }

    /// What is wrong.
    public let code: Code
    /// Line in the bytes given, from 1; 0 where unknown.
    public let line: Int
    /// The library's own words, in English, for a log.
    public let message: String

    init(_ code: Code, line: Int = 0, message: String = "") {
        self.code = code
        self.line = line
        self.message = message
    }
}
