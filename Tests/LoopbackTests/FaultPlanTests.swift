import LoopbackServers
import Testing

@Suite struct FaultPlanTests {
    private static func server(_ world: PlatformWorld, _ faults: FaultPlan) -> TvipLikeServer {
        TvipLikeServer(world: world, faults: faults, user: "isp", password: "pw")
    }

    static let withoutEffect: [FaultPlan.Kind] = [
        .http500, .http429WithRetryAfter, .dropBeforeEffect, .errorEnvelopeWith200, .htmlPage, .halfJSON,
        .slow(seconds: 0.05), .redirectToOtherHost,
    ]

    @Test(arguments: withoutEffect) func aStruckChangeHasNoEffect(_ kind: FaultPlan.Kind) async throws {
        let world = PlatformWorld.sample()
        let before = world.snapshot
        try await withServer(Self.server(world, FaultPlan(atChange: [1: kind]))) { server async throws in
            let caller = Caller(server: server, user: "isp:pw")
            _ = try await caller.ask("GET", "/api/provider/accounts")
            let struck = try await caller.ask("DELETE", "/api/provider/accounts/1")
            #expect(world.snapshot == before)
            #expect(world.calls.map(\.fault) == [kind] && world.effects(on: "1") == 0)
            #expect(server.strikes.map(\.number) == [2])
            switch kind {
            case .dropBeforeEffect: #expect(struck.exit == 52 && struck.status == 0)
            case .http500: #expect(struck.status == 500)
            case .http429WithRetryAfter: #expect(struck.status == 429)
            case .redirectToOtherHost: #expect(struck.status == 307)
            case .slow: #expect(struck.status == 503)
            default: #expect(struck.status == 200 && !struck.body.isEmpty)
            }
            #expect(try await caller.ask("DELETE", "/api/provider/accounts/1").status == 200)
            #expect(world.effects(of: "DELETE accounts", on: "1") == 1)
        }
    }

    @Test func theCaseInDoubt() async throws {
        let world = PlatformWorld.sample()
        try await withServer(Self.server(world, FaultPlan(atRequest: [1: .dropAfterEffect]))) { server async throws in
            let caller = Caller(server: server, user: "isp:pw")
            #expect(try await caller.ask("DELETE", "/api/provider/accounts/1").exit == 52)
            #expect(world.effects(on: "1") == 1 && world.snapshot.accounts.count == 6)
            #expect(try await caller.ask("DELETE", "/api/provider/accounts/1").status == 404)
            #expect(world.effects(on: "1") == 1 && world.calls.count == 2)
        }
    }

    @Test func pagesThatLie() async throws {
        let plan = FaultPlan(atRequest: [
            1: .shrinkingTotal, 2: .pageTwoEqualsPageOne, 3: .shrinkingTotal, 4: .halfJSON,
        ])
        try await withServer(Self.server(.sample(), plan)) { server async throws in
            let caller = Caller(server: server, user: "isp:pw")
            let first = try await caller.ask("GET", "/api/provider/accounts?limit=3&start=0")
            #expect(first.body.hasSuffix(#""total":"7"}"#))
            #expect(try await caller.ask("GET", "/api/provider/accounts?limit=3&start=3").body == first.body)
            let third = try await caller.ask("GET", "/api/provider/accounts?limit=3&start=6")
            #expect(third.body.hasSuffix(#""total":"5"}"#))
            let half = try await caller.ask("GET", "/api/provider/accounts?limit=3&start=0").body
            #expect(half.utf8.count == first.body.utf8.count / 2 && first.body.hasPrefix(half))
            #expect(server.strikes.map(\.number) == [2, 3, 4])
        }
    }

    @Test func aSlowReplyOutlastsAnImpatientClient() async throws {
        let plan = FaultPlan(atRequest: [1: .slow(seconds: 5)])
        try await withServer(Self.server(.sample(), plan)) { server async throws in
            let caller = Caller(server: server, user: "isp:pw", patience: "0.3")
            #expect(try await caller.ask("GET", "/api/provider/accounts").exit == 28)
        }
    }

    @Test func chanceIsTheSameInEveryRun() async throws {
        func strikes(seed: UInt64) async throws -> [ReceivedRequest] {
            let plan = FaultPlan(seed: seed, rate: 0.3, kinds: [.http500, .htmlPage, .dropAfterEffect], scope: .reads)
            let server = Self.server(.sample(), plan)
            try await withServer(server) { server async throws in
                let urls = (1...40).map { _ in server.address + "/api/provider/accounts/1" }
                _ = try await Caller.curl(["--silent", "--noproxy", "*", "--user", "isp:pw"] + urls)
            }
            return server.strikes
        }
        let first = try await strikes(seed: 7)
        #expect((6...20).contains(first.count) && Set(first.map(\.fault)).count > 1)
        #expect(try await strikes(seed: 7) == first)
        #expect(try await strikes(seed: 8) != first)
    }

    @Test func aServerStartsAgain() async throws {
        let server = Self.server(.sample(), .none)
        for number in 1...2 {
            try await withServer(server) { server async throws in
                #expect(server.port > 0)
                let reply = try await Caller(server: server, user: "isp:pw").ask("GET", "/api/provider/accounts/1")
                #expect(reply.status == 200 && server.requests.count == number)
            }
            #expect(server.port == 0)
        }
    }
}
