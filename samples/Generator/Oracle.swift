/// A difference, by what makes it the same from day to day.
struct Difference: Hashable {
    var kind, platform, key: String
}

/// The generator's own, slow and plain reading of what counts as a difference: written apart from the product's, so
/// that the two can disagree.
struct Oracle {
    let world: World
    /// The day before, where it was delivered: contracts that are gone since count as cancelled.
    let previous: World?
    let day: Day

    func differences() -> Set<Difference> {
        var found = boxesOnTwoContracts().union(world.declared).union(billing().keys).union(ordersNotTaken())
        for model in Set(world.boxes.map(\.model)) {
            found.insert(Difference(kind: "D13", platform: "-", key: model))
        }
        for platform in Platforms.all {
            found.formUnion(subscribers(on: platform))
            if Platforms.television.contains(platform) {
                found.formUnion(channels(of: platform))
                found.formUnion(composition(of: platform))
                found.formUnion(devices(of: platform))
            }
            found.formUnion(packages(of: platform))
        }
        return found
    }

    // MARK: Subscribers

    /// What a contract is entitled to on a platform today, in the ERP's packages.
    func entitled(_ contract: Contract, _ platform: String) -> [ERPPackage] {
        guard let plan = world.plans.first(where: { $0.code == contract.plan }), plan.allowsTV else { return [] }
        let rows = world.contractPackages.filter { $0.contract == contract.code && $0.holds(on: day) }
        let codes = Set([plan.defaultPackage].compactMap(\.self) + rows.map(\.package))
        return world.packages.filter { codes.contains($0.code) && $0.platform == platform }
    }

    /// The ladder: stored id, then external reference, then login.
    func account(of contract: Contract, _ platform: String) -> Account? {
        let stored = platform == "beenius" ? contract.beeniusID : platform == "deezer" ? contract.deezerAccount : nil
        let accounts = world.accounts.filter { $0.platform == platform }
        return accounts.first { $0.id == stored } ?? accounts.first { $0.externalReference == contract.code }
            ?? accounts.first { $0.login == contract.login }
    }

    private func subscribers(on platform: String) -> Set<Difference> {
        var found: Set<Difference> = []
        var matched: Set<String> = []
        let gone = (previous?.contracts ?? []).filter { old in !world.contracts.contains { $0.code == old.code } }
        for contract in world.contracts {
            let account = account(of: contract, platform)
            if let account { matched.insert(account.id) }
            if world.disputed.contains(contract.code), platform == "beenius" { continue }
            for kind in marks(contract, account, platform) {
                found.insert(Difference(kind: kind, platform: platform, key: contract.code))
            }
            if let kind = subscriberClass(contract, account, platform) {
                found.insert(Difference(kind: kind, platform: platform, key: contract.code))
            }
        }
        for contract in gone {
            guard let account = account(of: contract, platform) else { continue }
            matched.insert(account.id)
            if account.status.isLive { found.insert(Difference(kind: "A07", platform: platform, key: contract.code)) }
        }
        for account in world.accounts
        where account.platform == platform && account.status.isLive && !matched.contains(account.id)
            && !world.disputedAccounts.contains(account.id)
            && !world.declared.contains(Difference(kind: "A08", platform: platform, key: account.id))
        {
            found.insert(Difference(kind: "A10", platform: platform, key: account.id))
        }
        return found
    }

    /// What is said beside the state of the account.
    private func marks(_ contract: Contract, _ account: Account?, _ platform: String) -> [String] {
        var found: [String] = []
        let expected = entitled(contract, platform).map(\.code)
        let gifts = world.contractPackages.filter {
            $0.contract == contract.code && $0.isCourtesy && $0.holds(on: day) && expected.contains($0.package)
        }
        if contract.status != .cancelled, account?.status.isLive ?? false, !gifts.isEmpty { found.append("A11") }
        guard platform == "beenius", let stored = contract.beeniusID else { return found }
        if contract.status == .active, account?.status.isLive ?? false, contract.pin == nil { found.append("K02") }
        let isOver = account?.status == .cancelled || account?.status == .expired
        if contract.status == .cancelled, account?.id == stored, isOver { found.append("K07") }
        return found
    }

    private func subscriberClass(_ contract: Contract, _ account: Account?, _ platform: String) -> String? {
        let expected = entitled(contract, platform)
        let isLive = account?.status.isLive ?? false
        let isFresh = contract.statusSince.map { $0 <= day && day <= $0.adding(1) } ?? false
        switch contract.status {
        case .blocked: return isLive ? (isFresh ? "A17" : "A05") : nil
        case .cancelled: return isLive ? (isFresh ? "A17" : "A07") : nil
        case .active: break
        }
        if expected.isEmpty { return isLive ? "A02" : nil }
        guard let account, account.status != .cancelled, account.status != .expired else { return "A01" }
        if account.status == .suspended { return "A06" }
        guard isLive else { return nil }
        let granted = Set(
            world.entitlements.filter {
                $0.platform == platform && $0.account == account.id && ($0.status.isLive || $0.status.isInFlight)
                    && $0.startsOn <= day && ($0.endsOn.map { day < $0 } ?? true)
            }.map(\.package))
        let missing = expected.filter { !granted.contains($0.codeOnPlatform) }
        let extra = granted.subtracting(expected.map(\.codeOnPlatform))
        if missing.isEmpty { return extra.isEmpty ? nil : "A03" }
        let extraCents = world.packages.filter { $0.platform == platform && extra.contains($0.codeOnPlatform) }
            .reduce(0) { $0 + ($1.cents ?? 0) }
        return extra.isEmpty || missing.reduce(0) { $0 + ($1.cents ?? 0) } >= extraCents ? "A04" : "A03"
    }
}
