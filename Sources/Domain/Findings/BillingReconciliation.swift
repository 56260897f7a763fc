/// What was charged, beside what the records say should be charged and what the ERP says it consumed.
public struct BillingSides: Sendable {
    /// The records, as the charges are computed from them.
    public var input: BillingInput
    /// The choices of the config.
    public var policy: BillingPolicy
    /// Every stored event of the competences judged.
    public var events: [BillingEvent]
    /// What the ERP's standard billing consumed.
    public var results: [BillingResult]
    /// Whether contracts and contracted packages are proved complete: without it a row that is not there says nothing.
    public var isComplete: Bool

    /// All fields.
    public init(
        input: BillingInput, policy: BillingPolicy, events: [BillingEvent], results: [BillingResult], isComplete: Bool
    ) {
        self.input = input
        self.policy = policy
        self.events = events
        self.results = results
        self.isComplete = isComplete
    }
}

/// The same, indexed.
struct BillingPicture {
    let book: BillingBook
    let isComplete: Bool
    /// Events of a group, by number.
    let groups: [BillingGroup: [BillingEvent]]
    /// Events by key.
    let events: [BillingEventID: BillingEvent]
    /// What the ERP consumed, by key as written.
    let results: [String: BillingResult]
    /// Nominal due dates of which something was processed: their billing is closed.
    let closed: Set<BusinessDate>
    /// Nominal due dates of which the ERP told that it consumed something.
    let answered: Set<BusinessDate>
    /// Charges that are settled in the group of another outlet, by that group.
    private let covering: [BillingGroup: Charge]
    private let sides: BillingSides

    init(_ sides: BillingSides) {
        self.sides = sides
        book = BillingBook(sides.input, policy: sides.policy)
        isComplete = sides.isComplete
        let groups = Dictionary(grouping: sides.events, by: \.group).mapValues { $0.sorted { $0.id < $1.id } }
        self.groups = groups
        let events = Dictionary(sides.events.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.events = events
        results = Dictionary(sides.results.map { ($0.event, $0) }, uniquingKeysWith: { first, _ in first })
        closed = Set(sides.events.filter { $0.state == .processed }.map(\.due.nominal))
        answered = Set(
            sides.results.compactMap { BillingEventID(key: $0.event).flatMap { events[$0] }?.due.nominal })
        covering = Self.covering(sides, book, groups, closed)
    }

    private static func covering(
        _ sides: BillingSides, _ book: BillingBook, _ groups: [BillingGroup: [BillingEvent]],
        _ closed: Set<BusinessDate>
    ) -> [BillingGroup: Charge] {
        // Only among outlets can a charge change its place.
        guard sides.policy.outlets == .each || groups.keys.contains(where: { $0.point != nil }) else { return [:] }
        var covering: [BillingGroup: Charge] = [:]
        for due in closed {
            let plan = desiredCharges(input: sides.input, due: due, policy: sides.policy)
            let own = Set(plan.charges.map(\.group))
            let cover = OutletCover(plan.charges, over: groups, in: book, isComplete: sides.isComplete)
            for charge in cover.charges where !own.contains(charge.group) { covering[charge.group] = charge }
        }
        return covering
    }

    /// What should be charged for a due date, each charge under the group in which it is settled.
    func charges(due: BusinessDate) -> [Charge] {
        OutletCover(
            desiredCharges(input: sides.input, due: due, policy: sides.policy).charges, over: groups, in: book,
            isComplete: isComplete
        ).charges
    }

    /// What the records say of a group with events: of the outlet that it pays for, where that is another one now.
    func verdict(on group: BillingGroup) -> BillingVerdict {
        covering[group].map(BillingVerdict.charge) ?? book.verdict(on: group)
    }

    /// The events of a group that count, those of persons included; none where a person has said that nothing is charged
    /// in it. A credit for goodwill says nothing of that.
    func counting(_ group: BillingGroup) -> [BillingEvent] {
        let events = groups[group] ?? []
        let isDecided = events.contains { $0.state == .waived || ($0.state.isLive && $0.kind == .reversal) }
        return isDecided ? [] : events.filter(\.state.isLive)
    }

    /// Those of them that the program made.
    func computed(_ group: BillingGroup) -> [BillingEvent] { counting(group).filter { !$0.isDecision } }

    /// A finding about a group or one of its events.
    func finding(_ kind: FindingClass, _ group: BillingGroup, key: String, subscriber: SubscriberID?) -> Finding {
        var finding = Finding(
            kind, platform: sides.input.packages[group.package]?.platform, key: [key], action: .review(key))
        finding.contract = group.contract
        finding.subscriber = subscriber
        finding.package = group.package
        finding.field = "amount"
        return finding
    }
}

/// What is to be said of the charges of the last months. Source: `domain/billing.md` §2.3, A13–A15.
public func reconcileBilling(_ sides: BillingSides) -> [Finding] {
    guard !sides.events.isEmpty || !sides.results.isEmpty else { return [] }
    let picture = BillingPicture(sides)
    let findings =
        A13BilledDiffers.findings(in: picture) + A14NotBilled.findings(in: picture)
        + A15BilledForNothing.findings(in: picture)
    return findings.sorted(by: Finding.order)
}
