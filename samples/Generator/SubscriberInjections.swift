/// A01–A07 and A10.
extension InjectionPlanner {
    /// A01 and A04: paid and not delivered.
    func planMissingService() throws {
        for platform in ["beenius", "cdntv", "deezer"] {
            let code =
                platform == "deezer"
                ? try contract("beenius", where: { has("DZ-PRE", $0) }) : try contract(platform)
            add("A01-\(platform)-1", "A01", platform, "contract \(code) was never provisioned") {
                $0.dropAccount(of: code, on: platform)
            }
        }
        let ended: [(String, String, ServiceStatus)] = [
            ("A01-beenius-2", "beenius", .cancelled), ("A01-cdntv-2", "cdntv", .expired),
        ]
        for (id, platform, status) in ended {
            let code = try contract(platform)
            add(id, "A01", platform, "contract \(code) is active and its account \(status.rawValue)") {
                $0.setAccount(of: code, on: platform, to: status)
            }
        }
        let vanished = try contract("ion")
        add("A01-ion-1", "A01", "ion", .today, "the account of contract \(vanished) vanished from the platform today") {
            $0.dropAccount(of: vanished, on: "ion")
        }
        for (platform, package) in [("beenius", "BN-TEL"), ("cdntv", "CD-FUT")] {
            let code = try contract(platform, where: { has(package, $0) })
            add("A04-\(platform)-1", "A04", platform, "contract \(code) pays for \(package) and does not get it") {
                $0.ungrant(package, from: code)
            }
        }
        let swapped = try contract("ion", where: { has("IO-CIN", $0) && !has("IO-DOC", $0) })
        add("A04-ion-1", "A04", "ion", "contract \(swapped) pays for IO-CIN and gets the cheaper IO-DOC") {
            $0.ungrant("IO-CIN", from: swapped)
            $0.grant("IO-DOC", to: swapped, since: Day(2026, 9, 1))
        }
        let repaired = try contract("cdntv", where: { has("CD-CIN", $0) })
        add("A04-cdntv-0", "A04", "cdntv", .yesterday, "contract \(repaired) lacked CD-CIN yesterday: resolved today") {
            $0.ungrant("CD-CIN", from: repaired)
        }
    }

    /// A02 and A03: delivered and not paid.
    func planServiceForNothing() throws {
        try planWithoutTelevision()
        let notDeezer = try contract("beenius", where: { has("DZ-PRE", $0) })
        add(
            "A02-deezer-1", "A02", "deezer", "Deezer of contract \(notDeezer) ended on 10 November, its account is live"
        ) {
            $0.endRow(of: "DZ-PRE", of: notDeezer, on: Day(2026, 11, 10))
        }
        let dropped = try contract("beenius", where: { has("DZ-PRE", $0) })
        add(
            "A02-deezer-2", "A02", "deezer", .today, "the Deezer row of contract \(dropped) vanished from the ERP today"
        ) {
            $0.dropRow(of: "DZ-PRE", from: dropped)
        }
        for (platform, package) in [("beenius", "BN-PRE"), ("cdntv", "CD-FUT")] {
            let code = try contract(platform, where: { !has(package, $0) })
            add("A03-\(platform)-1", "A03", platform, "contract \(code) never bought \(package) and has it") {
                $0.grant(package, to: code, since: Day(2026, 9, 1))
            }
        }
        let ended = try contract("beenius", where: { has("BN-HBO", $0) })
        add("A03-beenius-2", "A03", "beenius", "BN-HBO of contract \(ended) ended on 31 October and still plays") {
            $0.endRow(of: "BN-HBO", of: ended, on: Day(2026, 10, 31))
        }
        let swapped = try contract("ion", where: { has("IO-ESP", $0) && !has("IO-CIN", $0) })
        add("A03-ion-1", "A03", "ion", "contract \(swapped) pays for IO-ESP and gets the dearer IO-CIN") {
            $0.ungrant("IO-ESP", from: swapped)
            $0.grant("IO-CIN", to: swapped, since: Day(2026, 9, 1))
        }
    }

