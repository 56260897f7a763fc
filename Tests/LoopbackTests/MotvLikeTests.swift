import LoopbackServers
import Testing

@Suite struct MotvLikeTests {
    private static let now = 1_790_000_000

    private static func server(_ world: PlatformWorld, _ faults: FaultPlan = .none) -> MotvLikeServer {
        MotvLikeServer(world: world, faults: faults, login: "isp", secret: "s3cret", clock: { now }, sha1: sha1)
    }

    private static func caller(_ server: MotvLikeServer, at time: Int = now, secret: String = "s3cret") -> Caller {
        Caller(server: server, headers: ["Authorization: isp:\(time):\(sha1("\(time)isp\(secret)"))"])
    }

    @Test func pagesAndNumbers() async throws {
        let world = PlatformWorld.sample()
        try await withServer(Self.server(world)) { server async throws in
            let caller = Self.caller(server)
            let first = try await caller.ask(
                "POST", "/api/Bouquet/selection", body: #"{"data":{"where":[],"page":1,"page_limit":2}}"#)
            #expect(first.status == 200)
            #expect(first.body.contains(#""row_count":3"#) && first.body.contains(#""bouquets_conax_id":"010""#))
            let second = try await caller.ask(
                "POST", "/api/Bouquet/selection", body: #"{"data":{"where":[],"page":2,"page_limit":2}}"#)
            #expect(second.body.contains(#""bouquets_id":12"#) && !second.body.contains(#""bouquets_id":10"#))
            let unknown = try await caller.ask("POST", "/api/Customer/getDataV2", body: #"{"data":{"viewers_id":99}}"#)
            #expect(unknown.status == 200 && unknown.body.contains(#""status":100"#))
            let stale = try await Self.caller(server, at: Self.now - 601).ask(
                "POST", "/api/Customer/getDataV2", body: #"{"data":{"viewers_id":1}}"#)
            #expect(stale.body.contains(#""status":24"#))
            let forged = try await Self.caller(server, secret: "other").ask(
                "POST", "/api/Customer/deleteCustomer", body: #"{"data":{"viewers_id":1}}"#)
            #expect(forged.body.contains(#""status":3"#))
            #expect(world.effects(on: "1") == 0 && world.snapshot.accounts.count == 7)
        }
    }

    @Test func aReportIsPolled() async throws {
        try await withServer(Self.server(.sample())) { server async throws in
            let caller = Self.caller(server)
            let order = try await caller.ask("POST", "/api/Report/customers", body: #"{"data":{}}"#)
            #expect(order.body == #"{"response":{"report_id":1},"status":1}"#)
            let body = #"{"data":{"report_id":1}}"#
            #expect(try await caller.ask("POST", "/api/Report/download", body: body).body.contains("104"))
            #expect(try await caller.ask("POST", "/api/Report/status", body: body).body.contains("running"))
            #expect(try await caller.ask("POST", "/api/Report/status", body: body).body.contains("done"))
            let lines = try await caller.ask("POST", "/api/Report/download", body: body).body.split(separator: "\n")
            #expect(lines.count == 8)
            #expect(lines.first == "viewers_id;viewers_login;viewers_external_id;viewers_state")
            #expect(lines.last == "7;cliente7;C-7;1")
        }
    }

    @Test func aSubscriptionsLife() async throws {
        let world = PlatformWorld.sample()
        try await withServer(Self.server(world)) { server async throws in
            let caller = Self.caller(server)
            func call(_ name: String, _ data: String) async throws -> String {
                try await caller.ask("POST", "/api/" + name, body: "{\"data\":{\(data)}}").body
            }
            let made = try await call("Integration/createMotvCustomer", #""login":"novo","external_id":"C-8""#)
            #expect(made == #"{"response":1000001,"status":1}"#)
            #expect(try await call("Integration/createMotvCustomer", #""login":"novo""#).contains("14000"))
            #expect(
                try await call("Integration/subscribe", #""viewers_id":1000001,"products_id":99"#).contains("404"))
            #expect(
                try await call("Integration/subscribe", #""viewers_id":1000001,"products_id":10"#)
                    .contains(#""status":1"#))
            let held = world.snapshot.entitlements.last
            #expect(held?.account == "1000001" && held?.product == "10" && held?.state == "1")
            let key = #""viewers_bouquets_id":101"#
            #expect(try await call("Subscription/suspendSubscription", key).contains(#""status":1"#))
            #expect(try await call("Subscription/suspendSubscription", key).contains(#""status":502"#))
            #expect(
                try await call("Subscription/getCustomerSubscriptionInfo", #""viewers_id":1"#)
                    .contains(#""subscription_state":4"#))
            #expect(try await call("Subscription/resumeSubscription", key).contains(#""status":1"#))
            #expect(try await call("Subscription/cancelSubscription", key).contains(#""status":1"#))
            #expect(try await call("Subscription/cancelSubscription", key).contains(#""status":503"#))
            #expect(world.effects(of: "Subscription/cancelSubscription", on: "101") == 1)
            #expect(try await call("Integration/cancel", #""viewers_id":2,"products_id":12"#).contains(#""status":1"#))
            #expect(try await call("Customer/deleteCustomer", #""viewers_id":"3""#).contains(#""status":1"#))
            #expect(!world.snapshot.accounts.contains { $0.id == "3" })
            #expect(world.repeatedEffects.isEmpty)
        }
    }
}
