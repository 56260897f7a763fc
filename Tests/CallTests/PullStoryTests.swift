import Foundation
import LoopbackServers
import Signing
import TestSupport
import Testing

/// `sintonia pull` against loopback servers that speak three shapes of contracts: what is laid into the inbox is what the
/// platform has, proved to be whole; and where the platform misbehaves nothing is laid there at all. All data synthetic.
@Suite(.serialized) struct PullStoryTests {
    static let day = "2026-11-22"
    static let secrets = [
        "SINTONIA_TVIP_LOGIN": "isp", "SINTONIA_TVIP_PASSWORD": "s3gr3d0-tvip", "SINTONIA_MOTV_LOGIN": "isp",
        "SINTONIA_MOTV_KEY": "s3gr3d0-motv", "SINTONIA_MINISTRA_LOGIN": "isp",
        "SINTONIA_MINISTRA_PASSWORD": "s3gr3d0-ministra",
    ]

    /// A platform with so many customers, a package each, every seventh suspended.
    static func world(_ count: Int) -> PlatformWorld {
        let numbers = 1...count
        return PlatformWorld(
            PlatformWorld.Snapshot(
                accounts: numbers.map {
                    Account(id: "\($0)", login: "u\($0)", externalReference: "C\($0)", status: $0 % 7 == 0 ? "0" : "1")
                },
                entitlements: numbers.map {
                    Entitlement(id: "\(1000 + $0)", account: "\($0)", product: "\(10 + $0 % 3)", state: "1")
                },
                devices: [],
                products: (10...12).map { Product(id: "\($0)", name: "Pacote \($0)") }))
    }

    /// A workspace that knows one of the proof profiles.
    static func workspace(_ platform: String, _ address: String) throws -> TestWorkspace {
        let profile = Checkout.fixtures + "/platforms/\(platform).json"
        let configuration = """
            provider: { name: TV Cabo Exemplo, cnpj: ["11222333000181"], state: SP, city: "3550308" }
            billing: { proration: full }
            intake: { settleSeconds: 0 }
            platforms:
              \(platform):
                profile: \(profile)
                tenant: { HOST: "\(address.replacingOccurrences(of: "http://", with: ""))" }
            """
        return try TestWorkspace(configuration: configuration)
    }

