import Foundation
import HTTPKit
import TestSupport
import Testing

/// TLS against a server of OpenSSL's on the loopback. The certificate is made for the test.
@Suite(.serialized) struct CertificateTests {
    /// A running server with a certificate for one name.
    final class Server {
        let port: String, trustFile: String
        private let pid: pid_t
        private let folder: String

        init(for name: String) throws {
            folder = FileManager.default.temporaryDirectory.path + "/sintonia-tls-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            trustFile = folder + "/cert.pem"
            let openssl = Program(path: "/usr/bin/openssl")
            let made = try openssl.run([
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Synthetic",
                "-addext", "subjectAltName=\(name)", "-keyout", folder + "/key.pem", "-out", trustFile,
            ])
            try #require(made.status == 0, "\(made.errors)")
            let output = folder + "/out.txt"
            pid = try openssl.start(
                [
                    "s_server", "-accept", "127.0.0.1:0", "-www", "-cert", trustFile, "-key", folder + "/key.pem",
                ], output: output)
            var found: String?
            let end = Date().addingTimeInterval(20)
            while found == nil, Date() < end {
                usleep(20_000)
                let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
                found = text.firstMatch(of: /ACCEPT 127\.0\.0\.1:(\d+)\n/).map { String($0.1) }
            }
            guard let found else {
                kill(pid, SIGKILL)
                _ = Program.wait(pid)
                throw CocoaError(.executableLoad)
            }
            port = found
        }

        deinit {
            kill(pid, SIGKILL)
            _ = Program.wait(pid)
            try? FileManager.default.removeItem(atPath: folder)
        }

        func ask(trusting file: String?) throws -> HTTPReply {
            var limits = HTTPLimits()
            limits.trustFile = file
            return try HTTPClient(limits).send(HTTPRequest(method: "GET", url: "https://127.0.0.1:\(port)/"))
        }
    }

    @Test func aCertificateThatMatchesIsTaken() throws {
        let server = try Server(for: "IP:127.0.0.1")
        #expect(try server.ask(trusting: server.trustFile).status == 200)
    }

    /// It is trusted, and another's.
    @Test func aCertificateOfAnotherHostIsRefused() throws {
        let server = try Server(for: "DNS:platform.example")
        let fault = try #require(throws: HTTPFault.self) { try server.ask(trusting: server.trustFile) }
        #expect(fault.kind == .certificate, "\(fault)")
    }

    /// Mail goes nowhere either: nothing of it was said.
    @Test func mailIsNotHandedToAServerThatNobodyVouchesFor() throws {
        let server = try Server(for: "IP:127.0.0.1")
        let client = MailClient(
            MailServer(
                host: "127.0.0.1", port: Int(server.port) ?? 0, security: .tls, user: "ana", password: "x",
                limits: HTTPLimits()))
        let message = MailMessage(from: "a@example.com", to: ["b@example.com"], text: Array("x\r\n".utf8))
        let fault = try #require(throws: MailFault.self) { try client.send(message) }
        #expect(fault.fault.kind == .certificate && fault.wasNotTaken, "\(fault)")
    }

    /// It matches, and nobody vouches for it.
    @Test func aCertificateThatNobodyVouchesForIsRefused() throws {
        let server = try Server(for: "IP:127.0.0.1")
        let fault = try #require(throws: HTTPFault.self) { try server.ask(trusting: nil) }
        #expect(fault.kind == .certificate, "\(fault)")
    }
}
