/// Canonical state of an account, an entitlement or a device on a platform. `unknown` never leads to an action.
public enum ServiceStatus: String, Sendable, CaseIterable, Hashable {
    case absent
    case pendingActivation = "pending-activation"
    case queued, active
    case scheduledSuspend = "scheduled-suspend"
    case suspended
    case scheduledCancel = "scheduled-cancel"
    case cancelled, expired, unknown

    /// Television is delivered now.
    public var isLive: Bool { self == .active || self == .scheduledSuspend || self == .scheduledCancel }
    /// On its way; not missing.
    public var isInFlight: Bool { self == .pendingActivation || self == .queued }
    /// No television and no way back without a new activation.
    public var isOver: Bool { self == .absent || self == .cancelled || self == .expired }
}

/// A subscriber's account on a platform, as the platform exports it.
public struct PlatformAccount: Hashable, Sendable {
    /// Which platform.
    public var platform: PlatformID
    /// The platform's own id.
    public var id: AccountID
    /// State.
    public var status: ServiceStatus
    /// The ERP's contract, where the platform carries it.
    public var externalReference: String?
    /// Login.
    public var login: String?
    /// E-mail.
    public var email: String?
    /// CNPJ or CPF.
    public var document: TaxID?
    /// When it was created.
    public var createdOn: BusinessDate?

    /// All fields.
    public init(
        platform: PlatformID, id: AccountID, status: ServiceStatus, externalReference: String?, login: String?,
        email: String?, document: TaxID?, createdOn: BusinessDate?
    ) {
        self.platform = platform
        self.id = id
        self.status = status
        self.externalReference = externalReference
        self.login = login
        self.email = email
        self.document = document
        self.createdOn = createdOn
    }
}

/// A package granted to an account.
public struct Entitlement: Hashable, Sendable {
    /// Which platform.
    public var platform: PlatformID
    /// Whose.
    public var account: AccountID
    /// What, by the platform's code.
    public var package: PackageID
    /// State.
    public var status: ServiceStatus
    /// The platform's id of the grant, where it has one (the unit of a cancellation).
    public var id: String?
    /// First day.
    public var startsOn: BusinessDate?
    /// First day on which it no longer holds.
    public var endsOn: BusinessDate?

    /// All fields.
    public init(
        platform: PlatformID, account: AccountID, package: PackageID, status: ServiceStatus, id: String?,
        startsOn: BusinessDate?, endsOn: BusinessDate?
    ) {
        self.platform = platform
        self.account = account
        self.package = package
        self.status = status
        self.id = id
        self.startsOn = startsOn
        self.endsOn = endsOn
    }
}

/// A box as a platform knows it.
public struct PlatformDevice: Hashable, Sendable {
    /// Which platform.
    public var platform: PlatformID
    /// Its identifiers there.
    public var box: BoxIdentifiers
    /// The account it is paired with.
    public var account: AccountID?
    /// Model.
    public var model: String?
    /// State; `active` where the export has no status column and lists what is authorised.
    public var status: ServiceStatus
    /// When it was last seen.
    public var lastSeen: BusinessDate?

    /// All fields.
    public init(
        platform: PlatformID, box: BoxIdentifiers, account: AccountID?, model: String?, status: ServiceStatus,
        lastSeen: BusinessDate?
    ) {
        self.platform = platform
        self.box = box
        self.account = account
        self.model = model
        self.status = status
        self.lastSeen = lastSeen
    }
}
