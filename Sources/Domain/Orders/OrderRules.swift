/// Judges one order in the picture of its first day: the ERP's records with every earlier order carried out.
///
/// What takes away (`cancel-package`, `delete-package`, `remove-point`, `set-field`, `block`, `cancel`) needs no Radius
/// login; what gives television does. A plan that does not allow television refuses packages and outlets; changing to
/// one is refused while the contract holds either.
public struct OrderRules: Sendable {
    private let picture: OrderPicture
    private let records: OrderedRecords

    /// The rules in one picture.
    public init(_ picture: OrderPicture, records: OrderedRecords) {
        self.picture = picture
        self.records = records
    }

    /// Ends the judgement early.
    private struct Ending: Error {
        var verdict: OrderVerdict
        init(_ refusal: OrderRefusal, _ conflict: String) { verdict = .refused(refusal, conflict: conflict) }
        init(missing referent: OrderReferent, _ id: String) { verdict = .pending(referent, id) }
    }

    /// The verdict on an order.
    public func judge(_ order: Order) -> OrderVerdict {
        do throws(Ending) {
            try check(order)
            return .accepted
        } catch {
            return error.verdict
        }
    }

    private func check(_ order: Order) throws(Ending) {
        let date = order.effectiveOn
        switch order.operation {
        case .addPackage(let contract, let package, _): try addPackage(contract, package, date)
        case .cancelPackage(let contract, let package):
            _ = try live(contract, date)
            guard records.packages(of: contract).contains(where: { $0.package == package && $0.holds(on: date) })
            else { throw Ending(.notContracted, "\(contract) / \(package)") }
        case .deletePackage(let contract, let package): try deletePackage(contract, package, date)
        case .changePlan(let contract, let plan): try changePlan(contract, plan, date)
        case .addPoint(let contract, let location, let box): try addPoint(contract, location, box, date)
        case .editPoint(let point, let location):
            _ = try live(point, date)
            try checkLocation(location)
        case .removePoint(let point): _ = try live(point, date)
        case .swapPoint(let point, let box):
            let contract = try live(try live(point, date).contract, date)
            try checkLogin(contract)
            try checkFree(box, date)
        case .setField(let contract, let name, let value): try setField(contract, name, value, date)
        case .moveBox(let box, let custody): try moveBox(box, custody, date)
        case .block(let contract): try checkStatus(try live(contract, date), isNot: .blocked)
        case .unblock(let contract): try checkStatus(try live(contract, date), isNot: .active)
        case .cancel(let contract): _ = try live(contract, date)
        }
    }

    // MARK: Operations

    private func addPackage(_ id: ContractID, _ packageID: PackageID, _ date: BusinessDate) throws(Ending) {
        let contract = try live(id, date)
        try checkLogin(contract)
        try checkPlanAllowsTV(contract)
        guard let package = picture.packages[packageID] else { throw Ending(missing: .package, packageID.text) }
        guard package.isExtra else { throw Ending(.packageNotExtra, packageID.text) }
        guard package.isActive else { throw Ending(.packageInactive, packageID.text) }
        if let row = records.packages(of: id).first(where: { $0.package == packageID && $0.reaches(date) }) {
            throw Ending(.alreadyContracted, "\(id) / \(packageID) / \(row.startsOn)")
        }
        let points = records.livePoints(of: id, on: date)
        if let limit = package.outletLimit, points.count > limit {
            throw Ending(.outletLimit, "\(packageID): \(limit) < \(points.count)")
        }
    }

    private func deletePackage(_ id: ContractID, _ package: PackageID, _ date: BusinessDate) throws(Ending) {
        _ = try contract(id, date)
        guard !picture.billed.contains(ContractedPackage(id, package)) else {
            throw Ending(.alreadyBilled, "\(id) / \(package)")
        }
        guard records.packages(of: id).contains(where: { $0.package == package && $0.reaches(date) }) else {
            throw Ending(.notContracted, "\(id) / \(package)")
        }
    }

    private func changePlan(_ id: ContractID, _ planID: PlanID, _ date: BusinessDate) throws(Ending) {
        let contract = try live(id, date)
        guard let plan = picture.plans[planID] else { throw Ending(missing: .plan, planID.text) }
        guard plan.isActive else { throw Ending(.planInactive, planID.text) }
        guard contract.plan != planID else { throw Ending(.alreadyOnPlan, planID.text) }
        guard !plan.allowsTV else { return }
        if let row = records.packages(of: id).filter({ $0.reaches(date) }).min(by: { $0.package < $1.package }) {
            throw Ending(.planWithoutTV, "\(planID): \(row.package)")
        }
        if let point = records.livePoints(of: id, on: date).first {
            throw Ending(.planWithoutTV, "\(planID): \(point.id)")
        }
    }

