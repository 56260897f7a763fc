import Foundation
import Glibc
import HTTPKit
import Testing

/// What a platform must not be able to do to whoever asks it, whatever it sends. Every reply is written byte by byte by a
/// server of the test.
@Suite(.serialized) struct HostileServerTests {
    /// Accepts connections on the loopback one after another, waits for the head of a request, and lets `serve` write.
    /// A write to a connection that was closed fails, and ends that reply.
    final class RawServer: Sendable {
        let port: UInt16
        private let listening: Int32

        init(_ serve: @escaping @Sendable (_ write: ([UInt8]) -> Bool) -> Void) throws {
            // Writing to whoever went away is an error and no signal.
            signal(SIGPIPE, SIG_IGN)
            let opened = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            listening = opened
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let (code, name) = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                    (Glibc.bind(opened, raw, length) + listen(opened, 8), getsockname(opened, raw, &length))
                }
            }
            try #require(code == 0 && name == 0)
            port = UInt16(bigEndian: address.sin_port)
            Thread.detachNewThread {
                while true {
                    let connection = accept(opened, nil, nil)
                    guard connection >= 0 else { return }
                    var head: [UInt8] = []
                    var buffer = [UInt8](repeating: 0, count: 4096)
                    while !String(decoding: head, as: UTF8.self).contains("\r\n\r\n") {
                        let count = read(connection, &buffer, buffer.count)
                        guard count > 0 else { break }
                        head += buffer.prefix(count)
                    }
                    serve { bytes in
                        var sent = 0
                        while sent < bytes.count {
                            let count = bytes.withUnsafeBytes { raw in
                                Glibc.write(connection, raw.baseAddress.map { $0 + sent }, bytes.count - sent)
                            }
                            guard count > 0 else { return false }
                            sent += count
                        }
                        return true
                    }
                    Glibc.shutdown(connection, Int32(SHUT_RDWR))
                    close(connection)
                }
            }
        }

        deinit {
            Glibc.shutdown(listening, Int32(SHUT_RDWR))
            close(listening)
        }
    }

    static func ask(_ server: RawServer, seconds: Int = 10, bytes: Int = 1 << 20) throws -> HTTPReply {
        var limits = HTTPLimits()
        limits.totalSeconds = seconds
        limits.replyBytes = bytes
        return try HTTPClient(limits).send(HTTPRequest(method: "POST", url: "http://127.0.0.1:\(server.port)/x"))
    }

    /// A reply from a text, whatever it says.
    static func asking(_ reply: String) throws -> HTTPReply {
        let server = try RawServer { write in _ = write(Array(reply.utf8)) }
        return try ask(server)
    }

    /// What ended without a whole reply, and whether the call can have been seen.
    static func fault(of reply: String) -> HTTPFault? {
        do {
            _ = try asking(reply)
            return nil
        } catch { return error as? HTTPFault }
    }

    @Test func aReplyWithoutEndIsGivenUp() throws {
        let server = try RawServer { write in
            guard write(Array("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n".utf8)) else { return }
            let block = [UInt8](repeating: UInt8(ascii: "["), count: 1 << 16)
            while write(block) {}
        }
        let error = #expect(throws: HTTPFault.self) { try Self.ask(server) }
        #expect(error?.kind == .tooLarge)
    }

    /// A few kilobytes that unpack to 100 MB.
    @Test func aBombIsGivenUp() throws {
        let packed = FileManager.default.temporaryDirectory.path + "/sintonia-bomb-\(UUID().uuidString).gz"
        defer { try? FileManager.default.removeItem(atPath: packed) }
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["-c", "head -c 100000000 /dev/zero | gzip -9 > '\(packed)'"]
        try shell.run()
        shell.waitUntilExit()
        let bomb = [UInt8](try Data(contentsOf: URL(filePath: packed)))
        #expect(bomb.count < 1 << 20)
        let server = try RawServer { write in
            let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n"
            _ = write(Array(head.utf8)) && write(bomb)
        }
        let error = #expect(throws: HTTPFault.self) { try Self.ask(server) }
        #expect(error?.kind == .tooLarge)
    }

    @Test func aReplyThatDripsIsGivenUp() throws {
        let server = try RawServer { write in
            guard write(Array("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".utf8)) else { return }
            while write([UInt8(ascii: " ")]) { usleep(100_000) }
        }
        let begin = Date()
        let error = #expect(throws: HTTPFault.self) { try Self.ask(server, seconds: 1) }
        #expect(error?.kind == .timedOut && Date().timeIntervalSince(begin) < 5)
    }

    @Test func tenMegabytesOfHeadersAreGivenUp() throws {
        for line in ["X-Padding: \(String(repeating: "a", count: 10 << 20))\r\n", "X-P: a\r\n"] {
            let server = try RawServer { write in
                guard write(Array("HTTP/1.1 200 OK\r\n".utf8)) else { return }
                let block = Array(String(repeating: line, count: 1 + 65536 / line.utf8.count).utf8)
                var left = 10 << 20
                while left > 0, write(block) { left -= block.count }
                _ = write(Array("Content-Length: 2\r\n\r\n{}".utf8))
            }
            // Refused, or taken with what fits: never more than a few headers are kept.
            if let reply = try? Self.ask(server) { #expect(reply.headers.count <= 200 && reply.body.count <= 2) }
        }
    }

    /// An answer without a head comes after the call: whatever it was, it may have been done.
    @Test func whatIsNoHTTPComesAfterTheCall() {
        for reply in ["{\"ok\":true}", "\u{1}\u{2}\u{3}\u{4}\r\n\r\n", "HTTP/9.9.9 yes\r\n\r\n", ""] {
            let fault = Self.fault(of: reply)
            #expect(
                fault != nil && fault?.wasNeverSent == false, "\(reply.debugDescription): \(String(describing: fault))")
        }
    }

    @Test func aBodyThatIsNotAsLongAsItSaysIsNone() throws {
        let head = "HTTP/1.1 200 OK\r\n"
        for reply in [
            head + "Content-Length: 50\r\n\r\n{\"ok\":true}",
            head + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"ok\"",
            head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
            head + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n",
            head + "Content-Length: -5\r\n\r\n{}",
            head + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
        ] {
            let fault = Self.fault(of: reply)
            #expect(
                fault != nil && fault?.wasNeverSent == false, "\(reply.debugDescription): \(String(describing: fault))")
        }
        // More than it says: the rest is none of it.
        #expect(try Self.asking(head + "Content-Length: 2\r\n\r\n{}{\"evil\":1}").body == Array("{}".utf8))
    }

    /// A hundred redirections are one: it is handed over as it is.
    @Test func aRingOfRedirectionsIsNotFollowed() throws {
        let reply = try Self.asking("HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n")
        #expect(reply.status == 302 && reply.headers["location"] == "/x")
        let interim = String(repeating: "HTTP/1.1 100 Continue\r\nX-Old: 1\r\n\r\n", count: 100)
        let last = try Self.asking(interim + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        #expect(last.status == 200 && last.headers["x-old"] == nil)
    }
}
