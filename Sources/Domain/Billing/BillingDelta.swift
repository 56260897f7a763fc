/// Makes the difference between what should be charged and what is stored: for each group, desired − Σ of its live and
/// processed events. Applying the changes and asking again changes nothing.
public struct BillingDelta: Sendable {
    /// The business date of the run: when new events are created and old ones cancelled.
    public var asOf: BusinessDate
    /// Whether the newest files of the contracts' side (contracts, contracted packages) are proved complete, so that
    /// a row that is not there means something.
    public var isContractsSideComplete: Bool
    /// Hash of a text, for ``BillingEvent/hash``.
    public var digest: @Sendable (String) -> String

    /// All fields.
    public init(
        asOf: BusinessDate, isContractsSideComplete: Bool, digest: @escaping @Sendable (String) -> String
    ) {
        self.asOf = asOf
        self.isContractsSideComplete = isContractsSideComplete
        self.digest = digest
    }

    /// What to do, sorted by group and number.
    ///
    /// `stored` needs every event, in any state, of every group in `plan.charges` and of every group with an open event
    /// that is due on `plan.due`; events of other groups are left alone. A group whose contract moved to another due
    /// day is settled at its new date.
    public func changes(plan: BillingPlanResult, stored: [BillingEvent]) -> [BillingChange] {
        let events = Dictionary(grouping: stored, by: \.group).mapValues { $0.sorted { $0.id < $1.id } }
        var changes: [BillingChange] = []
        let charges = OutletCover(
            plan.charges, over: events, in: plan.book, isComplete: isContractsSideComplete
        ).charges
        for charge in charges { changes += settle(charge, events[charge.group] ?? []) }
        let desired = Set(charges.map(\.group))
        for (group, events) in events where !desired.contains(group) {
            guard events.contains(where: { $0.state.isOpen && $0.due.match(plan.due) != nil }) else { continue }
            switch plan.book.verdict(on: group) {
            case .charge(let charge): changes += settle(charge, events)
            case .free, .notEntitled: changes += withdraw(events, because: .noLongerDue)
            case .absent: changes += withdraw(events, because: isContractsSideComplete ? .vanished : nil)
            case .quarantined(let reason): changes += quarantine(events, because: reason)
            }
        }
        return changes.sorted { $0.event.id < $1.event.id }
    }

    /// Brings the events of one group to what it should cost.
    private func settle(_ charge: Charge, _ events: [BillingEvent]) -> [BillingChange] {
        let isWaived = events.contains { $0.state == .waived }
        let ledger = GroupLedger(events)
        // A person said that it is never charged, or no more of it than was. Less of it stays possible.
        guard !isWaived || (!ledger.processed.isEmpty && charge.amount < ledger.processedTotal) else {
            return ledger.pending.map { .cancel(cancelled($0), .superseded) }
                + (ledger.processed + ledger.decided).map { .keep($0, .decision) }
        }
        // What a person took back is not charged again, whatever it should cost now.
        guard !ledger.isVoided else {
            return ledger.pending.map { .cancel(cancelled($0), .superseded) }
                + (ledger.processed + ledger.decided).map { .keep($0, .decision) }
        }
        let (wanted, isCapped) = wanted(charge, ledger)
        var missing = wanted
        var changes: [BillingChange] = []
        var superseded: [BillingEvent] = []
        for event in ledger.pending {
            if let match = missing.firstIndex(where: { $0.describes(event) }) {
                missing.remove(at: match)
                changes.append(event.state == .pending ? .keep(event, .unchanged) : .release(now(event, .pending)))
            } else {
                superseded.append(cancelled(event))
            }
        }
        for (index, item) in missing.enumerated() {
            let new = event(item, charge, sequence: ledger.lastSequence + 1 + index)
            if index < superseded.count {
                changes.append(.replace(old: superseded[index], new: new))
            } else {
                changes.append(item.kind == .recurring ? .emit(new) : .adjust(new))
            }
        }
        changes += superseded.dropFirst(missing.count).map { .cancel($0, .superseded) }
        changes += ledger.decided.map { .keep($0, .decision) }
        let isSettled = wanted.isEmpty
        for event in ledger.processed {
            let isNewest = event.id == ledger.processed.last?.id
            let differs = isSettled && isNewest && !reflects(event, charge)
            changes.append(
                .keep(event, isNewest && isCapped ? .creditCapped : differs ? .processedDiffers : .unchanged))
        }
        return changes
    }

