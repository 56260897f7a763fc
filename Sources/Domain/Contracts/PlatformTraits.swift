/// What the rules need to know of a platform. Made from its profile; a platform without one has the cautious
/// ``unknown(_:)``.
public struct PlatformTraits: Hashable, Sendable {
    /// Who moves first between the provider and a platform.
    public enum Direction: String, Sendable, CaseIterable, Hashable {
        /// The provider's side calls the platform.
        case push
        /// The platform reads the ERP.
        case pull
        /// The platform asks back when a viewer logs in.
        case callback
        /// Files.
        case file
        /// A person at the platform's panel.
        case manual
    }

    /// How an account is suspended.
    public enum Suspension: Hashable, Sendable {
        /// The platform has it.
        case supported
        /// Something else stands in for it.
        case substituted(Substitute)
        /// Neither.
        case none
        /// Nobody knows.
        case unknown
    }

    /// What stands in for a suspension: an operator's choice, for it changes PINs, recordings and cost.
    public enum Substitute: String, Sendable, CaseIterable, Hashable {
        /// Cancel, and create anew later.
        case cancelAndRecreate = "cancel-and-recreate"
        /// Take the packages away.
        case removePackages = "remove-packages"
    }

    /// By what an account and a contract may be told to be the same, the strongest first. The last three only propose.
    public enum Rung: String, Sendable, CaseIterable, Hashable {
        /// The account stored with the contract.
        case platformID = "platform-id"
        /// The account carries the contract's id.
        case externalReference = "external-ref"
        /// The account's login is the contract's.
        case login
        /// Equal addresses, numbers or boxes.
        case email, document, hardware
    }

    /// Which platform.
    public var platform: PlatformID
    /// Who moves first.
    public var direction: Direction
    /// How an account is suspended.
    public var suspension: Suspension
    /// An account has one package at a time: the old one must go before the new one comes.
    public var hasSinglePackage: Bool
    /// There are channels; there are boxes.
    public var hasChannels: Bool, hasDevices: Bool
    /// All accounts can be listed by the platform, by whatever means: nil where nobody knows.
    public var listsAccounts: Bool?
    /// The login is a CPF or CNPJ, and so is its password.
    public var loginIsDocument: Bool
    /// Accounts are matched by these, in this order.
    public var ladder: [Rung]

    /// All fields.
    public init(
        platform: PlatformID, direction: Direction, suspension: Suspension, hasSinglePackage: Bool, hasChannels: Bool,
        hasDevices: Bool, listsAccounts: Bool?, loginIsDocument: Bool, ladder: [Rung]
    ) {
        self.platform = platform
        self.direction = direction
        self.suspension = suspension
        self.hasSinglePackage = hasSinglePackage
        self.hasChannels = hasChannels
        self.hasDevices = hasDevices
        self.listsAccounts = listsAccounts
        self.loginIsDocument = loginIsDocument
        self.ladder = ladder
    }

    /// Of a platform that nobody has described: files and a person at its panel, and nothing taken for granted.
    public static func unknown(_ platform: PlatformID) -> PlatformTraits {
        PlatformTraits(
            platform: platform, direction: .file, suspension: .unknown, hasSinglePackage: false, hasChannels: true,
            hasDevices: true, listsAccounts: nil, loginIsDocument: false, ladder: Rung.allCases)
    }
}
