/// A portal with two doors under `/stalker_portal/api`: forms with `{"status":"OK|ERROR","results":…,"error":…}`, and SOAP
/// rpc/encoded at `soap`. HTTP Basic at both; no pages.
///
/// - On `account_subscription` POST replaces everything and PUT is a delta: the same body under the wrong verb cancels.
/// - An error of the forms is HTTP 200 with the status ERROR; the SOAP door refuses a duplicate with `false` and an
///   unknown login with a Fault under HTTP 500.
public final class MinistraLikeServer: LoopbackServer {
    /// What listens.
    public let listener: LoopbackListener

    /// A server over a world.
    /// - Parameters:
    ///   - world: What it reads and changes.
    ///   - faults: The plan of its faults.
    ///   - user: Name of HTTP Basic.
    ///   - password: Its password.
    public init(world: PlatformWorld, faults: FaultPlan = .none, user: String, password: String) {
        listener = LoopbackListener(
            world: world, contract: MinistraContract(user: user, password: password), faults: faults)
    }
}

/// The forms; the SOAP door is in a file of its own.
struct MinistraContract: PlatformContract {
    let user: String
    let password: String

    static func good(_ results: JSONTree) -> WireAnswer {
        WireAnswer(.fields(["status": .text("OK"), "results": results]))
    }

    static func bad(_ words: String, status: Int = 200) -> Outcome {
        Outcome(
            WireAnswer(
                status: status,
                .fields(["status": .text("ERROR"), "results": .bool(false), "error": .text(words)])))
    }

    func failure(of request: WireRequest) -> WireAnswer {
        Self.place(request)?.resource == "soap"
            ? MinistraSoap.fault("Internal error", status: 200) : Self.bad("Internal error").answer
    }

    func success(of request: WireRequest) -> WireAnswer {
        Self.place(request)?.resource == "soap"
            ? MinistraSoap.reply("UpdateAccount", MinistraSoap.truth(true)) : Self.good(.bool(true))
    }

    // MARK: What a request is

    static func place(_ request: WireRequest) -> (resource: String, login: String?)? {
        guard request.path.starts(with: ["stalker_portal", "api"]), (3...4).contains(request.path.count) else {
            return nil
        }
        return (request.path[2], request.path.count == 4 ? request.path[3] : nil)
    }

    func change(in request: WireRequest) -> ChangeName? {
        guard request.method != "GET", let place = Self.place(request) else { return nil }
        if place.resource == "soap" { return MinistraSoap.change(in: request) }
        return ChangeName(
            method: "\(request.method) \(place.resource)", target: place.login ?? Self.value("login", request) ?? "")
    }

    func page(of request: WireRequest) -> Int? { nil }

    static func value(_ name: String, _ request: WireRequest) -> String? {
        request.form.last { $0.name == name }?.value
    }

    private static func values(_ name: String, _ request: WireRequest) -> [String] {
        request.form.filter { $0.name == name + "[]" }.map(\.value)
    }

    // MARK: Answers

    func answer(_ request: WireRequest, bend: Bend, in world: inout WorldState) -> Outcome {
        guard request.isSigned(user: user, password: password) else {
            var refusal = Self.bad("Unauthorized request", status: 401)
            refusal.answer.headers["WWW-Authenticate"] = "Basic realm=\"portal\""
            return refusal
        }
        guard let place = Self.place(request) else { return Self.bad("Unknown resource", status: 404) }
        switch (request.method, place.resource, place.login) {
        case ("GET", "accounts", nil):
            return Outcome(Self.good(.list(world.accounts.rows.map { Self.row($0, world) })))
        case ("POST", "accounts", nil): return Self.create(request, &world)
        case ("GET", "tariffs", nil): return Outcome(Self.good(.list([Self.tariff(world)])))
        case ("POST", "soap", nil): return MinistraSoap.answer(request, &world)
        case (_, "accounts", .some(let login)), (_, "account_subscription", .some(let login)):
            guard let account = world.account(login: login) else { return Self.bad("Account not found") }
            return Self.answer(request, place.resource, account, &world)
        default: return Self.bad("Unknown resource", status: 404)
        }
    }

