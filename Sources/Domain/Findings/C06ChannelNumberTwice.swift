/// C06: two channels of one package have the same number in the ERP's grid, in the same line-up: the customer's list
/// shows one of them. Key: the package, the line-up and the number. Source: `domain/billing.md` §2.1.
public enum C06ChannelNumberTwice {
    /// The class.
    public static let kind = FindingClass.channelNumberTwice

    private struct Place: Hashable {
        var package: PackageID
        var lineup: String
        var number: Int
    }

    static func findings(in picture: CataloguePicture) -> [Finding] {
        var places: [Place: [ChannelID: Source]] = [:]
        for (channel, rows) in picture.erpChannels {
            for row in rows {
                guard let number = row.record.number else { continue }
                let place = Place(
                    package: row.record.package, lineup: row.record.lineup?.trimmingBlanks() ?? "", number: number)
                places[place, default: [:]][channel] = row.source
            }
        }
        return places.filter { $0.value.count > 1 }.map { place, channels in
            var finding = picture.finding(kind, package: place.package, sources: Array(channels.values))
            finding.key = [place.package.text, place.lineup, String(place.number)]
            finding.field = "number"
            finding.erpValue = "\(place.number): \(CataloguePicture.list(Set(channels.keys)))"
            return finding
        }
    }
}
