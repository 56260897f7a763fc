/// What the ERP says that a contract should have on each platform on a date.
public struct Expectation: Sendable {
    /// A package that is due to a contract.
    public struct Due: Hashable, Sendable {
        /// The package, by the platform's code.
        public var code: PackageID
        /// The package, by the ERP's code.
        public var package: PackageID
        /// What the customer pays a month for it; zero where it is free.
        public var price: Money
        /// Where that was read: the row of the contracted package, or the plan of a default package.
        public var source: Source
    }

    private struct Place: Hashable {
        var platform: PlatformID
        var code: PackageID
    }

    /// Where the rows of a contract stand.
    private struct Rows {
        var first: Int32, end: Int32
    }

    let plans: [PlanID: Sighted<Plan>]
    let packages: [PackageID: Sighted<Package>]
    /// By contract and first day; and where the rows of a contract stand among them.
    private let contracted: [Sighted<ContractPackage>]
    private let places: [ContractID: Rows]
    private let sold: [Place: [Package]]
    private let prices: PriceList
    let date: BusinessDate

    /// Indexes the ERP's side for `date`. Rows that are gone make nothing due; they count for how well it is proved
    /// that nothing is.
    public init(
        plans: [Sighted<Plan>], packages: [Sighted<Package>], contractPackages: [Sighted<ContractPackage>],
        prices: PriceList = PriceList(), on date: BusinessDate
    ) {
        self.date = date
        self.prices = prices
        self.plans = plans.indexed(by: \.id)
        self.packages = packages.indexed(by: \.id)
        (contracted, places) = Self.byContract(contractPackages)
        // Several packages of the ERP may stand for one of the platform: those still sold first.
        sold = Dictionary(grouping: self.packages.values.filter(\.isPresent).map(\.record)) { package in
            Place(platform: package.platform, code: package.platformPackage)
        }.mapValues { packages in
            packages.sorted { a, b in a.isActive != b.isActive ? a.isActive : a.id < b.id }
        }
    }

    /// Rows in the order of their contracts, those of one by their first day. Out of the store they come in the order of
    /// their contracts, and a few rows are put in order at a time.
    private static func byContract(
        _ rows: [Sighted<ContractPackage>]
    ) -> ([Sighted<ContractPackage>], [ContractID: Rows]) {
        var rows = rows
        if !zip(rows, rows.dropFirst()).allSatisfy({ $0.record.contract <= $1.record.contract }) {
            rows.sort { $0.record.contract < $1.record.contract }
        }
        var places = [ContractID: Rows](minimumCapacity: rows.count)
        var first = 0
        while first < rows.count {
            let contract = rows[first].record.contract
            var end = first + 1
            while end < rows.count, rows[end].record.contract == contract { end += 1 }
            if end - first > 1 { rows[first..<end].sort(by: isEarlier) }
            places[contract] = Rows(first: Int32(first), end: Int32(end))
            first = end
        }
        return (rows, places)
    }

    private static func isEarlier(_ a: Sighted<ContractPackage>, _ b: Sighted<ContractPackage>) -> Bool {
        if a.record.startsOn != b.record.startsOn { return a.record.startsOn < b.record.startsOn }
        return a.record.package == b.record.package
            ? a.source.precedes(b.source) : a.record.package < b.record.package
    }

    /// Whether anything is due to a contract on `platform`.
    func owes(_ contract: Sighted<Contract>, on platform: PlatformID) -> Bool {
        guard let plan = plans[contract.record.plan], plan.isPresent, plan.record.allowsTV else { return false }
        if let id = plan.record.defaultPackage, present(id, on: platform) != nil { return true }
        return rows(of: contract.record.id).contains { row in
            row.isPresent && row.record.holds(on: date) && present(row.record.package, on: platform) != nil
        }
    }

    /// The packages due to a contract on `platform`, sorted by the platform's code: the default package of its plan
    /// and what it has contracted; nothing where the plan does not allow television. Where one package is contracted
    /// in two periods that both hold, the one that began last gives the price.
    public func due(to contract: Sighted<Contract>, on platform: PlatformID) -> [Due] {
        guard let plan = plans[contract.record.plan], plan.isPresent, plan.record.allowsTV else { return [] }
        // A contract has a handful of packages: an array is searched faster than a dictionary is made.
        var result: [Due] = []
        func set(_ due: Due) {
            guard let place = result.firstIndex(where: { $0.package == due.package }) else { return result.append(due) }
            result[place] = due
        }
        if let id = plan.record.defaultPackage, let package = present(id, on: platform) {
            set(Due(code: package.platformPackage, package: id, price: listed(package) ?? .zero, source: plan.source))
        }
        for row in rows(of: contract.record.id) where row.isPresent && row.record.holds(on: date) {
            guard let package = present(row.record.package, on: platform) else { continue }
            set(
                Due(
                    code: package.platformPackage, package: package.id, price: price(of: row.record, package),
                    source: row.source))
        }
        return result.sorted { a, b in a.code != b.code ? a.code < b.code : a.package < b.package }
    }

    /// The codes due to a contract on another day, by the rows as they are now.
    func codes(dueTo contract: Sighted<Contract>, on platform: PlatformID, asOf day: BusinessDate) -> Set<PackageID> {
        guard let plan = plans[contract.record.plan], plan.isPresent, plan.record.allowsTV else { return [] }
        if let started = contract.record.startedOn, day < started { return [] }
        let rows = rows(of: contract.record.id).filter { $0.isPresent && $0.record.holds(on: day) }
        let ids = [plan.record.defaultPackage].compactMap(\.self) + rows.map(\.record.package)
        return Set(ids.compactMap { present($0, on: platform)?.platformPackage })
    }

    private func present(_ id: PackageID, on platform: PlatformID) -> Package? {
        guard let package = packages[id], package.isPresent, package.record.platform == platform else { return nil }
        return package.record
    }

    private func price(of row: ContractPackage, _ package: Package) -> Money {
        if row.isCourtesy { return .zero }
        if let until = row.freeUntil, date < until { return .zero }
        if let price = row.price, row.priceUntil.map({ date < $0 }) ?? true { return price }
        return listed(package) ?? .zero
    }

    /// The list price on the date; none where it was never priced, or its price list has a gap there.
    func listed(_ package: Package) -> Money? { prices.price(of: package, on: date).amount }

    /// Every contracted package ever seen of a contract, by its first day.
    func rows(of contract: ContractID) -> ArraySlice<Sighted<ContractPackage>> {
        places[contract].map { contracted[Int($0.first)..<Int($0.end)] } ?? []
    }

    /// List price a month of a package of a platform; zero where the ERP sells none or never priced it.
    public func listPrice(of code: PackageID, on platform: PlatformID) -> Money {
        sold[Place(platform: platform, code: code)]?.lazy.compactMap(listed).first ?? .zero
    }

    /// The ERP's code of a package of a platform; none where no package of the ERP stands for it.
    public func package(of code: PackageID, on platform: PlatformID) -> PackageID? {
        sold[Place(platform: platform, code: code)]?.first?.id
    }
}
