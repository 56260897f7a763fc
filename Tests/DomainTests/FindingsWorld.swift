import Domain

/// Both sides of a small provider, as sighted records, and the three comparisons over them. Unless a test says
/// otherwise every kind came in two complete snapshots.
struct FindingsWorld {
    static let today = day("2026-11-22")
    static let beenius = PlatformID(trusted: "beenius")
    static let cdntv = PlatformID(trusted: "cdntv")

    static func day(_ text: String) -> BusinessDate { (try? BusinessDate(text)) ?? BusinessDate(dayNumber: 0) }

    var plans: [Sighted<Plan>] = []
    var packages: [Sighted<Package>] = []
    var grid: [Sighted<PackageChannel>] = []
    var contracts: [Sighted<Contract>] = []
    var rows: [Sighted<ContractPackage>] = []
    var points: [Sighted<Point>] = []
    var channels: [Sighted<CatalogueChannel>] = []
    var offers: [Sighted<CataloguePackage>] = []
    var compositions: [Sighted<CataloguePackageChannel>] = []
    var accounts: [Sighted<PlatformAccount>] = []
    var grants: [Sighted<Entitlement>] = []
    var devices: [Sighted<PlatformDevice>] = []
    var boxes: [BoxIdentifiers] = []
    /// Complete snapshots of kinds that did not come in two; nil: the kind never came at all.
    var snapshots: [TableKind: Int?] = [:]
    /// Classes that are not looked at: what is said beside the state of an account, of which these worlds have much for
    /// want of logins, PINs and dates. Their own tests look at them.
    var ignored: Set<FindingClass> = [
        .accountIDMissing, .pinMissing, .loginMissing, .credentialOfCancelled, .staleLink, .startDateDrift, .loginTwice,
    ]
    var subscribers: [Subscriber] = []
    var invoice: [PlatformInvoiceLine] = []
    var grace = GraceWindows()
    /// The platform's ladder; nil: that of a platform nobody has described.
    var ladder: [PlatformTraits.Rung]?
    var traits: PlatformTraits?
    var devicesAsOf: BusinessDate?
    private var lines = 0

    mutating func source() -> Source {
        lines += 1
        return Source(delivery: 1, position: lines)
    }

    // MARK: - The ERP's side

    mutating func plan(_ id: String, grants package: String?, allowsTV: Bool = true, absences: Int = 0) {
        plans.append(
            Sighted(
                Plan(
                    id: PlanID(trusted: id), name: id, allowsTV: allowsTV, platform: nil,
                    defaultPackage: package.map(PackageID.init(trusted:)), price: nil, isActive: true),
                absences: absences, source: source()))
    }

    mutating func package(
        _ id: String, code: String, on platform: PlatformID = beenius, price: Int64?, isActive: Bool = true,
        absences: Int = 0
    ) {
        packages.append(
            Sighted(
                Package(
                    id: PackageID(trusted: id), name: id, platform: platform, isExtra: false,
                    platformPackage: PackageID(trusted: code), price: price.map(Money.init(centavos:)),
                    outletLimit: nil, taxNature: nil, nfcomClass: nil, isActive: isActive),
                absences: absences, source: source()))
    }

    mutating func contract(
        _ id: String, plan: String = "TV", status: ContractStatus = .active, account: String? = nil,
        on platform: PlatformID = beenius, login: String? = nil, since: String? = nil, absences: Int = 0
    ) {
        contracts.append(
            Sighted(
                Contract(
                    id: ContractID(trusted: id), subscriber: SubscriberID(trusted: "S" + id),
                    plan: PlanID(trusted: plan), radiusLogin: login, status: status, statusSince: since.map(Self.day),
                    dueDay: 10, startedOn: nil, endedOn: nil,
                    platformAccounts: account.map { [platform: AccountID(trusted: $0)] } ?? [:], hasBeeniusPIN: false),
                absences: absences, source: source()))
    }

