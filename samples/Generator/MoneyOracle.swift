/// What the subscribers' differences of a day are worth, in centavos a month, by class: arithmetic of its own over the
/// same world, written apart from the product's.
extension Oracle {
    /// The classes that have money. All the others have none, and that is compared too.
    static let pricedClasses: Set<String> = [
        "A01", "A02", "A03", "A04", "A05", "A06", "A07", "A08", "A10", "A11", "A12", "A13", "A14", "A15", "A16", "A20",
        "A21", "D03", "D05", "D08", "D09", "P01", "P02", "P04", "P05", "P06", "P07", "P10", "P12", "P13", "P15",
    ]

    /// What an outlet costs a month, in the configuration of the sample.
    private static let outletCents = 990
    /// What a box of the unknown model costs there.
    private static let strangeBoxCents = 14990

    /// Centavos by class, of all classes.
    func money() -> [String: Int] {
        var result = Dictionary(uniqueKeysWithValues: Expected.classes.map { ($0, 0) })
        let billed = billing()
        for difference in differences() where Self.pricedClasses.contains(difference.kind) {
            result[difference.kind, default: 0] += billed[difference] ?? cents(difference)
        }
        return result
    }

    private func cents(_ difference: Difference) -> Int {
        let platform = difference.platform
        if difference.kind == "D03" { return Self.strangeBoxCents }
        if difference.kind == "D08" { return Self.outletCents }
        if difference.kind == "P02" {
            return subscribers(difference.key, platform) * wholesale([difference.key], platform)
        }
        if difference.kind == "P04" { return contentLost(difference.key, platform) }
        if difference.kind == "D05" { return world.boxes.first { $0.serial == difference.key }?.cents ?? 0 }
        if difference.kind == "D09" { return Self.outletCents * boxesBeyondOutlets(difference.key, platform) }
        if ["A08", "A10"].contains(difference.kind) { return wholesale(live(difference.key, platform), platform) }
        if difference.kind.hasPrefix("P") { return offer(difference) }
        if difference.kind == "A21" { return world.invoicedBeyond * wholesale([lastWord(difference.key)], platform) }
        let all = world.contracts + (previous?.contracts ?? [])
        guard let contract = all.first(where: { $0.code == difference.key }) else { return 0 }
        let account = account(of: contract, platform)
        let due = entitled(contract, platform)
        let granted = account.map { self.granted($0.id, platform) } ?? []
        let live = account.map { self.live($0.id, platform) } ?? []
        let extra = granted.subtracting(due.map(\.codeOnPlatform))
        switch difference.kind {
        case "A01", "A06": return due.reduce(0) { $0 + paid($1, contract) }
        case "A02": return listed(live, platform) + wholesale(live, platform)
        case "A03": return listed(extra, platform) + wholesale(extra, platform)
        case "A04":
            return due.filter { !granted.contains($0.codeOnPlatform) }.reduce(0) { $0 + paid($1, contract) }
        case "A11": return wholesale(gifts(contract).intersection(live), platform)
        case "A12": return listed(promised(contract), platform)
        case "A16": return due.reduce(0) { $0 + drift($1, contract, account?.id ?? "") }
        default: return wholesale(live, platform)
        }
    }

    /// What is wrong with an offer, in centavos.
    private func offer(_ difference: Difference) -> Int {
        let code = lastWord(difference.key)
        guard let package = world.package(code) else { return 0 }
        let onPlatform = package.codeOnPlatform
        let cost = wholesale([onPlatform], package.platform)
        switch difference.kind {
        case "P01", "P15": return customers(of: package).count * listed([onPlatform], package.platform)
        case "P10":
            let contract = difference.key.split(separator: " ").first.map(String.init) ?? ""
            return Self.outletCents * (outlets(contract) - (package.outletLimit ?? 0))
        case "P05":
            let before = previous?.platformPackages.first {
                $0.platform == package.platform && $0.code == onPlatform
            }
            return max(0, cost - (before?.wholesaleCents ?? cost)) * customers(of: package).count
        case "P06": return favours(code)
        case "P07": return (cost - (package.cents ?? 0)) * rows(of: package).count
        // The customer pays the second time for nothing, or for what his plan includes.
        case "P12", "P13":
            let contract = difference.key.split(separator: " ").first.map(String.init) ?? ""
            let rows = rows(of: package).filter { $0.contract == contract }.sorted { $0.startsOn < $1.startsOn }
            let all = rows.reduce(0) { $0 + ($1.cents ?? package.cents ?? 0) }
            return difference.kind == "P13" ? all : all - (rows.first.map { $0.cents ?? package.cents ?? 0 } ?? 0)
        default: return 0
        }
    }

    /// Accounts that a package of the platform is delivered to.
    private func subscribers(_ code: String, _ platform: String) -> Int {
        Set(world.accounts.filter { $0.platform == platform }.map(\.id)).count { live($0, platform).contains(code) }
    }

