import Foundation

/// The platforms of the sample.
enum Platforms {
    static let television = ["beenius", "cdntv", "ion"]
    static let all = television + ["deezer", "neotv", "mcr", "maxitv"]
}

/// Real channel names of a Brazilian line-up (iptv-org/epg, Unlicense). Numbers, families as they stand here and the
/// composition of packages are synthetic.
struct Lineup {
    var channels: [(id: String, name: String)]

    init(file: URL) throws {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw GenerationFault.unreadable(file.path)
        }
        channels = text.split(whereSeparator: \.isNewline).compactMap { line in
            guard let id = Self.between(line, "site_id=\"", "\""), let name = Self.between(line, "\">", "</channel>")
            else { return nil }
            return (Self.unescaped(id), Self.unescaped(name))
        }
        guard !channels.isEmpty else { throw GenerationFault.unreadable(file.path) }
    }

    private static func between(_ line: Substring, _ start: String, _ end: String) -> String? {
        guard let from = line.range(of: start), let to = line[from.upperBound...].range(of: end) else { return nil }
        return String(line[from.upperBound..<to.lowerBound])
    }

    private static func unescaped(_ text: String) -> String {
        [("&apos;", "'"), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")].reduce(text) {
            $0.replacingOccurrences(of: $1.0, with: $1.1)
        }
    }

    /// The premium channels, the traps, and others up to `count`, in the order of the line-up. Not for children: out.
    func selection(_ count: Int, traps: [String]) -> [(id: String, name: String)] {
        let adult = ["Sexy", "Playboy", "Venus", "Sextreme", "Private", "For Man", "Penthouse"]
        let fit = channels.filter { channel in !adult.contains { channel.name.contains($0) } }
        var wanted = Set(fit.filter { traps.contains($0.name) }.map(\.id))
        for premium in Premium.allCases {
            wanted.formUnion(fit.filter { Premium(name: $0.name) == premium }.prefix(7).map(\.id))
        }
        for channel in fit where wanted.count < count && Premium(name: channel.name) == nil {
            wanted.insert(channel.id)
        }
        return fit.filter { wanted.contains($0.id) }
    }
}

/// Groups of channels that are sold on top.
enum Premium: CaseIterable {
    case hbo, telecine, premiere

    init?(name: String) {
        let word = name.uppercased()
        if word.contains("HBO") {
            self = .hbo
        } else if word.contains("TELECINE") {
            self = .telecine
        } else if word.contains("PREMIERE") || word.contains("COMBATE") {
            self = .premiere
        } else {
            return nil
        }
    }
}

/// *Família*, told from the name, and the hundred its numbers begin with.
enum Family: Int, CaseIterable {
    case open = 0
    case news, children, documentary, sports, variety, films

    var name: String {
        switch self {
        case .open: "Abertos"
        case .news: "Notícias"
        case .children: "Infantil"
        case .documentary: "Documentários"
        case .sports: "Esportes"
        case .variety: "Variedades"
        case .films: "Filmes e Séries"
        }
    }

    init(channel name: String) {
        let word = name.uppercased()
        let words: [(Family, [String])] = [
            (.children, ["KIDS", "CARTOON", "NICK", "GLOOB", "DISNEY", "RÁ TIM BUM", "RA TIM BUM", "BABY"]),
            (.news, ["NEWS", "CNN", "BBC", "BLOOMBERG", "JUSTIÇA", "SENADO", "CÂMARA", "DW", "FRANCE 24"]),
            (.sports, ["ESPN", "SPORT", "PREMIERE", "COMBATE", "OFF", "FISH", "WOOHOO"]),
            (
                .films,
                [
                    "HBO", "TELECINE", "TNT", "SPACE", "MEGAPIX", "CINEMAX", "AXN", "SONY", "WARNER", "UNIVERSAL",
                    "AMC", "FX", "A&E", "STUDIO", "PARAMOUNT", "TCM",
                ]
            ),
            (.documentary, ["DISCOVERY", "HISTORY", "ANIMAL", "NATIONAL", "TLC", "ID HD", "CURTA", "H2"]),
            (.open, ["GLOBO", "SBT", "RECORD", "BAND", "REDE", "CULTURA", "GAZETA", "TV BRASIL", "FUTURA"]),
        ]
        self = words.first { $0.1.contains { word.contains($0) } }?.0 ?? .variety
    }
}

extension PlatformChannel {
    /// Channels of a platform with synthetic numbers, unique in the platform.
    static func numbered(_ selection: [(id: String, name: String)], platform: String) -> [PlatformChannel] {
        var count: [Family: Int] = [:]
        return selection.map { channel in
            let family = Family(channel: channel.name)
            count[family, default: 1] += 1
            return PlatformChannel(
                platform: platform, id: channel.id, name: channel.name,
                number: family.rawValue * 100 + (count[family] ?? 0),
                family: family.name)
        }
    }
}
