import CLibCrypto
import Foundation
import Signing
import TestSupport
import Testing

/// The machine's configuration of OpenSSL may bar SHA-1, or everything; the verdict on a note stays the same.
@Suite struct PolicyTests {
    /// Configurations that leave the process's own context without SHA-1.
    private static let policies = [
        // Only validated modules, and none is there.
        "[algorithms]\ndefault_properties = fips=yes\n",
        // No provider but the one that reads keys.
        "[none]\n[providers]\nbase = base_section\n[base_section]\nactivate = 1\n",
    ]
    private static let mark = "SINTONIA_POLICY_PROBE"

    @Test(arguments: policies) func strictPolicies(_ policy: String) throws {
        let path = FileManager.default.temporaryDirectory.path + "/sintonia-\(UUID().uuidString).cnf"
        let head =
            "openssl_conf = top\nconfig_diagnostics = 1\n[top]\n"
            + (policy.hasPrefix("[algorithms]") ? "alg_section = algorithms\n" : "providers = providers\n")
        try (head + policy).write(toFile: path, atomically: false, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let ending = try Program(path: tests).run(
            ["--testing-library", "swift-testing", "--filter", "PolicyTests/probe"],
            environment: ["OPENSSL_CONF": path, Self.mark: "1"])
        #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
        #expect((ending.output + ending.errors).contains("Test run with 1 test"), "\(ending.errors)")
    }

    /// Runs in a process of its own, under a policy.
    @Test(.enabled(if: ProcessInfo.processInfo.environment[mark] != nil)) func probe() throws {
        #expect(EVP_MD_fetch(nil, "SHA1", nil) == nil, "the policy is not in force")
        #expect(sha256Hex(of: "abc".utf8).hasPrefix("ba7816bf"))
        #expect(hmacSHA256Hex(key: [], message: []).hasPrefix("b613679a"))
        let pem = try SigningFixtures.bytes("pki/intermediaria.pem")
        let verifier = try SignatureVerifier(trustedCertificatesPEM: pem)
        for (number, outcome) in [("01", SignedElement.Outcome.valid), ("30", .invalid(.digest))] {
            let element = try #require(try verifier.verify(try SigningFixtures.bytes(numbered: number)).first)
            #expect(element.outcome == outcome)
            #expect(element.certificate?.holder == "12ABC34501DE35")
            #expect(element.certificate?.isTrusted == true)
        }
    }
}
