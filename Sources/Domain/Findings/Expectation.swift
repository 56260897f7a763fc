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
        /// Where that was read.
        public var source: Source
    }

    private let plans: [PlanID: Plan]
    private let packages: [PackageID: Package]
    private let contracted: [ContractID: [Sighted<ContractPackage>]]
    private let listPrices: [PlatformID: [PackageID: Money]]
    private let date: BusinessDate

    /// Indexes the ERP's side for `date`. Rows that are gone count only for how long they have been.
    public init(
        plans: [Sighted<Plan>], packages: [Sighted<Package>], contractPackages: [Sighted<ContractPackage>],
        on date: BusinessDate
    ) {
        self.date = date
        self.plans = Dictionary(
            plans.filter(\.isPresent).map { ($0.record.id, $0.record) }, uniquingKeysWith: { first, _ in first })
        let present = packages.filter(\.isPresent).map(\.record)
        self.packages = Dictionary(present.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        contracted = Dictionary(grouping: contractPackages, by: \.record.contract)
        var prices: [PlatformID: [PackageID: Money]] = [:]
        for package in present { prices[package.platform, default: [:]][package.platformPackage] = package.price }
        listPrices = prices
    }

    /// The packages due to a contract on `platform`, by the platform's code.
    public func due(to contract: Sighted<Contract>, on platform: PlatformID) -> [Due] {
        guard let plan = plans[contract.record.plan], plan.allowsTV else { return [] }
        var result: [PackageID: Due] = [:]
        if let id = plan.defaultPackage, let package = packages[id], package.platform == platform {
            result[package.platformPackage] = Due(
                code: package.platformPackage, package: id, price: package.price ?? .zero, source: contract.source)
        }
        for row in contracted[contract.record.id] ?? [] where row.isPresent && row.record.holds(on: date) {
            guard let package = packages[row.record.package], package.platform == platform else { continue }
            result[package.platformPackage] = Due(
                code: package.platformPackage, package: package.id, price: price(of: row.record, package),
                source: row.source)
        }
        return result.values.sorted { $0.code < $1.code }
    }

    private func price(of row: ContractPackage, _ package: Package) -> Money {
        if row.isCourtesy { return .zero }
        if let until = row.freeUntil, date < until { return .zero }
        if let price = row.price, row.priceUntil.map({ date < $0 }) ?? true { return price }
        return package.price ?? .zero
    }

    /// List price a month of a package of a platform; zero where the ERP sells none or never priced it.
    public func listPrice(of code: PackageID, on platform: PlatformID) -> Money {
        listPrices[platform]?[code] ?? .zero
    }

    /// The proof that `codes` are no longer due to a contract: rows that ended prove it by being there; a row that
    /// vanished, by the complete snapshots without it; one that never was, by `never`.
    public func proof(thatNotDue codes: Set<PackageID>, to contract: ContractID, never: AbsenceProof) -> AbsenceProof {
        codes.reduce(.notNeeded) { proof, code in
            let rows = (contracted[contract] ?? []).filter { packages[$0.record.package]?.platformPackage == code }
            guard let newest = rows.min(by: { $0.absences < $1.absences }) else { return min(proof, never) }
            if newest.isPresent { return proof }
            return min(proof, min(never, AbsenceProof(completeSnapshots: newest.absences)))
        }
    }
}