    mutating func row(
        _ contract: String, _ package: String, from start: String = "2026-01-01", to end: String? = nil,
        price: Int64? = nil, reason: String? = "loyalty", absences: Int = 0
    ) {
        rows.append(
            Sighted(
                ContractPackage(
                    contract: ContractID(trusted: contract), package: PackageID(trusted: package),
                    startsOn: Self.day(start), endsOn: end.map(Self.day), price: price.map(Money.init(centavos:)),
                    priceUntil: nil, reason: reason, freeUntil: nil, isCourtesy: false, courtesyOwner: nil),
                absences: absences, source: source()))
    }

    mutating func show(
        _ package: String, _ channel: String?, number: Int?, name: String, family: String? = "Filmes",
        absences: Int = 0
    ) {
        grid.append(
            Sighted(
                PackageChannel(
                    package: PackageID(trusted: package), channel: channel.map(ChannelID.init(trusted:)), name: name,
                    number: number, family: family, lineup: nil),
                absences: absences, source: source()))
    }

    mutating func point(
        _ id: String, of contract: String, box: BoxIdentifiers, removedOn: String? = nil, absences: Int = 0
    ) {
        points.append(
            Sighted(
                Point(
                    id: PointID(trusted: id), contract: ContractID(trusted: contract), location: "Sala", box: box,
                    installedOn: nil, removedOn: removedOn.map(Self.day)),
                absences: absences, source: source()))
    }

    // MARK: - The platform's side

    mutating func account(
        _ id: String, _ status: ServiceStatus = .active, on platform: PlatformID = beenius, reference: String? = nil,
        login: String? = nil, absences: Int = 0
    ) {
        accounts.append(
            Sighted(
                PlatformAccount(
                    platform: platform, id: AccountID(trusted: id), status: status, externalReference: reference,
                    login: login, email: "someone@example.com", document: nil, createdOn: nil),
                absences: absences, source: source()))
    }

    mutating func grant(
        _ account: String, _ code: String, _ status: ServiceStatus = .active, on platform: PlatformID = beenius,
        from start: String? = nil, to end: String? = nil, absences: Int = 0
    ) {
        grants.append(
            Sighted(
                Entitlement(
                    platform: platform, account: AccountID(trusted: account), package: PackageID(trusted: code),
                    status: status, id: nil, startsOn: start.map(Self.day), endsOn: end.map(Self.day)),
                absences: absences, source: source()))
    }

    mutating func channel(
        _ id: String, number: Int?, name: String, family: String? = "Filmes", on platform: PlatformID = beenius,
        isActive: Bool = true, absences: Int = 0
    ) {
        channels.append(
            Sighted(
                CatalogueChannel(
                    platform: platform, id: ChannelID(trusted: id), name: name, number: number, family: family,
                    lineup: nil, quality: nil, isActive: isActive),
                absences: absences, source: source()))
    }

    mutating func offer(
        _ code: String, wholesale: Int64? = nil, on platform: PlatformID = beenius, isActive: Bool = true,
        absences: Int = 0
    ) {
        offers.append(
            Sighted(
                CataloguePackage(
                    platform: platform, id: PackageID(trusted: code), name: "Package " + code, isExtra: nil,
                    wholesalePrice: wholesale.map(Money.init(centavos:)), retailPrice: nil, deviceLimit: nil,
                    isActive: isActive),
                absences: absences, source: source()))
    }

    mutating func compose(_ code: String, _ channel: String, on platform: PlatformID = beenius, absences: Int = 0) {
        compositions.append(
            Sighted(
                CataloguePackageChannel(
                    platform: platform, package: PackageID(trusted: code), channel: ChannelID(trusted: channel)),
                absences: absences, source: source()))
    }

    mutating func device(
        _ box: BoxIdentifiers, on platform: PlatformID = beenius, account: String? = nil,
        _ status: ServiceStatus = .active, absences: Int = 0
    ) {
        devices.append(
            Sighted(
                PlatformDevice(
                    platform: platform, box: box, account: account.map(AccountID.init(trusted:)), model: nil,
                    status: status, lastSeen: nil),
                absences: absences, source: source()))
    }

    static func box(casn: String? = nil, serial: String? = nil) -> BoxIdentifiers {
        BoxIdentifiers(casn: casn.map(CASN.init(trusted:)), serial: serial.map(SerialNumber.init(trusted:)))
    }
}
