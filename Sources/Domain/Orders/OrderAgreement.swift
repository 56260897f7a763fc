/// Whether the ERP's own records show what was ordered.
extension OrderedRecords {
    struct Agreement {
        var isGiven: Bool
        /// The ERP's outlet that is the ordered one.
        var point: PointID?

        init(_ isGiven: Bool, point: PointID? = nil) {
            self.isGiven = isGiven
            self.point = point
        }
    }

    /// Asked of the records as the ERP showed them in the picture of `date`.
    /// `taken` are the outlets that other orders have become.
    func agreement(with order: Order, on date: BusinessDate, except taken: Set<PointID> = []) -> Agreement {
        switch order.operation {
        case .addPackage(let contract, let package, let price):
            return Agreement(
                packages(of: contract).contains { row in
                    row.package == package && row.holds(on: date) && (price == nil || row.price == price)
                })
        case .cancelPackage(let contract, let package), .deletePackage(let contract, let package):
            return Agreement(!packages(of: contract).contains { $0.package == package && $0.holds(on: date) })
        case .changePlan(let contract, let plan): return agrees(contract) { $0.plan == plan }
        case .block(let contract): return agrees(contract) { $0.status == .blocked }
        case .unblock(let contract): return agrees(contract) { $0.status == .active }
        case .cancel(let contract):
            guard let known = contracts[contract], known.isPresent else { return Agreement(true) }
            return Agreement(known.record.status == .cancelled)
        case .setField(let contract, let name, let value):
            guard let field = ContractField(name: name) else { return Agreement(false) }
            return agrees(contract) { $0.setting(field, to: value) == $0 }
        case .addPoint(let contract, let location, let box):
            return newPoint(contract, location, box, since: order.effectiveOn, on: date, except: taken)
        case .editPoint(let id, let location):
            guard let point = live(id, on: date) else { return Agreement(false) }
            return Agreement(OrderPicture.fold(point.location) == OrderPicture.fold(location))
        case .removePoint(let id): return Agreement(live(id, on: date) == nil)
        case .swapPoint(let id, let box):
            guard let point = live(id, on: date) else { return Agreement(false) }
            return Agreement(isSame(point.box, self.box(named: box)))
        case .moveBox: return Agreement(false)
        }
    }

    private func agrees(_ contract: ContractID, _ body: (Contract) -> Bool) -> Agreement {
        guard let known = contracts[contract], known.isPresent else { return Agreement(false) }
        return Agreement(body(known.record))
    }

    private func newPoint(
        _ contract: ContractID, _ location: String, _ box: String?, since first: BusinessDate, on date: BusinessDate,
        except taken: Set<PointID>
    ) -> Agreement {
        let wanted = box.map(self.box(named:))
        let room = OrderPicture.fold(location)
        let found = livePoints(of: contract, on: date).first { point in
            if taken.contains(point.id) { return false }
            if let wanted { return isSame(point.box, wanted) }
            // An outlet that was in the room before is not the ordered one.
            let begun = point.installedOn ?? points[point.id]?.since
            return OrderPicture.fold(point.location) == room && begun.map { $0 >= first } ?? false
        }
        return Agreement(found != nil, point: found?.id)
    }

    private func live(_ id: PointID, on date: BusinessDate) -> Point? {
        guard let point = point(id), point.isPresent, point.record.isLive(on: date) else { return nil }
        return point.record
    }

    private func isSame(_ a: BoxIdentifiers, _ b: BoxIdentifiers) -> Bool {
        if let known = register.box(a), let other = register.box(b) { return known.number == other.number }
        return !Set(a.finding).isDisjoint(with: b.finding)
    }

    /// Both values of a contradicted order, and what they are about.
    func values(
        of order: Order, _ key: OrderKey
    ) -> (erp: String?, ordered: String, contract: ContractID?, box: String?) {
        switch order.operation {
        case .addPackage(let contract, let package, let price):
            let rows = packages(of: contract).filter { $0.package == package && $0.reaches(order.effectiveOn) }
            return (
                rows.first.map { Self.text(package, $0.price) }, Self.text(package, price), contract, nil
            )
        case .cancelPackage(let contract, let package), .deletePackage(let contract, let package):
            return (package.text, order.operation.verb.rawValue, contract, nil)
        case .changePlan(let contract, let plan):
            return (contracts[contract]?.record.plan.text, plan.text, contract, nil)
        case .block(let contract): return status(contract, .blocked)
        case .unblock(let contract): return status(contract, .active)
        case .cancel(let contract): return status(contract, .cancelled)
        case .setField(let contract, let name, let value):
            let field = ContractField(name: name)
            let known = field.flatMap { contracts[contract]?.record.text(of: $0) }
            return (known, field?.isSecret == true ? "***" : value.text, contract, nil)
        case .addPoint(let contract, let location, let box):
            return (nil, [location, box].compactMap(\.self).joined(separator: " "), contract, nil)
        case .editPoint(_, let location): return point(key, \.location, location)
        case .removePoint: return point(key, \.location, order.operation.verb.rawValue)
        case .swapPoint(_, let box): return point(key, \.box.label, box)
        case .moveBox(let box, let custody): return (nil, custody.rawValue, nil, box)
        }
    }

    private static func text(_ package: PackageID, _ price: Money?) -> String {
        price.map { "\(package) \($0.centavos)" } ?? package.text
    }

    private func status(
        _ contract: ContractID, _ wanted: ContractStatus
    ) -> (erp: String?, ordered: String, contract: ContractID?, box: String?) {
        (contracts[contract]?.record.status.rawValue, wanted.rawValue, contract, nil)
    }

    private func point(
        _ key: OrderKey, _ value: (Point) -> String, _ ordered: String
    ) -> (erp: String?, ordered: String, contract: ContractID?, box: String?) {
        guard case .point(let id) = key, let point = points[id]?.record else { return (nil, ordered, nil, nil) }
        return (value(point), ordered, point.contract, register.label(point.box))
    }
}
