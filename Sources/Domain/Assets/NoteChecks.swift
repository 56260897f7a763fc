/// What becomes of a note that fails a check.
public enum CheckPolicy: String, Sendable, CaseIterable, Hashable {
    /// No effect.
    case reject
    /// Its units are held until a person has decided.
    case review
    /// The check is left out.
    case accept

    /// The disposition of a note that fails; `nil`: the next check speaks.
    public var disposition: Disposition? {
        switch self {
        case .reject: .rejected
        case .review: .review
        case .accept: nil
        }
    }
}

/// The provider's choice for each check of a note (`nfe.checks`), by the reason that the check gives.
/// Source: domain fact sheet of the NF-e, §6 and §10.
public struct NoteChecks: Hashable, Sendable {
    private var choices: [Reason: CheckPolicy]

    /// The contract's dispositions, where `choices` does not say otherwise. Reasons that are no check are left out.
    public init(_ choices: [Reason: CheckPolicy] = [:]) {
        self.choices = choices.filter { Self.standard[$0.key] != nil }
    }

    /// Every check, with what the contract of dispositions makes of it.
    public static let standard: [Reason: CheckPolicy] = [
        .badKey: .reject, .testEnvironment: .reject, .notOurs: .reject, .notAuthorised: .reject,
        .protocolKeyMismatch: .reject, .digestMismatch: .reject, .signatureInvalid: .reject,
        .protocolDigestMismatch: .reject, .certificateMismatch: .reject, .certificateUntrusted: .review,
        .certificateExpired: .review, .unsigned: .review, .notPurchase: .review, .itemTotalMismatch: .review,
        .totalMismatch: .review, .serialCountMismatch: .review, .duplicateSerial: .review,
    ]

    /// The choice for a check.
    public func policy(_ check: Reason) -> CheckPolicy { choices[check] ?? Self.standard[check] ?? .reject }

    /// The judgement of a failed check; `nil` where it is left out.
    func judgement(_ check: Reason, key: AccessKey? = nil) -> FiscalJudgement? {
        policy(check).disposition.map { FiscalJudgement($0, check, key: key) }
    }
}
