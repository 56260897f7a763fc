/// C02: a channel that the platform has on air and no grid of the ERP shows.
public enum C02ChannelMissingInERP {
    /// The class.
    public static let kind = FindingClass.channelMissingInERP

    static func findings(in picture: CataloguePicture) -> [Finding] {
        picture.channels.compactMap { channel, row in
            guard picture.erpChannels[channel] == nil else { return nil }
            var finding = picture.finding(kind, channel: channel, sources: [row.source])
            finding.platformValue = row.record.name
            return finding
        }
    }
}
