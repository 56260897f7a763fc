/// What the subscribers' differences of a day are worth, in centavos a month, by class: arithmetic of its own over the
/// same world, written apart from the product's.
extension Oracle {
    /// The classes whose money is computed here.
    static let pricedClasses = ["A01", "A02", "A03", "A04", "A05", "A06", "A07", "A10", "P06"]

    /// Centavos by class.
    func money() -> [String: Int] {
        var result = Dictionary(uniqueKeysWithValues: Self.pricedClasses.map { ($0, 0) })
        for difference in differences() where result[difference.kind] != nil {
            result[difference.kind, default: 0] += cents(difference)
        }
        return result
    }

    private func cents(_ difference: Difference) -> Int {
        let platform = difference.platform
        if difference.kind == "A10" { return wholesale(live(difference.key, platform), platform) }
        if difference.kind == "P06" { return favours(difference.key) }
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
        default: return wholesale(live, platform)
        }
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
