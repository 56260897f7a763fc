/// C01–C05 and P01–P04.
extension InjectionPlanner {
    func planCatalogue() throws {
        // Those that need one certain channel come before those that take any.
        try planNames()
        try planChannelsOnOneSide()
        try planChannelFields()
    }

    private func planNames() throws {
        let renamed = [
            ("beenius", try channel(of: "BN-TOT", named: "TV CÂMARA"), "TV Câmara"),
            ("cdntv", try channel(of: "CD-CIN", named: "HBO HD ³"), "HBO HD"),
            ("ion", try channel(of: "IO-MIX", named: "CANÇÃO NOVA HD"), "TV Canção Nova"),
        ]
        for (platform, channel, name) in renamed {
            add("C04-\(platform)-1", "C04", platform, "the platform calls “\(channel.name)” “\(name)”") { world in
                world.changeChannel(channel) { $0.name = name }
            }
        }
    }

    private func planChannelsOnOneSide() throws {
        add("C01-beenius-1", "C01", "beenius", "the ERP sells a channel that the platform never had") {
            $0.grid.append(
                GridRow(package: "BN-TOT", channel: "lch9001", name: "Canal Serra", number: 591, family: "Variedades"))
        }
        let off = try channel(of: "CD-FAM")
        add("C01-cdntv-1", "C01", "cdntv", "the platform took “\(off.name)” off the air (inactive)") { world in
            world.changeChannel(off) { $0.isActive = false }
        }
        let gone = try channel(of: "IO-MIX")
        add("C01-ion-1", "C01", "ion", .today, "the platform's export no longer has “\(gone.name)” since today") {
            world in
            world.channels.removeAll { $0.platform == gone.platform && $0.id == gone.id }
            world.platformGrid.removeAll { $0.platform == gone.platform && $0.channel == gone.id }
        }
        let added: [(String, String, Injection.Days, String, String)] = [
            ("beenius", "5d1f0c52-7a10-4b6e-8c11-a0b1c2d30002", .both, "lch9002", "Canal Mantiqueira"),
            ("cdntv", "0102", .both, "1_9002", "TV Represa"), ("ion", "IO-MIX", .today, "9002", "TV Várzea HD"),
        ]
        for (platform, package, days, id, name) in added {
            add("C02-\(platform)-1", "C02", platform, days, "the platform has “\(name)”, which the ERP does not sell") {
                $0.channels.append(
                    PlatformChannel(platform: platform, id: id, name: name, number: 592, family: "Variedades"))
                $0.platformGrid.append(PlatformGridRow(platform: platform, package: package, channel: id))
            }
        }
    }

    private func planChannelFields() throws {
        let bases = [("beenius", "BN-TOT"), ("cdntv", "CD-FAM"), ("ion", "IO-MIX")]
        for (place, (platform, package)) in bases.enumerated() {
            let moved = try channel(of: package)
            add("C03-\(platform)-1", "C03", platform, "“\(moved.name)” has another number on the platform") { world in
                world.changeChannel(moved) { $0.number = 780 + place }
            }
        }
        for (platform, package) in bases.prefix(2) {
            let channel = try channel(of: package)
            add("C05-\(platform)-1", "C05", platform, "“\(channel.name)” is in another family on the platform") {
                world in
                world.changeChannel(channel) { $0.family = "Cultura e Educação" }
            }
        }
    }

    func planPackages() throws {
        add("P15-beenius-1", "P15", "beenius", "the ERP sells “BN-EVT” and does not say which package of Beenius it is")
        {
            $0.packages.append(
                ERPPackage(
                    code: "BN-EVT", name: "Eventos", platform: "beenius", isExtra: true, platformCode: nil, cents: 1990)
            )
        }
        add("P01-ion-1", "P01", "ion", .today, "the ERP sells “IO-EVT”, whose code the platform does not have") {
            $0.packages.append(
                ERPPackage(
                    code: "IO-EVT", name: "Eventos", platform: "ion", isExtra: true, platformCode: "IO-EVT9",
                    cents: 1990))
        }
        add("P01-cdntv-1", "P01", "cdntv", "the platform withdrew “CD-CUL”, which customers still have on both sides") {
            $0.platformPackages.removeAll { $0.platform == "cdntv" && $0.code == "0203" }
            $0.platformGrid.removeAll { $0.platform == "cdntv" && $0.package == "0203" }
        }
        let offered = [("beenius", "5d1f0c52-7a10-4b6e-8c11-a0b1c2d30099", "BN-TOT"), ("cdntv", "0299", "CD-FAM")]
        for (platform, code, likeness) in offered {
            let channel = world.grid.first { $0.package == likeness }?.channel ?? ""
            add("P02-\(platform)-1", "P02", platform, "the platform offers “\(code)”, which the ERP does not know") {
                $0.platformPackages.append(
                    PlatformPackage(
                        platform: platform, code: code, name: "Degustação", isExtra: true, wholesaleCents: 300,
                        retailCents: 500, deviceLimit: 2))
                $0.platformGrid.append(PlatformGridRow(platform: platform, package: code, channel: channel))
            }
        }
        try planComposition()
    }

    private func planComposition() throws {
        let richer = [("beenius", "BN-TEL", "BN-HBO"), ("cdntv", "CD-FUT", "CD-CIN")]
        for (platform, from, into) in richer {
            let channel = try channel(of: from)
            let code = world.package(into)?.codeOnPlatform ?? into
            add("P03-\(platform)-1", "P03", platform, "on the platform “\(into)” also has “\(channel.name)”") {
                $0.platformGrid.append(PlatformGridRow(platform: platform, package: code, channel: channel.id))
            }
        }
        let poorer = [("beenius", "BN-ESS"), ("cdntv", "CD-BAS"), ("ion", "IO-CIN")]
        for (platform, package) in poorer {
            let channel = try channel(of: package)
            let code = world.package(package)?.codeOnPlatform ?? package
            add("P04-\(platform)-1", "P04", platform, "on the platform “\(package)” lost “\(channel.name)”") {
                $0.platformGrid.removeAll {
                    $0.platform == platform && $0.package == code && $0.channel == channel.id
                }
            }
        }
    }
}

extension World {
    fileprivate mutating func changeChannel(_ channel: PlatformChannel, _ change: (inout PlatformChannel) -> Void) {
        for index in channels.indices
        where channels[index].platform == channel.platform && channels[index].id == channel.id {
            change(&channels[index])
        }
    }
}
