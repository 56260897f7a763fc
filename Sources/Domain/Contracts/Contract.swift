/// State of a contract in the ERP.
public enum ContractStatus: String, Sendable, CaseIterable, Hashable {
    case active, blocked, cancelled
}

/// One active plan of one subscriber (*Plano Ativo*), with its Radius login.
public struct Contract: Hashable, Sendable {
    /// Its code in the ERP.
    public var id: ContractID
    /// Whose it is.
    public var subscriber: SubscriberID
    /// The plan.
    public var plan: PlanID
    /// *Login de Radius*; none is a finding, for every platform needs it.
    public var radiusLogin: String?
    /// State.
    public var status: ContractStatus
    /// Since when.
    public var statusSince: BusinessDate?
    /// Day of the month on which its bills are due, 1–31.
    public var dueDay: Int?
    /// First day.
    public var startedOn: BusinessDate?
    /// First day on which it no longer holds.
    public var endedOn: BusinessDate?
    /// *Campos Extras*: the account of this contract on each platform (*ID Assinante Beenius* is `beenius`'s).
    public var platformAccounts: [PlatformID: AccountID]
    /// Whether the Beenius PIN is filled. The PIN itself is never kept.
    public var hasBeeniusPIN: Bool

    /// All fields.
    public init(
        id: ContractID, subscriber: SubscriberID, plan: PlanID, radiusLogin: String?, status: ContractStatus,
        statusSince: BusinessDate?, dueDay: Int?, startedOn: BusinessDate?, endedOn: BusinessDate?,
        platformAccounts: [PlatformID: AccountID], hasBeeniusPIN: Bool
    ) {
        self.id = id
        self.subscriber = subscriber
        self.plan = plan
        self.radiusLogin = radiusLogin
        self.status = status
        self.statusSince = statusSince
        self.dueDay = dueDay
        self.startedOn = startedOn
        self.endedOn = endedOn
        self.platformAccounts = platformAccounts
        self.hasBeeniusPIN = hasBeeniusPIN
    }
}

/// A package contracted for a period (*Pacote contratado*): contract × package × period.
public struct ContractPackage: Hashable, Sendable {
    /// Whose.
    public var contract: ContractID
    /// What.
    public var package: PackageID
    /// First day.
    public var startsOn: BusinessDate
    /// First day on which it no longer holds.
    public var endsOn: BusinessDate?
    /// The negotiated price a month, where one was agreed.
    public var price: Money?
    /// First day on which the negotiated price no longer holds.
    public var priceUntil: BusinessDate?
    /// Why a price was negotiated.
    public var reason: String?
    /// First day on which it is no longer free.
    public var freeUntil: BusinessDate?
    /// Given away.
    public var isCourtesy: Bool
    /// Who answers for the courtesy.
    public var courtesyOwner: String?

    /// All fields.
    public init(
        contract: ContractID, package: PackageID, startsOn: BusinessDate, endsOn: BusinessDate?, price: Money?,
        priceUntil: BusinessDate?, reason: String?, freeUntil: BusinessDate?, isCourtesy: Bool, courtesyOwner: String?
    ) {
        self.contract = contract
        self.package = package
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.price = price
        self.priceUntil = priceUntil
        self.reason = reason
        self.freeUntil = freeUntil
        self.isCourtesy = isCourtesy
        self.courtesyOwner = courtesyOwner
    }

    /// Whether it holds on `date`.
    public func holds(on date: BusinessDate) -> Bool { startsOn <= date && (endsOn.map { date < $0 } ?? true) }
}

/// An outlet of a contract (*Ponto*), optionally with a box.
public struct Point: Hashable, Sendable {
    /// Its code in the ERP.
    public var id: PointID
    /// Whose.
    public var contract: ContractID
    /// *Local do Ponto*: the room.
    public var location: String
    /// The box, by any of its identifiers.
    public var box: BoxIdentifiers
    /// When it was installed.
    public var installedOn: BusinessDate?
    /// When it was taken away.
    public var removedOn: BusinessDate?

    /// All fields.
    public init(
        id: PointID, contract: ContractID, location: String, box: BoxIdentifiers, installedOn: BusinessDate?,
        removedOn: BusinessDate?
    ) {
        self.id = id
        self.contract = contract
        self.location = location
        self.box = box
        self.installedOn = installedOn
        self.removedOn = removedOn
    }
}
