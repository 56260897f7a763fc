/// Both sides of the catalogue of one platform.
public struct CatalogueSides: Sendable {
    /// The platform.
    public var platform: PlatformID
    /// The ERP's packages and grids, of all platforms.
    public var packages: [Sighted<Package>], packageChannels: [Sighted<PackageChannel>]
    /// The platform's channels and packages.
    public var channels: [Sighted<CatalogueChannel>], platformPackages: [Sighted<CataloguePackage>]
    /// What is in the platform's packages.
    public var compositions: [Sighted<CataloguePackageChannel>]
    /// Monthly retail of the customers of an ERP package.
    public var retailOfCustomers: [PackageID: Money]
    /// Complete snapshots.
    public var evidence: Evidence
    /// Quality of channels before it changed lately.
    public var qualityBefore: [ChannelID: String] = [:]
    /// Accounts to which a package of the platform is delivered, by its code.
    public var subscribersOf: [PackageID: Int] = [:]

    /// All fields.
    public init(
        platform: PlatformID, packages: [Sighted<Package>], packageChannels: [Sighted<PackageChannel>],
        channels: [Sighted<CatalogueChannel>], platformPackages: [Sighted<CataloguePackage>],
        compositions: [Sighted<CataloguePackageChannel>], retailOfCustomers: [PackageID: Money], evidence: Evidence
    ) {
        self.platform = platform
        self.packages = packages
        self.packageChannels = packageChannels
        self.channels = channels
        self.platformPackages = platformPackages
        self.compositions = compositions
        self.retailOfCustomers = retailOfCustomers
        self.evidence = evidence
    }

    /// Both sides delivered channels.
    var hasChannels: Bool { hasGrids && evidence.has(.catalogueChannels, platform) }
    /// Both sides delivered packages.
    var hasPackages: Bool { evidence.has(.packages) && evidence.has(.cataloguePackages, platform) }
    /// Both sides delivered what is in their packages.
    var hasCompositions: Bool { hasGrids && evidence.has(.cataloguePackageChannels, platform) }
    /// The ERP delivered its packages and what is in them.
    var hasGrids: Bool { evidence.has(.packageChannels) && evidence.has(.packages) }
}

/// Compares the catalogue of one platform. A rule speaks only where both sides delivered what it compares; what it
/// proposes is always a person's task.
public func reconcileCatalogue(_ sides: CatalogueSides) -> [Finding] {
    let picture = CataloguePicture(sides)
    var findings: [Finding] = []
    if sides.hasGrids { findings += C06ChannelNumberTwice.findings(in: picture) }
    if sides.evidence.has(.packages) { findings += P09PackageMappedTwice.findings(in: picture) }
    if sides.hasChannels {
        findings += C01ChannelMissingOnPlatform.findings(in: picture)
        findings += C02ChannelMissingInERP.findings(in: picture)
        let reused = C07ChannelReused.findings(in: picture)
        let others = Set(reused.compactMap(\.channel))
        let fields =
            C03ChannelRenumbered.findings(in: picture) + C04ChannelRenamed.findings(in: picture)
            + C05ChannelFamilyChanged.findings(in: picture)
        findings += reused + fields.filter { !($0.channel.map(others.contains) ?? false) }
        findings += C08ChannelQualityChanged.findings(in: picture, before: sides.qualityBefore)
    }
    if sides.hasPackages {
        findings += P01PackageMissingOnPlatform.findings(in: picture)
        findings += P02PackageMissingInERP.findings(in: picture)
    }
    if sides.hasCompositions {
        findings += P03PackageChannelsAdded.findings(in: picture)
        findings += P04PackageChannelsRemoved.findings(in: picture)
    }
    return findings.sorted(by: Finding.order)
}
