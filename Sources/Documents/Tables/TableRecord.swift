public import Domain

/// A record read from one row.
public enum TableRecord: Hashable, Sendable {
    /// A row of `plans`.
    case plan(Plan)
    /// A row of `packages`.
    case package(Package)
    /// A row of `package-channels`.
    case packageChannel(PackageChannel)
    /// A row of `subscribers`.
    case subscriber(Subscriber)
    /// A row of `contracts`.
    case contract(Contract)
    /// A row of `contract-packages`.
    case contractPackage(ContractPackage)
    /// A row of `points`.
    case point(Point)
    /// A row of `stb-import`.
    case boxImport(BoxImport)
    /// A row of `products`.
    case product(ProductRule)
    /// A row of `purchases`.
    case purchase(PurchaseItem)
    /// A row of `catalogue-channels`.
    case catalogueChannel(CatalogueChannel)
    /// A row of `catalogue-packages`.
    case cataloguePackage(CataloguePackage)
    /// A row of `catalogue-package-channels`.
    case cataloguePackageChannel(CataloguePackageChannel)
    /// A row of `accounts`.
    case account(PlatformAccount)
    /// A row of `entitlements`.
    case entitlement(Entitlement)
    /// A row of `devices`.
    case device(PlatformDevice)
    /// A row of `prices`.
    case price(PackagePrice)
    /// A row of `locations`.
    case location(RegisteredLocation)
    /// A row of `holidays`.
    case holiday(Holiday)
    /// A row of `platform-invoice`.
    case invoiceLine(PlatformInvoiceLine)
    /// A row of `billing-results`.
    case billingResult(BillingResult)
    /// A row of `orders`.
    case order(Order)
}

extension RowCells {
    /// The record of the row.
    func record() throws(RowFault) -> TableRecord {
        switch layout.kind {
        case .plans: .plan(try plan())
        case .packages: .package(try package())
        case .packageChannels: .packageChannel(try packageChannel())
        case .subscribers: .subscriber(try subscriber())
        case .contracts: .contract(try contract())
        case .contractPackages: .contractPackage(try contractPackage())
        case .points: .point(try point())
        case .stbImport: .boxImport(try boxImport())
        case .products: .product(try productRule())
        case .purchases: .purchase(try purchaseItem())
        case .catalogueChannels: .catalogueChannel(try catalogueChannel())
        case .cataloguePackages: .cataloguePackage(try cataloguePackage())
        case .cataloguePackageChannels: .cataloguePackageChannel(try cataloguePackageChannel())
        case .accounts: .account(try account())
        case .entitlements: .entitlement(try entitlement())
        case .devices: .device(try device())
        case .prices: .price(try packagePrice())
        case .locations: .location(try location())
        case .holidays: .holiday(try holiday())
        case .platformInvoice: .invoiceLine(try invoiceLine())
        case .billingResults: .billingResult(try billingResult())
        case .orders: .order(try order())
        }
    }
}
