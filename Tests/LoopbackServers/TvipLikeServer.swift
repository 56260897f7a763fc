/// A platform of HTTP codes: Basic auth, JSON, pages by `limit` and `start`, `{"data":[…],"total":"123"}` with the total
/// as a string. Reading or changing one row answers with the same envelope around that one row.
///
/// - A second `account_subscriptions` of the same account and tariff is accepted: doing it twice is seen.
/// - A duplicate login is HTTP 409, a bad body HTTP 400, an unknown id HTTP 404. Unknown query words are passed over.
public final class TvipLikeServer: LoopbackServer {
    /// What listens.
    public let listener: LoopbackListener

    /// A server over a world.
    /// - Parameters:
    ///   - world: What it reads and changes.
    ///   - faults: The plan of its faults.
    ///   - user: Name of HTTP Basic.
    ///   - password: Its password.
    ///   - maximumLimit: The largest page it gives, whatever `limit` says.
    public init(
        world: PlatformWorld, faults: FaultPlan = .none, user: String, password: String, maximumLimit: Int = 500
    ) {
        listener = LoopbackListener(
            world: world, contract: TvipContract(user: user, password: password, maximumLimit: maximumLimit),
            faults: faults)
    }
}

/// The three collections under `/api/provider`.
struct TvipContract: PlatformContract {
    let user: String
    let password: String
    let maximumLimit: Int

    private enum Collection: String {
        case accounts, devices
        case subscriptions = "account_subscriptions"
    }

    static func rows(_ rows: [JSONTree], total: Int) -> WireAnswer {
        WireAnswer(.fields(["data": .list(rows), "total": .text(String(total))]))
    }

    static func bad(_ status: Int, _ words: String) -> Outcome {
        Outcome(WireAnswer(status: status, .fields(["error": .text(words)])))
    }

    func failure(of request: WireRequest) -> WireAnswer { WireAnswer(.fields(["error": .text("internal")])) }

    func success(of request: WireRequest) -> WireAnswer { Self.rows([.fields(["id": .number(1)])], total: 1) }

    // MARK: What a request is

    private static func place(_ request: WireRequest) -> (collection: Collection, id: String?)? {
        guard request.path.starts(with: ["api", "provider"]), (3...4).contains(request.path.count),
            let collection = Collection(rawValue: request.path[2])
        else { return nil }
        return (collection, request.path.count == 4 ? request.path[3] : nil)
    }

    func change(in request: WireRequest) -> ChangeName? {
        guard request.method != "GET", let place = Self.place(request) else { return nil }
        let method = "\(request.method) \(place.collection.rawValue)"
        if let id = place.id { return ChangeName(method: method, target: id) }
        let row = JSONTree(request.body)
        let names = [.subscriptions: ["account", "tarif"], .devices: ["mac"]][place.collection] ?? ["login"]
        return ChangeName(method: method, target: names.map { row?[$0]?.word ?? "" }.joined(separator: "/"))
    }

    private func limit(_ request: WireRequest) -> Int {
        let asked = request.query["limit"].flatMap { Int($0) } ?? 50
        return min(maximumLimit, max(1, asked))
    }

    private func start(_ request: WireRequest) -> Int {
        let asked = request.query["start"].flatMap { Int($0) } ?? 0
        return min(1_000_000_000, max(0, asked))
    }

    func page(of request: WireRequest) -> Int? {
        guard request.method == "GET", let place = Self.place(request), place.id == nil else { return nil }
        let (start, limit) = (start(request), limit(request))
        return (start + limit - 1) / limit
    }

    // MARK: Answers

    func answer(_ request: WireRequest, bend: Bend, in world: inout WorldState) -> Outcome {
        guard request.isSigned(user: user, password: password) else {
            return Outcome(
                WireAnswer(
                    status: 401, headers: ["WWW-Authenticate": "Basic realm=\"provider\""],
                    .fields(["error": .text("unauthorized")])))
        }
        guard let place = Self.place(request) else { return Self.bad(404, "no such path") }
        switch (request.method, place.collection, place.id) {
        case ("GET", _, nil): return list(request, place.collection, bend, &world)
        case ("GET", _, .some(let id)):
            guard let row = Self.row(place.collection, id, world) else { return Self.bad(404, "no such id") }
            return Outcome(Self.rows([row], total: 1))
        case ("POST", .accounts, nil): return Self.create(request, &world)
        case ("PUT", .accounts, .some(let id)): return Self.update(account: id, request, &world)
        case ("DELETE", .accounts, .some(let id)):
            guard world.accounts[id] != nil else { return Self.bad(404, "no such id") }
            world.remove(account: id)
            return Outcome(Self.rows([], total: 0), tookEffect: true)
        case ("POST", .subscriptions, nil): return Self.subscribe(request, &world)
        case ("PUT", .subscriptions, .some(let id)): return Self.update(subscription: id, request, &world)
        case ("DELETE", .subscriptions, .some(let id)):
            guard world.entitlements[id] != nil else { return Self.bad(404, "no such id") }
            world.remove(entitlement: id)
            return Outcome(Self.rows([], total: 0), tookEffect: true)
        case ("POST", .devices, nil): return Self.pair(request, &world)
        case ("DELETE", .devices, .some(let id)):
            guard world.devices[id] != nil else { return Self.bad(404, "no such id") }
            world.remove(device: id)
            return Outcome(Self.rows([], total: 0), tookEffect: true)
        default: return Self.bad(405, "no such method here")
        }
    }

    private func list(
        _ request: WireRequest, _ collection: Collection, _ bend: Bend, _ world: inout WorldState
    ) -> Outcome {
        let limit = limit(request)
        let page = page(of: request) ?? 0
        let start = bend.repeatsFirstPage ? 0 : start(request)
        let rows: [JSONTree]
        let total: Int
        switch (collection, request.query["account"]) {
        case (.accounts, _):
            (rows, total) = (world.accounts(start: start, limit: limit).map(Self.row), world.accounts.count)
        case (.devices, let account?):
            let all = world.devices(of: account)
            (rows, total) = (all.dropFirst(start).prefix(limit).map(Self.row), all.count)
        case (.devices, nil):
            (rows, total) = (world.devices(start: start, limit: limit).map(Self.row), world.devices.count)
        case (.subscriptions, let account?):
            let all = world.entitlements(of: account)
            (rows, total) = (all.dropFirst(start).prefix(limit).map(Self.row), all.count)
        case (.subscriptions, nil):
            (rows, total) = (world.entitlements(start: start, limit: limit).map(Self.row), world.entitlements.count)
        }
        return Outcome(Self.rows(rows, total: bend.total(total, page: page)))
    }

    private static func row(_ collection: Collection, _ id: String, _ world: WorldState) -> JSONTree? {
        switch collection {
        case .accounts: world.accounts[id].map(row)
        case .devices: world.devices[id].map(row)
        case .subscriptions: world.entitlements[id].map(row)
        }
    }
}
