import Foundation
import LoopbackServers
import TestSupport
import Testing

/// What was pulled becomes findings and a plan, and the plan becomes calls that are shown and never sent.
@Suite struct PlanCallsTests {
    /// The ERP's side of the first `count` customers of a loopback platform, but for: customer 3 is blocked, customer 5
    /// has another package as well, and there is one more customer than the platform has. Synthetic.
    static func deliver(_ workspace: TestWorkspace, _ count: Int, platform: String) throws {
        func table(_ name: String, _ rows: [String]) throws {
            let text = (rows + ["#END;\(rows.count - 1)"]).joined(separator: "\n") + "\n"
            try workspace.drop(text: text, as: "erp/\(name)-\(PullStoryTests.day).csv")
        }
        try table("plans", ["plan;name;allows_tv;default_package", "TV;Com TV;S;"])
        try table(
            "packages",
            ["package;name;platform;platform_package;extra;price"]
                + (10...12).map { "P\($0);Pacote \($0);\(platform);\($0);S;19,90" })
        try table(
            "contracts",
            ["contract;subscriber;plan;radius_login;status;status_since;due_day"]
                + (1...count + 1).map { "C\($0);S\($0);TV;u\($0);\($0 == 3 ? "blocked" : "active");2026-05-01;10" })
        try table(
            "contract-packages",
            ["contract;package;starts_on", "C5;P10;2026-01-01"]
                + (1...count + 1).map { "C\($0);P\(10 + $0 % 3);2026-01-01" })
    }

    @Test func theCallsOfAPlanAreShownAndNotSent() async throws {
        let server = PullStoryTests.tvip(PullStoryTests.world(40))
        try await server.start()
        let workspace = try PullStoryTests.workspace("tvip", server.address)
        try Self.deliver(workspace, 40, platform: "tvip")
        let pulled = try await PullStoryTests.run(workspace, ["pull", "tvip"])
        #expect(pulled.status == 0, "\(pulled.errors)")
        let ran = try await PullStoryTests.run(workspace, ["run", "--quiet"])
        #expect(ran.status != 2 && ran.status != 3, "\(ran.errors)")
        let before = server.requests.count
        let shown = try await PullStoryTests.run(workspace, ["plan", "calls", "tvip"], secrets: [:])
        #expect(shown.status == 0, "\(shown.errors)")
        #expect(server.requests.count == before)
        let base = "\(server.address)/api/provider"
        // Blocked at home, active there; the package that is missing; those that the platform suspended.
        #expect(shown.output.contains("PUT \(base)/accounts/3\n"), "\(shown.output)")
        #expect(shown.output.contains("{\"enabled\":false}"), "\(shown.output)")
        #expect(shown.output.contains("{\"account\":\"5\",\"tarif\":\"10\"}"), "\(shown.output)")
        #expect(shown.output.contains("PUT \(base)/accounts/7\n"), "\(shown.output)")
        // An account that is yet to be made: its package waits for its id.
        #expect(shown.output.contains("{\"login\":\"u41\",\"fullname\":\"C41\",\"enabled\":true}"), "\(shown.output)")
        #expect(shown.output.contains("account.id is not known"), "\(shown.output)")
        #expect(shown.output.contains("Authorization: Basic {base64:…}") && !shown.output.contains("s3gr3d0"))
        let json = try await PullStoryTests.run(workspace, ["plan", "calls", "tvip", "--json"], secrets: [:])
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        let calls = (object?["actions"] as? [[String: Any]] ?? []).flatMap { $0["calls"] as? [[String: Any]] ?? [] }
        #expect(!calls.isEmpty && calls.allSatisfy { $0["mayBeMade"] as? Bool == true }, "the profile is signed")
        try PullStoryTests.checkSecrets(workspace, [pulled, ran, shown, json])
        await server.stop()
    }

    /// Deezer's calls are known from somebody's code alone: they are shown, and said not to be made.
    @Test func whatNobodySignedIsShownAsSuch() async throws {
        let workspace = try TestWorkspace(
            configuration: """
                provider: { name: TV Cabo Exemplo, cnpj: ["11222333000181"], state: SP, city: "3550308" }
                billing: { proration: full }
                intake: { settleSeconds: 0 }
                platforms: { deezer: { tenant: { HOST: api.example.com, OFFER_CODE: FAM } } }
                """)
        func table(_ name: String, _ rows: [String]) throws {
            let text = (rows + ["#END;\(rows.count - 1)"]).joined(separator: "\n") + "\n"
            try workspace.drop(text: text, as: "\(name)-\(PullStoryTests.day).csv")
        }
        try table("erp/plans", ["plan;name;allows_tv;default_package", "TV;Com TV;S;DZ"])
        try table(
            "erp/packages", ["package;name;platform;platform_package;extra;price", "DZ;Deezer;deezer;prem;S;9,90"])
        try table(
            "erp/subscribers",
            ["subscriber;name;document;phone", "S1;Ana;52998224725;11999990000", "S2;Rui;11144477735;"])
        try table(
            "erp/contracts",
            [
                "contract;subscriber;plan;radius_login;status;status_since", "C1;S1;TV;u1;cancelled;2026-01-01",
                "C2;S2;TV;u2;active;2026-01-01",
            ])
        try table("erp/contract-packages", ["contract;package;starts_on"])
        try table("deezer/deezer-accounts", ["account;status;external_ref", "A1;active;C1", "A2;active;C2"])
        try table("deezer/deezer-entitlements", ["account;package;status", "A1;prem;active", "A2;prem;active"])
        _ = try await PullStoryTests.run(workspace, ["run", "--quiet"])
        let shown = try await PullStoryTests.run(workspace, ["plan", "calls", "deezer"], secrets: [:])
        #expect(shown.status == 0, "\(shown.errors)")
        #expect(
            shown.output.contains("GET https://api.example.com/notification/deactivate?code=FAM&key=***"),
            "\(shown.output)")
        #expect(
            shown.output.contains("may not be made") && shown.output.contains("third-party-code"), "\(shown.output)")
        #expect(!shown.output.contains("52998224725"))
    }
}