    private static func answer(
        _ request: WireRequest, _ resource: String, _ account: Account, _ world: inout WorldState
    ) -> Outcome {
        switch (request.method, resource) {
        case ("GET", "accounts"): return Outcome(good(.list([row(account, world)])))
        case ("PUT", "accounts"):
            return update(account, status: value("status", request), name: value("full_name", request), &world)
        case ("DELETE", "accounts"):
            world.remove(account: account.id)
            return Outcome(good(.bool(true)), tookEffect: true)
        case ("GET", "account_subscription"): return Outcome(good(.list(packages(account, world).map(JSONTree.text))))
        case ("POST", "account_subscription"):
            return grant(account, Set(values("subscribed", request)), revoke: nil, &world)
        case ("PUT", "account_subscription"):
            return grant(
                account, Set(values("subscribed", request)), revoke: Set(values("unsubscribed", request)), &world)
        default: return bad("Method not allowed", status: 405)
        }
    }

    static func row(_ account: Account, _ world: WorldState) -> JSONTree {
        .fields([
            "login": .text(account.login), "full_name": .text(account.name),
            "account_number": .text(account.externalReference ?? ""), "tariff_plan": .text("1"),
            "status": JSONTree(id: account.status), "stb_mac": .text(world.devices(of: account.id).first?.mac ?? ""),
            "subscribed": .list(packages(account, world).map(JSONTree.text)),
        ])
    }

    private static func packages(_ account: Account, _ world: WorldState) -> [String] {
        world.entitlements(of: account.id).map(\.product)
    }

    /// One plan that holds every package.
    private static func tariff(_ world: WorldState) -> JSONTree {
        let packages = world.products.rows.map { product in
            JSONTree.fields(["external_id": .text(product.id), "name": .text(product.name)])
        }
        return .fields(["external_id": .text("1"), "name": .text("Plano único"), "packages": .list(packages)])
    }

    // MARK: Changes

    private static func create(_ request: WireRequest, _ world: inout WorldState) -> Outcome {
        let refusal = create(
            login: value("login", request) ?? "", status: value("status", request) ?? "1",
            name: value("full_name", request) ?? "", reference: value("account_number", request),
            mac: value("stb_mac", request) ?? "", &world)
        if let refusal { return bad(refusal) }
        return Outcome(good(.bool(true)), tookEffect: true)
    }

    /// Makes an account, with its box where a MAC is given; the reason where it is refused.
    static func create(
        login: String, status: String, name: String, reference: String?, mac: String, _ world: inout WorldState
    ) -> String? {
        guard !login.isEmpty else { return "Login is empty" }
        guard ["0", "1"].contains(status) else { return "Wrong status" }
        guard world.account(login: login) == nil else { return "Login already in use" }
        let address = mac.isEmpty ? nil : WorldState.normal(mac: mac)
        guard mac.isEmpty || address != nil else { return "Wrong MAC address" }
        if let address, world.isTaken(mac: address) { return "MAC address already in use" }
        let id = world.freshID()
        world.put(Account(id: id, login: login, externalReference: reference, status: status, name: name))
        if let address { world.put(Device(mac: address, account: id)) }
        return nil
    }

    static func update(_ old: Account, status: String?, name: String?, _ world: inout WorldState) -> Outcome {
        guard ["0", "1"].contains(status ?? "1") else { return bad("Wrong status") }
        var account = old
        account.status = status ?? old.status
        account.name = name ?? old.name
        world.put(account)
        return Outcome(good(.bool(true)), tookEffect: account != old)
    }

    /// Grants packages and takes others away: all the rest where nothing is named.
    private static func grant(
        _ account: Account, _ wanted: Set<String>, revoke: Set<String>?, _ world: inout WorldState
    ) -> Outcome {
        guard wanted.allSatisfy({ world.products[$0] != nil }) else { return bad("Package not found") }
        let held = world.entitlements(of: account.id)
        let gone = held.filter { revoke?.contains($0.product) ?? !wanted.contains($0.product) }
        let new = wanted.subtracting(held.map(\.product)).subtracting(revoke ?? [])
        for entitlement in gone { world.remove(entitlement: entitlement.id) }
        for product in new.sorted() {
            let id = world.freshID()
            world.put(Entitlement(id: id, account: account.id, product: product))
        }
        return Outcome(good(.bool(true)), tookEffect: !gone.isEmpty || !new.isEmpty)
    }
}
