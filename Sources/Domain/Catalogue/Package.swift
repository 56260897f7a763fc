/// A package of channels as the ERP sells it.
public struct Package: Hashable, Sendable {
    /// Its code in the ERP.
    public var id: PackageID
    /// Its name.
    public var name: String
    /// The platform it lives on.
    public var platform: PlatformID
    /// *Pacote Extra*: sold on top of a plan.
    public var isExtra: Bool
    /// *Código do Pacote (CAS)*: its code on the platform; the ERP's code where the table has none.
    public var platformPackage: PackageID
    /// *Valor Pacote*: list price a month. None: never given a price (free); see `prices` for validity.
    public var price: Money?
    /// *Quantidade Limite para Pontos de TV*.
    public var outletLimit: Int?
    /// Tax nature (SVA, SCM, SeAC …), carried, never decided.
    public var taxNature: String?
    /// NFCom item class, seven digits.
    public var nfcomClass: String?
    /// Whether it is still sold.
    public var isActive: Bool

    /// All fields.
    public init(
        id: PackageID, name: String, platform: PlatformID, isExtra: Bool, platformPackage: PackageID, price: Money?,
        outletLimit: Int?, taxNature: String?, nfcomClass: String?, isActive: Bool
    ) {
        self.id = id
        self.name = name
        self.platform = platform
        self.isExtra = isExtra
        self.platformPackage = platformPackage
        self.price = price
        self.outletLimit = outletLimit
        self.taxNature = taxNature
        self.nfcomClass = nfcomClass
        self.isActive = isActive
    }
}

/// One row of the ERP's grid: a channel inside a package (*Nome Canal, N.Canal, Família*).
public struct PackageChannel: Hashable, Sendable {
    /// The package, by the ERP's code.
    public var package: PackageID
    /// The channel's platform id, where the table has it.
    public var channel: ChannelID?
    /// *Nome Canal*.
    public var name: String
    /// *N.Canal*: belongs to (platform, line-up), not to the channel.
    public var number: Int?
    /// *Família*: the genre, raw.
    public var family: String?
    /// The line-up (region) of the number.
    public var lineup: String?

    /// All fields.
    public init(
        package: PackageID, channel: ChannelID?, name: String, number: Int?, family: String?, lineup: String?
    ) {
        self.package = package
        self.channel = channel
        self.name = name
        self.number = number
        self.family = family
        self.lineup = lineup
    }

    /// The key inside its package: the channel id, else number and name.
    public var key: String { channel?.text ?? "\(number.map(String.init) ?? "-")|\(name)" }
}

/// A channel of a platform's catalogue.
public struct CatalogueChannel: Hashable, Sendable {
    /// Which platform.
    public var platform: PlatformID
    /// The platform's id.
    public var id: ChannelID
    /// Name.
    public var name: String
    /// Number in the line-up.
    public var number: Int?
    /// Genre, raw.
    public var family: String?
    /// The line-up (region) of the number.
    public var lineup: String?
    /// SD, HD, 4K …
    public var quality: String?
    /// Whether it is on air.
    public var isActive: Bool

    /// All fields.
    public init(
        platform: PlatformID, id: ChannelID, name: String, number: Int?, family: String?, lineup: String?,
        quality: String?, isActive: Bool
    ) {
        self.platform = platform
        self.id = id
        self.name = name
        self.number = number
        self.family = family
        self.lineup = lineup
        self.quality = quality
        self.isActive = isActive
    }
}

/// A package of a platform's catalogue.
public struct CataloguePackage: Hashable, Sendable {
    /// Which platform.
    public var platform: PlatformID
    /// The platform's code.
    public var id: PackageID
    /// Name.
    public var name: String
    /// Whether it is sold on top of another; unknown where the export does not say.
    public var isExtra: Bool?
    /// What the platform charges the provider a month for each subscriber.
    public var wholesalePrice: Money?
    /// The platform's suggested price.
    public var retailPrice: Money?
    /// Devices a subscriber may use.
    public var deviceLimit: Int?
    /// Whether it is still offered.
    public var isActive: Bool

    /// All fields.
    public init(
        platform: PlatformID, id: PackageID, name: String, isExtra: Bool?, wholesalePrice: Money?, retailPrice: Money?,
        deviceLimit: Int?, isActive: Bool
    ) {
        self.platform = platform
        self.id = id
        self.name = name
        self.isExtra = isExtra
        self.wholesalePrice = wholesalePrice
        self.retailPrice = retailPrice
        self.deviceLimit = deviceLimit
        self.isActive = isActive
    }
}

/// A channel inside a package of a platform's catalogue.
public struct CataloguePackageChannel: Hashable, Sendable {
    /// Which platform.
    public var platform: PlatformID
    /// The package, by the platform's code.
    public var package: PackageID
    /// The channel.
    public var channel: ChannelID

    /// All fields.
    public init(platform: PlatformID, package: PackageID, channel: ChannelID) {
        self.platform = platform
        self.package = package
        self.channel = channel
    }
}