    /// What its customers pay for a package, by the share of its channels that are gone; half a centavo up.
    private func contentLost(_ code: String, _ platform: String) -> Int {
        guard let package = world.package(code) else { return 0 }
        let (ours, theirs) = channels(in: package)
        guard !ours.isEmpty else { return 0 }
        let retail = customers(of: package).count * listed([package.codeOnPlatform], platform)
        return (2 * retail * ours.subtracting(theirs).count + ours.count) / (2 * ours.count)
    }

    private func outlets(_ contract: String) -> Int {
        world.points.filter { $0.contract == contract && ($0.removedOn.map { $0 > day } ?? true) }.count
    }

    /// Live boxes of the register on the account of a contract, beyond its outlets.
    private func boxesBeyondOutlets(_ code: String, _ platform: String) -> Int {
        guard let contract = world.contracts.first(where: { $0.code == code }),
            let account = account(of: contract, platform)?.id
        else { return 0 }
        let boxes = world.devices.filter { device in
            device.platform == platform && device.account == account && device.status.isLive
                && world.boxes.contains { $0.serial == device.serial }
        }
        return boxes.count - outlets(code)
    }

    private func lastWord(_ key: String) -> String { key.split(separator: " ").last.map(String.init) ?? key }

    /// Contracted rows of today, of contracts in force.
    private func rows(of package: ERPPackage) -> [ContractPackage] {
        let inForce = Set(world.contracts.filter { $0.status != .cancelled }.map(\.code))
        return world.contractPackages.filter {
            $0.package == package.code && $0.holds(on: day) && inForce.contains($0.contract)
        }
    }

    private func customers(of package: ERPPackage) -> Set<String> {
        let plans = Set(world.plans.filter { $0.defaultPackage == package.code }.map(\.code))
        let byPlan = world.contracts.filter { $0.status != .cancelled && plans.contains($0.plan) }.map(\.code)
        return Set(byPlan + rows(of: package).map(\.contract))
    }

    /// What is given away, and what was free until a day that is past and has no price since; by the platform's codes.
    private func gifts(_ contract: Contract) -> Set<String> { codes(contract) { $0.isCourtesy } }
    private func promised(_ contract: Contract) -> Set<String> {
        codes(contract) { row in row.cents == 0 && row.freeUntil.map { $0 <= day } ?? false }
    }
    private func codes(_ contract: Contract, where isWanted: (ContractPackage) -> Bool) -> Set<String> {
        let rows = world.contractPackages.filter {
            $0.contract == contract.code && $0.holds(on: day) && isWanted($0)
        }
        return Set(rows.compactMap { world.package($0.package)?.codeOnPlatform })
    }

    /// The price of the days by which the platform began at another time, at most a month's.
    private func drift(_ package: ERPPackage, _ contract: Contract, _ account: String) -> Int {
        let began = world.contractPackages.filter { $0.contract == contract.code && $0.package == package.code }
            .map(\.startsOn)
        let grant = rows(account, package.platform).first {
            $0.package == package.codeOnPlatform && $0.status.isLive
        }
        guard let grant, let days = began.map({ abs($0.number - grant.startsOn.number) }).min(), days > 3 else {
            return 0
        }
        return (paid(package, contract) * min(days, 30) * 2 + 30) / 60
    }

    private func rows(_ account: String, _ platform: String) -> [Entitlement] {
        world.entitlements.filter {
            $0.platform == platform && $0.account == account && $0.startsOn <= day
                && ($0.endsOn.map { day < $0 } ?? true)
        }
    }

    private func granted(_ account: String, _ platform: String) -> Set<String> {
        Set(rows(account, platform).filter { $0.status.isLive || $0.status.isInFlight }.map(\.package))
    }

    private func live(_ account: String, _ platform: String) -> Set<String> {
        Set(rows(account, platform).filter(\.status.isLive).map(\.package))
    }

    private func wholesale(_ codes: Set<String>, _ platform: String) -> Int {
        world.platformPackages.filter { $0.platform == platform && codes.contains($0.code) }
            .reduce(0) { $0 + $1.wholesaleCents }
    }

    private func listed(_ codes: Set<String>, _ platform: String) -> Int {
        codes.reduce(0) { sum, code in
            let sold = world.packages.filter { $0.platform == platform && $0.codeOnPlatform == code && $0.cents != nil }
                .sorted { $0.isActive != $1.isActive ? $0.isActive : $0.code < $1.code }
            return sum + (sold.first?.cents ?? 0)
        }
    }

    /// What a customer pays for a package that is due to him: of several agreements the newest.
    private func paid(_ package: ERPPackage, _ contract: Contract) -> Int {
        let row = world.contractPackages
            .filter { $0.contract == contract.code && $0.package == package.code && $0.holds(on: day) }
            .max { $0.startsOn < $1.startsOn }
        guard let row else { return package.cents ?? 0 }
        if row.isCourtesy || row.freeUntil.map({ day < $0 }) ?? false { return 0 }
        if let cents = row.cents, row.priceUntil.map({ day < $0 }) ?? true { return cents }
        return package.cents ?? 0
    }

    /// Prices that nobody wrote a reason for, against the list.
    private func favours(_ package: String) -> Int {
        guard let listed = world.package(package)?.cents else { return 0 }
        return favoured(world.package(package)).reduce(0) { $0 + abs(($1.cents ?? listed) - listed) }
    }
}
