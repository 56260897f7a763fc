/// The platforms' tables, each platform in its own dialect and with its own selection of columns; and the imports of
/// boxes.
struct PlatformTables {
    let world: World
    let day: Day

    var all: [Table] {
        Platforms.all.flatMap(tables).map { table in
            NativeForm.of(table.kind, table.platform ?? "").map { $0.dress(table) } ?? table
        }
    }

    private func tables(_ platform: String) -> [Table] {
        let common = [packages(platform), accounts(platform), entitlements(platform)]
        guard Platforms.television.contains(platform) else { return common }
        return common + [channels(platform), packageChannels(platform), devices(platform)]
    }

    private func table(
        _ kind: String, _ platform: String, proof: Table.Proof = .trailer, isTopLevel: Bool = false, header: [String],
        rows: [[String]]
    ) -> Table {
        // CDN TV's tables do not repeat on every row whose they are: the folder and the name say it.
        let repeats = platform != "cdntv"
        let ending = platform == "ion" ? "txt" : "csv"
        return Table(
            path: "\(isTopLevel ? "" : "\(platform)/")\(platform)-\(kind)-\(day.iso).\(ending)", kind: kind,
            platform: platform, dialect: .platform(platform), proof: proof,
            header: (repeats ? ["platform"] : []) + header.map { platform == "cdntv" ? $0.uppercased() : $0 },
            rows: rows.map { (repeats ? [platform] : []) + $0 })
    }

    private func channels(_ platform: String) -> Table {
        let dialect = Dialect.platform(platform)
        return table(
            "catalogue-channels", platform, header: ["channel", "name", "number", "family", "quality", "active"],
            rows: world.channels.filter { $0.platform == platform }.map {
                [
                    $0.id, $0.name, String($0.number), $0.family, $0.quality ?? ($0.name.contains("HD") ? "HD" : "SD"),
                    dialect.flag($0.isActive),
                ]
            })
    }

    /// Maxi TV's packages, exported by hand once more on the same day, without a proof that they are all.
    var secondExport: Table {
        var world = world
        for index in world.platformPackages.indices where world.platformPackages[index].platform == "maxitv" {
            world.platformPackages[index].wholesaleCents += world.secondExportDearer
        }
        var table = PlatformTables(world: world, day: day).packages("maxitv")
        table.path = table.path.replacing(".csv", with: "_2.csv")
        table.proof = .none
        return table
    }

    private func packages(_ platform: String) -> Table {
        let dialect = Dialect.platform(platform)
        return table(
            "catalogue-packages", platform,
            header: ["package", "name", "kind", "wholesale_price", "retail_price", "device_limit", "active"],
            rows: world.platformPackages.filter { $0.platform == platform }.map {
                [
                    $0.code, $0.name, $0.isExtra ? "extra" : "base", dialect.money($0.wholesaleCents),
                    dialect.money($0.retailCents), $0.deviceLimit.map(String.init) ?? "", dialect.yes,
                ]
            })
    }

    private func packageChannels(_ platform: String) -> Table {
        table(
            "catalogue-package-channels", platform, header: ["package", "channel"],
            rows: world.platformGrid.filter { $0.platform == platform }.map { [$0.package, $0.channel] })
    }

    private func accounts(_ platform: String) -> Table {
        let dialect = Dialect.platform(platform)
        let accounts = world.accounts.filter { $0.platform == platform }
        switch platform {
        case "beenius":
            return table(
                "accounts", platform, proof: .sidecar,
                header: ["account", "status", "login", "email", "document", "created_on", "pin"],
                rows: accounts.map {
                    [
                        $0.id, $0.status.rawValue, $0.login ?? "", $0.email ?? "", $0.document ?? "",
                        dialect.date($0.createdOn), $0.pin ?? "",
                    ]
                })
        case "cdntv":
            return table(
                "accounts", platform, proof: .sidecar,
                header: ["account", "status", "external_ref", "login", "created_on"],
                rows: accounts.map {
                    [
                        $0.id, $0.status.rawValue, $0.externalReference ?? "", $0.login ?? "",
                        dialect.date($0.createdOn),
                    ]
                })
        default:
            return table(
                "accounts", platform, proof: platform == "ion" ? .trailer : .sidecar,
                header: ["account", "status", "login", "created_on"],
                rows: accounts.map { [$0.id, $0.status.rawValue, $0.login ?? "", dialect.date($0.createdOn)] })
        }
    }

    private func entitlements(_ platform: String) -> Table {
        let dialect = Dialect.platform(platform)
        return table(
            "entitlements", platform, header: ["account", "package", "status", "starts_on", "ends_on"],
            rows: world.entitlements.filter { $0.platform == platform }.map {
                [$0.account, $0.package, $0.status.rawValue, dialect.date($0.startsOn), dialect.date($0.endsOn)]
            })
    }

    /// Beenius names a box by CASN and MAC, CDN TV by serial and MAC, ION by MAC alone.
    private func devices(_ platform: String) -> Table {
        let dialect = Dialect.platform(platform)
        let shown: [String] =
            switch platform {
            case "beenius": ["casn", "mac"]
            case "cdntv": ["serial", "mac"]
            default: ["mac"]
            }
        let spelling: MACSpelling = platform == "beenius" ? .bare : platform == "cdntv" ? .smallColons : .dots
        return table(
            "devices", platform, isTopLevel: platform == "beenius",
            header: shown + ["account", "model", "status", "last_seen"],
            rows: world.devices.filter { $0.platform == platform }.map { device in
                let identifiers = shown.map { column in
                    switch column {
                    case "casn": device.casn ?? ""
                    case "serial": device.serial ?? ""
                    default: device.mac.map(spelling.text) ?? ""
                    }
                }
                return identifiers + [
                    device.account ?? "", device.model, device.status.rawValue,
                    dialect.date(day.adding(-device.lastSeenDaysAgo)),
                ]
            })
    }

    /// *Importar STB*: yesterday the stock so far, in the words of the ERP; today a new pallet.
    static func imports(_ world: World, day: Day) -> Table {
        let isOld = day == Calendar.yesterday
        let boxes = world.boxes.filter { $0.isOld == isOld }
        let dialect = isOld ? Dialect.erp : Dialect.beenius
        let header =
            isOld
            ? ["Nº Patrimônio", "Nº Série", "MAC", "CASN", "Cartão", "Modelo", "Plataforma", "Depósito", "Valor"]
            : ["patrimony", "serial", "mac", "casn", "smartcard", "model", "platform", "location", "cost"]
        let spellings = MACSpelling.allCases
        return Table(
            path: "stb/stb-import-\(day.iso).csv", kind: "stb-import", platform: nil, dialect: dialect, proof: .none,
            header: header,
            rows: boxes.enumerated().map { place, box in
                [
                    box.patrimony, box.serial, spellings[place % spellings.count].text(box.mac), box.casn ?? "",
                    box.smartcard ?? "", box.model, box.platform, box.location, dialect.money(box.cents),
                ]
            })
    }
}
