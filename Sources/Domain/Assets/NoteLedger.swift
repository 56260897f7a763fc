/// A registered event as the ledger of its note keeps it.
public struct LedgerEvent: Hashable, Sendable {
    /// tpEvento, nSeqEvento, dhEvento as in the document.
    public var type: String, sequence: String, at: String

    /// All fields.
    public init(type: String, sequence: String, at: String) {
        self.type = type
        self.sequence = sequence
        self.at = at
    }

    /// What it means for the assets of its note.
    public var effect: FiscalEvent.Effect { FiscalEvent.effect(ofType: type) }

    /// A moment that cannot be read counts as the earliest.
    fileprivate var moment: Int64 { Instant(at)?.seconds ?? .min }
}

/// What all documents of one access key, in whatever order they came, make of the note.
public enum NoteStanding: String, Sendable, Hashable, CaseIterable {
    /// No authorisation is known: nothing of it counts yet.
    case awaiting
    /// It counts.
    case standing
    /// It counts, and its goods did not arrive.
    case undelivered
    /// Its issuer has cancelled it.
    case cancelled
    /// We have refused it.
    case refused
    /// A person has rejected it in review.
    case declined

    /// A function of the set of events, so that any order of arrival gives the same. A cancellation is final; of our
    /// own manifestations the last one counts, and of the reports of delivery the last one. What a person answered in
    /// review comes after what its issuer and we ourselves have registered.
    /// Source: domain fact sheet of the NF-e, §6.5.
    public init(isAuthorised: Bool, events: some Sequence<LedgerEvent>, answers: ReviewAnswers = .none) {
        var manifestation: LedgerEvent?
        var delivery: LedgerEvent?
        var isCancelled = false
        for event in events {
            switch event.effect {
            case .cancels: isCancelled = true
            case .refuses, .confirms: manifestation = Self.later(manifestation, event)
            case .failsDelivery, .delivers: delivery = Self.later(delivery, event)
            case .none, .corrects: break
            }
        }
        if isCancelled {
            self = .cancelled
        } else if manifestation?.effect == .refuses {
            self = .refused
        } else if answers[.document] == .leave {
            self = .declined
        } else if !isAuthorised {
            self = .awaiting
        } else if delivery?.effect == .failsDelivery {
            switch answers[.delivery] {
            case nil: self = .undelivered
            case .keep: self = .standing
            case .leave: self = .declined
            }
        } else {
            self = .standing
        }
    }

    private static func later(_ known: LedgerEvent?, _ event: LedgerEvent) -> LedgerEvent {
        guard let known else { return event }
        // Two of one moment: the one that takes assets away counts, whichever came first.
        let order = (known.moment, known.isCautious ? 1 : 0, known.type)
        return order < (event.moment, event.isCautious ? 1 : 0, event.type) ? event : known
    }

    /// Whether its units are out of the register, unless they are installed.
    public var isWithdrawn: Bool { self == .cancelled || self == .refused || self == .declined }
}

extension LedgerEvent {
    fileprivate var isCautious: Bool { effect == .refuses || effect == .failsDelivery }
}

/// How a unit of patrimony stands.
public enum UnitStanding: String, Sendable, Hashable, CaseIterable {
    /// In the register and at hand.
    case available
    /// In the register, and not to be used until a person has decided: its note waits in review, its identifiers
    /// are another unit's, or its goods did not arrive.
    case held
    /// Its note is void or it went back, but it is installed at a customer: frozen until a person has decided.
    case frozen
    /// Out of the register: its note was cancelled or refused, or rejected in review.
    case withdrawn
    /// Out of the register: it went back to the supplier.
    case reversed
    /// Not in the register yet: its note is not authorised.
    case awaiting

    /// The standing of a unit whose note stands so. Where a person has rejected the note he knew of the units; where he
    /// said that an installed one stays, it stays while it is installed.
    public init(
        note: NoteStanding, isReversed: Bool, isDoubtful: Bool, isInstalled: Bool, answers: ReviewAnswers = .none
    ) {
        if note == .awaiting {
            self = .awaiting
        } else if note.isWithdrawn || isReversed {
            let gone: UnitStanding = note.isWithdrawn ? .withdrawn : .reversed
            guard isInstalled, note != .declined else {
                self = gone
                return
            }
            switch answers[.withdrawal] {
            case nil: self = .frozen
            case .keep: self = .available
            case .leave: self = gone
            }
        } else {
            self = (isDoubtful && answers[.document] != .keep) || note == .undelivered ? .held : .available
        }
    }

    /// Whether the unit is in the register.
    public var isRegistered: Bool { self == .available || self == .held || self == .frozen }
    /// Whether it is in the register and not to be used.
    public var isHeld: Bool { self == .held || self == .frozen }
}
