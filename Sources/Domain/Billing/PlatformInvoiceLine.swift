/// A line of a platform's invoice to the provider: what it counted of a package in a month.
public struct PlatformInvoiceLine: Hashable, Sendable {
    /// Which platform.
    public var platform: PlatformID
    /// The month.
    public var period: Competence
    /// The package, by the platform's code.
    public var package: PackageID
    /// How many it counted.
    public var quantity: Int
    /// What it charges for them together, in centavos; none where the invoice does not say.
    public var amount: Money?

    /// All fields.
    public init(platform: PlatformID, period: Competence, package: PackageID, quantity: Int, amount: Money?) {
        self.platform = platform
        self.period = period
        self.package = package
        self.quantity = quantity
        self.amount = amount
    }
}

/// What the ERP's *Faturamento Padrão* says it consumed.
public struct BillingResult: Hashable, Sendable {
    /// Key of the billing event, as written.
    public var event: String
    /// When it was consumed.
    public var processedOn: BusinessDate
    /// The ERP's document, where it names one.
    public var document: String?

    /// All fields.
    public init(event: String, processedOn: BusinessDate, document: String?) {
        self.event = event
        self.processedOn = processedOn
        self.document = document
    }
}
