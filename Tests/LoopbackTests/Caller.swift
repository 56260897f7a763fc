import CLibCrypto
import Foundation
import LoopbackServers
import TestSupport

/// A client in a process of its own, so that nothing here waits on the pool that the servers run on.
struct Caller: Sendable {
    struct Reply: Sendable {
        /// How the client ended: 0, 28 for a time-out, 52 for an empty reply.
        var exit: Int32
        var status: Int
        var body: String
    }

    let server: any LoopbackServer
    var headers: [String] = []
    var user: String?
    /// Seconds until the client gives up.
    var patience = "20"

    func ask(_ method: String, _ path: String, body: String? = nil, type: String = "application/json") async throws
        -> Reply
    {
        var arguments = [
            "--silent", "--globoff", "--noproxy", "*", "--max-time", patience, "--request", method,
            "--write-out", "\n%{http_code}",
        ]
        if let body { arguments += ["--data-binary", body, "--header", "Content-Type: \(type)"] }
        if let user { arguments += ["--user", user] }
        for header in headers { arguments += ["--header", header] }
        return try await Self.curl(arguments + [server.address + path])
    }

    func post(_ path: String, form: String) async throws -> Reply {
        try await ask("POST", path, body: form, type: "application/x-www-form-urlencoded")
    }

    static func curl(_ arguments: [String]) async throws -> Reply {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        let ending = try Program(path: "/usr/bin/curl").run(arguments)
                        var lines = ending.output.components(separatedBy: "\n")
                        let status = Int(lines.popLast() ?? "") ?? 0
                        return Reply(exit: ending.status, status: status, body: lines.joined(separator: "\n"))
                    })
            }
        }
    }
}

/// SHA-1 of a text, as hexadecimal digits.
@Sendable func sha1(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var digest = [UInt8](repeating: 0, count: 20)
    var length = 0
    guard EVP_Q_digest(nil, "SHA1", nil, bytes, bytes.count, &digest, &length) == 1 else { return "" }
    return digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
}

/// Starts a server, lends it and stops it.
func withServer<Server: LoopbackServer>(_ server: Server, _ body: (Server) async throws -> Void) async throws {
    try await server.start()
    do {
        try await body(server)
    } catch {
        await server.stop()
        throw error
    }
    await server.stop()
}

extension PlatformWorld {
    /// Seven accounts with one product each, of three.
    static func sample() -> PlatformWorld {
        PlatformWorld(
            Snapshot(
                accounts: (1...7).map { number in
                    Account(
                        id: "\(number)", login: "cliente\(number)", externalReference: "C-\(number)",
                        name: "Cliente \(number)")
                },
                entitlements: (1...7).map { number in
                    Entitlement(id: "\(100 + number)", account: "\(number)", product: "\(10 + number % 3)")
                },
                devices: [Device(mac: "00:1A:79:00:00:01", account: "1")],
                products: (10...12).map { Product(id: "\($0)", name: "Pacote \($0)", code: "0\($0)") }))
    }
}
