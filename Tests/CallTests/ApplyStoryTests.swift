import Foundation
import LoopbackServers
import TestSupport
import Testing

/// `sintonia apply` against loopback servers: the plan comes about, each call that takes away takes effect once, and what
/// nobody can know goes to a person. All data synthetic.
@Suite(.serialized) struct ApplyStoryTests {
    /// Pulled, compared with an ERP that differs, planned: what `plan show` would show.
    static func planned(
        _ platform: String, _ server: any LoopbackServer, _ count: Int = 40
    ) async throws -> (workspace: TestWorkspace, hash: String) {
        let workspace = try PullStoryTests.workspace(platform, server.address)
        try PlanCallsTests.deliver(workspace, count, platform: platform)
        let pulled = try await PullStoryTests.run(workspace, ["pull", platform])
        #expect(pulled.status == 0, "\(pulled.errors)")
        _ = try await PullStoryTests.run(workspace, ["run", "--quiet"])
        return (workspace, try await hash(workspace, platform))
    }

    static func hash(_ workspace: TestWorkspace, _ platform: String) async throws -> String {
        let shown = try await PullStoryTests.run(workspace, ["plan", "show", "--json"])
        let object = try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [String: Any]
        let plans = object?["plans"] as? [[String: Any]] ?? []
        return plans.first { $0["platform"] as? String == platform }?["hash"] as? String ?? ""
    }

