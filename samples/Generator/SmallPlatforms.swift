/// NEO TV, MCR and Maxi TV: one extra each, sold to a few contracts, and accounts that agree with them.
enum SmallPlatforms {
    /// How many contracts take each extra.
    private static let customers = 4

    static let packages: [ERPPackage] = [
        ERPPackage(
            code: "NT-PLY", name: "Neo Play", platform: "neotv", isExtra: true, platformCode: "neo-play", cents: 1490),
        ERPPackage(
            code: "MC-ESS", name: "MCR Essencial", platform: "mcr", isExtra: true, platformCode: "essencial",
            cents: 1290),
        ERPPackage(
            code: "MX-FIL", name: "Maxi Filmes", platform: "maxitv", isExtra: true, platformCode: "0007", cents: 1390),
    ]

    /// Sells the extras to ION's customers that are billed on the due date of the sample: no difference is put on
    /// those.
    static func fill(_ world: inout World) {
        let fit = world.contracts.filter {
            $0.platform == "ion" && $0.status == .active && $0.dueDay == Calendar.dueDay
                && $0.startedOn < Day(2026, 1, 1)
        }
        let start = Day(2026, 5, 4)
        for (place, package) in packages.enumerated() {
            for (number, contract) in fit.dropFirst(place).prefix(customers).enumerated() {
                world.contractPackages.append(
                    ContractPackage(contract: contract.code, package: package.code, startsOn: start))
                let account = Account(
                    platform: package.platform, id: id(on: package.platform, number + 1, contract),
                    // NEO TV asks at the login; MCR waits for one customer's first.
                    status: package.platform == "mcr" && number == 0 ? .pending : .active, login: contract.login,
                    createdOn: start, madeFor: contract.code)
                world.accounts.append(account)
                world.entitlements.append(
                    Entitlement(
                        platform: package.platform, account: account.id, package: package.codeOnPlatform,
                        status: account.status, startsOn: start, endsOn: nil))
            }
        }
    }

    /// Who logs in is the account of NEO TV; the others count.
    private static func id(on platform: String, _ number: Int, _ contract: Contract) -> String {
        switch platform {
        case "neotv": contract.login
        case "mcr": String(70_000 + number)
        default: "M\(padded(number, 6))"
        }
    }
}
