/// A subscriber's account on the synthetic platform.
public struct Account: Sendable, Hashable, Identifiable {
    /// Native id, opaque.
    public var id: String
    /// Login, unique on the platforms that refuse duplicates.
    public var login: String
    /// The provider's own reference, where one was given.
    public var externalReference: String?
    /// Native state, in the words of the platform: `1`, `0`, `4`…
    public var status: String
    /// Full name.
    public var name: String

    /// An account; an active one unless told otherwise.
    public init(id: String, login: String, externalReference: String? = nil, status: String = "1", name: String = "") {
        self.id = id
        self.login = login
        self.externalReference = externalReference
        self.status = status
        self.name = name
    }
}

/// What an account is granted.
public struct Entitlement: Sendable, Hashable, Identifiable {
    /// Native id: the unit of cancelling on two of the three platforms.
    public var id: String
    /// Id of its account.
    public var account: String
    /// Id of its product.
    public var product: String
    /// Native state, in the words of the platform.
    public var state: String
    /// When it starts, where the platform says so.
    public var start: String?
    /// When it ends, where the platform says so.
    public var stop: String?

    /// An entitlement; a live one unless told otherwise.
    public init(
        id: String, account: String, product: String, state: String = "1", start: String? = nil, stop: String? = nil
    ) {
        self.id = id
        self.account = account
        self.product = product
        self.state = state
        self.start = start
        self.stop = stop
    }
}

/// A box or an app.
public struct Device: Sendable, Hashable, Identifiable {
    /// Native id; two devices may claim one MAC.
    public var id: String
    /// Hardware address as the platform spells it.
    public var mac: String
    /// Id of its account, if it has one.
    public var account: String?

    /// A device; its MAC is its id unless told otherwise.
    public init(id: String? = nil, mac: String, account: String? = nil) {
        self.id = id ?? mac
        self.mac = mac
        self.account = account
    }
}

/// A product that the platform sells: bouquet, package or tariff in its words.
public struct Product: Sendable, Hashable, Identifiable {
    /// Native id.
    public var id: String
    /// Name.
    public var name: String
    /// Code in the conditional-access system.
    public var code: String
    /// Whether it may be sold.
    public var isActive: Bool

    /// A product that may be sold unless told otherwise.
    public init(id: String, name: String, code: String = "", isActive: Bool = true) {
        self.id = id
        self.name = name
        self.code = code
        self.isActive = isActive
    }
}

/// One call that would change the platform, in the order of arrival.
public struct Call: Sendable, Hashable {
    /// Number of the request on its server, from 1.
    public var request: Int
    /// Its name: `Customer/deleteCustomer`, `DELETE accounts`, `SOAP UpdateAccount`.
    public var method: String
    /// What it names: an id, a login, or `account/product`.
    public var target: String
    /// Whether the platform's state is another one after it.
    public var tookEffect: Bool
    /// The fault that struck it, if one did.
    public var fault: FaultPlan.Kind?
}
