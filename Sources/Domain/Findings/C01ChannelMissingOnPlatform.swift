/// C01: a channel that the ERP sells in a package and that the platform no longer has on air.
public enum C01ChannelMissingOnPlatform {
    /// The class.
    public static let kind = FindingClass.channelMissingOnPlatform

    static func findings(in picture: CataloguePicture) -> [Finding] {
        picture.erpChannels.compactMap { channel, rows in
            guard picture.channels[channel] == nil, let row = rows.first else { return nil }
            var finding = picture.finding(kind, channel: channel, sources: rows.map(\.source))
            finding.erpValue = row.record.name
            return finding
        }
    }
}
