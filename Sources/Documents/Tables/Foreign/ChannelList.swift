internal import Domain

/// The open formats of channel lists: XMLTV (`xmltv.dtd`) and the line-ups of the same project (`xmltv-lineups.xsd`).
///
/// The number is no key, and in XMLTV there is none: a display name that is a bare number is, by the words of its
/// document type, no official statement of the channel's number, and is not taken for one. Names are kept as written
/// (`HBO HD ³`, `A&E`); equal names with different ids are different channels. In line-ups the number is that of the
/// box (`stb-preset`), of the network (`lcn`), or the place in the list (`preset`), and the family is the section. A
/// station that stands in several line-ups of one file is taken from the first.
enum ChannelList {
    /// Names of the root elements.
    static let roots: Set<String> = ["tv", "xmltv-lineups"]

    static func mappings(of platform: PlatformID, root: String) -> [RowMapping] {
        switch root {
        case "tv": [names(platform)]
        case "xmltv-lineups": [lineUps(platform), packages(platform)]
        default: []
        }
    }

    private static func names(_ platform: PlatformID) -> RowMapping {
        RowMapping(
            id: "xmltv", platform: platform, kind: .catalogueChannels,
            form: .xml(row: ["tv", "channel"], namespaces: [:]), selectors: ["@id", "display-name"],
            columns: [.channel, .name], natives: ["channel/@id", "display-name"]
        ) { values in
            let id = values[0].first ?? ""
            let name = values[1].first { !isNumber($0) } ?? values[1].first ?? ""
            return .init(rows: [[id, name]], refusal: refusal(values, required: [0, 1]))
        }
    }

    private static let entry = ["xmltv-lineups", "xmltv-lineup", "lineup-entry"]

    private static func lineUps(_ platform: PlatformID) -> RowMapping {
        var mapping = RowMapping(
            id: "xmltv-lineups", platform: platform, kind: .catalogueChannels, form: .xml(row: entry, namespaces: [:]),
            selectors: [
                "station/@rfc2838", "station/name", "section", "../@id", "stb-channel/stb-preset", "dvb-channel/lcn",
                "preset",
            ], columns: [.channel, .name, .number, .family, .lineup],
            natives: ["station/@rfc2838", "station/name", "stb-preset, lcn, preset", "section", "xmltv-lineup/@id"]
        ) { values in
            let number = (values[4] + values[5] + values[6]).first(where: isNumber) ?? ""
            let row = [
                values[0].first ?? "", values[1].first ?? "", number, values[2].first ?? "", values[3].first ?? "",
            ]
            return .init(rows: [row], refusal: refusal(values, required: [0, 1]))
        }
        mapping.firstGroupOnly = (key: 0, group: 3)
        return mapping
    }

    private static func packages(_ platform: PlatformID) -> RowMapping {
        var mapping = RowMapping(
            id: "xmltv-lineups packages", platform: platform, kind: .cataloguePackageChannels,
            form: .xml(row: entry, namespaces: [:]), selectors: ["station/@rfc2838", "package", "../@id"],
            columns: [.channel, .package], natives: ["station/@rfc2838", "package"]
        ) { values in
            let channel = values[0].first ?? ""
            return .init(rows: values[1].map { [channel, $0] }, refusal: refusal(values, required: [0]))
        }
        mapping.firstGroupOnly = (key: 0, group: 2)
        return mapping
    }

    private static func isNumber(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 5 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The first of the selectors that gave nothing; its index is that of the column.
    private static func refusal(
        _ values: [[String]], required: [Int]
    ) -> (column: Int, value: String, rule: RowFault.Rule)? {
        required.first { values[$0].isEmpty }.map { (column: $0, value: "", rule: .empty) }
    }
}