    /// Runs a command without holding a thread of the cooperative pool, on which the server answers.
    static func run(
        _ workspace: TestWorkspace, _ words: [String], secrets: [String: String] = secrets, on date: String = day
    ) async throws -> Program.Ending {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        try workspace.program.run(
                            words + ["--workspace", workspace.root, "--as-of", date, "--lang", "en"],
                            environment: secrets)
                    })
            }
        }
    }

    static func inbox(_ workspace: TestWorkspace) throws -> [String] {
        try workspace.tree("inbox").keys.filter { $0.contains("-\(day).") }.sorted()
    }

    /// No file of the workspace, and nothing that was printed, holds a secret.
    static func checkSecrets(_ workspace: TestWorkspace, _ endings: [Program.Ending]) throws {
        var texts = endings.flatMap { [Data($0.output.utf8), Data($0.errors.utf8)] }
        let names = FileManager.default.enumerator(atPath: workspace.root)?.allObjects ?? []
        for case let name as String in names {
            texts.append(FileManager.default.contents(atPath: workspace.root + "/" + name) ?? Data())
        }
        for secret in secrets.values where secret.hasPrefix("s3gr3d0") {
            #expect(!texts.contains { $0.range(of: Data(secret.utf8)) != nil })
            #expect(
                !texts.contains { $0.range(of: Data(Data("isp:\(secret)".utf8).base64EncodedString().utf8)) != nil })
        }
    }

    static func tvip(_ world: PlatformWorld, _ faults: FaultPlan = .none) -> TvipLikeServer {
        TvipLikeServer(world: world, faults: faults, user: "isp", password: "s3gr3d0-tvip")
    }

    static func motv(_ world: PlatformWorld, _ faults: FaultPlan = .none) -> MotvLikeServer {
        MotvLikeServer(
            world: world, faults: faults, login: "isp", secret: "s3gr3d0-motv",
            clock: { Int(Date().timeIntervalSince1970) },
            sha1: { text in
                hexadecimal(MessageDigest.sha1.bytes(of: Array(text.utf8)) ?? [])
            })
    }

    @Test(arguments: [1, 10, 37]) func aPagedListIsWhole(_ count: Int) async throws {
        let server = Self.tvip(Self.world(count))
        try await server.start()
        let workspace = try Self.workspace("tvip", server.address)
        let pulled = try await Self.run(workspace, ["pull", "tvip"])
        #expect(pulled.status == 0, "\(pulled.output)\(pulled.errors)")
        let names = try Self.inbox(workspace)
        #expect(names.filter { $0.hasSuffix(".manifest.json") }.count == 2, "\(names)")
        let ran = try await Self.run(workspace, ["run", "--quiet"])
        let sync = try workspace.rows("sync").filter { $0["platform"] as? String == "tvip" }
        #expect(sync.count == 2 && sync.allSatisfy { $0["complete"] as? Bool == true }, "\(sync)")
        #expect(sync.contains { $0["kind"] as? String == "accounts" && $0["rows"] as? Int == count }, "\(sync)")
        try Self.checkSecrets(workspace, [pulled, ran])
        await server.stop()
    }

    @Test func aReportFileAndReadsPerAccount() async throws {
        let server = Self.motv(Self.world(23))
        try await server.start()
        let workspace = try Self.workspace("motv", server.address)
        let report = try await Self.run(workspace, ["pull", "motv", "--only", "customers"])
        #expect(report.status == 0, "\(report.output)\(report.errors)")
        let first = try await Self.run(workspace, ["run", "--quiet"])
        #expect(!(first.status == 2 || first.status == 3), "\(first.errors)")
        let rest = try await Self.run(workspace, ["pull", "motv"])
        #expect(rest.status == 0, "\(rest.output)\(rest.errors)")
        let ran = try await Self.run(workspace, ["run", "--quiet"])
        let sync = try workspace.rows("sync").filter { $0["platform"] as? String == "motv" }
        let rows = Dictionary(
            sync.map { ($0["kind"] as? String ?? "", $0["rows"] as? Int ?? -1) },
            uniquingKeysWith: { first, _ in first })
        #expect(rows == ["accounts": 23, "entitlements": 23, "catalogue-packages": 3], "\(sync)")
        // A report is no proof of being whole, and what is read by its accounts is no better.
        #expect(sync.first { $0["kind"] as? String == "entitlements" }?["complete"] as? Bool == false)
        try Self.checkSecrets(workspace, [report, rest, ran])
        await server.stop()
    }

    @Test func aListWithoutPagesIsTakenAndProvesNothing() async throws {
        let server = MinistraLikeServer(world: Self.world(12), user: "isp", password: "s3gr3d0-ministra")
        try await server.start()
        let workspace = try Self.workspace("ministra", server.address)
        let pulled = try await Self.run(workspace, ["pull", "ministra"])
        #expect(pulled.status == 0, "\(pulled.output)\(pulled.errors)")
        let ran = try await Self.run(workspace, ["run", "--quiet"])
        let sync = try workspace.rows("sync").filter { $0["platform"] as? String == "ministra" }
        #expect(sync.count == 2 && sync.allSatisfy { $0["rows"] as? Int == 12 }, "\(sync)")
        #expect(sync.allSatisfy { $0["complete"] as? Int == 0 }, "\(sync)")
        try Self.checkSecrets(workspace, [pulled, ran])
        await server.stop()
    }

    /// 20 % of all calls fail one way or another: what is laid down is whole all the same, or nothing is.
    @Test(arguments: 1...6) func aBadLineIsGotOver(_ seed: Int) async throws {
        let faults = FaultPlan(
            seed: UInt64(seed), rate: 0.2,
            kinds: [.http500, .dropBeforeEffect, .dropAfterEffect, .htmlPage, .halfJSON])
        let server = Self.tvip(Self.world(64), faults)
        try await server.start()
        let workspace = try Self.workspace("tvip", server.address)
        let pulled = try await Self.run(workspace, ["pull", "tvip"])
        let names = try Self.inbox(workspace)
        if pulled.status == 0 {
            #expect(names.filter { $0.hasSuffix(".manifest.json") }.count == 2, "\(names)")
            let accounts = try workspace.tree("inbox").first { $0.key.hasSuffix("accounts-\(Self.day).csv") }
            #expect(accounts.map { String(decoding: $0.value, as: UTF8.self).split(separator: "\n").count } == 65)
        } else {
            #expect(names.isEmpty, "\(names)")
        }
        #expect(!server.strikes.isEmpty)
        await server.stop()
    }

    @Test(arguments: [
        (FaultPlan.Kind.pageTwoEqualsPageOne, "page-repeated"), (.shrinkingTotal, "total-changed"),
        (.redirectToOtherHost, "other-host.invalid"), (.errorEnvelopeWith200, "/data"),
    ]) func aListThatIsNoneIsNotLaidDown(_ kind: FaultPlan.Kind, _ word: String) async throws {
        let server = Self.tvip(
            Self.world(45), FaultPlan(atRequest: [2: kind, 3: kind, 4: kind, 5: kind, 6: kind, 7: kind]))
        try await server.start()
        let workspace = try Self.workspace("tvip", server.address)
        let pulled = try await Self.run(workspace, ["pull", "tvip", "--only", "accounts"])
        #expect(pulled.status != 0 && pulled.status != 3, "\(pulled.output)")
        #expect(pulled.errors.contains(word), "\(pulled.errors)")
        #expect(try Self.inbox(workspace).isEmpty)
        await server.stop()
    }

    @Test func aPlatformThatAsksToWaitIsWaitedFor() async throws {
        let server = Self.tvip(Self.world(5), FaultPlan(atRequest: [1: .http429WithRetryAfter]))
        try await server.start()
        let workspace = try Self.workspace("tvip", server.address)
        let pulled = try await Self.run(workspace, ["pull", "tvip"])
        #expect(pulled.status == 0, "\(pulled.errors)")
        #expect(server.requests.count == 3 && server.strikes.count == 1)
        await server.stop()
    }

    /// Sent elsewhere, no credential is carried there: nothing at all is.
    @Test func nothingIsCarriedElsewhere() async throws {
        let other = Self.tvip(Self.world(5))
        try await other.start()
        let server = Self.tvip(
            Self.world(5), FaultPlan(atRequest: [1: .redirectToOtherHost], redirectTarget: other.address))
        try await server.start()
        let workspace = try Self.workspace("tvip", server.address)
        let pulled = try await Self.run(workspace, ["pull", "tvip"])
        #expect(pulled.status == 2 && pulled.errors.contains("127.0.0.1"), "\(pulled.errors)")
        #expect(other.requests.isEmpty)
        #expect(try Self.inbox(workspace).isEmpty)
        await server.stop()
        await other.stop()
    }

    @Test func aWrongSecretIsSaidAndNothingIsTriedAgain() async throws {
        let server = Self.tvip(Self.world(5))
        try await server.start()
        let workspace = try Self.workspace("tvip", server.address)
        var wrong = Self.secrets
        wrong["SINTONIA_TVIP_PASSWORD"] = "wrong"
        let refused = try await Self.run(workspace, ["pull", "tvip"], secrets: wrong)
        #expect(refused.status == 2 && refused.errors.contains("auth"), "\(refused.errors)")
        #expect(server.requests.count == 1)
        wrong["SINTONIA_TVIP_PASSWORD"] = ""
        let missing = try await Self.run(workspace, ["pull", "tvip"], secrets: wrong)
        #expect(missing.status == 2 && missing.errors.contains("SINTONIA_TVIP_PASSWORD"), "\(missing.errors)")
        #expect(server.requests.count == 1)
        await server.stop()
    }

    @Test func aFileOfSecretsIsItsOwnersOnly() async throws {
        let server = Self.tvip(Self.world(5))
        try await server.start()
        let workspace = try Self.workspace("tvip", server.address)
        let file = workspace.root + "/tvip.secrets"
        let yaml = workspace.root + "/sintonia.yaml"
        let text = try String(contentsOfFile: yaml, encoding: .utf8)
        try (text + "\n    secrets: tvip.secrets\n").write(toFile: yaml, atomically: false, encoding: .utf8)
        try #"{"LOGIN":"isp","PASSWORD":"s3gr3d0-tvip"}"#.write(toFile: file, atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        let open = try await Self.run(workspace, ["pull", "tvip"], secrets: [:])
        #expect(open.status == 2 && open.errors.contains("chmod 600"), "\(open.errors)")
        // A link to it, a folder in its place, something else in it, nothing at all: said, and nothing is called.
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        let aside = workspace.root + "/elsewhere"
        try FileManager.default.moveItem(atPath: file, toPath: aside)
        let missing = try await Self.run(workspace, ["pull", "tvip"], secrets: [:])
        try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: aside)
        let linked = try await Self.run(workspace, ["pull", "tvip"], secrets: [:])
        try FileManager.default.removeItem(atPath: file)
        try #"["s3gr3d0-tvip"]"#.write(toFile: file, atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        let other = try await Self.run(workspace, ["pull", "tvip"], secrets: [:])
        for ending in [missing, linked, other] {
            #expect(ending.status == 2 && ending.errors.contains("tvip.secrets"), "\(ending)")
            #expect(!ending.errors.contains("s3gr3d0"))
        }
        try FileManager.default.removeItem(atPath: file)
        try FileManager.default.moveItem(atPath: aside, toPath: file)
        #expect(server.requests.isEmpty)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        let private600 = try await Self.run(workspace, ["pull", "tvip"], secrets: [:])
        #expect(private600.status == 0, "\(private600.errors)")
        await server.stop()
    }

    @Test func aDryRunShowsTheCallsAndMakesNone() async throws {
        let server = Self.motv(Self.world(5))
        try await server.start()
        let workspace = try Self.workspace("motv", server.address)
        let shown = try await Self.run(workspace, ["pull", "motv", "--dry-run"])
        #expect(shown.status == 0 && shown.output.contains("POST http://127.0.0.1"), "\(shown.output)\(shown.errors)")
        #expect(shown.output.contains("{secret:LOGIN}") && !shown.output.contains("s3gr3d0"), "\(shown.output)")
        #expect(server.requests.isEmpty)
        #expect(try Self.inbox(workspace).isEmpty)
        await server.stop()
    }

    /// No section below the vendor's own word is executed without a signature: each weakened in turn.
    @Test(arguments: ["auth", "request", "response", "paging", "accounts"])
    func whatNoVendorSaysIsNotExecuted(_ section: String) async throws {
        let server = Self.tvip(Self.world(5))
        try await server.start()
        let workspace = try Self.workspace("tvip", server.address)
        let path = Checkout.fixtures + "/platforms/tvip.json"
        var profile = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any])
        profile["signedOffBy"] = nil
        func write() throws {
            let data = try JSONSerialization.data(withJSONObject: profile)
            try data.write(to: URL(filePath: workspace.root + "/tvip.json"))
        }
        let yaml = workspace.root + "/sintonia.yaml"
        let text = try String(contentsOfFile: yaml, encoding: .utf8).replacing(path, with: "tvip.json")
        try text.write(toFile: yaml, atomically: false, encoding: .utf8)
        try write()
        let vendors = try await Self.run(workspace, ["pull", "tvip"])
        #expect(vendors.status == 0, "the vendor's word needs no signature: \(vendors.errors)")
        let before = server.requests.count
        let weak: [String: Any] = ["level": "third-party-code", "sources": ["somebody's code"]]
        // A profile that says it may be executed is refused as a whole; one that does not say so is refused at the call.
        for isExecutable in [true, false] {
            var capabilities = profile["capabilities"] as? [String: Any] ?? [:]
            capabilities["executable"] = isExecutable
            profile["capabilities"] = capabilities
            let isRead = section == "accounts"
            var holder = (isRead ? profile["reads"] as? [String: Any] : profile) ?? [:]
            var node = holder[section] as? [String: Any] ?? [:]
            node["evidence"] = weak
            holder[section] = node
            if isRead { profile["reads"] = holder } else { profile = holder }
            try write()
            let refused = try await Self.run(workspace, ["pull", "tvip", "--only", "accounts"])
            #expect([2, 4].contains(refused.status), "\(section) \(isExecutable): \(refused.output)")
            #expect(refused.errors.contains("third-party-code"), "\(refused.errors)")
        }
        #expect(server.requests.count == before)
        let shown = try await Self.run(workspace, ["pull", "tvip", "--only", "accounts", "--dry-run"])
        #expect(shown.status == 0 && shown.output.contains("/api/provider/accounts"), "\(shown.errors)")
        await server.stop()
    }

    /// Killed at any moment, the inbox holds whole files or none; what has a manifest is what the manifest says.
    @Test func killedAtAnyMomentNothingHalfIsProved() async throws {
        let server = Self.tvip(Self.world(400))
        try await server.start()
        for milliseconds in [5, 20, 40, 60, 80, 110, 150] {
            let workspace = try Self.workspace("tvip", server.address)
            let pid = try workspace.program.start(
                ["pull", "tvip", "--workspace", workspace.root, "--as-of", Self.day], environment: Self.secrets)
            try await Task.sleep(for: .milliseconds(milliseconds))
            kill(pid, SIGKILL)
            _ = await withCheckedContinuation { continuation in
                Thread.detachNewThread { continuation.resume(returning: Program.wait(pid)) }
            }
            let again = try await Self.run(workspace, ["pull", "tvip"])
            #expect(again.status == 0, "\(again.errors)")
            let ran = try await Self.run(workspace, ["run", "--quiet"])
            #expect(ran.status != 2 && ran.status != 3, "\(ran.errors)")
            let sync = try workspace.rows("sync").filter { $0["platform"] as? String == "tvip" }
            #expect(sync.count == 2, "\(sync)")
            #expect(sync.allSatisfy { $0["rows"] as? Int == 400 && $0["complete"] as? Bool == true }, "\(sync)")
        }
        await server.stop()
    }
}
