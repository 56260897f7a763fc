/// A synthetic platform on 127.0.0.1, on a port that the system chooses.
///
/// Every running server parks one worker thread: share one among the tests of a suite, and stop it at the end.
public protocol LoopbackServer: Sendable {
    /// What listens.
    var listener: LoopbackListener { get }
}

extension LoopbackServer {
    /// Starts it; ``port`` is known afterwards. A server that was stopped can start again, on another port.
    public func start() async throws { try await listener.start() }

    /// Stops it, and with it every request in flight.
    public func stop() async { await listener.stop() }

    /// Its port; 0 while it is stopped.
    public var port: UInt16 { listener.port }

    /// Where it listens: scheme, host and port.
    public var address: String { "http://127.0.0.1:\(port)" }

    /// Every request received, in the order of arrival.
    public var requests: [ReceivedRequest] { listener.requests }

    /// The requests that a fault struck.
    public var strikes: [ReceivedRequest] { requests.filter { $0.fault != nil } }

    /// Follows another plan from the next request on; the numbers run on.
    public func follow(_ plan: FaultPlan) { listener.follow(plan) }
}
