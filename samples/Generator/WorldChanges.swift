/// Small changes that leave both sides in agreement, or one of them behind: what injections are made of.
extension World {
    func package(_ code: String) -> ERPPackage? { packages.first { $0.code == code } }

    func account(of contract: String, on platform: String) -> Account? {
        accounts.first { $0.platform == platform && $0.madeFor == contract }
    }

    /// The account disappears with all it had.
    mutating func dropAccount(of contract: String, on platform: String) {
        guard let id = account(of: contract, on: platform)?.id else { return }
        accounts.removeAll { $0.platform == platform && $0.id == id }
        entitlements.removeAll { $0.platform == platform && $0.account == id }
        devices.removeAll { $0.platform == platform && $0.account == id }
        changeContract(contract) { contract in
            if platform == "beenius" { (contract.beeniusID, contract.pin) = (nil, nil) }
            if platform == "deezer" { contract.deezerAccount = nil }
        }
    }

    /// The account, what it is entitled to and its devices go to one state.
    mutating func setAccount(of contract: String, on platform: String, to status: ServiceStatus) {
        guard let id = account(of: contract, on: platform)?.id else { return }
        for index in accounts.indices where accounts[index].platform == platform && accounts[index].id == id {
            accounts[index].status = status
        }
        for index in entitlements.indices
        where entitlements[index].platform == platform && entitlements[index].account == id {
            entitlements[index].status = status
            if status.isLive { entitlements[index].endsOn = nil }
        }
        for index in devices.indices where devices[index].platform == platform && devices[index].account == id {
            devices[index].status = status
        }
    }

    mutating func changeAccount(_ id: String, on platform: String, _ change: (inout Account) -> Void) {
        for index in accounts.indices where accounts[index].platform == platform && accounts[index].id == id {
            change(&accounts[index])
        }
    }

    mutating func changeRow(of package: String, of contract: String, _ change: (inout ContractPackage) -> Void) {
        for index in contractPackages.indices
        where contractPackages[index].contract == contract && contractPackages[index].package == package {
            change(&contractPackages[index])
        }
    }

    mutating func changeOffer(_ code: String, on platform: String, _ change: (inout PlatformPackage) -> Void) {
        for index in platformPackages.indices
        where platformPackages[index].platform == platform && platformPackages[index].code == code {
            change(&platformPackages[index])
        }
    }

    /// The device that is a box of the register.
    mutating func changeDevice(_ serial: String, on platform: String, _ change: (inout Device) -> Void) {
        guard let box = boxes.first(where: { $0.serial == serial }) else { return }
        for index in devices.indices
        where devices[index].platform == platform
            && (devices[index].serial == serial || (box.casn != nil && devices[index].casn == box.casn)
                || devices[index].mac == box.mac)
        {
            change(&devices[index])
        }
    }

    mutating func changeContract(_ code: String, _ change: (inout Contract) -> Void) {
        for index in contracts.indices where contracts[index].code == code { change(&contracts[index]) }
    }

    /// The platform grants a package of the ERP (by the ERP's code).
    mutating func grant(_ package: String, to contract: String, since day: Day) {
        guard let package = self.package(package), let account = account(of: contract, on: package.platform) else {
            return
        }
        entitlements.append(
            Entitlement(
                platform: package.platform, account: account.id, package: package.codeOnPlatform, status: .active,
                startsOn: day, endsOn: nil))
    }

    /// The platform forgets that it granted a package of the ERP (by the ERP's code).
    mutating func ungrant(_ package: String, from contract: String) {
        guard let package = self.package(package), let account = account(of: contract, on: package.platform) else {
            return
        }
        entitlements.removeAll {
            $0.platform == package.platform && $0.account == account.id && $0.package == package.codeOnPlatform
        }
    }

    /// The ERP's row of a package sold to a contract is gone, as if it had never been.
    mutating func dropRow(of package: String, from contract: String) {
        contractPackages.removeAll { $0.contract == contract && $0.package == package }
    }

    /// What was not there yet on `day` is taken out of both sides.
    func before(_ day: Day) -> World {
        var world = self
        let later = Set(contracts.filter { $0.startedOn >= day }.map(\.code))
        for contract in later {
            for platform in Platforms.all { world.dropAccount(of: contract, on: platform) }
        }
        world.contracts.removeAll { later.contains($0.code) }
        world.contractPackages.removeAll { later.contains($0.contract) }
        world.points.removeAll { later.contains($0.contract) }
        world.boxes.removeAll { !$0.isOld }
        return world
    }
}
