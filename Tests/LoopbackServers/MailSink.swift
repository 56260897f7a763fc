internal import Foundation
internal import Glibc
internal import Synchronization

/// A mail server on 127.0.0.1 that keeps what it is given, on a thread of its own: plain sockets, one connection at a time.
public final class MailSink: Sendable {
    /// How it treats its clients.
    public enum Manner: Sendable {
        /// Takes everything.
        case takes
        /// Refuses every recipient.
        case refuses
        /// Hangs up when a message was handed over, without saying whether it was taken.
        case hangsUp
    }

    /// A message that was handed over.
    public struct Message: Sendable, Hashable {
        /// Commands before it: `MAIL FROM:<a@b>`.
        public var commands: [String]
        /// Its lines.
        public var lines: [String]
    }

    private struct Desk {
        var messages: [Message] = []
        var connections = 0
    }

    /// Its port.
    public let port: UInt16
    private let descriptor: Int32
    private let desk = Mutex(Desk())
    private let manner: Manner

    /// Listens at once.
    public init(_ manner: Manner = .takes) throws {
        self.manner = manner
        (descriptor, port) = try LoopbackSocket.listen()
        Thread.detachNewThread { [self] in serve() }
    }

    /// Ends it.
    public func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// What was handed over, in order.
    public var messages: [Message] { desk.withLock { $0.messages } }
    /// How often somebody came.
    public var connections: Int { desk.withLock { $0.connections } }

    private func serve() {
        while true {
            let client = accept(descriptor, nil, nil)
            guard client >= 0 else { break }
            desk.withLock { $0.connections += 1 }
            talk(client)
            close(client)
        }
        close(descriptor)
    }

    private func talk(_ client: Int32) {
        var reader = LineReader(descriptor: client)
        var commands: [String] = []
        LoopbackSocket.say("220 sink ESMTP\r\n", to: client)
        while let line = reader.next() {
            commands.append(line)
            switch line.prefix(4).uppercased() {
            case "EHLO": LoopbackSocket.say("250-sink\r\n250 AUTH PLAIN\r\n", to: client)
            case "AUTH": LoopbackSocket.say(line.count > 11 ? "235 good\r\n" : "334 \r\n", to: client)
            case "RCPT": LoopbackSocket.say(manner == .refuses ? "550 no such box\r\n" : "250 ok\r\n", to: client)
            case "DATA":
                LoopbackSocket.say("354 go on\r\n", to: client)
                var lines: [String] = []
                while let line = reader.next(), line != "." { lines.append(line) }
                let message = Message(commands: commands, lines: lines)
                desk.withLock { $0.messages.append(message) }
                if manner == .hangsUp { return }
                LoopbackSocket.say("250 taken\r\n", to: client)
            case "QUIT": return LoopbackSocket.say("221 bye\r\n", to: client)
            case "MAIL", "NOOP", "RSET": LoopbackSocket.say("250 ok\r\n", to: client)
            // What answers 334 is the name and the password.
            default: LoopbackSocket.say("235 good\r\n", to: client)
            }
        }
    }
}

/// A server on 127.0.0.1 that keeps the bodies of the calls it gets and answers all with one status.
public final class HookSink: Sendable {
    /// A call.
    public struct Call: Sendable, Hashable {
        /// The lines of its head, and its body.
        public var head: [String], body: String
    }

    /// Its port.
    public let port: UInt16
    private let descriptor: Int32
    private let kept = Mutex<[Call]>([])
    private let status: Int

    /// Listens at once.
    public init(status: Int = 204) throws {
        self.status = status
        (descriptor, port) = try LoopbackSocket.listen()
        Thread.detachNewThread { [self] in serve() }
    }

    /// Ends it.
    public func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// What it was called with, in order.
    public var calls: [Call] { kept.withLock { $0 } }

    private func serve() {
        while true {
            let client = accept(descriptor, nil, nil)
            guard client >= 0 else { break }
            var reader = LineReader(descriptor: client)
            var head: [String] = []
            while let line = reader.next(), !line.isEmpty { head.append(line) }
            let length = head.first { $0.lowercased().hasPrefix("content-length:") }
                .flatMap { Int($0.dropFirst(15).filter { $0 != " " }) }
            let call = Call(head: head, body: reader.bytes(length ?? 0))
            kept.withLock { $0.append(call) }
            LoopbackSocket.say("HTTP/1.1 \(status) x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", to: client)
            close(client)
        }
        close(descriptor)
    }
}

/// Sockets of the loopback.
enum LoopbackSocket {
    static func listen() throws -> (descriptor: Int32, port: UInt16) {
        // Closed on exec: a program that a test starts must not keep the port open.
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, size) == 0 && Glibc.listen(descriptor, 16) == 0
                    && getsockname(descriptor, address, &size) == 0
            }
        }
        guard descriptor >= 0, isBound else { throw CocoaError(.featureUnsupported) }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    static func say(_ text: String, to client: Int32) {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }
}

/// Lines of a connection, without their ends.
struct LineReader {
    let descriptor: Int32
    private var buffer: [UInt8] = []

    init(descriptor: Int32) { self.descriptor = descriptor }

    mutating func next() -> String? {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                let line = buffer[..<end].filter { $0 != UInt8(ascii: "\r") }
                buffer.removeSubrange(...end)
                return String(decoding: line, as: UTF8.self)
            }
            guard fill() else { return nil }
        }
    }

    mutating func bytes(_ count: Int) -> String {
        while buffer.count < count, fill() {}
        let taken = buffer.prefix(count)
        buffer.removeFirst(taken.count)
        return String(decoding: taken, as: UTF8.self)
    }

    private mutating func fill() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &chunk, chunk.count, 0)
        guard count > 0 else { return false }
        buffer += chunk[..<count]
        return true
    }
}
