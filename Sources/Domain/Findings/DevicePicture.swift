/// Boxes as the rules look at them: what each platform has authorised, whose account it is on, and where the register
/// has the box.
struct DevicePicture {
    /// One box on one platform: its rows as they were read.
    struct Standing {
        var platform: PlatformID
        var identity: BoxIdentifier
        var rows: [Sighted<PlatformDevice>]
        /// The box of the register, if it is one.
        var box: SetTopBox?

        /// The account it is paired with.
        var account: AccountID? { rows.lazy.compactMap(\.record.account).first }
        /// Television is delivered to it.
        var isLive: Bool { rows.contains { $0.record.status.isLive } }
        /// Places where it was read.
        var sources: [Source] { rows.map(\.source).inReadingOrder() }
    }

    /// Boxes of all platforms that are there, by platform and box.
    let standings: [Standing]
    /// Points that stand.
    let points: [Sighted<Point>]
    /// Points that stand, by contract.
    let pointsOf: [ContractID: [Sighted<Point>]]
    /// Contracts that are there.
    let contracts: [ContractID: Contract]
    /// The contract of an account.
    let links: [PlatformID: [AccountID: ContractID]]
    let register: BoxRegister
    let date: BusinessDate

    init(_ sides: DeviceSides, on date: BusinessDate) {
        self.date = date
        register = sides.register
        links = sides.links
        contracts = Dictionary(
            sides.contracts.filter(\.isPresent).map { ($0.record.id, $0.record) }, uniquingKeysWith: { $1 })
        points = sides.points.filter { $0.isPresent && $0.record.isLive(on: date) }
        pointsOf = Dictionary(grouping: points, by: \.record.contract)
        struct Place: Hashable {
            var platform: PlatformID
            var box: BoxIdentifier
        }
        var places: [Place: [Sighted<PlatformDevice>]] = [:]
        for device in sides.devices where device.isPresent && !sides.withoutDevices.contains(device.record.platform) {
            guard let box = sides.register.identity(device.record.box) else { continue }
            places[Place(platform: device.record.platform, box: box), default: []].append(device)
        }
        let register = sides.register
        standings = places.sorted { a, b in
            a.key.platform != b.key.platform ? a.key.platform < b.key.platform : a.key.box < b.key.box
        }.map { place, rows in
            let rows = rows.sorted { $0.source.precedes($1.source) }
            return Standing(
                platform: place.platform, identity: place.box, rows: rows,
                box: rows.lazy.compactMap { register.box($0.record.box) }.first)
        }
    }

    /// The contract whose account a box is on.
    func contract(of standing: Standing) -> ContractID? {
        standing.account.flatMap { links[standing.platform]?[$0] }
    }

    /// The account of a contract on a platform.
    func account(of contract: ContractID, on platform: PlatformID) -> AccountID? {
        links[platform]?.filter { $0.value == contract }.map(\.key).min()
    }
}

/// Both sides of all boxes.
public struct DeviceSides: Sendable {
    /// The ERP's outlets and contracts.
    public var points: [Sighted<Point>]
    public var contracts: [Sighted<Contract>] = []
    /// The platforms' boxes.
    public var devices: [Sighted<PlatformDevice>]
    /// The provider's register.
    public var register: BoxRegister
    /// Complete snapshots.
    public var evidence: Evidence
    /// The contract of each account that has one.
    public var links: [PlatformID: [AccountID: ContractID]] = [:]
    /// Platforms that have no boxes: nothing is said there.
    public var withoutDevices: Set<PlatformID> = []
    /// What an outlet costs a month.
    public var pointPrice = Money.zero

    /// What every comparison needs; the rest is set where it is known.
    public init(
        points: [Sighted<Point>], devices: [Sighted<PlatformDevice>], register: BoxRegister, evidence: Evidence
    ) {
        self.points = points
        self.devices = devices
        self.register = register
        self.evidence = evidence
    }
}

extension Finding {
    /// A finding about a box on a platform.
    init(
        _ kind: FindingClass, _ standing: DevicePicture.Standing, action: ProposedAction, field: String,
        erp: String?, there: String?
    ) {
        self.init(kind, platform: standing.platform, key: [standing.identity.value], action: action)
        box = standing.identity.value
        account = standing.account
        self.field = field
        erpValue = erp
        platformValue = there
        sources = standing.sources
    }
}
