import Foundation
import LoopbackServers
import TestSupport
import Testing

/// The shipped profile of Deezer against a reseller of its shape: what an operator who signs for it gets, and that the
/// customer's document, which is the key of every call, stands in nothing that is written. All data synthetic.
@Suite(.serialized) struct DeezerStoryTests {
    static let documents = ["52998224725", "11144477735", "39053344705", "86288366757"]
    static let secrets = ["SINTONIA_DEEZER_TOKEN": "s3gr3d0-deezer"]

    static func workspace(_ address: String, isSigned: Bool) async throws -> (workspace: TestWorkspace, hash: String) {
        let workspace = try TestWorkspace(
            configuration: """
                provider: { name: TV Cabo Exemplo, cnpj: ["11222333000181"], state: SP, city: "3550308" }
                billing: { proration: full }
                intake: { settleSeconds: 0 }
                platforms: { deezer: { profile: deezer.json, tenant: { HOST: "\(address.replacing("http://", with: ""))", OFFER_CODE: FAM } } }
                """)
        let shipped = Checkout.root + "/platforms/deezer.json"
        var profile = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: shipped))) as? [String: Any])
        if isSigned {
            profile["signedOffBy"] = ["by": "the tests", "on": "2026-11-21"]
            var capabilities = profile["capabilities"] as? [String: Any] ?? [:]
            capabilities["executable"] = true
            // As shipped the platform has no list, and so no absence is ever proved: nobody new is activated. An operator
            // who gets a whole report says so.
            capabilities["listAccounts"] = "report-file"
            profile["capabilities"] = capabilities
        }
        // The only other change: a server of this machine speaks without TLS.
        var request = profile["request"] as? [String: Any] ?? [:]
        request["baseURL"] = "http://{tenant:HOST}"
        profile["request"] = request
        try JSONSerialization.data(withJSONObject: profile).write(
            to: URL(filePath: workspace.root + "/deezer.json"))
        for day in ["2026-11-21", PullStoryTests.day] {
            func table(_ name: String, _ rows: [String]) throws {
                let text = (rows + ["#END;\(rows.count - 1)"]).joined(separator: "\n") + "\n"
                try workspace.drop(text: text, as: "\(name)-\(day).csv")
            }
            try table("erp/plans", ["plan;name;allows_tv;default_package", "TV;Com TV;S;DZ"])
            try table(
                "erp/packages", ["package;name;platform;platform_package;extra;price", "DZ;Deezer;deezer;prem;S;9,90"])
            try table(
                "erp/subscribers",
                ["subscriber;name;document;phone"]
                    + documents.enumerated().map { "S\($0 + 1);Cliente \($0 + 1);\($1);1199999000\($0)" })
            // 1 has left, 2 is as he should be, 3 is new, 4 is blocked.
            try table(
                "erp/contracts",
                ["contract;subscriber;plan;radius_login;status;status_since"]
                    + [(1, "cancelled"), (2, "active"), (3, "active"), (4, "blocked")].map {
                        "C\($0);S\($0);TV;u\($0);\($1);2026-05-01"
                    })
            try table("erp/contract-packages", ["contract;package;starts_on"])
            let there = [1, 2, 4]
            try table("deezer/deezer-accounts", ["account;status;external_ref"] + there.map { "A\($0);active;C\($0)" })
            try table("deezer/deezer-entitlements", ["account;package;status"] + there.map { "A\($0);prem;active" })
            _ = try await PullStoryTests.run(workspace, ["run", "--quiet"], on: day)
        }
        return (workspace, try await ApplyStoryTests.hash(workspace, "deezer"))
    }

    static func world() -> PlatformWorld {
        PlatformWorld(
            PlatformWorld.Snapshot(
                accounts: [0, 1, 3].map { Account(id: documents[$0], login: documents[$0], status: "1") }))
    }

    static func apply(_ workspace: TestWorkspace, _ hash: String) async throws -> Program.Ending {
        try await PullStoryTests.run(
            workspace, ["apply", "deezer", "--plan", hash, "--author", "ana"], secrets: secrets)
    }

    /// Neither a document nor the token stands in anything that is printed or reported, or in the journal of the calls.
    static func checkHidden(_ workspace: TestWorkspace, _ endings: [Program.Ending]) throws {
        var texts = endings.flatMap { [$0.output, $0.errors] }
        texts += try workspace.tree("outbox").values.map { String(decoding: $0, as: UTF8.self) }
        texts.append((try? String(contentsOfFile: workspace.root + "/audit.ndjson", encoding: .utf8)) ?? "")
        texts += try workspace.dump().filter { $0.contains("applied") || $0.contains("audit") }
        for word in documents + ["529.982.247-25", "s3gr3d0-deezer"] {
            #expect(!texts.contains { $0.contains(word) }, "\(texts.first { $0.contains(word) }?.prefix(300) ?? "")")
        }
    }

    @Test func asShippedNothingIsCalled() async throws {
        let world = Self.world()
        let server = HubIspLikeServer(world: world, token: "s3gr3d0-deezer", offer: "FAM")
        try await server.start()
        let (workspace, hash) = try await Self.workspace(server.address, isSigned: false)
        let ending = try await Self.apply(workspace, hash)
        #expect(ending.status == 4 && server.requests.isEmpty, "\(ending.errors)")
        await server.stop()
    }

    @Test func signedItActivatesAndDeactivates() async throws {
        let world = Self.world()
        let server = HubIspLikeServer(world: world, token: "s3gr3d0-deezer", offer: "FAM")
        try await server.start()
        let (workspace, hash) = try await Self.workspace(server.address, isSigned: true)
        let calls = try await PullStoryTests.run(workspace, ["plan", "calls", "deezer"], secrets: [:])
        let ending = try await Self.apply(workspace, hash)
        let now = world.snapshot.accounts
        #expect(
            now.first { $0.id == Self.documents[0] }?.status == "0", "\(ending.output)\(ending.errors)\(calls.output)")
        #expect(now.first { $0.id == Self.documents[1] }?.status == "1")
        #expect(now.first { $0.id == Self.documents[2] }?.status == "1", "\(ending.output)\(ending.errors)")
        #expect(world.repeatedEffects.isEmpty && world.calls.allSatisfy(\.tookEffect), "\(world.calls)")
        let again = try await Self.apply(workspace, hash)
        #expect(world.repeatedEffects.isEmpty && world.calls.allSatisfy(\.tookEffect), "\(world.calls)")
        try Self.checkHidden(workspace, [calls, ending, again])
        await server.stop()
    }

    /// Nothing can be asked of it: a call without a reply is a person's, and is not made again, nor on the next day.
    @Test func aDoubtIsAPersons() async throws {
        let world = Self.world()
        let server = HubIspLikeServer(
            world: world, faults: FaultPlan(seed: 1, rate: 1, kinds: [.dropAfterEffect]), token: "s3gr3d0-deezer",
            offer: "FAM")
        try await server.start()
        let (workspace, hash) = try await Self.workspace(server.address, isSigned: true)
        let ending = try await Self.apply(workspace, hash)
        #expect(ending.status == 1 && !world.calls.isEmpty, "\(ending.output)\(ending.errors)")
        let calls = world.calls.count
        server.follow(.none)
        let again = try await Self.apply(workspace, hash)
        #expect(world.calls.count == calls && again.status == 1, "\(again.output)")
        try Self.checkHidden(workspace, [ending, again])
        await server.stop()
    }

    /// Killed while a call is on its way: whether it arrived nobody knows. A person is asked, and the others are called.
    @Test func killedDuringACallItIsAPersons() async throws {
        let world = Self.world()
        let server = HubIspLikeServer(
            world: world, faults: FaultPlan(atChange: [1: .slow(seconds: 30)]), token: "s3gr3d0-deezer", offer: "FAM")
        try await server.start()
        let (workspace, hash) = try await Self.workspace(server.address, isSigned: true)
        let pid = try workspace.program.start(
            [
                "apply", "deezer", "--plan", hash, "--author", "ana", "--workspace", workspace.root, "--as-of",
                PullStoryTests.day,
            ], environment: Self.secrets)
        let end = Date().addingTimeInterval(20)
        while world.calls.isEmpty, Date() < end { try await Task.sleep(for: .milliseconds(10)) }
        kill(pid, SIGKILL)
        _ = await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: Program.wait(pid)) }
        }
        let first = try #require(world.calls.first)
        for _ in 1...2 {
            let again = try await Self.apply(workspace, hash)
            #expect(again.status == 1, "\(again.output)\(again.errors)")
        }
        #expect(world.calls.count { $0.method == first.method && $0.target == first.target } == 1)
        #expect(world.calls.count > 1 && world.repeatedEffects.isEmpty, "\(world.calls)")
        await server.stop()
    }

    /// Its words quote the key: they are not.
    @Test func itsWordsAreNotQuotedWithTheKey() async throws {
        let world = PlatformWorld()
        let server = HubIspLikeServer(world: world, token: "s3gr3d0-deezer", offer: "OTHER")
        try await server.start()
        let (workspace, hash) = try await Self.workspace(server.address, isSigned: true)
        let ending = try await Self.apply(workspace, hash)
        #expect(ending.status == 1 && ending.output.contains("***"), "\(ending.output)\(ending.errors)")
        #expect(world.calls.allSatisfy { !$0.tookEffect })
        try Self.checkHidden(workspace, [ending])
        await server.stop()
    }
}
