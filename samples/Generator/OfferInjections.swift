/// C06–C08 and P05–P15: channels, packages, prices and plans that do not fit.
extension InjectionPlanner {
    func planOffers() throws {
        try planChannelTwists()
        try planPrices()
        try planContractedPackages()
    }

    private func planChannelTwists() throws {
        let (kept, moved) = (try channel(of: "CD-CIN"), try channel(of: "CD-CIN"))
        add("C06-cdntv-1", "C06", "cdntv", "“\(kept.name)” and “\(moved.name)” have one number on both sides") {
            world in
            for index in world.channels.indices where world.channels[index].id == moved.id {
                world.channels[index].number = kept.number
            }
            for index in world.grid.indices where world.grid[index].channel == moved.id {
                world.grid[index].number = kept.number
            }
            let packages = Set(world.grid.filter { $0.channel == kept.id }.map(\.package))
                .intersection(world.grid.filter { $0.channel == moved.id }.map(\.package))
            for package in packages { world.declare("C06", "cdntv", "\(package) \(kept.number)") }
        }
        let reused = try channel(of: "BN-TOT")
        add("C07-beenius-1", "C07", "beenius", "the id of “\(reused.name)” now stands for another channel") { world in
            for index in world.channels.indices
            where world.channels[index].platform == "beenius" && world.channels[index].id == reused.id {
                (world.channels[index].name, world.channels[index].family) = ("Wqxz Kjvy 99", "Xadrez e Damas")
            }
            world.disputedChannels.insert(reused.id)
            world.declare("C07", "beenius", reused.id)
        }
        let sharp = try channel(of: "CD-FAM")
        add("C08-cdntv-1", "C08", "cdntv", .today, "“\(sharp.name)” is delivered in 4K since today") { world in
            for index in world.channels.indices
            where world.channels[index].platform == "cdntv" && world.channels[index].id == sharp.id {
                world.channels[index].quality = "4K"
            }
            world.declare("C08", "cdntv", sharp.id)
        }
    }

    private func planPrices() throws {
        let dearer = world.package("BN-TEL")?.codeOnPlatform ?? ""
        add("P05-beenius-1", "P05", "beenius", .today, "the platform charges R$ 0,90 more for BN-TEL since today") {
            $0.changeOffer(dearer, on: "beenius") { $0.wholesaleCents += 90 }
            $0.declare("P05", "beenius", "BN-TEL")
        }
        let (favoured, favour) = (try contract("beenius", where: { !has("BN-PRE", $0) }), "BN-PRE")
        add("P06-beenius-1", "P06", "beenius", "contract \(favoured) pays R$ 1,00 less for BN-PRE, nobody wrote why") {
            let cents = ($0.package(favour)?.cents ?? 0) - 100
            $0.contractPackages.append(
                ContractPackage(contract: favoured, package: favour, startsOn: Day(2026, 5, 4), cents: cents))
            $0.grant(favour, to: favoured, since: Day(2026, 5, 4))
        }
        let costly = world.package("CD-FUT")?.codeOnPlatform ?? ""
        let price = world.package("CD-FUT")?.cents ?? 0
        add("P07-cdntv-1", "P07", "cdntv", "CD-FUT costs R$ 1,00 more than it is sold for") {
            $0.changeOffer(costly, on: "cdntv") { $0.wholesaleCents = price + 100 }
            $0.declare("P07", "cdntv", "CD-FUT")
        }
        let mistaken = world.package("CD-CIN")?.codeOnPlatform ?? ""
        add("P08-cdntv-1", "P08", "cdntv", "CD-CIN is an extra in the ERP and a base package on the platform") {
            $0.changeOffer(mistaken, on: "cdntv") { $0.isExtra = false }
        }
        let buyer = try contract("ion")
        add("P08-ion-1", "P08", "ion", "contract \(buyer) has the extra IO-PPV, which never had a price") {
            $0.packages.append(
                ERPPackage(
                    code: "IO-PPV", name: "Lutas", platform: "ion", isExtra: true, platformCode: "IO-PPV9", cents: nil))
            $0.platformPackages.append(
                PlatformPackage(
                    platform: "ion", code: "IO-PPV9", name: "Lutas", isExtra: true, wholesaleCents: 0, retailCents: 0,
                    deviceLimit: 4))
            $0.contractPackages.append(ContractPackage(contract: buyer, package: "IO-PPV", startsOn: Day(2026, 5, 4)))
            $0.grant("IO-PPV", to: buyer, since: Day(2026, 5, 4))
        }
    }

