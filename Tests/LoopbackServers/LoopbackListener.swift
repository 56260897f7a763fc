internal import FlyingFox
internal import FlyingSocks
internal import Foundation
internal import Synchronization

/// One request that a server received.
public struct ReceivedRequest: Sendable, Hashable {
    /// Its number on the server, from 1.
    public var number: Int
    /// HTTP method.
    public var method: String
    /// Path, as components joined by `/`.
    public var path: String
    /// Whether it carried an `Authorization` header.
    public var hasCredentials: Bool
    /// The fault that struck it, if one did.
    public var fault: FaultPlan.Kind?
}

/// A server on 127.0.0.1: it numbers the requests, lets the plan strike them, and leaves the rest to a contract.
public final class LoopbackListener: Sendable {
    private struct Running: Sendable {
        var server: HTTPServer
        var task: Task<Void, Never>
        var port: UInt16
    }

    private struct Desk: Sendable {
        var plan: FaultPlan
        var requests: [ReceivedRequest] = []
        var changes = 0
    }

    private let world: PlatformWorld
    private let contract: any PlatformContract
    private let desk: Mutex<Desk>
    private let running = Mutex<Running?>(nil)

    init(world: PlatformWorld, contract: any PlatformContract, faults: FaultPlan) {
        self.world = world
        self.contract = contract
        desk = Mutex(Desk(plan: faults))
    }

    deinit { running.withLock { $0?.task.cancel() } }

    // MARK: Life

    func start() async throws {
        guard running.withLock({ $0 == nil }) else { return }
        let server = HTTPServer(
            config: .init(
                address: try .inet(ip4: "127.0.0.1", port: 0), timeout: 600, pool: PromptPool(), logger: .disabled),
            handler: ClosureHTTPHandler { [weak self] request in try await self?.serve(request) ?? Hangup.response })
        let task = Task { _ = try? await server.run() }
        try await server.waitUntilListening(timeout: 20)
        guard case .ip4(_, let port) = await server.listeningAddress else { throw SocketError.unsupportedAddress }
        running.withLock { $0 = Running(server: server, task: task, port: port) }
    }

    func stop() async {
        let ended = running.withLock { running in
            defer { running = nil }
            return running
        }
        await ended?.server.stop(timeout: 0)
        ended?.task.cancel()
        await ended?.task.value
    }

    var port: UInt16 { running.withLock { $0?.port ?? 0 } }

    // MARK: What happened

    var requests: [ReceivedRequest] { desk.withLock { $0.requests } }

    func follow(_ plan: FaultPlan) { desk.withLock { $0.plan = plan } }

    // MARK: Serving

    private func serve(_ received: HTTPRequest) async throws -> HTTPResponse {
        let request = try await WireRequest(received)
        let change = contract.change(in: request)
        let (nature, fault, plan) = admit(request, changes: change != nil)
        guard let fault, !fault.leavesWork(of: change) else {
            if case .slow(let seconds) = fault { try await Task.sleep(for: .seconds(seconds)) }
            let answer = work(request, change, nature, fault)
            return switch fault {
            case .dropAfterEffect: Hangup.response
            case .halfJSON: answer.halved.response
            default: answer.response
            }
        }
        note(change, nature, fault)
        return try await refuse(request, fault, to: plan.redirectTarget + received.target.rawValue)
    }

    /// Gives the request its number and its fault.
    private func admit(_ request: WireRequest, changes: Bool) -> (RequestNature, FaultPlan.Kind?, FaultPlan) {
        let page = contract.page(of: request)
        return desk.withLock { desk in
            if changes { desk.changes += 1 }
            let nature = RequestNature(
                number: desk.requests.count + 1, change: changes ? desk.changes : nil, page: page)
            let fault = desk.plan.strike(nature)
            desk.requests.append(
                ReceivedRequest(
                    number: nature.number, method: request.method, path: request.path.joined(separator: "/"),
                    hasCredentials: request.authorization != nil, fault: fault))
            return (nature, fault, desk.plan)
        }
    }

    /// Does the work of a request and puts a change into the log, as one step.
    private func work(
        _ request: WireRequest, _ change: ChangeName?, _ nature: RequestNature, _ fault: FaultPlan.Kind?
    ) -> WireAnswer {
        let bend = Bend(repeatsFirstPage: fault == .pageTwoEqualsPageOne, shrinksTotal: fault == .shrinkingTotal)
        return world.work { [contract] state in
            let outcome = contract.answer(request, bend: bend, in: &state)
            if let change {
                state.calls.append(Call(change, nature, tookEffect: outcome.tookEffect, fault))
            }
            return outcome.answer
        }
    }

    private func note(_ change: ChangeName?, _ nature: RequestNature, _ fault: FaultPlan.Kind) {
        guard let change else { return }
        world.work { $0.calls.append(Call(change, nature, tookEffect: false, fault)) }
    }

    /// The reply, or the silence, of a request that nothing was done for.
    private func refuse(
        _ request: WireRequest, _ fault: FaultPlan.Kind, to place: String
    ) async throws -> HTTPResponse {
        switch fault {
        case .http500: WireAnswer(status: 500, text: "internal error\n").response
        case .http429WithRetryAfter:
            WireAnswer(status: 429, headers: ["Retry-After": "1"], .fields(["error": .text("too many")])).response
        case .errorEnvelopeWith200: contract.failure(of: request).response
        case .htmlPage:
            WireAnswer(
                type: "text/html; charset=utf-8",
                text: "<!DOCTYPE html><html><body><h1>Manutenção</h1></body></html>\n"
            ).response
        case .halfJSON: contract.success(of: request).halved.response
        case .slow(let seconds): try await late(seconds)
        case .redirectToOtherHost:
            WireAnswer(
                status: 307, type: "text/plain", headers: ["Location": place], body: .init()
            ).response
        case .dropBeforeEffect, .dropAfterEffect, .pageTwoEqualsPageOne, .shrinkingTotal: Hangup.response
        }
    }

    private func late(_ seconds: Double) async throws -> HTTPResponse {
        try await Task.sleep(for: .seconds(seconds))
        return WireAnswer(status: 503, text: "too late\n").response
    }
}

extension FaultPlan.Kind {
    /// Whether the work is done although this strikes: what bends a reply to a read, and the case in doubt.
    fileprivate func leavesWork(of change: ChangeName?) -> Bool {
        switch self {
        case .dropAfterEffect, .pageTwoEqualsPageOne, .shrinkingTotal: true
        case .halfJSON, .slow: change == nil
        default: false
        }
    }
}

extension Call {
    fileprivate init(_ change: ChangeName, _ nature: RequestNature, tookEffect: Bool, _ fault: FaultPlan.Kind?) {
        self.init(
            request: nature.number, method: change.method, target: change.target, tookEffect: tookEffect,
            fault: fault)
    }
}
