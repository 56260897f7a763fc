/// C08: the platform delivers a channel that the ERP sells in another quality than before. The ERP's grid has no
/// quality, so the platform's own earlier picture is what it is compared with, for as long as the change is recent.
/// Key: the channel. Source: `domain/billing.md` §2.1.
public enum C08ChannelQualityChanged {
    /// The class.
    public static let kind = FindingClass.channelQualityChanged

    static func findings(in picture: CataloguePicture, before: [ChannelID: String]) -> [Finding] {
        picture.erpChannels.keys.compactMap { channel in
            guard let row = picture.channels[channel], let then = before[channel]?.trimmingBlanks(), !then.isEmpty,
                let now = row.record.quality?.trimmingBlanks(), !now.isEmpty, now.lowercased() != then.lowercased()
            else { return nil }
            var finding = picture.finding(kind, channel: channel, sources: [row.source])
            finding.field = "quality"
            finding.erpValue = then
            finding.platformValue = now
            return finding
        }
    }
}
