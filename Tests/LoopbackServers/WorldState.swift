/// Everything a synthetic platform knows; only ever touched under the lock of its world.
struct WorldState: Sendable {
    private(set) var accounts = Roll<Account>()
    private(set) var entitlements = Roll<Entitlement>()
    private(set) var devices = Roll<Device>()
    private(set) var products = Roll<Product>()
    var calls: [Call] = []

    private var logins: [String: String] = [:]
    private var granted: [String: [String]] = [:]
    private var held: [String: [String]] = [:]
    private var lastID = 1_000_000

    // MARK: Reading

    func account(login: String) -> Account? { logins[login].flatMap { accounts[$0] } }

    func entitlements(of account: String) -> [Entitlement] { (granted[account] ?? []).compactMap { entitlements[$0] } }

    func devices(of account: String) -> [Device] { (held[account] ?? []).compactMap { devices[$0] } }

    /// Whether an account already holds that hardware address, in whatever spelling.
    func isTaken(mac: String) -> Bool {
        let wanted = Self.digits(of: mac)
        return devices.rows.contains { $0.account != nil && Self.digits(of: $0.mac) == wanted }
    }

    /// The address as two-digit groups in capitals; nil if it is no address.
    static func normal(mac: String) -> String? {
        let digits = Array(digits(of: mac))
        guard digits.count == 12, digits.allSatisfy(\.isHexDigit) else { return nil }
        return stride(from: 0, to: 12, by: 2).map { String(digits[$0..<$0 + 2]) }.joined(separator: ":")
    }

    private static func digits(of mac: String) -> String { mac.filter { !":-. ".contains($0) }.uppercased() }

    // MARK: Pages

    mutating func accounts(start: Int, limit: Int) -> [Account] { accounts.page(start: start, limit: limit) }
    mutating func entitlements(start: Int, limit: Int) -> [Entitlement] {
        entitlements.page(start: start, limit: limit)
    }
    mutating func devices(start: Int, limit: Int) -> [Device] { devices.page(start: start, limit: limit) }
    mutating func products(start: Int, limit: Int) -> [Product] { products.page(start: start, limit: limit) }

    // MARK: Changing

    mutating func put(_ account: Account) {
        if let old = accounts[account.id], old.login != account.login, logins[old.login] == old.id {
            logins[old.login] = nil
        }
        accounts[account.id] = account
        if logins[account.login] == nil { logins[account.login] = account.id }
    }

    mutating func put(_ entitlement: Entitlement) {
        if let old = entitlements[entitlement.id], old.account != entitlement.account {
            granted[old.account]?.removeAll { $0 == old.id }
        }
        if entitlements[entitlement.id]?.account != entitlement.account {
            granted[entitlement.account, default: []].append(entitlement.id)
        }
        entitlements[entitlement.id] = entitlement
    }

    mutating func put(_ device: Device) {
        let holder = devices[device.id]?.account
        if let holder, holder != device.account { held[holder]?.removeAll { $0 == device.id } }
        if let account = device.account, holder != account { held[account, default: []].append(device.id) }
        devices[device.id] = device
    }

    mutating func put(_ product: Product) { products[product.id] = product }

    /// Removes an account with its entitlements; its devices stay, and are nobody's.
    mutating func remove(account id: String) {
        guard let account = accounts[id] else { return }
        for entitlement in granted[id] ?? [] { entitlements[entitlement] = nil }
        granted[id] = nil
        for var device in devices(of: id) {
            device.account = nil
            put(device)
        }
        accounts[id] = nil
        if logins[account.login] == id { logins[account.login] = nil }
    }

    mutating func remove(entitlement id: String) {
        guard let entitlement = entitlements[id] else { return }
        granted[entitlement.account]?.removeAll { $0 == id }
        entitlements[id] = nil
    }

    mutating func remove(device id: String) {
        if let account = devices[id]?.account { held[account]?.removeAll { $0 == id } }
        devices[id] = nil
    }

    /// An id that no row has.
    mutating func freshID() -> String {
        repeat { lastID += 1 } while accounts[String(lastID)] != nil || entitlements[String(lastID)] != nil
        return String(lastID)
    }
}
