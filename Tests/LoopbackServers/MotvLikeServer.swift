/// A platform of numbered errors: every call is a POST of `{"data":{…}}`, every reply is HTTP 200 with
/// `{"status":int,"response":any}`, and 1 is success. Subscribers are listed by a report file only.
///
/// - `Integration/subscribe` grants a product once more where it is held already: doing it twice is seen.
/// - The states of entitlements are 1 subscribed, 2 future, 3 pending, 4 suspended, 5 cancelled, 6 past.
/// - Other numbers: 3 unauthorised, 24 token expired, 100 unknown customer, 104 validation, 404 product not allowed,
///   502 cannot suspend or resume, 503 cannot cancel, 14000 duplicate login.
public final class MotvLikeServer: LoopbackServer {
    /// What listens.
    public let listener: LoopbackListener

    /// A server over a world.
    /// - Parameters:
    ///   - world: What it reads and changes.
    ///   - faults: The plan of its faults.
    ///   - login: Login of the integration.
    ///   - secret: Its secret.
    ///   - clock: The time in seconds since 1970, for the ten minutes of a token.
    ///   - sha1: SHA-1 of a text's UTF-8, in lower-case hexadecimal digits.
    public init(
        world: PlatformWorld, faults: FaultPlan = .none, login: String, secret: String,
        clock: @escaping @Sendable () -> Int, sha1: @escaping @Sendable (String) -> String
    ) {
        let guardian = MotvToken(login: login, secret: secret, clock: clock, sha1: sha1)
        listener = LoopbackListener(world: world, contract: MotvContract(token: guardian), faults: faults)
    }
}

/// `Authorization: login:ts:sha1(ts+login+secret)`, valid for ten minutes.
struct MotvToken: Sendable {
    let login: String
    let secret: String
    let clock: @Sendable () -> Int
    let sha1: @Sendable (String) -> String

    /// The error number of a bad header; nil for a good one.
    func fault(of header: String?) -> Int? {
        let parts = (header ?? "").split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[0] == login, let time = Int(parts[1]), parts[2] == sha1(parts[1] + login + secret)
        else { return 3 }
        return abs(clock() - time) > 600 ? 24 : nil
    }
}

/// The calls, and the numbers of what can go wrong with them.
struct MotvContract: PlatformContract {
    let token: MotvToken
    let reports = MotvReports()

    static func good(_ response: JSONTree) -> WireAnswer {
        WireAnswer(.fields(["status": .number(1), "response": response]))
    }

    static func bad(_ number: Int) -> Outcome {
        let words = [
            3: "unauthorised", 24: "token expired", 100: "unknown customer", 104: "validation",
            404: "product not allowed", 502: "cannot suspend", 503: "cannot cancel", 14000: "duplicate login",
        ]
        return Outcome(
            WireAnswer(.fields(["status": .number(number), "response": .text(words[number] ?? "error")])))
    }

    func failure(of request: WireRequest) -> WireAnswer { Self.bad(104).answer }

    func success(of request: WireRequest) -> WireAnswer { Self.good(.bool(true)) }

    // MARK: What a request is

    private static func call(_ request: WireRequest) -> String? {
        guard request.method == "POST", request.path.count == 3, request.path[0] == "api" else { return nil }
        return request.path[1...].joined(separator: "/")
    }

    private static func data(_ request: WireRequest) -> JSONTree? { JSONTree(request.body)?["data"] }

    /// Which arguments name the target of a changing call.
    private static let targets: [String: [String]] = [
        "Integration/createMotvCustomer": ["login"],
        "Integration/subscribe": ["viewers_id", "products_id"],
        "Integration/cancel": ["viewers_id", "products_id"],
        "Subscription/suspendSubscription": ["viewers_bouquets_id"],
        "Subscription/resumeSubscription": ["viewers_bouquets_id"],
        "Subscription/cancelSubscription": ["viewers_bouquets_id"],
        "Customer/deleteCustomer": ["viewers_id"],
    ]

    func change(in request: WireRequest) -> ChangeName? {
        guard let call = Self.call(request), let names = Self.targets[call] else { return nil }
        let data = Self.data(request)
        return ChangeName(
            method: call, target: names.map { data?[$0]?.word ?? "" }.joined(separator: "/"))
    }

    func page(of request: WireRequest) -> Int? {
        guard Self.call(request) == "Bouquet/selection" else { return nil }
        return Self.data(request)?["page"]?.whole.map { max(0, $0 - 1) }
    }

    // MARK: Answers

