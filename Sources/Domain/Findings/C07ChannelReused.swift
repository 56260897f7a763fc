/// C07: an id that stood for one channel stands for another: the names have little in common and the family is another
/// too. C03–C05 say nothing of it then. Key: the channel. Source: `domain/billing.md` §2.1.
public enum C07ChannelReused {
    /// The class.
    public static let kind = FindingClass.channelReused

    static func findings(in picture: CataloguePicture) -> [Finding] {
        picture.erpChannels.compactMap { channel, rows in
            guard let other = picture.channels[channel], let row = rows.first,
                isAnother(row.record, than: other.record)
            else { return nil }
            var finding = picture.finding(kind, channel: channel, sources: [row.source, other.source])
            finding.erpValue = row.record.name.trimmingBlanks()
            finding.platformValue = other.record.name.trimmingBlanks()
            return finding
        }
    }

    private static func isAnother(_ ours: PackageChannel, than theirs: CatalogueChannel) -> Bool {
        guard let family = ours.family?.trimmingBlanks().lowercased(), !family.isEmpty,
            let other = theirs.family?.trimmingBlanks().lowercased(), !other.isEmpty, family != other
        else { return false }
        return !resembles(ours.name, theirs.name)
    }

    /// At most half of the longer name differs, or one holds the other; case, blanks and punctuation aside.
    static func resembles(_ a: String, _ b: String) -> Bool {
        let left = String(a.lowercased().filter { $0.isLetter || $0.isNumber })
        let right = String(b.lowercased().filter { $0.isLetter || $0.isNumber })
        if left.isEmpty || right.isEmpty || left.contains(right) || right.contains(left) { return true }
        return editDistance(left, right) * 2 <= max(left.count, right.count)
    }
}