    static func apply(
        _ workspace: TestWorkspace, _ platform: String, _ hash: String
    ) async throws -> (ending: Program.Ending, outcomes: [String: Int]) {
        let ending = try await PullStoryTests.run(
            workspace, ["apply", platform, "--plan", hash, "--author", "ana", "--json"])
        let object = try? JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any]
        let rows = object?["actions"] as? [[String: Any]] ?? []
        return (ending, rows.reduce(into: [:]) { $0[$1["outcome"] as? String ?? "", default: 0] += 1 })
    }

    /// The world as the ERP of ``PlanCallsTests/deliver(_:_:platform:)`` wants it.
    static func checkWanted(_ world: PlatformWorld, _ count: Int = 40) {
        let now = world.snapshot
        for account in now.accounts {
            let number = Int(account.login.dropFirst()) ?? 0
            #expect(account.status == (number == 3 ? "0" : "1"), "\(account.login)")
            let held = Set(now.entitlements.filter { $0.account == account.id }.map(\.product))
            #expect(held == Set(["\(10 + number % 3)"] + (number == 5 ? ["10"] : [])), "\(account.login): \(held)")
        }
        #expect(now.accounts.count == count + 1)
        #expect(now.accounts.contains { $0.login == "u\(count + 1)" })
    }

    @Test func aPlanComesAboutAndThenNothingIsLeft() async throws {
        let world = PullStoryTests.world(40)
        let server = PullStoryTests.tvip(world)
        try await server.start()
        let (workspace, hash) = try await Self.planned("tvip", server)
        #expect(hash.count == 64)
        let stale = try await Self.apply(workspace, "tvip", "0123456789")
        #expect(stale.ending.status == 2 && world.calls.isEmpty, "\(stale.ending.errors)")
        let (ending, outcomes) = try await Self.apply(workspace, "tvip", hash)
        #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
        #expect(outcomes.keys.sorted() == ["done"], "\(outcomes)")
        Self.checkWanted(world)
        #expect(world.repeatedEffects.isEmpty, "\(world.repeatedEffects)")
        let calls = world.calls.count
        let again = try await Self.apply(workspace, "tvip", hash)
        #expect(again.ending.status == 0 && world.calls.count == calls, "\(again.ending.errors)")
        // The next day's picture shows what was done: nothing is left to do.
        for kind in ["contracts", "contract-packages", "plans", "packages"] {
            let today = workspace.root + "/archive/\(PullStoryTests.day)"
            let file = try #require(
                try FileManager.default.contentsOfDirectory(atPath: today).first {
                    $0.hasSuffix("~\(kind)-\(PullStoryTests.day).csv")
                })
            try workspace.drop(today + "/" + file, as: "erp/\(kind)-2026-11-23.csv")
        }
        let next = try await PullStoryTests.run(workspace, ["pull", "tvip"], on: "2026-11-23")
        #expect(next.status == 0, "\(next.errors)")
        let ran = try await PullStoryTests.run(workspace, ["run", "--quiet"], on: "2026-11-23")
        let left = try workspace.rows("plan").filter { $0["platform"] as? String == "tvip" }
        let sync = try workspace.rows("sync").map {
            "\($0["kind"] ?? "") \($0["takenAt"] ?? "") \($0["complete"] ?? "")"
        }
        #expect(left.isEmpty, "\(sync) \(left)")
        let audit = try String(contentsOfFile: workspace.root + "/audit.ndjson", encoding: .utf8)
        #expect(audit.contains("\"what\":\"apply\"") && audit.contains("\"who\":\"ana\""))
        try PullStoryTests.checkSecrets(workspace, [ending, again.ending, ran])
        await server.stop()
    }

    /// A fifth of all calls fails, some of them after they took effect: the plan comes about all the same, once.
    @Test(arguments: 1...6) func aBadLineIsGotOver(_ seed: Int) async throws {
        let world = PullStoryTests.world(40)
        let server = PullStoryTests.tvip(world)
        try await server.start()
        let (workspace, hash) = try await Self.planned("tvip", server)
        server.follow(
            FaultPlan(
                seed: UInt64(seed), rate: 0.2,
                kinds: [.http500, .dropBeforeEffect, .dropAfterEffect, .htmlPage, .halfJSON]))
        for _ in 0..<12 {
            let (ending, outcomes) = try await Self.apply(workspace, "tvip", hash)
            #expect([0, 1, 75].contains(ending.status), "\(ending.errors)")
            if outcomes["waiting"] == nil, ending.status != 75 { break }
        }
        #expect(!server.strikes.isEmpty)
        Self.checkWanted(world)
        #expect(world.repeatedEffects.isEmpty, "\(world.repeatedEffects)")
        await server.stop()
    }

    /// Killed at any moment and called again: the plan comes about, and each call takes effect once.
    @Test(arguments: [8, 20, 35, 50, 65, 80, 95, 110, 130, 150, 180, 220])
    func killedAtAnyMoment(_ milliseconds: Int) async throws {
        let world = PullStoryTests.world(40)
        let server = PullStoryTests.tvip(world)
        try await server.start()
        let (workspace, hash) = try await Self.planned("tvip", server)
        for round in 0..<3 {
            let pid = try workspace.program.start(
                [
                    "apply", "tvip", "--plan", hash, "--author", "ana", "--workspace", workspace.root, "--as-of",
                    PullStoryTests.day,
                ], environment: PullStoryTests.secrets)
            try await Task.sleep(for: .milliseconds(milliseconds + 13 * round))
            kill(pid, SIGKILL)
            _ = await withCheckedContinuation { continuation in
                Thread.detachNewThread { continuation.resume(returning: Program.wait(pid)) }
            }
        }
        let (ending, outcomes) = try await Self.apply(workspace, "tvip", hash)
        #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
        #expect(Set(outcomes.keys).isSubset(of: ["done", "already"]), "\(outcomes)")
        Self.checkWanted(world)
        #expect(world.repeatedEffects.isEmpty, "\(world.repeatedEffects)")
        await server.stop()
    }

    /// The other two contracts: numbered errors in an envelope and reads account by account; forms without pages.
    @Test(arguments: ["motv", "ministra"], 1...3) func otherContractsToo(_ platform: String, _ seed: Int) async throws {
        let world = PullStoryTests.world(20)
        let server: any LoopbackServer =
            platform == "motv"
            ? PullStoryTests.motv(world)
            : MinistraLikeServer(world: world, user: "isp", password: "s3gr3d0-ministra")
        try await server.start()
        let (workspace, _) = try await Self.planned(platform, server, 20)
        // A second look: what is read account by account needs the accounts first.
        _ = try await PullStoryTests.run(workspace, ["pull", platform], on: "2026-11-23")
        _ = try await PullStoryTests.run(workspace, ["run", "--quiet"], on: "2026-11-23")
        let hash = try await Self.hash(workspace, platform)
        server.follow(
            FaultPlan(
                seed: UInt64(seed), rate: 0.2, kinds: [.http500, .dropBeforeEffect, .dropAfterEffect, .halfJSON]))
        var last: [String: Int] = [:]
        for _ in 0..<12 {
            let (ending, outcomes) = try await Self.apply(workspace, platform, hash)
            #expect([0, 1, 75].contains(ending.status), "\(ending.errors)")
            last = outcomes
            if outcomes["waiting"] == nil, ending.status != 75 { break }
        }
        #expect(last["done", default: 0] > 0, "\(last)")
        #expect(world.repeatedEffects.isEmpty, "\(world.repeatedEffects)")
        // An account that may have been made is never asked for a second time.
        if platform == "motv" { #expect(world.calls.count { $0.method.contains("createMotvCustomer") } <= 1) }
        let now = world.snapshot
        let blocked = now.accounts.first { $0.login == "u3" }
        let grants = now.entitlements.filter { $0.account == "3" }
        #expect(blocked?.status == "0" || grants.allSatisfy { $0.state == "4" }, "\(last) \(grants)")
        await server.stop()
    }

    /// The platform changed since it was read: that change is not made.
    @Test func whatHasMovedIsLeftAlone() async throws {
        let world = PullStoryTests.world(40)
        let server = PullStoryTests.tvip(world)
        try await server.start()
        let (workspace, hash) = try await Self.planned("tvip", server)
        world.forget(account: "7")
        world.forget(entitlement: "1007")
        let (ending, outcomes) = try await Self.apply(workspace, "tvip", hash)
        #expect(ending.status == 1 && outcomes["conflict"] == 1, "\(outcomes) \(ending.errors)")
        #expect(world.effects(on: "7") == 0)
        await server.stop()
    }

    /// The permanent ghost of a public script: the platform refuses to delete, and the link is dropped at home all the
    /// same. Here nothing at home changes by a change that was not made, and it stays in the list.
    @Test func aRefusalLeavesEverythingAsItWas() async throws {
        let world = PullStoryTests.world(40)
        let server = PullStoryTests.tvip(world)
        try await server.start()
        let (workspace, hash) = try await Self.planned("tvip", server)
        // Who we are is not believed any more: the first refusal ends it all.
        var wrong = PullStoryTests.secrets
        wrong["SINTONIA_TVIP_PASSWORD"] = "wrong"
        let before = try workspace.dump()
        let refused = try await PullStoryTests.run(
            workspace, ["apply", "tvip", "--plan", hash, "--author", "ana"], secrets: wrong)
        #expect(refused.status == 2 && refused.errors.contains("auth"), "\(refused.errors)")
        #expect(world.calls.isEmpty)
        #expect(try workspace.dump() == before)
        #expect(try await Self.hash(workspace, "tvip") == hash)
        await server.stop()
    }

    /// Puts another profile in the place of the one that the workspace knows.
    static func lay(_ profile: [String: Any], of platform: String, into workspace: TestWorkspace) throws {
        let data = try JSONSerialization.data(withJSONObject: profile)
        try data.write(to: URL(filePath: workspace.root + "/\(platform).json"))
        let yaml = workspace.root + "/sintonia.yaml"
        let text = try String(contentsOfFile: yaml, encoding: .utf8)
            .replacing(Checkout.fixtures + "/platforms/\(platform).json", with: "\(platform).json")
        try text.write(toFile: yaml, atomically: false, encoding: .utf8)
    }

    /// The same platform through its other door, SOAP rpc/encoded: which has no list to read back from.
    @Test func theSoapDoorDoesTheSame() async throws {
        let world = PullStoryTests.world(20)
        let server = MinistraLikeServer(world: world, user: "isp", password: "s3gr3d0-ministra")
        try await server.start()
        let (workspace, _) = try await Self.planned("ministra", server, 20)
        _ = try await PullStoryTests.run(workspace, ["pull", "ministra"], on: "2026-11-23")
        _ = try await PullStoryTests.run(workspace, ["run", "--quiet"], on: "2026-11-23")
        let hash = try await Self.hash(workspace, "ministra")
        let path = Checkout.fixtures + "/platforms/ministra.json"
        var profile = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any])
        let evidence =
            ["level": "vendor-sdk", "sources": ["source of a middleware, read for its shape only"]] as [String: Any]
        func operation(_ name: String, _ parameters: [String: String]) -> [String: Any] {
            [
                "evidence": evidence, "method": "POST", "path": "/soap",
                "body": ["operation": name, "namespace": "API", "parameters": parameters],
                "expect": ["path": "/Envelope/Body/\(name)Response/return", "equals": "true"],
            ]
        }
        var request = profile["request"] as? [String: Any] ?? [:]
        request["body"] = "soap-rpc"
        profile["request"] = request
        profile["response"] = [
            "evidence": evidence, "format": "soap", "errorPath": "/Envelope/Body/Fault/faultstring",
            "errors": ["Account not found": "not-found", "Login already in use": "duplicate"],
        ]
        profile["reads"] = nil
        profile["ops"] = [
            "create-account": operation(
                "CreateAccount",
                ["login": "{contract.login}", "account_number": "{contract.id}", "full_name": "<&>", "status": "1"]),
            "suspend": operation("UpdateAccount", ["login": "{account.login}", "status": "0"]),
            "resume": operation("UpdateAccount", ["login": "{account.login}", "status": "1"]),
        ]
        try Self.lay(profile, of: "ministra", into: workspace)
        let (ending, outcomes) = try await Self.apply(workspace, "ministra", hash)
        #expect([0, 1].contains(ending.status) && outcomes["done", default: 0] > 0, "\(outcomes) \(ending.errors)")
        #expect(world.calls.contains { $0.method == "SOAP UpdateAccount" }, "\(world.calls)")
        #expect(world.snapshot.accounts.first { $0.login == "u3" }?.status == "0", "\(outcomes)")
        #expect(world.repeatedEffects.isEmpty)
        let calls = world.calls.count
        _ = try await Self.apply(workspace, "ministra", hash)
        #expect(world.calls.count == calls)
        try PullStoryTests.checkSecrets(workspace, [ending])
        await server.stop()
    }

    /// A contract without anything to read: what got no answer may have taken effect, goes to a person, and is never
    /// called a second time.
    @Test func whatCannotBeReadBackIsNeverAskedTwice() async throws {
        let world = PullStoryTests.world(40)
        let server = PullStoryTests.tvip(world)
        try await server.start()
        let (workspace, hash) = try await Self.planned("tvip", server)
        let path = Checkout.fixtures + "/platforms/tvip.json"
        var profile = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any])
        profile["reads"] = nil
        profile["ops"] = (profile["ops"] as? [String: [String: Any]] ?? [:]).mapValues { operation in
            operation.filter { $0.key != "verifyBy" }
        }
        try Self.lay(profile, of: "tvip", into: workspace)
        server.follow(FaultPlan(seed: 3, rate: 0.5, kinds: [.dropAfterEffect], scope: .changes))
        let first = try await Self.apply(workspace, "tvip", hash)
        #expect((first.outcomes["doubt"] ?? 0) > 0, "\(first.outcomes) \(first.ending.errors)")
        server.follow(FaultPlan())
        let calls = world.calls
        for _ in 1...3 {
            let again = try await Self.apply(workspace, "tvip", hash)
            #expect(again.outcomes["doubt"] == first.outcomes["doubt"], "\(again.outcomes)")
        }
        #expect(world.repeatedEffects.isEmpty, "\(world.repeatedEffects)")
        // Whatever else was called meanwhile, nothing that was called before was called again.
        #expect(Set(world.calls.dropFirst(calls.count).map { "\($0)" }).isDisjoint(with: calls.map { "\($0)" }))
        await server.stop()
    }

    /// Without a signature, or without a word that anything may be executed, nothing is called.
    @Test(arguments: ["signedOffBy", "executable", "never"]) func whatMayNotBeExecutedIsNot(_ what: String) async throws
    {
        let world = PullStoryTests.world(40)
        let server = PullStoryTests.tvip(world)
        try await server.start()
        let (workspace, hash) = try await Self.planned("tvip", server)
        let path = Checkout.fixtures + "/platforms/tvip.json"
        var profile = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any])
        var capabilities = profile["capabilities"] as? [String: Any] ?? [:]
        switch what {
        case "signedOffBy":
            profile["signedOffBy"] = nil
            capabilities["executable"] = false
            var operations = profile["ops"] as? [String: [String: Any]] ?? [:]
            operations["suspend"]?["evidence"] = ["level": "assumption"]
            profile["ops"] = operations
        case "executable": capabilities["executable"] = false
        default:
            var guards = profile["guards"] as? [String: Any] ?? [:]
            guards["never"] = ["suspend", "resume", "add-package", "create-account"]
            profile["guards"] = guards
        }
        profile["capabilities"] = capabilities
        let data = try JSONSerialization.data(withJSONObject: profile)
        try data.write(to: URL(filePath: workspace.root + "/tvip.json"))
        let yaml = workspace.root + "/sintonia.yaml"
        let text = try String(contentsOfFile: yaml, encoding: .utf8).replacing(path, with: "tvip.json")
        try text.write(toFile: yaml, atomically: false, encoding: .utf8)
        let (ending, outcomes) = try await Self.apply(workspace, "tvip", hash)
        #expect([1, 4].contains(ending.status), "\(ending.errors)")
        #expect(outcomes["done"] == nil, "\(outcomes)")
        #expect(world.calls.isEmpty, "\(world.calls)")
        await server.stop()
    }
}
