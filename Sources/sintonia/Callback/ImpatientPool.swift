internal import FlyingFox
internal import FlyingSocks
internal import Glibc
internal import Synchronization

/// The server's usual pool, without patience for connections that say nothing, or never come to an end: questions here are
/// one line, and a proxy that wants to ask again opens another connection.
///
/// What has arrived of a connection that was given up is read to its end all the same, byte by byte: so little is let in
/// ahead of the reading.
final class ImpatientPool: AsyncSocketPool {
    /// Longest wait for one more byte, and longest life of a connection.
    static let wait = Duration.seconds(5), life = Duration.seconds(60)
    /// Bytes that may arrive before they are read.
    static let ahead: Int32 = 16 << 10

    private struct Life {
        var peer: String
        var since: ContinuousClock.Instant
    }

    /// The connection took too long.
    struct TooLong: Error {}

    private let base: any AsyncSocketPool = HTTPServer.defaultPool()
    private let lives = Mutex<[Int32: Life]>([:])

    func prepare() async throws { try await base.prepare() }

    func run() async throws { try await base.run() }

    func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
        guard let peer = try? socket.remotePeer() else {
            // The listening socket: it waits as long as nobody comes, and connections inherit its options.
            try? socket.setValue(Self.ahead, for: Int32SocketOption(name: SO_RCVBUF))
            return try await base.suspendSocket(socket, untilReadyFor: events)
        }
        let now = ContinuousClock.now
        let since = lives.withLock { lives in
            // The number of a socket that was closed is soon another's.
            if let known = lives[socket.file.rawValue], known.peer == "\(peer)" { return known.since }
            lives[socket.file.rawValue] = Life(peer: "\(peer)", since: now)
            return now
        }
        guard now - since < Self.life else { throw TooLong() }
        try await withThrowingTaskGroup(of: Void.self) { [base] group in
            group.addTask { try await base.suspendSocket(socket, untilReadyFor: events) }
            group.addTask {
                try await Task.sleep(for: Self.wait)
                throw TooLong()
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
