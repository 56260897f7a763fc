/// What happens to one event when charges are saved.
public enum BillingChange: Hashable, Sendable {
    /// Why a pending event is withdrawn.
    public enum CancelReason: String, Sendable, CaseIterable, Hashable {
        /// Other events of its group, processed or pending, already make the desired amount.
        case superseded
        /// Records that are there say that nothing is owed any more.
        case noLongerDue = "no-longer-due"
        /// A complete file no longer has what it charged.
        case vanished
    }

    /// Why a live event stays as it is. All but ``unchanged`` are to be reported.
    public enum KeepReason: String, Sendable, CaseIterable, Hashable {
        /// It is what it should be.
        case unchanged
        /// What it charged is no longer in the file, which is not proved complete.
        case absenceUnproven = "absence-unproven"
        /// Its group is quarantined: nothing is concluded.
        case quarantined
        /// It was processed, and the records changed since in something other than the amount.
        case processedDiffers = "processed-differs"
        /// It was processed (or corrects one that was), and nothing is owed now: no credit is made of itself.
        case processedNotDesired = "processed-not-desired"
        /// More should be credited than its group still has.
        case creditCapped = "credit-capped"
        /// A person made it, or waived its group.
        case decision
    }

    /// A charge for a group that has none.
    case emit(BillingEvent)
    /// A pending event, cancelled, and the one that takes its place.
    case replace(old: BillingEvent, new: BillingEvent)
    /// A pending event, cancelled.
    case cancel(BillingEvent, CancelReason)
    /// A complement or credit beside what was processed.
    case adjust(BillingEvent)
    /// A pending charge whose records cannot be decided on: it is not billed while they are so.
    case quarantine(BillingEvent, BillingQuarantineReason)
    /// A quarantined charge whose records are mended, and make the same of it: pending again.
    case release(BillingEvent)
    /// A live event that stays.
    case keep(BillingEvent, KeepReason)

    /// The events to be written, as they are after the change; none where nothing changes.
    public var written: [BillingEvent] {
        switch self {
        case .emit(let event), .adjust(let event), .cancel(let event, _), .quarantine(let event, _),
            .release(let event):
            [event]
        case .replace(let old, let new): [old, new]
        case .keep: []
        }
    }

    /// What it is, for programs.
    public var name: String {
        switch self {
        case .emit: "emit"
        case .replace: "replace"
        case .cancel: "cancel"
        case .adjust: "adjust"
        case .quarantine: "quarantine"
        case .release: "release"
        case .keep: "keep"
        }
    }

    /// Why, for programs.
    public var reason: String? {
        switch self {
        case .cancel(_, let reason): reason.rawValue
        case .keep(_, let reason): reason.rawValue
        case .quarantine(_, let reason): reason.rawValue
        case .emit, .replace, .adjust, .release: nil
        }
    }

    /// It touches what was saved before, or leaves it for a reason that a person should know.
    public var isNotable: Bool {
        switch self {
        case .emit, .keep(_, .unchanged): false
        case .replace, .cancel, .adjust, .quarantine, .release, .keep: true
        }
    }

    /// The event it is about: the new one of a replacement.
    public var event: BillingEvent {
        switch self {
        case .emit(let event), .adjust(let event), .cancel(let event, _), .quarantine(let event, _),
            .release(let event), .keep(let event, _):
            event
        case .replace(_, let new): new
        }
    }
}

extension Sequence<BillingChange> {
    /// `events` after these changes, sorted by id.
    public func applied(to events: some Sequence<BillingEvent>) -> [BillingEvent] {
        var byID: [BillingEventID: BillingEvent] = [:]
        for event in events { byID[event.id] = event }
        for event in flatMap(\.written) { byID[event.id] = event }
        return byID.values.sorted { $0.id < $1.id }
    }
}
