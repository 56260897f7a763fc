/// The ERP's contracts, contracted packages and outlets, with orders carried out over them one after another.
public struct OrderedRecords: Sendable {
    /// Contracts by code, those that are gone included.
    public private(set) var contracts: [ContractID: Sighted<Contract>]
    /// Contracted packages ever seen.
    private var packages: [ContractID: [Sighted<ContractPackage>]]
    /// Outlets by code.
    public private(set) var points: [PointID: Sighted<Point>]
    private var pointsOfContract: [ContractID: Set<PointID>]
    private var pointsOfBox: [BoxIdentifier: Set<PointID>]
    /// Where people moved boxes, and since when.
    public private(set) var custodies: [BoxIdentifier: (custody: Custody, since: BusinessDate)] = [:]
    /// Ordered outlets, and the ERP's that took their place.
    var links: [PointID: PointID] = [:]
    /// The boxes by any identifier.
    public let register: BoxRegister

    /// The records as the ERP showed them.
    public init(
        contracts: [Sighted<Contract>], contractPackages: [Sighted<ContractPackage>], points: [Sighted<Point>],
        register: BoxRegister
    ) {
        self.register = register
        self.contracts = contracts.indexed(by: \.id)
        packages = Dictionary(grouping: contractPackages, by: \.record.contract)
        self.points = points.indexed(by: \.id)
        pointsOfContract = [:]
        pointsOfBox = [:]
        for point in self.points.values {
            pointsOfContract[point.record.contract, default: []].insert(point.record.id)
            index(point.record)
        }
    }

    /// All contracted packages, by contract.
    public var contractPackages: [Sighted<ContractPackage>] {
        packages.sorted { $0.key < $1.key }.flatMap(\.value)
    }

    /// The contracted packages of a contract that are there.
    func packages(of contract: ContractID) -> [ContractPackage] {
        (packages[contract] ?? []).filter(\.isPresent).map(\.record)
    }

    /// The outlets of a contract that stand on `date`, by code.
    func livePoints(of contract: ContractID, on date: BusinessDate) -> [Point] {
        (pointsOfContract[contract] ?? []).sorted().compactMap { points[$0] }
            .filter { $0.isPresent && $0.record.isLive(on: date) }.map(\.record)
    }

    /// The outlet that a box stands at on `date`.
    func place(of box: BoxIdentifiers, on date: BusinessDate) -> Point? {
        let known = register.box(box)?.identifiers ?? box
        return known.finding.flatMap { pointsOfBox[$0] ?? [] }.sorted().compactMap { points[$0] }
            .first { $0.isPresent && $0.record.isLive(on: date) }?.record
    }

    /// Where people moved a box last.
    func custody(of box: BoxIdentifiers) -> Custody? {
        register.identity(box).flatMap { custodies[$0]?.custody }
    }

    /// The box that a text names, by whichever identifier: as the register knows it, else the text as every identifier
    /// that it may be.
    public func box(named text: String) -> BoxIdentifiers {
        let any = BoxIdentifiers(anyOf: text)
        return register.box(any)?.identifiers ?? any
    }

    private mutating func index(_ point: Point) {
        for identifier in point.box.finding { pointsOfBox[identifier, default: []].insert(point.id) }
        if let known = register.box(point.box) {
            for identifier in known.identifiers.finding { pointsOfBox[identifier, default: []].insert(point.id) }
        }
    }

    private mutating func unindex(_ point: Point) {
        let known = register.box(point.box)?.identifiers.finding ?? []
        for identifier in point.box.finding + known { pointsOfBox[identifier]?.remove(point.id) }
    }

    /// The outlet of a code: the ERP's, where it took the place of an ordered one.
    func point(_ id: PointID) -> Sighted<Point>? { points[links[id] ?? id] }