    /// Internet-only contracts that kept the television of an earlier plan.
    private func planWithoutTelevision() throws {
        for (place, platform) in Platforms.television.enumerated() {
            let code = try contract(nil)
            let login = world.contracts.first { $0.code == code }?.login
            let package = ["BN-ESS", "CD-BAS", "IO-MIX"][place]
            let id = ["899001", "CDN-90001", "00090001"][place]
            add("A02-\(platform)-1", "A02", platform, "contract \(code) is internet only and has a live account") {
                world in
                world.accounts.append(
                    Account(
                        platform: platform, id: id, status: .active,
                        externalReference: platform == "cdntv" ? code : nil,
                        login: platform == "ion" ? login : nil, createdOn: Day(2025, 5, 4), madeFor: code))
                if platform == "beenius" { world.changeContract(code) { ($0.beeniusID, $0.pin) = (id, "73000002") } }
                world.grant(package, to: code, since: Day(2025, 5, 4))
            }
        }
    }

    /// A05, A06, A07 and A10: the state of the account is wrong.
    func planStates() throws {
        let gone = try contract("ion", where: { !hasPoint($0) })
        add("A07-ion-1", "A07", "ion", .today, "contract \(gone) vanished from the ERP today, its account is active") {
            $0.contracts.removeAll { $0.code == gone }
            $0.contractPackages.removeAll { $0.contract == gone }
        }
        for platform in ["beenius", "cdntv"] {
            let blocked = try contract(platform, status: .blocked, where: { $0.deezerAccount == nil })
            add("A05-\(platform)-1", "A05", platform, "contract \(blocked) is blocked and its account active") {
                $0.setAccount(of: blocked, on: platform, to: .active)
            }
            let suspended = try contract(platform)
            add("A06-\(platform)-1", "A06", platform, "contract \(suspended) is active and its account suspended") {
                $0.setAccount(of: suspended, on: platform, to: .suspended)
            }
            let cancelled = try contract(
                platform, status: .cancelled, where: { world.account(of: $0.code, on: platform) != nil })
            add("A07-\(platform)-1", "A07", platform, "contract \(cancelled) is cancelled and its account active") {
                $0.setAccount(of: cancelled, on: platform, to: .active)
                let id = $0.account(of: cancelled, on: platform)?.id
                if platform == "beenius" { $0.changeContract(cancelled) { $0.beeniusID = id } }
            }
        }
        let listener = try contract("beenius", status: .blocked, where: { $0.deezerAccount != nil })
        add("A05-deezer-1", "A05", "deezer", "contract \(listener) is blocked and its Deezer account active") {
            $0.setAccount(of: listener, on: "deezer", to: .active)
        }
        let newlyBlocked = try contract("ion")
        add("A17-ion-1", "A17", "ion", .today, "contract \(newlyBlocked) was blocked today, its account not yet") {
            $0.changeContract(newlyBlocked) { ($0.status, $0.statusSince) = (.blocked, Calendar.today) }
        }
        let paid = try contract("ion")
        add("A06-ion-1", "A06", "ion", "contract \(paid) is active and its account suspended") {
            $0.setAccount(of: paid, on: "ion", to: .suspended)
        }
        planOrphans()
    }

    private func planOrphans() {
        let orphans = [
            ("beenius", "899101", "BN-ESS"), ("cdntv", "CDN-90101", "CD-BAS"), ("ion", "00090101", "IO-MIX"),
            ("deezer", "dz-teste-01", "DZ-PRE"),
        ]
        for (platform, id, package) in orphans {
            add("A10-\(platform)-1", "A10", platform, "account \(id) belongs to no contract") {
                $0.accounts.append(
                    Account(
                        platform: platform, id: id, status: .active,
                        externalReference: platform == "cdntv" ? "99001" : nil,
                        login: platform == "deezer" ? nil : "demonstracao.\(platform)", createdOn: Day(2025, 2, 3),
                        madeFor: "orphan"))
                $0.grant(package, to: "orphan", since: Day(2025, 2, 3))
            }
        }
    }
}

extension World {
    fileprivate mutating func endRow(of package: String, of contract: String, on day: Day) {
        for index in contractPackages.indices
        where contractPackages[index].contract == contract && contractPackages[index].package == package {
            contractPackages[index].endsOn = day
        }
    }
}
