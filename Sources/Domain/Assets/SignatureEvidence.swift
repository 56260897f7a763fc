/// What the signature of a note or an event came to. It proves who wrote the document and that nothing in it was
/// changed; it does not prove that the authority let it pass: the protocol is unsigned, and only the authority's own
/// answer for the key proves that.
public struct SignatureEvidence: Hashable, Sendable {
    /// The three results, and none. The words are those of `inspect`.
    public enum Result: String, Sendable, CaseIterable, Hashable {
        /// Digest and signature hold.
        case valid
        /// Both hold once the blanks between elements are taken out: somebody indented the document after it was
        /// signed. The values are the signed ones.
        case validAfterWhitespaceRemoval = "valid-after-whitespace-removal"
        /// One of them does not hold, or the signature is not of the form that the layout fixes.
        case invalid
        /// No `Signature` beside the signed element.
        case absent
    }

    /// Why a signature is invalid.
    public enum Fault: String, Sendable, CaseIterable, Hashable {
        /// Not the one reference, the algorithms and the place that the layout fixes; also a signature that covers
        /// another element than the one that is read.
        case form
        /// The digest is not that of the content.
        case digest
        /// The digest holds, and the signature value is not of this certificate's key.
        case value
    }

    /// The result.
    public var result: Result
    /// Why, where it is invalid.
    public var fault: Fault?
    /// CNPJ or CPF of the certificate's holder; empty where the certificate names none.
    public var holder = ""
    /// Seconds since 1970 between which the certificate is valid.
    public var validFrom: Int64?, validUntil: Int64?
    /// Whether a chain of certificates ends at one that the operator trusts; `nil` where he gave none.
    public var isTrusted: Bool?

    /// A result; the rest is set where it is known.
    public init(_ result: Result, fault: Fault? = nil) {
        self.result = result
        self.fault = fault
    }

    /// Whether the content is what was signed.
    public var holds: Bool { result == .valid || result == .validAfterWhitespaceRemoval }
}
