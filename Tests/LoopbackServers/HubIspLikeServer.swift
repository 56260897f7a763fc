/// A reseller of one service, of which nothing can be asked: `GET /notification/activate?code&key&ext` and
/// `/notification/deactivate?code&key` under a Bearer token, the key being the customer's document. It answers
/// `{"response":true}`, or `{"response":false,"error":"words"}` under HTTP 200. The words quote the key, as such
/// platforms do.
///
/// - An account's id is its key; activating it again changes nothing, deactivating one that is not active is refused.
public final class HubIspLikeServer: LoopbackServer {
    /// What listens.
    public let listener: LoopbackListener

    /// A server over a world.
    public init(world: PlatformWorld, faults: FaultPlan = .none, token: String, offer: String) {
        listener = LoopbackListener(
            world: world, contract: HubIspContract(token: token, offer: offer), faults: faults)
    }
}

/// Its two calls.
struct HubIspContract: PlatformContract {
    let token: String
    let offer: String

    private static func no(_ words: String) -> Outcome {
        Outcome(WireAnswer(.fields(["response": .bool(false), "error": .text(words)])))
    }

    func failure(of request: WireRequest) -> WireAnswer { Self.no("internal").answer }
    func success(of request: WireRequest) -> WireAnswer { WireAnswer(.fields(["response": .bool(true)])) }
    func page(of request: WireRequest) -> Int? { nil }

    func change(in request: WireRequest) -> ChangeName? {
        guard request.path.first == "notification", request.path.count == 2 else { return nil }
        return ChangeName(method: request.path[1], target: request.query["key"] ?? "")
    }

    func answer(_ request: WireRequest, bend: Bend, in world: inout WorldState) -> Outcome {
        guard request.authorization == "Bearer \(token)" else {
            return Outcome(WireAnswer(status: 401, .fields(["error": .text("unauthorized")])))
        }
        guard request.method == "GET", request.path.first == "notification", request.path.count == 2,
            let key = request.query["key"], !key.isEmpty
        else { return Outcome(WireAnswer(status: 404, .fields(["error": .text("no such path")]))) }
        guard request.query["code"] == offer else { return Self.no("code unknown for key \(key)") }
        let isActive = world.accounts[key]?.status == "1"
        switch request.path[1] {
        case "activate":
            guard request.query["ext"]?.isEmpty == false else { return Self.no("ext is missing for key \(key)") }
            world.put(Account(id: key, login: key, status: "1"))
        case "deactivate":
            guard isActive else { return Self.no("key \(key) is not active") }
            world.put(Account(id: key, login: key, status: "0"))
        default: return Outcome(WireAnswer(status: 404, .fields(["error": .text("no such path")])))
        }
        return Outcome(success(of: request), tookEffect: isActive != (request.path[1] == "activate"))
    }
}
