/// One contract held against one platform: the unit in which subscribers are compared.
public struct SubscriberUnit: Sendable {
    /// The platform.
    public var platform: PlatformID
    /// The contract.
    public var contract: Sighted<Contract>
    /// What is due to it, by the platform's code.
    public let due: [Expectation.Due]
    /// Its account, gone ones included.
    public var account: Sighted<PlatformAccount>?
    /// The account's entitlements that are live or in flight on the date; nil without an account, or where the
    /// platform's entitlements were never delivered.
    public let granted: [Sighted<Entitlement>]?
    /// The ERP's records.
    public var expectation: Expectation
    /// Wholesale price a month by the platform's code.
    public var wholesale: [PackageID: Money]
    /// Complete snapshots.
    public var evidence: Evidence
    /// What is known of the platform.
    public var traits: PlatformTraits
    /// How long a change may be on its way.
    public var grace: GraceWindows
    /// The day compared.
    public var date: BusinessDate
    /// The customer, where the ERP delivered customers.
    public var subscriber: Subscriber?
    /// The boxes paired with the account.
    public var devices: [Sighted<PlatformDevice>]
    /// The ERP stores accounts of this platform.
    var isLinkStored: Bool
    /// A package of the account is in a state that nobody knows.
    var hasUnknownGrant = false
    /// No other contract stores the account, and none in force has its login: the match is unique both ways.
    var isLinkUnique: Bool
    /// The account that the ERP stores with the contract is one that the platform has.
    var isStoredAccountThere = false
    /// The day of the platform's newest list of boxes.
    var devicesAsOf: BusinessDate?

    /// Codes due.
    public let dueCodes: Set<PackageID>
    /// Codes granted.
    public let grantedCodes: Set<PackageID>
    /// Codes whose entitlement is live: what the platform charges for.
    public let live: Set<PackageID>
    /// Due, and not granted.
    public let missing: Set<PackageID>
    /// Granted, and not due.
    public let extra: Set<PackageID>

    init(
        platform: PlatformID, contract: Sighted<Contract>, due: [Expectation.Due],
        account: Sighted<PlatformAccount>?, granted: [Sighted<Entitlement>]?, sides: SubscriberSides,
        date: BusinessDate, devices: [Sighted<PlatformDevice>], isLinkStored: Bool, isLinkUnique: Bool
    ) {
        self.platform = platform
        self.contract = contract
        self.due = due
        self.account = account
        self.granted = granted
        self.date = date
        self.devices = devices
        self.isLinkStored = isLinkStored
        self.isLinkUnique = isLinkUnique
        expectation = sides.expectation
        wholesale = sides.wholesale
        evidence = sides.evidence
        traits = sides.traits
        grace = sides.grace
        subscriber = sides.subscribers[contract.record.subscriber]
        devicesAsOf = sides.devicesAsOf
        let dueCodes = Set(due.map(\.code))
        let grantedCodes = Set((granted ?? []).map(\.record.package))
        let isSame = dueCodes == grantedCodes
        self.dueCodes = dueCodes
        self.grantedCodes = grantedCodes
        live = (granted ?? []).livePackages
        missing = granted == nil || isSame ? [] : dueCodes.subtracting(grantedCodes)
        extra = isSame ? [] : grantedCodes.subtracting(dueCodes)
    }

    /// Contracted packages of the platform that are given away and hold.
    var courtesies: [Sighted<ContractPackage>] {
        expectation.rows(of: contract.record.id).filter { row in
            row.isPresent && row.record.isCourtesy && row.record.holds(on: date)
                && expectation.packages[row.record.package]?.record.platform == platform
        }
    }

    /// State of the account: absent where there is none or it is gone.
    public var status: ServiceStatus {
        guard let account, account.isPresent else { return .absent }
        return account.record.status
    }

    /// Its account, unless that is gone.
    var accountThatIsThere: AccountID? { account.flatMap { $0.isPresent ? $0.record.id : nil } }

    /// State of the contract; one that is gone counts as cancelled.
    public var contractStatus: ContractStatus { contract.isPresent ? contract.record.status : .cancelled }

    /// The proof that the account is not there.
    var proofOfAbsentAccount: AbsenceProof {
        // Of a platform that cannot list its accounts no list is whole, whatever the file says of itself.
        if traits.listsAccounts == false, account?.isPresent != true { return .unproven }
        guard let account else { return evidence.proof(.accounts, platform) }
        return account.isPresent ? .notNeeded : AbsenceProof(completeSnapshots: account.absences)
    }

    /// The proof that what is granted beyond what is due is not due.
    var proofOfExtra: AbsenceProof {
        expectation.proof(thatNotDue: extra, to: contract.record, on: platform, evidence: evidence)
    }

    /// List price a month of platform packages.
    func listPrice(_ codes: Set<PackageID>) -> Money {
        codes.reduce(.zero) { $0 + expectation.listPrice(of: $1, on: platform) }
    }

    /// What the platform charges a month for packages.
    func wholesale(_ codes: Set<PackageID>) -> Money {
        codes.reduce(.zero) { $0 + (wholesale[$1] ?? .zero) }
    }

    /// What the customer pays a month for packages that are due.
    func paid(_ codes: Set<PackageID>) -> Money {
        due.filter { codes.contains($0.code) }.reduce(.zero) { $0 + $1.price }
    }

    /// A finding about this unit; it names a package where it is about one alone.
    func finding(
        _ kind: FindingClass, about codes: Set<PackageID>, action: ProposedAction, stake: Stake
    ) -> Finding {
        var finding = Finding(kind, platform: platform, key: [contract.record.id.text], action: action)
        finding.contract = contract.record.id
        finding.subscriber = contract.record.subscriber
        finding.account = account?.record.id
        if codes.count == 1, let code = codes.first {
            finding.package = expectation.package(of: code, on: platform) ?? code
        }
        finding.stake = stake
        let theirs = (account.map { [$0.source] } ?? []) + (granted ?? []).map(\.source)
        finding.sources = ([contract.source] + due.map(\.source) + theirs).inReadingOrder()
        return finding
    }

    /// Codes as a list that reads the same every day.
    static func list(_ codes: Set<PackageID>) -> String { codes.sorted().map(\.text).joined(separator: ", ") }
}

extension Sequence where Element == Sighted<Entitlement> {
    /// Those that are there, in their period, and live or on their way.
    public func granted(on date: BusinessDate) -> [Sighted<Entitlement>] {
        filter { row in
            row.isPresent && row.record.holds(on: date) && (row.record.status.isLive || row.record.status.isInFlight)
        }
    }

    /// Codes of the live ones.
    var livePackages: Set<PackageID> { Set(lazy.filter(\.record.status.isLive).map(\.record.package)) }
}

extension Entitlement {
    /// Whether its period covers `date`.
    public func holds(on date: BusinessDate) -> Bool {
        (startsOn.map { $0 <= date } ?? true) && (endsOn.map { date < $0 } ?? true)
    }
}

extension SubscriberUnit {
    /// The finding, its action held back where no program may decide: a state that nobody knows, and what is given away
    /// on purpose. What is to be carried back into the ERP rests on the link alone.
    func guarded(_ finding: Finding) -> Finding {
        guard finding.action.side == .platform, finding.action.verb != .review else { return finding }
        var finding = finding
        if status == .unknown || hasUnknownGrant {
            finding.action.hold = .unknownState
        } else if finding.action.isDestructive, !courtesies.isEmpty {
            finding.action.hold = .courtesy
        }
        return finding
    }
}
