import Foundation

/// Packages, plans and grids: both sides agree on all of them.
struct CatalogueBuilder {
    let fixtures: URL

    func fill(_ world: inout World) throws {
        world.packages = Self.erpPackages
        world.plans = Self.plans
        let lineups = [
            ("beenius", "vivoplay.com.br", 96, ["CNN Brasil", "Cultura HD", "TV CÂMARA"]),
            ("cdntv", "claro.com.br", 84, ["HBO HD ³", "A&E", "E!", "Futura", "Gazeta", "Telecine Premium HD ³"]),
            ("ion", "clarotvmais.com.br", 56, ["A&E", "E!", "Like + | Claro tv+", "MTV 00's", "CANÇÃO NOVA HD"]),
        ]
        for (platform, site, count, traps) in lineups {
            let file = fixtures.appendingPathComponent("catalogue/\(site).channels.xml")
            let selection = try Lineup(file: file).selection(count, traps: traps)
            let channels = PlatformChannel.numbered(selection, platform: platform)
            world.channels += channels
            for package in world.packages where package.platform == platform {
                for channel in channels where Self.holds(package.code, channel) {
                    world.platformGrid.append(
                        PlatformGridRow(platform: platform, package: package.codeOnPlatform, channel: channel.id))
                    world.grid.append(
                        GridRow(
                            package: package.code, channel: channel.id, name: channel.name, number: channel.number,
                            family: channel.family))
                }
            }
        }
        for package in world.packages { world.platformPackages.append(Self.onPlatform(package)) }
        blankSomeChannelIDs(&world)
    }

    /// ION's rows were typed by hand: four channels have no platform id in the ERP and match by number and name.
    private func blankSomeChannelIDs(_ world: inout World) {
        let byHand = Set(
            world.grid.filter { $0.package == "IO-MIX" && $0.family == "Variedades" }.prefix(4).map(\.number))
        for index in world.grid.indices
        where world.grid[index].package.hasPrefix("IO-") && byHand.contains(world.grid[index].number) {
            world.grid[index].channel = nil
        }
    }

    /// Composition of the packages: every channel is in at least one.
    private static func holds(_ package: String, _ channel: PlatformChannel) -> Bool {
        let premium = Premium(name: channel.name)
        let isOf = { (family: Family) in premium == nil && channel.family == family.name }
        switch package {
        case "BN-ESS": return isOf(.open) || isOf(.news) || isOf(.variety) || isOf(.children)
        case "BN-TOT", "CD-FAM": return premium == nil
        case "BN-HBO": return premium == .hbo
        case "BN-TEL": return premium == .telecine
        case "BN-PRE", "CD-FUT": return premium == .premiere
        case "BN-KID": return isOf(.children)
        case "CD-BAS": return isOf(.open) || isOf(.news) || isOf(.variety)
        case "CD-CIN": return premium == .hbo || premium == .telecine
        case "CD-CUL": return isOf(.documentary)
        case "IO-MIX": return premium == nil && !isOf(.sports) && !isOf(.documentary)
        case "IO-ESP": return isOf(.sports) || premium == .premiere
        case "IO-DOC": return isOf(.documentary)
        case "IO-CIN": return premium == .hbo || premium == .telecine
        default: return false
        }
    }

    private static func onPlatform(_ package: ERPPackage) -> PlatformPackage {
        let retail = package.cents ?? 990
        return PlatformPackage(
            platform: package.platform, code: package.codeOnPlatform, name: package.name, isExtra: package.isExtra,
            wholesaleCents: retail * 6 / 10, retailCents: retail,
            deviceLimit: Platforms.television.contains(package.platform) ? 4 : nil)
    }

    private static func base(_ code: String, _ name: String, _ platform: String, _ platformCode: String?, _ cents: Int)
        -> ERPPackage
    {
        ERPPackage(
            code: code, name: name, platform: platform, isExtra: false, platformCode: platformCode, cents: cents,
            outletLimit: 4)
    }

    private static func extra(
        _ code: String, _ name: String, _ platform: String, _ platformCode: String?, _ cents: Int?
    ) -> ERPPackage {
        ERPPackage(
            code: code, name: name, platform: platform, isExtra: true, platformCode: platformCode, cents: cents,
            outletLimit: nil)
    }

    /// Beenius has codes like UUIDs, CDN TV numbers with leading zeros, ION the ERP's own.
    static let erpPackages: [ERPPackage] =
        [
            base("BN-ESS", "TV Essencial", "beenius", "5d1f0c52-7a10-4b6e-8c11-a0b1c2d30001", 4990),
            base("BN-TOT", "TV Total", "beenius", "5d1f0c52-7a10-4b6e-8c11-a0b1c2d30002", 7990),
            extra("BN-HBO", "HBO", "beenius", "5d1f0c52-7a10-4b6e-8c11-a0b1c2d30003", 3490),
            extra("BN-TEL", "Telecine", "beenius", "5d1f0c52-7a10-4b6e-8c11-a0b1c2d30004", 2990),
            extra("BN-PRE", "Premiere", "beenius", "5d1f0c52-7a10-4b6e-8c11-a0b1c2d30005", 5990),
            extra("BN-KID", "Infantil Plus", "beenius", "5d1f0c52-7a10-4b6e-8c11-a0b1c2d30006", nil),
            base("CD-BAS", "CDN Básico", "cdntv", "0101", 3990),
            base("CD-FAM", "CDN Família", "cdntv", "0102", 6490),
            extra("CD-CIN", "CDN Cinema", "cdntv", "0201", 2490),
            extra("CD-FUT", "CDN Futebol", "cdntv", "0202", 4990),
            extra("CD-CUL", "CDN Cultura & Ciência", "cdntv", "0203", 990),
            base("IO-MIX", "ION Mix", "ion", nil, 3990),
            extra("IO-ESP", "ION Esportes", "ion", nil, 1990),
            extra("IO-DOC", "ION Documentários", "ion", nil, 990),
            extra("IO-CIN", "ION Cinema", "ion", nil, 2990),
            extra("DZ-PRE", "Deezer Premium", "deezer", "deezer-premium", 1690),
        ] + SmallPlatforms.packages

    private static func plan(
        _ code: String, _ name: String, _ platform: String?, _ package: String?, _ cents: Int
    ) -> Plan {
        Plan(
            code: code, name: name, allowsTV: platform != nil, platform: platform, defaultPackage: package,
            cents: cents)
    }

    static let plans: [Plan] = [
        plan("PL-10", "Fibra 300 + TV Essencial", "beenius", "BN-ESS", 13990),
        plan("PL-11", "Fibra 600 + TV Total", "beenius", "BN-TOT", 18990),
        plan("PL-20", "Fibra 300 + CDN Básico", "cdntv", "CD-BAS", 12990),
        plan("PL-21", "Fibra 600 + CDN Família", "cdntv", "CD-FAM", 16990),
        plan("PL-30", "Fibra 400 + ION", "ion", "IO-MIX", 13490),
        plan("PL-90", "Fibra 500 só internet", nil, nil, 9990),
    ]
}
