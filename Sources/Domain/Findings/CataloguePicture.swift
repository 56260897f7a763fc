/// The catalogue of one platform as the rules look at it: channels by their id, the only key of a channel.
struct CataloguePicture {
    let platform: PlatformID
    /// ERP packages of the platform that are sold, by code.
    let sold: [Sighted<Package>]
    /// Platform codes that a package of the ERP stands for, sold or no longer.
    let mapped: Set<PackageID>
    /// The ERP's grid: the channels of each ERP package.
    let grid: [PackageID: Set<ChannelID>]
    /// The ERP's rows of a channel, first package first.
    let erpChannels: [ChannelID: [Sighted<PackageChannel>]]
    /// Channels on air.
    let channels: [ChannelID: Sighted<CatalogueChannel>]
    /// Packages offered.
    let offered: [PackageID: Sighted<CataloguePackage>]
    /// Channels of a package of the platform, but for those that its own catalogue has off air.
    let compositions: [PackageID: Set<ChannelID>]
    /// Channels that C01 or C02 speaks of: one cause, one finding.
    let spokenFor: Set<ChannelID>
    let retailOfCustomers: [PackageID: Money]
    let subscribersOf: [PackageID: Int]
    private let hasOffers: Bool

    init(_ sides: CatalogueSides) {
        platform = sides.platform
        retailOfCustomers = sides.retailOfCustomers
        subscribersOf = sides.subscribersOf
        hasOffers = sides.hasPackages
        let present = sides.packages.indexed(by: \.id).values.filter {
            $0.isPresent && $0.record.platform == sides.platform
        }
        mapped = Set(present.map(\.record.platformPackage))
        sold = present.filter(\.record.isActive).sorted { $0.record.id < $1.record.id }
        offered = sides.platformPackages.indexed(by: \.id).filter { $0.value.isPresent && $0.value.record.isActive }
        let allChannels = sides.channels.indexed(by: \.id)
        let channels = allChannels.filter { $0.value.isPresent && $0.value.record.isActive }
        self.channels = channels
        compositions = Dictionary(grouping: sides.compositions.filter(\.isPresent), by: \.record.package).mapValues {
            Set($0.map(\.record.channel)).filter { allChannels[$0] == nil || channels[$0] != nil }
        }
        let rows = Self.rows(sides.packageChannels, of: Set(sold.map(\.record.id)), channels: allChannels)
        erpChannels = Dictionary(grouping: rows, by: \.channel).mapValues { $0.map(\.row) }
        grid = Dictionary(grouping: rows, by: \.row.record.package).mapValues { Set($0.map(\.channel)) }
        spokenFor = sides.hasChannels ? Set(erpChannels.keys).symmetricDifference(channels.keys) : []
    }

    /// The grid rows of `packages`, each with the channel it stands for. A row without id is known by number and name
    /// together, by name alone it is not; one that stands for no channel of the platform is left out.
    private static func rows(
        _ rows: [Sighted<PackageChannel>], of packages: Set<PackageID>, channels: [ChannelID: Sighted<CatalogueChannel>]
    ) -> [(channel: ChannelID, row: Sighted<PackageChannel>)] {
        // Of two channels with the same number and name: the one on air, then the smaller id.
        var byPlace: [Place: Sighted<CatalogueChannel>] = [:]
        for channel in channels.values where channel.isPresent {
            guard let place = Place(number: channel.record.number, name: channel.record.name) else { continue }
            if let other = byPlace[place], Self.isClearer(other.record, than: channel.record) { continue }
            byPlace[place] = channel
        }
        return rows.filter { $0.isPresent && packages.contains($0.record.package) }.sorted { a, b in
            if a.record.package != b.record.package { return a.record.package < b.record.package }
            if a.record.key != b.record.key { return a.record.key.precedes(b.record.key) }
            return a.source.precedes(b.source)
        }.compactMap { row in
            let place = Place(number: row.record.number, name: row.record.name)
            return (row.record.channel ?? place.flatMap { byPlace[$0]?.record.id }).map { ($0, row) }
        }
    }

    private struct Place: Hashable {
        var number: Int
        var name: String

        init?(number: Int?, name: String) {
            guard let number else { return nil }
            self.number = number
            self.name = name.trimmingBlanks()
        }
    }

    private static func isClearer(_ a: CatalogueChannel, than b: CatalogueChannel) -> Bool {
        a.isActive != b.isActive ? a.isActive : a.id < b.id
    }

    /// A package that both sides have, with the channels that neither C01 nor C02 speaks of.
    struct Composed {
        var package: Sighted<Package>
        var other: Sighted<CataloguePackage>?
        var ours: Set<ChannelID>
        var theirs: Set<ChannelID>
    }

    /// Sold packages that the platform has. Where it never delivered a list of packages, those it has channels of.
    var composed: [Composed] {
        sold.compactMap { package in
            let code = package.record.platformPackage
            guard hasOffers ? offered[code] != nil : compositions[code] != nil else { return nil }
            return Composed(
                package: package, other: offered[code],
                ours: (grid[package.record.id] ?? []).subtracting(spokenFor),
                theirs: (compositions[code] ?? []).subtracting(spokenFor))
        }
    }
}

extension CataloguePicture {
    func finding(_ kind: FindingClass, channel: ChannelID, sources: [Source]) -> Finding {
        var finding = Finding(kind, platform: platform, key: [channel.text], action: .review(channel.text))
        finding.channel = channel
        finding.field = "channel"
        finding.sources = sources.inReadingOrder()
        return finding
    }

    func finding(_ kind: FindingClass, package: PackageID, sources: [Source]) -> Finding {
        var finding = Finding(kind, platform: platform, key: [package.text], action: .review(package.text))
        finding.package = package
        finding.field = "package"
        finding.sources = sources.inReadingOrder()
        return finding
    }

    /// Channels that both sides have and of which they say a different thing in one field: the first ERP row that
    /// differs. A side that says nothing does not differ.
    func differences<Value: Equatable>(
        _ kind: FindingClass, field: String, erp: (PackageChannel) -> Value?, platform: (CatalogueChannel) -> Value?,
        text: (Value) -> String
    ) -> [Finding] {
        erpChannels.compactMap { channel, rows in
            guard let other = channels[channel], let theirs = platform(other.record) else { return nil }
            for row in rows {
                guard let ours = erp(row.record), ours != theirs else { continue }
                var finding = finding(kind, channel: channel, sources: [row.source, other.source])
                finding.field = field
                finding.erpValue = text(ours)
                finding.platformValue = text(theirs)
                return finding
            }
            return nil
        }
    }

    /// Channel ids as a list that reads the same every day.
    static func list(_ channels: Set<ChannelID>) -> String {
        channels.sorted().map(\.text).joined(separator: ", ")
    }
}
