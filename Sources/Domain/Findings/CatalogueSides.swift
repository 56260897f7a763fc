/// Both sides of the catalogue of one platform.
public struct CatalogueSides: Sendable {
    /// The platform.
    public var platform: PlatformID
    /// The ERP's packages and grids, of all platforms.
    public var packages: [Sighted<Package>], packageChannels: [Sighted<PackageChannel>]
    /// The platform's channels, packages and compositions.
    public var channels: [Sighted<CatalogueChannel>], platformPackages: [Sighted<CataloguePackage>]
    /// What is in the platform's packages.
    public var compositions: [Sighted<CataloguePackageChannel>]
    /// Monthly retail of the customers of an ERP package.
    public var retailOfCustomers: [PackageID: Money]
    /// Complete snapshots.
    public var evidence: Evidence

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
}

/// The catalogue of one platform as the rules look at it: channels by their id, the only key of a channel.
struct CataloguePicture {
    let platform: PlatformID
    /// ERP packages of the platform that are sold.
    let sold: [Sighted<Package>]
    /// The ERP's grid: rows by ERP package, each with the channel id it stands for.
    let grid: [PackageID: [(channel: ChannelID, row: Sighted<PackageChannel>)]]
    /// The ERP's rows of a channel, first package first.
    let erpChannels: [ChannelID: [Sighted<PackageChannel>]]
    /// Channels on air.
    let channels: [ChannelID: Sighted<CatalogueChannel>]
    /// Packages offered.
    let offered: [PackageID: Sighted<CataloguePackage>]
    /// Channels of a package of the platform.
    let compositions: [PackageID: Set<ChannelID>]
    let retailOfCustomers: [PackageID: Money]

    init(_ sides: CatalogueSides) {
        platform = sides.platform
        sold = sides.packages.filter { $0.isPresent && $0.record.isActive && $0.record.platform == sides.platform }
            .sorted { $0.record.id < $1.record.id }
        channels = Dictionary(
            sides.channels.filter { $0.isPresent && $0.record.isActive }.map { ($0.record.id, $0) },
            uniquingKeysWith: { first, _ in first })
        offered = Dictionary(
            sides.platformPackages.filter { $0.isPresent && $0.record.isActive }.map { ($0.record.id, $0) },
            uniquingKeysWith: { first, _ in first })
        compositions = Dictionary(grouping: sides.compositions.filter(\.isPresent), by: \.record.package)
            .mapValues { Set($0.map(\.record.channel)) }
        retailOfCustomers = sides.retailOfCustomers
        // A grid row without id is known by number and name together; by name alone it is not.
        var byNumberAndName: [String: ChannelID] = [:]
        for channel in sides.channels where channel.isPresent {
            guard let number = channel.record.number else { continue }
            byNumberAndName["\(number)|\(channel.record.name)"] = channel.record.id
        }
        let codes = Set(sold.map(\.record.id))
        var grid: [PackageID: [(channel: ChannelID, row: Sighted<PackageChannel>)]] = [:]
        var rows: [ChannelID: [Sighted<PackageChannel>]] = [:]
        let present = sides.packageChannels.filter { $0.isPresent && codes.contains($0.record.package) }
            .sorted { ($0.record.package.text, $0.record.key) < ($1.record.package.text, $1.record.key) }
        for row in present {
            let guess = row.record.number.flatMap { byNumberAndName["\($0)|\(row.record.name)"] }
            guard let channel = row.record.channel ?? guess else { continue }
            grid[row.record.package, default: []].append((channel, row))
            rows[channel, default: []].append(row)
        }
        self.grid = grid
        erpChannels = rows
    }

    func finding(_ kind: FindingClass, channel: ChannelID, sources: [Source]) -> Finding {
        var finding = Finding(kind, platform: platform, key: [channel.text], action: .review(channel.text))
        finding.channel = channel
        finding.sources = sources
        return finding
    }

    func finding(_ kind: FindingClass, package: PackageID, sources: [Source]) -> Finding {
        var finding = Finding(kind, platform: platform, key: [package.text], action: .review(package.text))
        finding.package = package
        finding.sources = sources
        return finding
    }

    /// Channels that both sides have, with one field of each: the first ERP row that differs.
    func differences<Value: Equatable>(
        _ kind: FindingClass, field: String, erp: (PackageChannel) -> Value?, platform: (CatalogueChannel) -> Value?,
        text: (Value) -> String
    ) -> [Finding] {
        erpChannels.compactMap { channel, rows in
            guard let other = channels[channel], let theirs = platform(other.record) else { return nil }
            guard let row = rows.first(where: { row in erp(row.record).map { $0 != theirs } ?? false }),
                let ours = erp(row.record)
            else { return nil }
            var finding = finding(kind, channel: channel, sources: [row.source, other.source])
            finding.field = field
            finding.erpValue = text(ours)
            finding.platformValue = text(theirs)
            return finding
        }
    }
}

/// Compares the catalogue of one platform. A rule speaks only where both sides delivered what it compares.
public func reconcileCatalogue(_ sides: CatalogueSides) -> [Finding] {
    let picture = CataloguePicture(sides)
    let evidence = sides.evidence
    var findings: [Finding] = []
    if evidence.has(.packageChannels), evidence.has(.packages), evidence.has(.catalogueChannels, sides.platform) {
        findings += C01ChannelMissingOnPlatform.findings(in: picture)
        findings += C02ChannelMissingInERP.findings(in: picture)
        findings += C03ChannelRenumbered.findings(in: picture)
        findings += C04ChannelRenamed.findings(in: picture)
        findings += C05ChannelFamilyChanged.findings(in: picture)
    }
    if evidence.has(.packages), evidence.has(.cataloguePackages, sides.platform) {
        findings += P01PackageMissingOnPlatform.findings(in: picture)
        findings += P02PackageMissingInERP.findings(in: picture)
    }
    if evidence.has(.packageChannels), evidence.has(.packages),
        evidence.has(.cataloguePackageChannels, sides.platform)
    {
        findings += P03PackageChannelsAdded.findings(in: picture)
        findings += P04PackageChannelsRemoved.findings(in: picture)
    }
    return findings.sorted(by: Finding.order)
}
