/// How a delivery ended, judged once, at delivery.
public enum Disposition: String, Sendable, CaseIterable, Hashable {
    /// Records were created or changed.
    case applied
    /// Kept as knowledge for later, nothing created yet.
    case recorded
    /// May become applied when another document arrives.
    case pending
    /// The same document again: no effect.
    case duplicate
    /// A person must decide; what is safe was recorded.
    case review
    /// No effect, and never will have.
    case rejected
    /// Recognised, and of no interest here.
    case ignored
    /// An archive: its members are deliveries of their own.
    case expanded

    /// Whether the file goes to `quarantine/` (else to `archive/`).
    public var isQuarantined: Bool { self == .review || self == .rejected }
}

/// Why a delivery ended as it did. The words are the contract of reports, `inspect` and tests.
public enum Reason: String, Sendable, CaseIterable, Hashable {
    // Fiscal documents.
    case noProtocol = "no_protocol"
    case fullDocumentNeeded = "full_document_needed"
    case cancelled
    case assetsCancelled = "assets_cancelled"
    case cancelledAfterDeployment = "cancelled_after_deployment"
    case assetsReversed = "assets_reversed"
    case deliveryFailed = "delivery_failed"
    case correctionLetter = "correction_letter"
    case eventRejected = "event_rejected"
    case eventUnregistered = "event_unregistered"
    case testEnvironment = "test_environment"
    case notOurs = "not_ours"
    case notAuthorised = "not_authorised"
    case notPurchase = "not_purchase"
    case serialCountMismatch = "serial_count_mismatch"
    case duplicateSerial = "duplicate_serial"
    case purchaseTotalDiffers = "purchase_total_differs"
    case digestMismatch = "digest_mismatch"
    case signatureInvalid = "signature_invalid"
    case protocolDigestMismatch = "protocol_digest_mismatch"
    case certificateMismatch = "certificate_mismatch"
    case certificateExpired = "certificate_expired"
    case unsigned
    case badKey = "bad_key"
    case protocolKeyMismatch = "protocol_key_mismatch"
    case totalMismatch = "total_mismatch"
    case itemTotalMismatch = "item_total_mismatch"
    // Bytes and containers.
    case malformed, empty
    case notAFiscalDocument = "not_a_fiscal_document"
    case doctypeRefused = "doctype_refused"
    case limitExceeded = "limit_exceeded"
    case unsafePath = "unsafe_path"
    case otherDocument = "other_document"
    // Tables.
    case missingColumn = "missing_column"
    case hintMismatch = "hint_mismatch"
    case undecidableDecimal = "undecidable_decimal"
    case allRowsRejected = "all_rows_rejected"
    case manifestMismatch = "manifest_mismatch"
    case orderRefused = "order_refused"
    case crash
    // Ours, beside those of the notes: a signature whose certificate leads to none that the operator trusts, a
    // platform's table that does not say whose it is, a decision whose
    // precondition no longer holds, a file that is neither a table nor a fiscal document, and a recognised document
    // whose reading belongs to a later version.
    case certificateUntrusted = "certificate_untrusted"
    case platformUnknown = "platform_unknown"
    case decisionStale = "decision_stale"
    case notRecognised = "not_recognised"
    case notReadYet = "not_read_yet"
    // Of a kind for which the configuration wants all rows or none, one was bad; and a spreadsheet in a format that
    // is not read, or behind a password.
    case rowsRejected = "rows_rejected"
    case unreadableSpreadsheet = "unreadable_spreadsheet"
    // A platform's export whose columns are not those of its profile.
    case headerDiffers = "header_differs"
}
