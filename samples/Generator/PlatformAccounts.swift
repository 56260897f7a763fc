/// The platforms' side of the contracts: accounts and entitlements that agree with the ERP.
struct AccountBuilder {
    private var seed: Seed

    init(seed: UInt64) { self.seed = Seed(seed, for: "accounts") }

    mutating func fill(_ world: inout World) {
        var cancelled = 0
        for (index, contract) in world.contracts.enumerated() {
            guard let platform = contract.platform else { continue }
            if contract.status == .cancelled {
                // Every second account was deleted by the platform, the others are kept as cancelled.
                cancelled += 1
                if cancelled.isMultiple(of: 2) { continue }
            }
            open(platform, for: contract, number: index + 1, in: &world)
        }
        for row in world.contractPackages where row.package == "DZ-PRE" { openDeezer(for: row, in: &world) }
        setInFlight(&world)
    }

    private mutating func open(_ platform: String, for contract: Contract, number: Int, in world: inout World) {
        let subscriber = world.subscribers.first { $0.code == contract.subscriber }
        var account = Account(
            platform: platform, id: "", status: status(of: contract, on: platform), createdOn: contract.startedOn,
            madeFor: contract.code)
        switch platform {
        case "beenius":
            account.id = String(800_000 + number * 13)
            account.email = subscriber?.email
            account.document = subscriber?.document
            // Eight digits beginning with 73, so that a leak is easy to look for.
            account.pin = "73" + seed.digits(6)
            account.login = "tv\(account.id)"
            // The id of a cancelled contract was cleared.
            if contract.status != .cancelled {
                world.changeContract(contract.code) { ($0.beeniusID, $0.pin) = (account.id, account.pin) }
            }
        case "cdntv":
            account.id = "CDN-\(padded(number * 3, 5))"
            account.externalReference = contract.code
            account.login = "cdn\(padded(number * 3, 5))"
        default:
            account.id = padded(4000 + number, 8)
            account.login = contract.login
        }
        world.accounts.append(account)
        grantAll(contract, account, in: &world)
    }

    private func status(of contract: Contract, on platform: String) -> ServiceStatus {
        switch contract.status {
        case .blocked: .suspended
        case .cancelled: .cancelled
        // ION waits for the first login of whoever began today.
        case .active: platform == "ion" && contract.startedOn == Calendar.today ? .pending : .active
        }
    }

    /// The default package of the plan and every row: what ended, as expired.
    private func grantAll(_ contract: Contract, _ account: Account, in world: inout World) {
        let plan = world.plans.first { $0.code == contract.plan }
        var granted: Set<String> = []
        func grant(_ package: ERPPackage, _ status: ServiceStatus, from start: Day, to end: Day?) {
            guard package.platform == account.platform, granted.insert(package.code).inserted else { return }
            world.entitlements.append(
                Entitlement(
                    platform: account.platform, account: account.id, package: package.codeOnPlatform, status: status,
                    startsOn: start, endsOn: end))
        }
        if let package = plan?.defaultPackage.flatMap(world.package) {
            grant(package, account.status, from: contract.startedOn, to: contract.endedOn)
        }
        let rows = world.contractPackages.filter { $0.contract == contract.code }
        for row in rows.filter({ $0.holds(on: Calendar.today) }) {
            guard let package = world.package(row.package) else { continue }
            let status: ServiceStatus = row.endsOn == nil ? account.status : .scheduledCancel
            grant(package, status, from: row.startsOn, to: row.endsOn)
        }
        for row in rows where row.endsOn.map({ $0 <= Calendar.today }) ?? false {
            guard let package = world.package(row.package) else { continue }
            let status: ServiceStatus = contract.status == .cancelled ? account.status : .expired
            grant(package, status, from: row.startsOn, to: row.endsOn)
        }
    }

    /// Provisioned, then activated by the listener, who may take his time: pending is normal.
    private mutating func openDeezer(for row: ContractPackage, in world: inout World) {
        guard let contract = world.contracts.first(where: { $0.code == row.contract }) else { return }
        let waiting = world.accounts.filter { $0.platform == "deezer" && $0.status == .pending }.count
        let status: ServiceStatus =
            contract.status == .blocked ? .suspended : waiting < 6 && seed.chance(percent: 30) ? .pending : .active
        let account = Account(
            platform: "deezer", id: "dz-\(contract.code)-\(seed.digits(4))", status: status, createdOn: row.startsOn,
            madeFor: contract.code)
        world.accounts.append(account)
        world.changeContract(contract.code) { $0.deezerAccount = account.id }
        world.entitlements.append(
            Entitlement(
                platform: "deezer", account: account.id, package: "deezer-premium", status: status,
                startsOn: row.startsOn, endsOn: nil))
    }

    /// Some activations are on their way, and some ends are announced: no difference.
    private mutating func setInFlight(_ world: inout World) {
        let states: [(platform: String, package: String, status: ServiceStatus, count: Int)] = [
            ("cdntv", "0201", .queued, 3), ("ion", "IO-ESP", .pending, 2),
        ]
        for (platform, package, status, count) in states {
            let indices = world.entitlements.indices.filter {
                let entitlement = world.entitlements[$0]
                return entitlement.platform == platform && entitlement.package == package
                    && entitlement.status == .active
            }
            for index in indices.prefix(count) { world.entitlements[index].status = status }
        }
        let announced = world.accounts.indices.filter {
            world.accounts[$0].platform == "beenius" && world.accounts[$0].status == .active
        }
        for index in announced.prefix(1) { world.accounts[index].status = .scheduledSuspend }
    }
}
