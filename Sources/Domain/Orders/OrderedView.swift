/// Which pictures of the ERP came, up to a date.
public struct ERPPictures: Sendable {
    private var newest: [TableKind: BusinessDate] = [:]
    private var delivered: Set<TableKind> = []

    /// None.
    public init() {}

    /// A picture of `kind` came.
    public mutating func add(_ kind: TableKind, asOf: BusinessDate, isComplete: Bool) {
        delivered.insert(kind)
        if isComplete { newest[kind] = max(newest[kind] ?? asOf, asOf) }
    }

    /// The newest complete picture of a kind.
    func complete(_ kind: TableKind) -> BusinessDate? { newest[kind] }

    /// Whether there is any picture of a kind: without one there is nothing that could contradict.
    func has(_ kind: TableKind) -> Bool { delivered.contains(kind) }
}

/// An order that the ERP did not take over in time.
public struct OrderContradiction: Hashable, Sendable {
    /// The order.
    public var accepted: AcceptedOrder
    /// What the ERP says; none: it has no such record.
    public var erpValue: String?
    /// What was ordered.
    public var orderedValue: String
    /// The contract concerned, where the ERP or the order names it.
    public var contract: ContractID?
    /// The box at the outlet concerned, by the ERP.
    public var box: String?
}

/// The ERP's records with the orders that win over them on a date, and how every order stands.
///
/// An order wins from its first day until a complete picture of its table, taken on that day or later, agrees; then
/// it is confirmed for good, and the ERP rules. Where the grace window ends before, it is contradicted: the ERP's
/// value shows and the key is frozen, until the ERP agrees or a newer order on the key comes.
public struct OrderedView: Sendable {
    /// The records, with the orders that win carried out.
    public private(set) var records: OrderedRecords
    /// How each order stands.
    public private(set) var standings: [OrderID: OrderStanding] = [:]
    /// What is frozen.
    public private(set) var frozen = FrozenKeys()
    /// What froze it, in the order of the orders.
    public private(set) var contradictions: [OrderContradiction] = []
    /// Orders that the ERP's newest pictures agree with for the first time: to be remembered.
    public private(set) var newlyConfirmed: [AcceptedOrder] = []
    /// Orders that show on the date or are to show later: what the orders after them are judged with.
    public private(set) var winning: Set<OrderID> = []
    /// The ERP's records alone.
    public let plain: OrderedRecords

    /// The view of `date`. `records` are the ERP's as its pictures up to that date show them; the grace window is in
    /// days after the first day of an order, or after it was taken where that is later.
    public init(
        _ orders: [AcceptedOrder], over records: OrderedRecords, pictures: ERPPictures, on date: BusinessDate,
        graceDays: Int
    ) {
        let sorted = orders.sorted { Order.precedes($0.order, $1.order) }
        var records = records
        records.links = Self.links(of: sorted, on: date)
        self.records = records
        plain = records
        var last: [Matter: OrderID] = [:]
        for accepted in sorted where accepted.order.effectiveOn <= date {
            for matter in matters(decidedBy: accepted.order) { last[matter] = accepted.order.id }
        }
        for accepted in sorted {
            standings[accepted.order.id] = judge(
                accepted, last: last[matter(of: accepted.order)], pictures: pictures, on: date, graceDays: graceDays)
        }
        for accepted in sorted {
            if wins(accepted.order, last: last) {
                self.records.carryOut(accepted.order, source: accepted.source)
                winning.insert(accepted.order.id)
            } else if standings[accepted.order.id] == .scheduled {
                winning.insert(accepted.order.id)
            }
        }
    }

    // MARK: Keys

    /// Provisional outlet → the ERP's that took its place.
    private static func links(of orders: [AcceptedOrder], on date: BusinessDate) -> [PointID: PointID] {
        var links: [PointID: PointID] = [:]
        for accepted in orders {
            guard let confirmedOn = accepted.confirmedOn, confirmedOn <= date, let point = accepted.confirmedAs else {
                continue
            }
            links[Order.provisionalPoint(accepted.order.id)] = point
        }
        return links
    }

    /// What a later order takes over from an earlier one: of an outlet its room and its box are two matters.
    private struct Matter: Hashable {
        var key: OrderKey
        var field = Field.whole

        enum Field: CaseIterable { case whole, room, box }
    }

    private func matter(of order: Order) -> Matter {
        switch order.operation {
        case .editPoint: Matter(key: key(of: order), field: .room)
        case .swapPoint: Matter(key: key(of: order), field: .box)
        default: Matter(key: key(of: order))
        }
    }

    /// Who takes an outlet away decides about its room and its box too.
    private func matters(decidedBy order: Order) -> [Matter] {
        guard case .removePoint = order.operation else { return [matter(of: order)] }
        return Matter.Field.allCases.map { Matter(key: key(of: order), field: $0) }
    }

    private func key(of order: Order) -> OrderKey {
        // A box is the same box by whichever identifier it is named.
        if case .box(let text) = order.key { return .box(plain.register.label(plain.box(named: text))) }
        guard case .point(let point) = order.key, let link = plain.links[point] else { return order.key }
        if case .addPoint = order.operation { return order.key }
        return .point(link)
    }

    // MARK: Standing

    private mutating func judge(
        _ accepted: AcceptedOrder, last: OrderID?, pictures: ERPPictures, on date: BusinessDate, graceDays: Int
    ) -> OrderStanding {
        let order = accepted.order
        guard order.effectiveOn <= date else { return .scheduled }
        if let confirmedOn = accepted.confirmedOn, confirmedOn <= date { return .confirmed }
        let key = key(of: order)
        guard let table = key.table else { return last == order.id ? .inForce : .superseded }
        guard last == order.id else { return .superseded }
        guard pictures.has(table) else { return .inForce }
        if let picture = pictures.complete(table), order.effectiveOn <= picture {
            let taken = Set(plain.links.values).union(newlyConfirmed.compactMap(\.confirmedAs))
            let agreement = plain.agreement(with: order, on: picture, except: taken)
            if agreement.isGiven {
                var confirmed = accepted
                confirmed.confirmedOn = picture
                confirmed.confirmedAs = agreement.point
                newlyConfirmed.append(confirmed)
                return .confirmed
            }
        }
        let end = max(order.effectiveOn, accepted.takenOn).adding(days: graceDays)
        // Exports seldom carry secrets: that one does not show a PIN says nothing.
        guard end < date, !order.setsSecret else { return .awaiting }
        contradict(accepted, key)
        return .contradicted
    }

    private mutating func contradict(_ accepted: AcceptedOrder, _ key: OrderKey) {
        frozen.freeze(key)
        let values = plain.values(of: accepted.order, key)
        contradictions.append(
            OrderContradiction(
                accepted: accepted, erpValue: values.erp, orderedValue: values.ordered, contract: values.contract,
                box: values.box))
        if let box = values.box { frozen.freeze(box: box) }
        if let text = accepted.order.operation.fields.box {
            frozen.freeze(box: plain.register.label(plain.box(named: text)))
        }
    }

    /// Whether an order shows: it awaits the ERP or stands alone, or it was followed on its key by one that does.
    private func wins(_ order: Order, last: [Matter: OrderID]) -> Bool {
        switch standings[order.id] ?? .scheduled {
        case .awaiting, .inForce: return true
        case .superseded:
            guard let newest = last[matter(of: order)] else { return false }
            // Custody has no ERP side: each move is a step.
            let standing = standings[newest] ?? .scheduled
            return standing == .awaiting || standing == .inForce
        case .waiting, .refused, .scheduled, .confirmed, .contradicted: return false
        }
    }
}
