/// The tables that go in, named as in the contract of files. A raw value is the kind's name in a file, a config and
/// a report.
public enum TableKind: String, Sendable, CaseIterable, Hashable {
    case products, locations, plans, packages
    case packageChannels = "package-channels"
    case prices, subscribers, contracts
    case contractPackages = "contract-packages"
    case stbImport = "stb-import"
    case purchases, points
    case catalogueChannels = "catalogue-channels"
    case cataloguePackages = "catalogue-packages"
    case cataloguePackageChannels = "catalogue-package-channels"
    case accounts, entitlements, devices
    case platformInvoice = "platform-invoice"
    case billingResults = "billing-results"
    case orders, holidays

    /// A full picture of one side at one time: what is not in a proved one was not there. The other kinds only add
    /// or change.
    public var isSnapshot: Bool {
        switch self {
        case .plans, .packages, .packageChannels, .subscribers, .contracts, .contractPackages, .points: true
        case .catalogueChannels, .cataloguePackages, .cataloguePackageChannels, .accounts, .entitlements, .devices: true
        case .products, .locations, .prices, .stbImport, .purchases, .platformInvoice, .billingResults, .orders,
            .holidays:
            false
        }
    }

    /// A table of one platform: needs its platform from the folder, the file name or a column.
    public var isOfPlatform: Bool {
        switch self {
        case .catalogueChannels, .cataloguePackages, .cataloguePackageChannels, .accounts, .entitlements, .devices,
            .platformInvoice:
            true
        default: false
        }
    }
}
