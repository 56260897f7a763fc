import Foundation
import LoopbackServers
import TestSupport
import Testing

/// Boxes are taken off a platform like anything else: held against its list, called once, read back, told to the next
/// run; and where it has no list of boxes, a call without a clear end is a person's. All data synthetic.
@Suite(.serialized) struct BoxCallTests {
    static let mac = "00:1A:2B:00:00:01"

    /// The shape of ``PullStoryTests/tvip(_:_:)`` with its boxes.
    static func profile(readsBoxes: Bool) throws -> [String: Any] {
        let path = Checkout.fixtures + "/platforms/tvip.json"
        var profile = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any])
        let evidence: [String: Any] = ["level": "vendor-sdk", "sources": ["shape of a public plug-in"]]
        var reads = profile["reads"] as? [String: Any] ?? [:]
        if readsBoxes {
            reads["boxes"] = [
                "evidence": evidence, "kind": "devices", "path": "/devices",
                "map": ["mac": ["from": "/mac", "transforms": ["mac"]], "account": ["from": "/account"]],
            ]
        }
        profile["reads"] = reads
        var operations = profile["ops"] as? [String: Any] ?? [:]
        let verify = readsBoxes ? ["verifyBy": "boxes"] : [:]
        operations["remove-device"] =
            (["evidence": evidence, "method": "DELETE", "path": "/devices/{device.mac}"] as [String: Any])
            .merging(verify) { $1 }
        operations["add-device"] =
            ([
                "evidence": evidence, "method": "POST", "path": "/devices",
                "body": ["mac": "{device.mac}", "account": "{account.id}"],
            ] as [String: Any]).merging(verify) { $1 }
        profile["ops"] = operations
        var capabilities = profile["capabilities"] as? [String: Any] ?? [:]
        capabilities["devices"] = "yes"
        profile["capabilities"] = capabilities
        return profile
    }

    /// A box that lies in stock and is paired with the account of customer 1.
    static func planned(
        _ server: any LoopbackServer, readsBoxes: Bool
    ) async throws -> (workspace: TestWorkspace, hash: String) {
        let workspace = try PullStoryTests.workspace("tvip", server.address)
        try ApplyStoryTests.lay(try profile(readsBoxes: readsBoxes), of: "tvip", into: workspace)
        for day in ["2026-11-21", PullStoryTests.day] {
            func table(_ name: String, _ rows: [String]) throws {
                try workspace.drop(
                    text: (rows + ["#END;\(rows.count - 1)"]).joined(separator: "\n") + "\n", as: "\(name)-\(day).csv")
            }
            try table("erp/plans", ["plan;name;allows_tv;default_package", "TV;Com TV;S;"])
            try table(
                "erp/packages",
                [
                    "package;name;platform;platform_package;extra;price", "P10;Dez;tvip;10;S;19,90",
                    "P11;Onze;tvip;11;S;19,90", "P12;Doze;tvip;12;S;19,90",
                ])
            try table(
                "erp/contracts",
                ["contract;subscriber;plan;radius_login;status;status_since;due_day"]
                    + (1...40).map { "C\($0);S\($0);TV;u\($0);active;2026-05-01;10" })
            try table(
                "erp/contract-packages",
                ["contract;package;starts_on"] + (1...40).map { "C\($0);P\(10 + $0 % 3);2026-01-01" })
            try table("erp/points", ["point;contract;location;mac", "PT2;C2;Sala;001A2B000002"])
            try workspace.drop(
                text: "mac;model;patrimony\n001A2B000001;X1;9001\n001A2B000002;X1;9002\n",
                as: "stb/stb-import-\(day).csv")
            if !readsBoxes {
                try table(
                    "tvip/tvip-devices", ["mac;account", "001A2B000001;1", "001A2B000002;2"])
            }
            let pulled = try await PullStoryTests.run(workspace, ["pull", "tvip"], on: day)
            #expect(pulled.status == 0, "\(pulled.errors)")
            _ = try await PullStoryTests.run(workspace, ["run", "--quiet"], on: day)
        }
        let rows = try workspace.rows("plan").filter { $0["platform"] as? String == "tvip" }
        #expect(
            rows.contains { ($0["action"] as? String)?.contains("device") == true || "\($0)".contains(mac) }, "\(rows)")
        return (workspace, try await ApplyStoryTests.hash(workspace, "tvip"))
    }

    static func world() -> PlatformWorld {
        let world = PullStoryTests.world(40)
        world.seed(
            PlatformWorld.Snapshot(devices: [
                Device(mac: mac, account: "1"), Device(mac: "00:1A:2B:00:00:02", account: "2"),
            ]))
        return world
    }

    /// No reply, and done all the same: the list of boxes tells, and nothing is called twice.
    @Test func aBoxIsReadBack() async throws {
        let world = Self.world()
        let server = PullStoryTests.tvip(world)
        try await server.start()
        let (workspace, hash) = try await Self.planned(server, readsBoxes: true)
        server.follow(FaultPlan(seed: 1, rate: 1, kinds: [.dropAfterEffect], scope: .changes))
        let (ending, outcomes) = try await ApplyStoryTests.apply(workspace, "tvip", hash)
        #expect(ending.status == 0 && outcomes == ["done": outcomes["done"] ?? -1], "\(outcomes) \(ending.errors)")
        #expect(!world.snapshot.devices.contains { $0.mac == Self.mac })
        #expect(world.calls.count { $0.method == "DELETE devices" } == 1 && world.repeatedEffects.isEmpty)
        _ = try await PullStoryTests.run(workspace, ["run", "--quiet"])
        let left = try workspace.rows("plan").filter { $0["platform"] as? String == "tvip" }
        #expect(left.isEmpty, "\(left)")
        await server.stop()
    }

    /// Somebody has paired it with another account meanwhile: it is left alone.
    @Test func aBoxThatHasMovedIsLeftAlone() async throws {
        let world = Self.world()
        let server = PullStoryTests.tvip(world)
        try await server.start()
        let (workspace, hash) = try await Self.planned(server, readsBoxes: true)
        world.seed(PlatformWorld.Snapshot(devices: [Device(mac: Self.mac, account: "3")]))
        let (ending, outcomes) = try await ApplyStoryTests.apply(workspace, "tvip", hash)
        #expect(ending.status == 1 && outcomes["conflict"] == 1, "\(outcomes) \(ending.errors)")
        #expect(world.snapshot.devices.contains { $0.mac == Self.mac && $0.account == "3" })
        #expect(!world.calls.contains { $0.method == "DELETE devices" })
        await server.stop()
    }

    @Test func withoutAListOfBoxesADoubtIsAPersons() async throws {
        let world = Self.world()
        let server = PullStoryTests.tvip(world)
        try await server.start()
        let (workspace, hash) = try await Self.planned(server, readsBoxes: false)
        server.follow(FaultPlan(seed: 1, rate: 1, kinds: [.dropBeforeEffect], scope: .changes))
        let (ending, outcomes) = try await ApplyStoryTests.apply(workspace, "tvip", hash)
        #expect(ending.status == 1 && (outcomes["doubt"] ?? 0) >= 1, "\(outcomes) \(ending.errors)")
        server.follow(.none)
        let calls = world.calls.count { $0.method == "DELETE devices" }
        #expect(calls == 1)
        for _ in 1...2 { _ = try await ApplyStoryTests.apply(workspace, "tvip", hash) }
        #expect(world.calls.count { $0.method == "DELETE devices" } == 1)
        // Nor the next day, by the plan of a list that may be cut.
        try workspace.drop(text: "mac;account\n001A2B000002;2\n", as: "tvip/tvip-devices-2026-11-23.csv")
        _ = try await PullStoryTests.run(workspace, ["run", "--quiet"], on: "2026-11-23")
        let next = try await ApplyStoryTests.hash(workspace, "tvip")
        _ = try await PullStoryTests.run(
            workspace, ["apply", "tvip", "--plan", next, "--author", "ana"], on: "2026-11-23")
        #expect(world.calls.count { $0.method == "DELETE devices" } == 1, "\(world.calls)")
        await server.stop()
    }
}
