internal import Domain
internal import Store

/// The ERP's plans, packages, contracts, contracted packages and outlets as of a date, with the orders that win over
/// them carried out: what reconciliation, billing, custody and questions read.
struct RecordsInForce {
    let snapshots: [SnapshotRow]
    let plans: [Sighted<Plan>]
    let packages: [Sighted<Package>]
    let contracts: [Sighted<Contract>]
    let contractPackages: [Sighted<ContractPackage>]
    let points: [Sighted<Point>]
    /// The moves of boxes that hold, oldest first.
    let moves: [CustodyMove]
    /// List prices by day; the provider's holidays.
    let prices: PriceList, holidays: [Holiday]
    /// How every order that was taken stands.
    let standings: [OrderID: OrderStanding]
    /// What orders and the ERP disagree about.
    let frozen: FrozenKeys
    /// One finding an order that the ERP contradicts.
    let findings: [Finding]

    init(_ tx: Transaction, in context: Context) throws {
        let snapshots = try tx.snapshots(upTo: context.asOf)
        self.snapshots = snapshots
        plans = try tx.sighted(Plan.self, snapshots: snapshots)
        packages = try tx.sighted(Package.self, snapshots: snapshots)
        prices = try tx.priceList()
        holidays = try tx.holidays().map(\.record)
        let orders = try tx.acceptedOrders(takenBy: context.asOf)
        guard !orders.isEmpty else {
            contracts = try tx.sighted(Contract.self, snapshots: snapshots)
            contractPackages = try tx.sighted(ContractPackage.self, snapshots: snapshots)
            points = try tx.sighted(Point.self, snapshots: snapshots)
            moves = []
            standings = [:]
            frozen = FrozenKeys()
            findings = []
            return
        }
        let view = try OrderedView(orders, in: context, tx, snapshots)
        contracts = view.records.contracts.values.sorted { $0.record.id < $1.record.id }
        contractPackages = view.records.contractPackages
        points = view.records.points.values.sorted { $0.record.id < $1.record.id }
        moves = orders.map(\.order).filter { $0.effectiveOn <= context.asOf }.compactMap(CustodyMove.init)
        standings = view.standings
        frozen = view.frozen
        findings = view.findings
    }
}

extension CustodyMove {
    /// What an order says of a box; nil where it moves none by hand.
    init?(_ order: Order) {
        guard case .moveBox(let box, let custody) = order.operation else { return nil }
        self.init(
            box: BoxIdentifiers(anyOf: box), custody: custody, on: order.effectiveOn, author: order.author ?? "",
            reason: order.reason ?? "", order: order.id.text)
    }
}

extension OrderedView {
    /// The view of the context's date.
    init(_ orders: [AcceptedOrder], in context: Context, _ tx: Transaction, _ snapshots: [SnapshotRow]) throws {
        var pictures = ERPPictures()
        for snapshot in snapshots {
            let claim = snapshot.claim
            pictures.add(claim.kind, asOf: claim.asOf, isComplete: claim.isComplete)
        }
        self.init(
            orders,
            over: OrderedRecords(
                contracts: try tx.sighted(Contract.self, snapshots: snapshots),
                contractPackages: try tx.sighted(ContractPackage.self, snapshots: snapshots),
                points: try tx.sighted(Point.self, snapshots: snapshots), register: try tx.boxRegister()),
            pictures: pictures, on: context.asOf, graceDays: context.configuration.orderGraceDays)
    }
}

extension Transaction {
    /// Every box ever registered, by any identifier.
    func boxRegister() throws -> BoxRegister {
        BoxRegister(
            try boxes().map { row in
                SetTopBox(
                    number: row.number, identifiers: row.facts.box, model: row.facts.model,
                    platform: row.facts.platform, location: row.facts.location, custody: .stock, contract: nil,
                    point: nil)
            })
    }

    /// Remembers which orders the ERP's newest pictures agree with. Asked after each picture, for the next one may
    /// rightly show something else.
    func confirmOrders(in context: Context) throws {
        let orders = try acceptedOrders(takenBy: context.asOf)
        guard orders.contains(where: { $0.confirmedOn == nil && $0.order.key.table != nil }) else { return }
        let view = try OrderedView(orders, in: context, self, try snapshots(upTo: context.asOf))
        for order in view.newlyConfirmed { try confirm(order) }
    }
}
