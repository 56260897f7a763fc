/// How one fiscal document ends, judged from itself alone. What the store knows besides (a note of the same key, a
/// cancellation that came before) is the store's to add.
public struct FiscalJudgement: Hashable, Sendable {
    /// How it ends.
    public let disposition: Disposition
    /// Why, where the disposition needs a reason.
    public let reason: Reason?
    /// The key of the note that the document is, or is about, where it is sound.
    public let accessKey: AccessKey?

    /// A judgement.
    public init(_ disposition: Disposition, _ reason: Reason? = nil, key: AccessKey? = nil) {
        self.disposition = disposition
        self.reason = reason
        accessKey = key
    }

    /// Whether the note's units are recorded: an applied note's, and, held, those of a note that waits for a person
    /// although it is about goods that came in.
    public var recordsUnits: Bool {
        switch (disposition, reason) {
        case (.applied, _): true
        case (.review, .notPurchase), (.review, .notReadYet): false
        case (.review, _): true
        default: false
        }
    }
}

extension FiscalSummary {
    /// A summary is knowledge, never an asset: a note's asks for the full document, an event's is a hint.
    public func judged(as kind: FiscalKind) -> FiscalJudgement {
        guard let key = try? AccessKey(keyText) else { return FiscalJudgement(.rejected, .badKey) }
        return FiscalJudgement(.recorded, kind == .summary ? .fullDocumentNeeded : nil, key: key)
    }
}

extension FiscalKind {
    /// The judgement of a document of this kind that is recognised and not read. Answers and distributions wait for a
    /// person, for they may hold notes; other services never do.
    public var judgementUnread: FiscalJudgement {
        switch self {
        case .otherFiscal, .consumerNote: FiscalJudgement(.ignored, .otherDocument)
        default: FiscalJudgement(.review, .notReadYet)
        }
    }
}
