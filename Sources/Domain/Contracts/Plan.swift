/// A plan that the provider sells.
public struct Plan: Hashable, Sendable {
    /// Its code in the ERP.
    public var id: PlanID
    /// Its name.
    public var name: String
    /// *Permite a criação de Planos de TV*.
    public var allowsTV: Bool
    /// The platform its default package lives on, where the table names it.
    public var platform: PlatformID?
    /// *Pacote liberado no Plano*: its price is inside the plan's.
    public var defaultPackage: PackageID?
    /// The plan's own price; never posted by TV billing.
    public var price: Money?
    /// Whether it is still sold.
    public var isActive: Bool

    /// All fields.
    public init(
        id: PlanID, name: String, allowsTV: Bool, platform: PlatformID?, defaultPackage: PackageID?, price: Money?,
        isActive: Bool
    ) {
        self.id = id
        self.name = name
        self.allowsTV = allowsTV
        self.platform = platform
        self.defaultPackage = defaultPackage
        self.price = price
        self.isActive = isActive
    }
}

/// A customer.
public struct Subscriber: Hashable, Sendable {
    /// Its code in the ERP.
    public var id: SubscriberID
    /// Its name.
    public var name: String
    /// CNPJ or CPF, where the table has one. A CPF is masked in every output.
    public var document: TaxID?
    /// E-mail.
    public var email: String?
    /// Telephone.
    public var phone: String?
    /// City.
    public var city: String?
    /// State (two letters).
    public var state: String?
    /// The ERP's own word for its status, where there is one.
    public var status: String?

    /// All fields.
    public init(
        id: SubscriberID, name: String, document: TaxID?, email: String?, phone: String?, city: String?,
        state: String?, status: String?
    ) {
        self.id = id
        self.name = name
        self.document = document
        self.email = email
        self.phone = phone
        self.city = city
        self.state = state
        self.status = status
    }
}
