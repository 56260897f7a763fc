/// The rows of the three collections, and what a body may change of them.
extension TvipContract {
    static func row(_ account: Account) -> JSONTree {
        .fields([
            "id": JSONTree(id: account.id), "fullname": .text(account.name), "login": .text(account.login),
            "enabled": .bool(account.status == "1"), "provider": .number(1),
        ])
    }

    static func row(_ device: Device) -> JSONTree {
        .fields([
            "id": JSONTree(id: device.id), "mac": .text(device.mac),
            "account": device.account.map { JSONTree(id: $0) } ?? .null,
        ])
    }

    static func row(_ entitlement: Entitlement) -> JSONTree {
        .fields([
            "id": JSONTree(id: entitlement.id), "account": JSONTree(id: entitlement.account),
            "tarif": JSONTree(id: entitlement.product), "start": entitlement.start.map(JSONTree.text) ?? .null,
            "stop": entitlement.stop.map(JSONTree.text) ?? .null,
        ])
    }

    static func create(_ request: WireRequest, _ world: inout WorldState) -> Outcome {
        guard let body = JSONTree(request.body), let login = body["login"]?.word, !login.isEmpty else {
            return bad(400, "login is missing")
        }
        guard world.account(login: login) == nil else { return bad(409, "login is taken") }
        let id = body["id"]?.word ?? world.freshID()
        guard world.accounts[id] == nil else { return bad(409, "id is taken") }
        let account = Account(
            id: id, login: login, status: body["enabled"]?.truth == false ? "0" : "1",
            name: body["fullname"]?.word ?? "")
        world.put(account)
        return Outcome(rows([row(account)], total: 1), tookEffect: true)
    }

    static func update(account id: String, _ request: WireRequest, _ world: inout WorldState) -> Outcome {
        guard let old = world.accounts[id] else { return bad(404, "no such id") }
        guard let body = JSONTree(request.body), case .fields = body else { return bad(400, "no JSON object") }
        var account = old
        account.name = body["fullname"]?.word ?? old.name
        account.login = body["login"]?.word ?? old.login
        if let enabled = body["enabled"] {
            guard let enabled = enabled.truth else { return bad(400, "enabled is no truth") }
            account.status = enabled ? "1" : "0"
        }
        if account.login != old.login, world.account(login: account.login) != nil { return bad(409, "login is taken") }
        world.put(account)
        return Outcome(rows([row(account)], total: 1), tookEffect: account != old)
    }

    static func subscribe(_ request: WireRequest, _ world: inout WorldState) -> Outcome {
        guard let body = JSONTree(request.body), let account = body["account"]?.word,
            let product = body["tarif"]?.word
        else { return bad(400, "account or tarif is missing") }
        guard world.accounts[account] != nil else { return bad(404, "no such account") }
        guard world.products[product] != nil else { return bad(404, "no such tarif") }
        let id = body["id"]?.word ?? world.freshID()
        guard world.entitlements[id] == nil else { return bad(409, "id is taken") }
        let entitlement = Entitlement(
            id: id, account: account, product: product, start: body["start"]?.word, stop: body["stop"]?.word)
        world.put(entitlement)
        return Outcome(rows([row(entitlement)], total: 1), tookEffect: true)
    }

    static func update(subscription id: String, _ request: WireRequest, _ world: inout WorldState) -> Outcome {
        guard let old = world.entitlements[id] else { return bad(404, "no such id") }
        guard let body = JSONTree(request.body), case .fields = body else { return bad(400, "no JSON object") }
        var entitlement = old
        if let product = body["tarif"]?.word {
            guard world.products[product] != nil else { return bad(404, "no such tarif") }
            entitlement.product = product
        }
        if let start = body["start"] { entitlement.start = start.word }
        if let stop = body["stop"] { entitlement.stop = stop.word }
        world.put(entitlement)
        return Outcome(rows([row(entitlement)], total: 1), tookEffect: entitlement != old)
    }

    /// A box is known by its address, and is one account's.
    static func pair(_ request: WireRequest, _ world: inout WorldState) -> Outcome {
        guard let body = JSONTree(request.body), let mac = body["mac"]?.word, let account = body["account"]?.word else {
            return bad(400, "mac or account is missing")
        }
        guard world.accounts[account] != nil else { return bad(404, "no such account") }
        guard world.devices[mac]?.account == nil else { return bad(409, "mac is taken") }
        let device = Device(mac: mac, account: account)
        world.put(device)
        return Outcome(rows([row(device)], total: 1), tookEffect: true)
    }
}
