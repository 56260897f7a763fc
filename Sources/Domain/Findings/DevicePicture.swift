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
    let evidence: Evidence
    let grace: GraceWindows
    let date: BusinessDate
    /// The account of a contract; where it has several, the smallest.
    private let accounts: [PlatformID: [ContractID: AccountID]]
    private let states: [PlatformID: [AccountID: ServiceStatus]]
    /// Boxes of each platform, whatever their state.
    private let known: [PlatformID: Set<BoxIdentifier>]
    /// Of boxes whose point vanished: ``D04BoxActiveInStock/absencesOfVanishedPoints(_:register:on:)``.
    let vanished: [BoxIdentifier: Int]

    /// An outlet with its box.
    struct Outlet {
        var box: BoxIdentifier
        var point: Sighted<Point>
    }

    init(_ sides: DeviceSides, on date: BusinessDate) {
        self.date = date
        register = sides.register
        evidence = sides.evidence
        grace = sides.grace
        links = sides.links
        states = sides.accountStates
        accounts = sides.links.mapValues { links in
            Dictionary(links.map { ($0.value, $0.key) }, uniquingKeysWith: { min($0, $1) })
        }
        vanished = D04BoxActiveInStock.absencesOfVanishedPoints(sides.points, register: sides.register, on: date)
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
        // A box whose number lost its zeros is there all the same.
        known = Dictionary(grouping: standings, by: \.platform).mapValues { list in
            let cut = list.lazy.filter { $0.box == nil }.flatMap(\.rows).compactMap { row in
                row.record.box.casn.flatMap { register.box(withoutZeros: $0.text) }?.identifiers.finding.first
            }
            return Set(list.map(\.identity)).union(cut)
        }
    }

    /// The contract whose account a box is on.
    func contract(of standing: Standing) -> ContractID? {
        standing.account.flatMap { links[standing.platform]?[$0] }
    }

    /// The account of a contract on a platform.
    func account(of contract: ContractID, on platform: PlatformID) -> AccountID? {
        accounts[platform]?[contract]
    }

    /// The state of a contract's account; none of an account that no contract has.
    func state(of account: AccountID, on platform: PlatformID) -> ServiceStatus? { states[platform]?[account] }

    /// Whether the platform's file has the box, in whatever state.
    func knows(_ box: BoxIdentifier, on platform: PlatformID) -> Bool { known[platform]?.contains(box) ?? false }

    /// Whether a box may be used there: one that the register gives to another platform may not.
    func isMade(_ box: BoxIdentifier, for platform: PlatformID) -> Bool {
        register.box(box)?.platform.map { $0 == platform } ?? true
    }

    /// The proof that a box stands at no outlet: by the complete snapshots of the points, and where its point vanished,
    /// by those without it.
    func proofOfNoOutlet(_ box: BoxIdentifier) -> AbsenceProof {
        min(evidence.proof(.points), vanished[box].map { AbsenceProof(completeSnapshots: $0) } ?? .notNeeded)
    }

    /// Whether a box came to a contract so lately that the platform may not have heard of it.
    func isFresh(_ box: BoxIdentifier, at contract: ContractID, _ kind: FindingClass) -> Bool {
        (pointsOf[contract] ?? []).contains { point in
            register.identity(point.record.box) == box && grace.covers(point.record.installedOn, kind, on: date)
        }
    }
}

/// Both sides of all boxes.
public struct DeviceSides: Sendable {
    /// The ERP's outlets.
    public var points: [Sighted<Point>]
    /// The ERP's contracts.
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
    /// The state of each account that a contract has; one that is gone is absent.
    public var accountStates: [PlatformID: [AccountID: ServiceStatus]] = [:]
    /// How long a difference may be the shadow of a change.
    public var grace = GraceWindows()
    /// What an outlet costs a month.
    public var pointPrice = Money.zero
    /// What replacing a box costs.
    public var replacementCosts = ReplacementCosts()

    /// What every comparison needs; the rest is set where it is known.
    public init(
        points: [Sighted<Point>], devices: [Sighted<PlatformDevice>], register: BoxRegister, evidence: Evidence
    ) {
        self.points = points
        self.devices = devices
        self.register = register
        self.evidence = evidence
    }

    /// Boxes of each platform that are there and live; one that stands in several rows counts once.
    public var liveBoxes: [PlatformID: Int] {
        var boxes: [PlatformID: Set<BoxIdentifier>] = [:]
        for device in devices where device.isPresent && device.record.status.isLive {
            guard !withoutDevices.contains(device.record.platform), let box = register.identity(device.record.box)
            else { continue }
            boxes[device.record.platform, default: []].insert(box)
        }
        return boxes.mapValues(\.count)
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
