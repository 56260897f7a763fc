/// P03: the platform's package has channels that the ERP's grid of it lacks. A channel that is in no grid at all is C02
/// and is left out here: one cause, one finding.
public enum P03PackageChannelsAdded {
    /// The class.
    public static let kind = FindingClass.packageChannelsAdded

    static func findings(in picture: CataloguePicture) -> [Finding] {
        picture.composed.compactMap { package, ours, theirs in
            let added = theirs.subtracting(ours).filter { picture.erpChannels[$0] != nil }
            guard !added.isEmpty else { return nil }
            var finding = picture.finding(kind, package: package.record.id, sources: [package.source])
            finding.field = "channels"
            finding.platformValue = CataloguePicture.list(added)
            return finding
        }
    }
}

extension CataloguePicture {
    /// Sold packages that the platform offers, with the channels of both sides.
    var composed: [(package: Sighted<Package>, ours: Set<ChannelID>, theirs: Set<ChannelID>)] {
        sold.compactMap { package in
            guard offered[package.record.platformPackage] != nil else { return nil }
            let ours = Set((grid[package.record.id] ?? []).map(\.channel))
            return (package, ours, compositions[package.record.platformPackage] ?? [])
        }
    }

    /// Channel ids as a list that reads the same every day.
    static func list(_ channels: some Sequence<ChannelID>) -> String {
        channels.map(\.text).sorted().joined(separator: ", ")
    }
}
