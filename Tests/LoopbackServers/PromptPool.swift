internal import FlyingFox
internal import FlyingSocks
internal import Glibc

/// The usual pool, with Nagle's algorithm switched off: head and body of a reply are two writes, and on a connection
/// that is kept alive the second one would wait 40 ms for the client's delayed acknowledgement.
struct PromptPool: AsyncSocketPool {
    private let base: any AsyncSocketPool = HTTPServer.defaultPool()

    func prepare() async throws { try await base.prepare() }

    func run() async throws { try await base.run() }

    func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
        // The listening socket waits here before its first connection, and the connections inherit its options.
        try? socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
        try await base.suspendSocket(socket, untilReadyFor: events)
    }
}