    /// Carries one order out.
    public mutating func carryOut(_ order: Order, source: Source) {
        let date = order.effectiveOn
        switch order.operation {
        case .addPackage(let contract, let package, let price):
            add(package, to: contract, price: price, order: order, source: source)
        case .cancelPackage(let contract, let package):
            changeRows(of: contract) { row in
                guard row.record.package == package, row.record.holds(on: date) else { return row }
                var ended = Sighted(row.record, absences: row.absences, source: source)
                ended.record.endsOn = date
                return ended
            }
        case .deletePackage(let contract, let package):
            changeRows(of: contract) { row in
                row.record.package == package && row.record.reaches(date) ? nil : row
            }
        case .changePlan(let contract, let plan): change(contract, source) { $0.plan = plan }
        case .block(let contract): setStatus(.blocked, of: contract, since: date, source)
        case .unblock(let contract): setStatus(.active, of: contract, since: date, source)
        case .cancel(let contract):
            setStatus(.cancelled, of: contract, since: date, source)
            change(contract, source) { $0.endedOn = date }
        case .setField(let contract, let name, let value):
            guard let field = ContractField(name: name) else { return }
            change(contract, source) { $0 = $0.setting(field, to: value) }
        case .addPoint(let contract, let location, let box):
            let id = Order.provisionalPoint(order.id)
            let point = Point(
                id: id, contract: contract, location: location, box: box.map(self.box(named:)) ?? BoxIdentifiers(),
                installedOn: date, removedOn: nil)
            points[id] = Sighted(point, absences: 0, source: source)
            pointsOfContract[contract, default: []].insert(id)
            index(point)
        case .editPoint(let id, let location): change(id, source) { $0.location = location }
        case .removePoint(let id): change(id, source) { $0.removedOn = date }
        case .swapPoint(let id, let text):
            let box = box(named: text)
            change(id, source) { $0.box = box }
        case .moveBox(let text, let custody):
            guard let identity = register.identity(BoxIdentifiers(anyOf: text)) else { return }
            custodies[identity] = (custody, date)
        }
    }

    private mutating func add(
        _ package: PackageID, to contract: ContractID, price: Money?, order: Order, source: Source
    ) {
        let row = ContractPackage(
            contract: contract, package: package, startsOn: order.effectiveOn, endsOn: nil, price: price,
            priceUntil: nil, reason: price == nil ? nil : order.reason, freeUntil: nil, isCourtesy: false,
            courtesyOwner: nil)
        changeRows(of: contract) { known in
            // A row of the same day that ended or vanished would share its key.
            known.record.package == package && known.record.startsOn == row.startsOn ? nil : known
        }
        packages[contract, default: []].append(Sighted(row, absences: 0, source: source))
    }

    private mutating func changeRows(
        of contract: ContractID, _ body: (Sighted<ContractPackage>) -> Sighted<ContractPackage>?
    ) {
        guard let rows = packages[contract] else { return }
        packages[contract] = rows.compactMap { $0.isPresent ? body($0) : $0 }
    }

    private mutating func change(_ contract: ContractID, _ source: Source, _ body: (inout Contract) -> Void) {
        guard var known = contracts[contract] else { return }
        body(&known.record)
        known.source = source
        contracts[contract] = known
    }

    private mutating func setStatus(
        _ status: ContractStatus, of contract: ContractID, since date: BusinessDate, _ source: Source
    ) {
        change(contract, source) { contract in
            contract.status = status
            contract.statusSince = date
        }
    }

    private mutating func change(_ point: PointID, _ source: Source, _ body: (inout Point) -> Void) {
        guard var known = self.point(point) else { return }
        unindex(known.record)
        body(&known.record)
        known.source = source
        points[known.record.id] = known
        index(known.record)
    }
}

extension ContractPackage {
    /// Holds on `date` or on some day after it.
    func reaches(_ date: BusinessDate) -> Bool { endsOn.map { date < $0 } ?? true }
}

extension BoxIdentifiers {
    /// A text that may be any identifier of a box, as every identifier that it can be.
    public init(anyOf text: String) {
        self.init(
            casn: try? CASN(text), mac: try? MACAddress(text), serial: try? SerialNumber(text),
            patrimony: try? PatrimonyNumber(text))
    }
}
