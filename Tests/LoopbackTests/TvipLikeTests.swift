import LoopbackServers
import Testing

@Suite struct TvipLikeTests {
    @Test func pagesFiltersAndCodes() async throws {
        let world = PlatformWorld.sample()
        let server = TvipLikeServer(world: world, user: "isp", password: "p:w", maximumLimit: 3)
        try await withServer(server) { server async throws in
            let caller = Caller(server: server, user: "isp:p:w")
            let page = try await caller.ask("GET", "/api/provider/accounts?limit=5&start=3")
            #expect(page.status == 200 && page.body.hasSuffix(#""total":"7"}"#))
            #expect(page.body.contains("cliente4") && page.body.contains("cliente6"))
            #expect(!page.body.contains("cliente3") && !page.body.contains("cliente7"))
            let held = try await caller.ask("GET", "/api/provider/account_subscriptions?account=2")
            #expect(
                held.body
                    == #"{"data":[{"account":2,"id":102,"start":null,"stop":null,"tarif":12}],"total":"1"}"#)
            #expect(try await caller.ask("GET", "/api/provider/devices").body.contains("00:1A:79:00:00:01"))
            #expect(try await caller.ask("GET", "/api/provider/accounts/99").status == 404)
            #expect(try await Caller(server: server).ask("GET", "/api/provider/accounts").status == 401)
        }
    }

    @Test func rowsAreMadeChangedAndDeleted() async throws {
        let world = PlatformWorld.sample()
        try await withServer(TvipLikeServer(world: world, user: "isp", password: "pw")) { server async throws in
            let caller = Caller(server: server, user: "isp:pw")
            let made = try await caller.ask(
                "POST", "/api/provider/accounts", body: #"{"fullname":"Ação","login":"a@b","enabled":true}"#)
            #expect(made.status == 200 && made.body.contains(#""id":1000001"#))
            #expect(try await caller.ask("POST", "/api/provider/accounts", body: #"{"login":"a@b"}"#).status == 409)
            let put = try await caller.ask("PUT", "/api/provider/accounts/1000001", body: #"{"enabled":false}"#)
            #expect(put.body.contains(#""enabled":false"#) && put.body.contains("Ação"))
            let granted = try await caller.ask(
                "POST", "/api/provider/account_subscriptions",
                body: #"{"account":1000001,"tarif":"10","start":"2026-11-01T00:00:00Z"}"#)
            #expect(granted.status == 200)
            #expect(
                try await caller.ask("PUT", "/api/provider/account_subscriptions/103", body: #"{"stop":"2026-12-01"}"#)
                    .body.contains("2026-12-01"))
            #expect(try await caller.ask("DELETE", "/api/provider/account_subscriptions/101").status == 200)
            #expect(try await caller.ask("DELETE", "/api/provider/account_subscriptions/101").status == 404)
            #expect(try await caller.ask("DELETE", "/api/provider/accounts/1").status == 200)
            #expect(world.snapshot.devices.first?.account == nil)
            #expect(world.calls.map(\.tookEffect) == [true, false, true, true, true, true, false, true])
            #expect(world.effects(of: "DELETE account_subscriptions", on: "101") == 1)
        }
    }
}
