/// What the ERP sells of one platform, to whom, and at which prices.
public struct OfferSides: Sendable {
    /// The platform.
    public var platform: PlatformID
    /// What is due to whom.
    public var expectation: Expectation
    /// The ERP's contracts and contracted packages.
    public var contracts: [Sighted<Contract>], contractPackages: [Sighted<ContractPackage>]
    /// Its outlets.
    public var points: [Sighted<Point>]
    /// The platform's packages.
    public var platformPackages: [Sighted<CataloguePackage>]
    /// What the platform charged for a package before it changed its price lately.
    public var wholesaleBefore: [PackageID: Money] = [:]
    /// A package must bring at least so much more than it costs a month.
    public var margin = Money.zero
    /// What an outlet costs a month.
    public var pointPrice = Money.zero
    /// Complete snapshots.
    public var evidence: Evidence

    /// What every comparison needs; the rest is set where it is known.
    public init(
        platform: PlatformID, expectation: Expectation, contracts: [Sighted<Contract>],
        contractPackages: [Sighted<ContractPackage>], points: [Sighted<Point>],
        platformPackages: [Sighted<CataloguePackage>], evidence: Evidence
    ) {
        self.platform = platform
        self.expectation = expectation
        self.contracts = contracts
        self.contractPackages = contractPackages
        self.points = points
        self.platformPackages = platformPackages
        self.evidence = evidence
    }
}

/// The same, indexed.
struct OfferPicture {
    let sides: OfferSides
    let date: BusinessDate
    /// Packages of the platform in the ERP, by code of the ERP.
    let packages: [PackageID: Sighted<Package>]
    /// Contracts in force, by id.
    let contracts: [ContractID: Sighted<Contract>]
    /// Contracted rows of the platform's packages that hold, of contracts in force.
    let rows: [Sighted<ContractPackage>]
    /// The same by package.
    let rowsOf: [PackageID: [Sighted<ContractPackage>]]
    /// Outlets that stand, by contract.
    let outlets: [ContractID: Int]
    /// The platform's packages that are offered.
    let offered: [PackageID: Sighted<CataloguePackage>]

    init(_ sides: OfferSides, on date: BusinessDate) {
        self.sides = sides
        self.date = date
        packages = sides.expectation.packages.filter {
            $0.value.isPresent && $0.value.record.platform == sides.platform
        }
        contracts = sides.contracts.indexed(by: \.id).filter {
            $0.value.isPresent && $0.value.record.status != .cancelled
        }
        let own = packages
        let inForce = contracts
        rows = sides.contractPackages.filter { row in
            row.isPresent && own[row.record.package] != nil && inForce[row.record.contract] != nil
                && row.record.holds(on: date)
        }.sorted { a, b in
            (a.record.contract, a.record.package, a.record.startsOn)
                < (b.record.contract, b.record.package, b.record.startsOn)
        }
        rowsOf = Dictionary(grouping: rows, by: \.record.package)
        var outlets: [ContractID: Int] = [:]
        for point in sides.points where point.isPresent && point.record.isLive(on: date) {
            outlets[point.record.contract, default: 0] += 1
        }
        self.outlets = outlets
        offered = sides.platformPackages.indexed(by: \.id).filter { $0.value.isPresent && $0.value.record.isActive }
    }

    /// Customers of a package of the ERP: by their plan or by contract.
    func customers(of package: PackageID) -> Int {
        let plans = Set(sides.expectation.plans.values.filter { $0.record.defaultPackage == package }.map(\.record.id))
        let byPlan = contracts.values.filter { plans.contains($0.record.plan) }.map(\.record.id)
        return Set(byPlan + (rowsOf[package] ?? []).map(\.record.contract)).count
    }

    /// A finding about a package.
    func finding(_ kind: FindingClass, _ package: PackageID, sources: [Source]) -> Finding {
        var finding = Finding(kind, platform: sides.platform, key: [package.text], action: .review(package.text))
        finding.package = package
        finding.sources = sources.inReadingOrder()
        return finding
    }

    /// A finding about a package of a contract.
    func finding(_ kind: FindingClass, _ row: ContractPackage, sources: [Source]) -> Finding {
        var finding = Finding(
            kind, platform: sides.platform, key: [row.contract.text, row.package.text],
            action: .review(row.contract.text))
        finding.package = row.package
        finding.contract = row.contract
        finding.subscriber = contracts[row.contract]?.record.subscriber
        finding.sources = sources.inReadingOrder()
        return finding
    }
}

/// What is wrong with the packages of one platform as they are sold: prices, limits, plans. All of it is corrected by a
/// person.
public func reconcileOffers(_ sides: OfferSides, on date: BusinessDate) -> [Finding] {
    guard sides.evidence.has(.packages) else { return [] }
    let picture = OfferPicture(sides, on: date)
    var findings = P05WholesalePriceDrift.findings(in: picture)
    findings += P07ThinMargin.findings(in: picture) + P08ExtraPriceMismatch.findings(in: picture)
    findings += P06PriceWithoutReason.findings(in: picture)
    findings += P10OutletLimitExceeded.findings(in: picture) + P11PlanTelevisionMismatch.findings(in: picture)
    findings += P12ChargedPerOutlet.findings(in: picture) + P13DefaultChargedAsExtra.findings(in: picture)
    findings += P14PackageInactiveSold.findings(in: picture) + P15UnmappedPackage.findings(in: picture)
    return findings.sorted(by: Finding.order)
}