    private func planContractedPackages() throws {
        let crowded = try contract("cdntv", where: hasPoint)
        let base = defaultPackage(of: crowded)
        add("P10-cdntv-1", "P10", "cdntv", "contract \(crowded) has more outlets than \(base) allows") {
            for number in 1...6 {
                $0.points.append(
                    Point(
                        code: "P9100\(number)", contract: crowded, location: "Quarto", box: nil, namedBy: .mac,
                        installedOn: Day(2026, 5, 4)))
            }
            $0.declare("P10", "cdntv", "\(crowded) \(base)")
        }
        let internet = try contract(nil)
        let plan = world.contracts.first { $0.code == internet }?.plan ?? ""
        add("P11-beenius-1", "P11", "beenius", "plan \(plan) has no television, and contract \(internet) buys BN-TEL") {
            $0.contractPackages.append(
                ContractPackage(contract: internet, package: "BN-TEL", startsOn: Day(2026, 5, 4)))
            $0.declare("P11", "beenius", plan)
        }
        add("P11-ion-1", "P11", "ion", "plan PL-31 is sold with television and includes no package") {
            $0.plans.append(
                Plan(
                    code: "PL-31", name: "Fibra 400 + ION à escolha", allowsTV: true, platform: "ion",
                    defaultPackage: nil, cents: 13490))
            $0.declare("P11", "ion", "PL-31")
        }
        let double = try contract("beenius", where: { has("BN-HBO", $0) })
        add("P12-beenius-1", "P12", "beenius", "BN-HBO stands twice on contract \(double)") {
            if var row = $0.contractPackages.first(where: { $0.contract == double && $0.package == "BN-HBO" }) {
                row.startsOn = row.startsOn.adding(1)
                $0.contractPackages.append(row)
            }
            $0.declare("P12", "beenius", "\(double) BN-HBO")
        }
        let included = try contract("cdntv")
        let standard = defaultPackage(of: included)
        let start = world.contracts.first { $0.code == included }?.startedOn ?? Day(2026, 5, 4)
        add("P13-cdntv-1", "P13", "cdntv", "contract \(included) buys \(standard), which its plan includes") {
            $0.contractPackages.append(
                ContractPackage(contract: included, package: standard, startsOn: start))
            $0.declare("P13", "cdntv", "\(included) \(standard)")
        }
        let old = try contract("beenius")
        add("P14-beenius-1", "P14", "beenius", "contract \(old) still has BN-ANT, which is no longer sold") {
            $0.packages.append(
                ERPPackage(
                    code: "BN-ANT", name: "Antigo", platform: "beenius", isExtra: true, platformCode: "ant-1",
                    cents: 990, isActive: false))
            $0.platformPackages.append(
                PlatformPackage(
                    platform: "beenius", code: "ant-1", name: "Antigo", isExtra: true, wholesaleCents: 400,
                    retailCents: 990, deviceLimit: 4))
            $0.contractPackages.append(ContractPackage(contract: old, package: "BN-ANT", startsOn: Day(2025, 5, 4)))
            $0.grant("BN-ANT", to: old, since: Day(2025, 5, 4))
            $0.declare("P14", "beenius", "BN-ANT")
        }
        add("P09-cdntv-1", "P09", "cdntv", "two packages of the ERP stand for one of CDN TV") {
            guard var twin = $0.package("CD-FUT") else { return }
            twin.platformCode = twin.codeOnPlatform
            (twin.code, twin.name, twin.cents) = ("CD-FUX", "Futebol X", 9990)
            $0.packages.append(twin)
            for row in $0.grid where row.package == "CD-FUT" {
                var row = row
                row.package = "CD-FUX"
                $0.grid.append(row)
            }
            $0.declare("P09", "cdntv", twin.platformCode ?? "")
        }
    }

    private func defaultPackage(of contract: String) -> String {
        let plan = world.contracts.first { $0.code == contract }?.plan
        return world.plans.first { $0.code == plan }?.defaultPackage ?? ""
    }
}