    private func addPoint(
        _ id: ContractID, _ location: String, _ box: String?, _ date: BusinessDate
    ) throws(Ending) {
        let contract = try live(id, date)
        try checkLogin(contract)
        let plan = try checkPlanAllowsTV(contract)
        try checkLocation(location)
        if let box { try checkFree(box, date) }
        var held = records.packages(of: id).filter { $0.holds(on: date) }.map(\.package)
        if let package = plan.defaultPackage { held.append(package) }
        let strictest = held.compactMap { picture.packages[$0] }
            .compactMap { package in package.outletLimit.map { (limit: $0, package: package.id) } }
            .min { $0.limit != $1.limit ? $0.limit < $1.limit : $0.package < $1.package }
        let points = records.livePoints(of: id, on: date)
        if let strictest, points.count >= strictest.limit {
            throw Ending(.outletLimit, "\(strictest.package): \(strictest.limit)")
        }
    }

    private func setField(
        _ id: ContractID, _ name: String, _ value: OrderValue, _ date: BusinessDate
    ) throws(Ending) {
        _ = try live(id, date)
        guard let field = ContractField(name: name) else { throw Ending(.unknownField, name) }
        if case .account(let platform) = field, !picture.platforms.isEmpty, !picture.platforms.contains(platform) {
            throw Ending(.unknownField, name)
        }
        guard field.takes(value) else { throw Ending(.fieldValue, field.isSecret ? field.name : value.text) }
        guard case .account(let platform) = field, case .clear(let account) = value else { return }
        let other = records.contracts.values.first { row in
            row.isPresent && row.record.id != id && row.record.platformAccounts[platform]?.text == account
        }
        if let other { throw Ending(.accountTaken, "\(account): \(other.record.id)") }
    }

    private func moveBox(_ text: String, _ custody: Custody, _ date: BusinessDate) throws(Ending) {
        let box = records.box(named: text)
        guard records.register.box(box) != nil else { throw Ending(.boxUnknown, text) }
        switch custody {
        case .toBeIdentified, .installed, .returnDue: throw Ending(.custodyNotAllowed, custody.rawValue)
        case .stock, .returned, .repair, .lost, .writtenOff: break
        }
        guard records.custody(of: box) != .writtenOff else { throw Ending(.custodyFinal, text) }
        // What stands at an outlet of a contract in force comes back by the outlet; it may be lost where it stands, and
        // what was lost may be found.
        let mayStay = custody == .lost || custody == .writtenOff || records.custody(of: box) == .lost
        guard !mayStay, let place = records.place(of: box, on: date), let contract = records.contracts[place.contract],
            contract.isPresent, contract.record.status != .cancelled
        else { return }
        throw Ending(.boxInstalled, "\(place.contract) / \(place.id)")
    }

    // MARK: What operations have in common

    /// The contract, in force on a day or after it.
    private func contract(_ id: ContractID, _ date: BusinessDate) throws(Ending) -> Contract {
        guard let known = records.contracts[id] else { throw Ending(missing: .contract, id.text) }
        if let start = known.record.startedOn, date < start { throw Ending(.beforeContract, "\(id): \(start)") }
        return known.record
    }

    /// The contract, where it is not cancelled. One that the ERP no longer has counts as cancelled.
    private func live(_ id: ContractID, _ date: BusinessDate) throws(Ending) -> Contract {
        let contract = try contract(id, date)
        guard records.contracts[id]?.isPresent == true, contract.status != .cancelled else {
            throw Ending(.contractCancelled, id.text)
        }
        return contract
    }

    /// The outlet, where it stands.
    private func live(_ id: PointID, _ date: BusinessDate) throws(Ending) -> Point {
        guard let point = records.point(id) else { throw Ending(missing: .point, id.text) }
        guard point.isPresent, point.record.isLive(on: date) else {
            throw Ending(.pointRemoved, point.record.removedOn.map { "\(id): \($0)" } ?? id.text)
        }
        if let start = records.contracts[point.record.contract]?.record.startedOn, date < start {
            throw Ending(.beforeContract, "\(point.record.contract): \(start)")
        }
        return point.record
    }

    private func checkLogin(_ contract: Contract) throws(Ending) {
        guard contract.radiusLogin?.isEmpty == false else { throw Ending(.noLogin, contract.id.text) }
    }

    @discardableResult
    private func checkPlanAllowsTV(_ contract: Contract) throws(Ending) -> Plan {
        guard let plan = picture.plans[contract.plan] else { throw Ending(missing: .plan, contract.plan.text) }
        guard plan.allowsTV else { throw Ending(.planWithoutTV, plan.id.text) }
        return plan
    }

    private func checkStatus(_ contract: Contract, isNot status: ContractStatus) throws(Ending) {
        guard contract.status != status else { throw Ending(.statusUnchanged, "\(contract.id): \(status.rawValue)") }
    }

    private func checkLocation(_ location: String) throws(Ending) {
        guard picture.locations.isEmpty || picture.locations.contains(OrderPicture.fold(location)) else {
            throw Ending(.locationNotRegistered, location)
        }
    }

    /// The box is in the register, at no outlet, and nowhere from where it cannot be installed.
    private func checkFree(_ text: String, _ date: BusinessDate) throws(Ending) {
        let box = records.box(named: text)
        guard records.register.box(box) != nil else { throw Ending(.boxUnknown, text) }
        if let point = records.place(of: box, on: date) {
            throw Ending(.boxInstalled, "\(point.contract) / \(point.id)")
        }
        if let custody = records.custody(of: box), custody != .stock {
            throw Ending(.boxNotFree, "\(text): \(custody.rawValue)")
        }
    }
}
