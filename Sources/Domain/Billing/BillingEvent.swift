/// State of a stored event.
public enum BillingEventState: String, Sendable, CaseIterable, Hashable {
    /// Previewed, not saved.
    case simulated
    /// Saved, waits for standard billing.
    case pending
    /// Consumed by standard billing and posted: never changes again.
    case processed
    /// Withdrawn while it was pending.
    case cancelled
    /// It was pending, and its records cannot be decided on now: not billed, until they are mended and saved again.
    case quarantined
    /// A person decided that its group is never charged.
    case waived

    /// The states that may come next.
    public var next: Set<BillingEventState> {
        switch self {
        case .simulated: [.pending, .quarantined]
        case .pending: [.processed, .cancelled, .waived, .quarantined]
        case .quarantined: [.pending, .cancelled, .waived]
        case .processed, .cancelled, .waived: []
        }
    }

    /// Counts against what its group should cost.
    public var isLive: Bool { self == .pending || self == .processed }

    /// It counts, or may count again.
    public var isOpen: Bool { isLive || self == .quarantined }
}

/// What an event is in its group.
public enum BillingEventKind: String, Sendable, CaseIterable, Hashable {
    /// The month's charge.
    case recurring
    /// More of a charge that was already processed.
    case complement
    /// Less of a charge that was already processed; its amount is below zero.
    case credit
    /// All that was left of a processed charge, given back by a person (*estorno*); its amount is below zero. While it
    /// counts, nothing is charged in its group.
    case reversal
}

/// A transition that ``BillingEventState/next`` does not allow.
public struct BillingTransitionFault: Error, Equatable, Sendable {
    /// The event.
    public let event: BillingEventID
    /// Its state.
    public let from: BillingEventState
    /// The refused one.
    public let to: BillingEventState

    /// A refused transition.
    public init(event: BillingEventID, from: BillingEventState, to: BillingEventState) {
        self.event = event
        self.from = from
        self.to = to
    }
}

/// One charge or correction as it was saved (*Evento de Faturamento*).
public struct BillingEvent: Hashable, Sendable {
    /// Its group and number.
    public var id: BillingEventID
    /// What it is.
    public var kind: BillingEventKind
    /// Its state.
    public var state: BillingEventState
    /// Who pays.
    public var subscriber: SubscriberID
    /// The amount; below zero for a credit.
    public var amount: Money
    /// The days it pays for.
    public var span: DaySpan
    /// The package's own price a month, where it had one.
    public var listPrice: Money?
    /// When it is due.
    public var due: DueDate
    /// Tax nature, carried.
    public var taxNature: String?
    /// How the desired amount of its group was made. A correction's own amount is that, less what was processed.
    public var derivation: Derivation
    /// Number in the group of the event that a correction corrects.
    public var corrects: Int?
    /// A person made it (a manual credit): never recomputed, never counted against the desired amount.
    public var isDecision: Bool
    /// Hash of what it was made of.
    public var hash: String
    /// When it was saved.
    public var createdOn: BusinessDate
    /// When its state last changed.
    public var changedOn: BusinessDate
    /// Number of its posting, once processed.
    public var posting: Int64?
    /// Why a person gave it back, where he said so in a word that an NFCom knows.
    public var motive: CorrectionMotive?

    /// All fields but the motive, which only a person's correction has.
    public init(
        id: BillingEventID, kind: BillingEventKind, state: BillingEventState, subscriber: SubscriberID, amount: Money,
        span: DaySpan, listPrice: Money?, due: DueDate, taxNature: String?, derivation: Derivation, corrects: Int?,
        isDecision: Bool, hash: String, createdOn: BusinessDate, changedOn: BusinessDate, posting: Int64?
    ) {
        self.id = id
        self.kind = kind
        self.state = state
        self.subscriber = subscriber
        self.amount = amount
        self.span = span
        self.listPrice = listPrice
        self.due = due
        self.taxNature = taxNature
        self.derivation = derivation
        self.corrects = corrects
        self.isDecision = isDecision
        self.hash = hash
        self.createdOn = createdOn
        self.changedOn = changedOn
        self.posting = posting
    }

    /// Its group.
    public var group: BillingGroup { id.group }
    /// Where the price comes from.
    public var priceOrigin: PriceOrigin { derivation.leading?.origin ?? .neverPriced }

    /// This event in another state, since `date`. Throws ``BillingTransitionFault`` where the state may not follow.
    public func becoming(
        _ state: BillingEventState, on date: BusinessDate
    ) throws(BillingTransitionFault) -> BillingEvent {
        guard self.state.next.contains(state) else {
            throw BillingTransitionFault(event: id, from: self.state, to: state)
        }
        var event = self
        event.state = state
        event.changedOn = date
        return event
    }
}
