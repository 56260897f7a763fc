internal import Domain
internal import Store

/// Judges orders, each in the picture of its first day, in the order of (first day, id): so that it does not matter in
/// which file they came.
struct OrderJudging {
    /// An order that waits for its verdict.
    struct Candidate {
        var order: Order
        var source: Source
        /// What is wrong with it before any record is asked.
        var fault: (refusal: OrderRefusal, conflict: String)?
    }

    /// What became of a candidate.
    enum Outcome {
        case judged(OrderVerdict)
        /// The same order was taken, or waits, already.
        case repeated
    }

    private let plain: OrderedRecords
    private let accepted: [AcceptedOrder]
    private let winning: Set<OrderID>
    private let picture: OrderPicture
    /// What is known by each id that works, or waits to.
    private var known: [OrderID: OrderRow] = [:]

    init(_ tx: Transaction, in context: Context) throws {
        let rows = try tx.orders()
        accepted = rows.compactMap(\.accepted)
        let view = try OrderedView(accepted, in: context, tx, try tx.snapshots(upTo: context.asOf))
        plain = view.plain
        winning = view.winning
        for row in rows {
            if case .refused = row.state { continue }
            known[row.order.id] = row
        }
        let snapshots = try tx.snapshots(upTo: context.asOf)
        let plans = try tx.sighted(Plan.self, snapshots: snapshots).filter(\.isPresent).map(\.record)
        let packages = try tx.sighted(Package.self, snapshots: snapshots).filter(\.isPresent).map(\.record)
        let billed = try tx.billingEvents().filter(\.state.isOpen)
        picture = OrderPicture(
            plans: Dictionary(plans.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
            packages: Dictionary(packages.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
            locations: Set(
                try tx.locations().map(\.record).filter { $0.scope != .stock }.map { OrderPicture.fold($0.name) }),
            billed: Set(billed.map { ContractedPackage($0.group.contract, $0.group.package) }),
            platforms: Set(context.knownPlatforms))
    }

    /// The outcomes of `candidates`, which come sorted, in their order.
    mutating func judge(_ candidates: [Candidate]) -> [Outcome] {
        var records = plain
        var earlier = accepted.filter { winning.contains($0.order.id) }[...]
        var outcomes: [Outcome] = []
        for candidate in candidates {
            while let next = earlier.first, Order.precedes(next.order, candidate.order) {
                records.carryOut(next.order, source: next.source)
                earlier = earlier.dropFirst()
            }
            let outcome = judge(candidate, records)
            outcomes.append(outcome)
            guard case .judged(let verdict) = outcome else { continue }
            switch verdict {
            case .accepted:
                records.carryOut(candidate.order, source: candidate.source)
                remember(candidate, .accepted(confirmedOn: nil, confirmedAs: nil))
            case .pending(let referent, let id): remember(candidate, .pending(referent, id))
            case .refused: break
            }
        }
        return outcomes
    }

    private mutating func remember(_ candidate: Candidate, _ state: OrderRow.State) {
        known[candidate.order.id] = OrderRow(
            order: candidate.order, state: state, decidedOn: candidate.order.effectiveOn, readFrom: candidate.source)
    }

    private func judge(_ candidate: Candidate, _ records: OrderedRecords) -> Outcome {
        if let fault = candidate.fault { return .judged(.refused(fault.refusal, conflict: fault.conflict)) }
        // An order that waits is judged again under its own id.
        if let row = known[candidate.order.id], row.source != candidate.source || row.accepted != nil {
            guard row.order.text == candidate.order.text else {
                return .judged(.refused(.orderIDTaken, conflict: row.order.summary))
            }
            return .repeated
        }
        return .judged(OrderRules(picture, records: records).judge(candidate.order))
    }
}

extension Order {
    /// Id, operation and first day: how one order is named to the author of another.
    var summary: String { "\(id) \(operation.verb.rawValue) \(effectiveOn)" }
}