    func answer(_ request: WireRequest, bend: Bend, in world: inout WorldState) -> Outcome {
        if let number = token.fault(of: request.authorization) { return Self.bad(number) }
        guard let call = Self.call(request) else { return Outcome(WireAnswer(status: 404, text: "no such call\n")) }
        guard let data = Self.data(request), case .fields = data else { return Self.bad(104) }
        switch call {
        case "Bouquet/selection": return Self.bouquets(data, bend, &world)
        case "Subscription/getCustomerSubscriptionInfo": return Self.subscriptions(data, world)
        case "Customer/getDataV2": return Self.customer(data, world)
        case "Report/customers": return reports.order(world)
        case "Report/status": return reports.status(data["report_id"]?.whole)
        case "Report/download": return reports.download(data["report_id"]?.whole)
        case "Integration/createMotvCustomer": return Self.create(data, &world)
        case "Integration/subscribe": return Self.subscribe(data, &world)
        case "Integration/cancel": return Self.cancel(data, &world)
        case "Subscription/suspendSubscription": return Self.move(data, from: ["1"], to: "4", or: 502, &world)
        case "Subscription/resumeSubscription": return Self.move(data, from: ["4"], to: "1", or: 502, &world)
        case "Subscription/cancelSubscription": return Self.move(data, from: live, to: "5", or: 503, &world)
        case "Customer/deleteCustomer":
            guard let account = data["viewers_id"]?.word, world.accounts[account] != nil else { return Self.bad(100) }
            world.remove(account: account)
            return Outcome(Self.good(.bool(true)), tookEffect: true)
        default: return Outcome(WireAnswer(status: 404, text: "no such call\n"))
        }
    }

    private var live: Set<String> { Self.live }
    private static let live: Set<String> = ["1", "2", "3", "4"]

    private static func bouquets(_ data: JSONTree, _ bend: Bend, _ world: inout WorldState) -> Outcome {
        // A filter that is passed over in silence would be worse than none.
        switch data["where"] {
        case nil, .null, .list([]): break
        default: return bad(104)
        }
        let page = data["page"]?.whole ?? 1
        let limit = data["page_limit"]?.whole ?? 50
        guard page >= 1, page <= 1_000_000, limit >= 1, limit <= 10_000 else { return bad(104) }
        let rows = world.products(start: bend.page(page - 1) * limit, limit: limit).map { product in
            JSONTree.fields([
                "bouquets_id": JSONTree(id: product.id), "bouquets_name": .text(product.name),
                "bouquets_conax_id": .text(product.code), "bouquets_is_active": .number(product.isActive ? 1 : 0),
            ])
        }
        let total = bend.total(world.products.count, page: page - 1)
        return Outcome(good(.fields(["rows": .list(rows), "row_count": .number(total)])))
    }

    private static func subscriptions(_ data: JSONTree, _ world: WorldState) -> Outcome {
        guard let account = data["viewers_id"]?.word, world.accounts[account] != nil else { return bad(100) }
        let rows = world.entitlements(of: account).map { entitlement in
            JSONTree.fields([
                "viewers_bouquets_id": JSONTree(id: entitlement.id),
                "viewers_bouquets_bouquets_id": JSONTree(id: entitlement.product),
                "subscription_state": JSONTree(id: entitlement.state),
            ])
        }
        return Outcome(good(.list(rows)))
    }

    private static func customer(_ data: JSONTree, _ world: WorldState) -> Outcome {
        guard let account = data["viewers_id"]?.word.flatMap({ world.accounts[$0] }) else { return bad(100) }
        return Outcome(
            good(
                .fields([
                    "viewers_id": JSONTree(id: account.id), "viewers_login": .text(account.login),
                    "viewers_state": JSONTree(id: account.status),
                ])))
    }

    private static func create(_ data: JSONTree, _ world: inout WorldState) -> Outcome {
        guard let login = data["login"]?.word, !login.isEmpty else { return bad(104) }
        guard world.account(login: login) == nil else { return bad(14000) }
        let id = world.freshID()
        world.put(Account(id: id, login: login, externalReference: data["external_id"]?.word))
        return Outcome(good(JSONTree(id: id)), tookEffect: true)
    }

    private static func subscribe(_ data: JSONTree, _ world: inout WorldState) -> Outcome {
        guard let account = data["viewers_id"]?.word, world.accounts[account] != nil else { return bad(100) }
        guard let product = data["products_id"]?.word.flatMap({ world.products[$0] }), product.isActive else {
            return bad(404)
        }
        let id = world.freshID()
        world.put(Entitlement(id: id, account: account, product: product.id))
        return Outcome(good(.bool(true)), tookEffect: true)
    }

    private static func cancel(_ data: JSONTree, _ world: inout WorldState) -> Outcome {
        guard let account = data["viewers_id"]?.word, world.accounts[account] != nil else { return bad(100) }
        guard let product = data["products_id"]?.word, world.products[product] != nil else { return bad(404) }
        let held = world.entitlements(of: account).filter { $0.product == product && live.contains($0.state) }
        guard !held.isEmpty else { return bad(503) }
        for var entitlement in held {
            entitlement.state = "5"
            world.put(entitlement)
        }
        return Outcome(good(.bool(true)), tookEffect: true)
    }

    private static func move(
        _ data: JSONTree, from: Set<String>, to state: String, or number: Int, _ world: inout WorldState
    ) -> Outcome {
        guard var entitlement = data["viewers_bouquets_id"]?.word.flatMap({ world.entitlements[$0] }) else {
            return bad(104)
        }
        guard from.contains(entitlement.state) else { return bad(number) }
        entitlement.state = state
        world.put(entitlement)
        return Outcome(good(.bool(true)), tookEffect: true)
    }
}
