import Domain

/// A provider of random size whose two sides agree, with the noise of a real one: periods that ended, grants on their
/// way, accounts that are gone, points that were removed.
struct GeneratedWorld {
    /// A contract in force with an account on one platform, and on no other.
    struct Customer {
        var contract: String
        var platform: PlatformID
        var account: String
        var codes: [String]
    }

    var world = FindingsWorld()
    /// Active contracts with a live account.
    var customers: [Customer] = []
    /// Boxes in stock, and boxes installed with their contract.
    var stock: [String] = []
    var installed: [(box: String, contract: String)] = []
    private var random: SeededGenerator

    static let platforms = [FindingsWorld.beenius, FindingsWorld.cdntv]
    /// Packages of each platform: the first is the plan's, the last has no customers.
    static let codes = ["100", "200", "300", "900"]

    static func package(_ code: String, on platform: PlatformID) -> String { "\(platform.text.uppercased())-\(code)" }

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        addCatalogue()
        for number in 1...Int.random(in: 12...40, using: &random) { addContract(number) }
        addBoxes()
    }

    private mutating func addCatalogue() {
        for platform in Self.platforms {
            world.plan("TV-" + platform.text, grants: Self.package("100", on: platform))
            let count = Int.random(in: 4...9, using: &random)
            for channel in 1...count {
                world.channel("ch\(channel)", number: 100 + channel, name: "Canal \(channel)", on: platform)
            }
            world.channel("off", number: 99, name: "Fora do ar", on: platform, isActive: false)
            for (index, code) in Self.codes.enumerated() {
                let package = Self.package(code, on: platform)
                world.package(package, code: code, on: platform, price: Int64(5000 - 1000 * index))
                world.offer(code, wholesale: Int64(2000 - 400 * index), on: platform)
                // Each channel in the plan's package, so that none is in no grid.
                for channel in 1...count where index == 0 || channel % (index + 1) == 0 {
                    let hasID = Bool.random(using: &random)
                    world.show(
                        package, hasID ? "ch\(channel)" : nil, number: 100 + channel, name: "Canal \(channel)")
                    world.compose(code, "ch\(channel)", on: platform)
                }
            }
        }
        world.plan("NET", grants: nil, allowsTV: false)
    }

    private mutating func addContract(_ number: Int) {
        let id = "\(1000 + number)"
        let platform = Self.platforms[number % 2]
        let account = "\(platform.text)-\(id)"
        let isStored = Bool.random(using: &random)
        // The first of each platform are active, so that every mutation has its subject.
        let status: ContractStatus = number <= 6 ? .active : ContractStatus.allCases[number % 3]
        world.contract(
            id, plan: "TV-" + platform.text, status: status, account: isStored ? account : nil, on: platform,
            login: "Login\(id)")
        var codes = ["100"]
        if number % 2 == 0 || Bool.random(using: &random) { codes.append("200") }
        for code in codes.dropFirst() { world.row(id, Self.package(code, on: platform), price: 1234) }
        world.row(id, Self.package("300", on: platform), from: "2025-01-01", to: "2026-02-01")
        if status == .cancelled, Bool.random(using: &random) { return }
        let state: ServiceStatus = status == .active ? .active : status == .blocked ? .suspended : .cancelled
        let byLogin = Bool.random(using: &random)
        world.account(
            account, state, on: platform, reference: byLogin ? nil : id, login: byLogin ? "login\(id)" : nil)
        for code in codes { world.grant(account, code, code == "200" ? .queued : state, on: platform) }
        world.grant(account, "300", .cancelled, on: platform)
        world.grant(account, "900", on: platform, to: "2026-11-22")
        world.account("gone-" + id, on: platform, absences: 2)
        if status == .active {
            customers.append(Customer(contract: id, platform: platform, account: account, codes: codes))
        }
    }

    private mutating func addBoxes() {
        for (number, customer) in customers.enumerated() {
            let casn = "00\(700 + number)"
            world.boxes.append(FindingsWorld.box(casn: casn, serial: "SN\(number)"))
            if number % 3 == 2 {
                stock.append(casn)
                world.point(
                    "old\(number)", of: customer.contract, box: FindingsWorld.box(casn: casn), removedOn: "2026-03-01")
                continue
            }
            installed.append((casn, customer.contract))
            world.point("P\(number)", of: customer.contract, box: FindingsWorld.box(serial: "SN\(number)"))
            world.device(FindingsWorld.box(casn: casn), on: customer.platform, account: customer.account)
        }
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element? { elements.randomElement(using: &random) }
    mutating func shuffled() -> FindingsWorld { world.shuffled(&random) }
}