    /// Parks the charges of a group of which nothing can be said now. What is given to the customer goes out all the same.
    private func quarantine(
        _ events: [BillingEvent], because reason: BillingQuarantineReason
    ) -> [BillingChange] {
        events.filter(\.state.isOpen).map { event in
            let isCharge = event.state == .pending && !event.isDecision && event.amount > .zero
            return isCharge ? .quarantine(now(event, .quarantined), reason) : .keep(event, .quarantined)
        }
    }

    /// Takes back what a group that should cost nothing still has pending. `nil`: its absence is not proved.
    private func withdraw(_ events: [BillingEvent], because reason: BillingChange.CancelReason?) -> [BillingChange] {
        let live = events.filter(\.state.isOpen)
        guard !events.contains(where: { $0.state == .waived }) else { return live.map { .keep($0, .decision) } }
        let wasProcessed = live.contains { $0.state == .processed && !$0.isDecision }
        return live.map { event in
            if event.isDecision { return .keep(event, .decision) }
            // A pending credit is part of what a person will have to give back: it stays.
            if event.state == .processed || (wasProcessed && event.kind == .credit) {
                return .keep(event, .processedNotDesired)
            }
            guard let reason else { return .keep(event, .absenceUnproven) }
            return .cancel(cancelled(event), reason)
        }
    }

    /// An event that should be pending beside what is processed.
    private struct Wanted {
        var kind: BillingEventKind
        var amount: Money
        var corrects: Int?
        var hash: String

        func describes(_ event: BillingEvent) -> Bool {
            event.kind == kind && event.amount == amount && event.corrects == corrects && event.hash == hash
        }
    }

    private func wanted(_ charge: Charge, _ ledger: GroupLedger) -> (events: [Wanted], isCapped: Bool) {
        func item(_ kind: BillingEventKind, _ amount: Money, corrects: Int?) -> Wanted {
            Wanted(
                kind: kind, amount: amount, corrects: corrects,
                hash: hash(charge, kind: kind, amount: amount, corrects: corrects))
        }
        guard let original = ledger.processed.first else {
            return ([item(.recurring, charge.amount, corrects: nil)], false)
        }
        let difference = charge.amount - ledger.processedTotal
        if difference > .zero { return ([item(.complement, difference, corrects: original.id.sequence)], false) }
        let (credits, rest) = ledger.credits(of: -difference)
        return (credits.map { item(.credit, -$0.amount, corrects: $0.sequence) }, rest > .zero)
    }

    private func hash(_ charge: Charge, kind: BillingEventKind, amount: Money, corrects: Int?) -> String {
        guard kind != .recurring else { return digest(charge.hashText) }
        return digest(
            charge.hashText
                + "\nkind=\(kind.rawValue)\nadjustment=\(amount.centavos)\ncorrects=\(corrects.map(String.init) ?? "-")"
        )
    }

    private func reflects(_ event: BillingEvent, _ charge: Charge) -> Bool {
        event.hash == hash(charge, kind: event.kind, amount: event.amount, corrects: event.corrects)
    }

    private func event(_ item: Wanted, _ charge: Charge, sequence: Int) -> BillingEvent {
        BillingEvent(
            id: BillingEventID(group: charge.group, sequence: sequence), kind: item.kind, state: .pending,
            subscriber: charge.subscriber, amount: item.amount, span: charge.span, listPrice: charge.listPrice,
            due: charge.due, taxNature: charge.taxNature, derivation: charge.derivation, corrects: item.corrects,
            isDecision: false, hash: item.hash, createdOn: asOf, changedOn: asOf, posting: nil)
    }

    private func cancelled(_ event: BillingEvent) -> BillingEvent { now(event, .cancelled) }

    private func now(_ event: BillingEvent, _ state: BillingEventState) -> BillingEvent {
        var event = event
        event.state = state
        event.changedOn = asOf
        return event
    }
}
