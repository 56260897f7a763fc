import Domain

/// A small provider for orders: contract 1001 with the extra HBO and an outlet, 1002 with nothing, 1003 cancelled, 1004
/// without login, 1005 on a plan without television. Synthetic.
struct OrderWorld {
    static let day = BusinessDate(dayNumber: 20_000)

    var contracts = [
        contract("1001"), contract("1002"), contract("1003", status: .cancelled), contract("1004", login: nil),
        contract("1005", plan: "NET"), contract("1006", status: .blocked),
    ]
    var rows = [row("1001", "HBO"), row("1001", "OLD", until: day.adding(days: -5))]
    var points = [point("P1", "1001", "Sala", "C1"), point("P0", "1001", "Porão", nil, removed: day.adding(days: -1))]
    var boxes = ["C1", "C2", "C3"]
    var locations: Set<String> = []
    var billed: Set<ContractedPackage> = []
    var orders: [Order] = []

    static func contract(
        _ id: String, status: ContractStatus = .active, login: String? = "login", plan: String = "TV"
    ) -> Contract {
        Contract(
            id: ContractID(trusted: id), subscriber: SubscriberID(trusted: "S" + id), plan: PlanID(trusted: plan),
            radiusLogin: login, status: status, statusSince: nil, dueDay: 10, startedOn: day.adding(days: -100),
            endedOn: nil, platformAccounts: [:], hasBeeniusPIN: false)
    }

    static func row(
        _ contract: String, _ package: String, from: BusinessDate? = nil, until: BusinessDate? = nil,
        price: Money? = nil
    ) -> ContractPackage {
        ContractPackage(
            contract: ContractID(trusted: contract), package: PackageID(trusted: package),
            startsOn: from ?? day.adding(days: -50), endsOn: until, price: price, priceUntil: nil, reason: nil,
            freeUntil: nil, isCourtesy: false, courtesyOwner: nil)
    }

    static func point(
        _ id: String, _ contract: String, _ location: String, _ box: String?, removed: BusinessDate? = nil
    ) -> Point {
        Point(
            id: PointID(trusted: id), contract: ContractID(trusted: contract), location: location,
            box: BoxIdentifiers(casn: box.map(CASN.init(trusted:))), installedOn: nil, removedOn: removed)
    }

    static func package(_ id: String, extra: Bool = true, active: Bool = true, limit: Int? = nil) -> Package {
        Package(
            id: PackageID(trusted: id), name: id, platform: PlatformID(trusted: "beenius"), isExtra: extra,
            platformPackage: PackageID(trusted: id), price: Money(centavos: 2995), outletLimit: limit, taxNature: nil,
            nfcomClass: nil, isActive: active)
    }

    static func plan(_ id: String, tv: Bool, active: Bool = true) -> Plan {
        Plan(
            id: PlanID(trusted: id), name: id, allowsTV: tv, platform: nil,
            defaultPackage: tv ? PackageID(trusted: "BASICO") : nil, price: nil, isActive: active)
    }

    var packages = [
        package("BASICO", extra: false, limit: 2), package("HBO"), package("ESPN"), package("OLD"),
        package("GONE", active: false), package("ONE", limit: 0),
    ]
    var plans = [
        plan("TV", tv: true), plan("TV2", tv: true), plan("NET", tv: false), plan("DEAD", tv: true, active: false),
    ]

    private func sighted<Record>(_ records: [Record]) -> [Sighted<Record>] {
        records.enumerated().map { Sighted($1, absences: 0, source: Source(delivery: 1, position: $0 + 2)) }
    }

    var records: OrderedRecords {
        let register = BoxRegister(
            boxes.enumerated().map { index, casn in
                SetTopBox(
                    number: Int64(index + 1),
                    identifiers: BoxIdentifiers(
                        casn: CASN(trusted: casn), serial: SerialNumber(trusted: "SN-" + casn)),
                    model: nil, platform: nil, location: nil, custody: .stock, contract: nil, point: nil)
            })
        var records = OrderedRecords(
            contracts: sighted(contracts), contractPackages: sighted(rows), points: sighted(points),
            register: register)
        for order in orders { records.carryOut(order, source: Source(delivery: 2, position: 2)) }
        return records
    }

    func judge(_ operation: OrderOperation, on date: BusinessDate = day) -> OrderVerdict {
        let picture = OrderPicture(
            plans: Dictionary(uniqueKeysWithValues: plans.map { ($0.id, $0) }),
            packages: Dictionary(uniqueKeysWithValues: packages.map { ($0.id, $0) }), locations: locations,
            billed: billed, platforms: [PlatformID(trusted: "beenius"), PlatformID(trusted: "deezer")])
        return OrderRules(picture, records: records).judge(Self.order("X", operation, on: date))
    }

    static func order(_ id: String, _ operation: OrderOperation, on date: BusinessDate = day) -> Order {
        Order(id: OrderID(trusted: id), operation: operation, effectiveOn: date, author: nil, reason: nil)
    }
}

extension ContractID { static func c(_ text: String) -> ContractID { ContractID(trusted: text) } }
extension PackageID { static func p(_ text: String) -> PackageID { PackageID(trusted: text) } }
