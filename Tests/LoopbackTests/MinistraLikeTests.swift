import LoopbackServers
import Testing

@Suite struct MinistraLikeTests {
    private static let api = "/stalker_portal/api"

    private static func server(_ world: PlatformWorld) -> MinistraLikeServer {
        MinistraLikeServer(world: world, user: "isp", password: "pw")
    }

    @Test func formsAndTheirTwoVerbs() async throws {
        let world = PlatformWorld.sample()
        try await withServer(Self.server(world)) { server async throws in
            let caller = Caller(server: server, user: "isp:pw")
            func put(_ path: String, _ form: String) async throws -> String {
                try await caller.ask(
                    "PUT", Self.api + path, body: form, type: "application/x-www-form-urlencoded"
                ).body
            }
            #expect(try await caller.ask("GET", Self.api + "/accounts/cliente1").body.contains("00:1A:79:00:00:01"))
            let fresh = "login=jos%C3%A9+1&full_name=Jos%C3%A9&stb_mac=001a.7900.0002"
            #expect(
                try await caller.post(Self.api + "/accounts", form: fresh).body == #"{"results":true,"status":"OK"}"#)
            #expect(try await caller.post(Self.api + "/accounts", form: fresh).body.contains("Login already in use"))
            #expect(
                try await caller.post(Self.api + "/accounts", form: "login=x&stb_mac=00-1A-79-00-00-01").body
                    .contains("MAC address already in use"))
            #expect(try await put("/accounts/jos%C3%A9%201", "status=0").contains("OK"))
            #expect(world.snapshot.accounts.last?.status == "0")

            // A delta keeps what it does not name, a replacement does not.
            let held = "/account_subscription/cliente1"
            #expect(try await put(held, "subscribed%5B%5D=10&subscribed[]=12").contains("OK"))
            #expect(
                try await caller.ask("GET", Self.api + held).body == #"{"results":["11","10","12"],"status":"OK"}"#)
            #expect(try await put(held, "unsubscribed[]=11").contains("OK"))
            #expect(try await caller.post(Self.api + held, form: "subscribed[]=99").body.contains("Package not found"))
            #expect(try await caller.post(Self.api + held, form: "subscribed[]=11").body.contains("OK"))
            #expect(try await caller.ask("GET", Self.api + held).body == #"{"results":["11"],"status":"OK"}"#)
            #expect(try await caller.ask("GET", Self.api + "/tariffs").body.contains("Pacote 12"))
            #expect(try await caller.ask("DELETE", Self.api + "/accounts/cliente1").body.contains("OK"))
            #expect(try await caller.ask("DELETE", Self.api + "/accounts/cliente1").body.contains("not found"))
            #expect(world.effects(of: "DELETE accounts", on: "cliente1") == 1)
        }
    }

    private static func soap(_ operation: String, _ arguments: String, namespace: String = "API") -> String {
        """
        <?xml version="1.0"?>
        <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:a="\(namespace)"><e:Body>
        <a:\(operation)>\(arguments)</a:\(operation)></e:Body></e:Envelope>
        """
    }

    @Test func theSoapDoor() async throws {
        let world = PlatformWorld.sample()
        try await withServer(Self.server(world)) { server async throws in
            let caller = Caller(server: server, user: "isp:pw")
            func call(_ body: String) async throws -> Caller.Reply {
                try await caller.ask("POST", Self.api + "/soap", body: body, type: "text/xml; charset=utf-8")
            }
            let fresh = Self.soap("CreateAccount", "<params><login>a&amp;b</login><status>1</status></params>")
            #expect(try await call(fresh).body.contains(#"<return xsi:type="xsd:boolean">true</return>"#))
            #expect(try await call(fresh).body.contains(">false</return>"))
            let off = Self.soap("UpdateAccount", "<params><login>a&#38;b</login><status>0</status></params>")
            #expect(try await call(off).body.contains(">true</return>"))
            let info = try await call(Self.soap("GetAccountInfo", "<search><login>a&amp;b</login></search>"))
            #expect(info.status == 200 && info.body.contains(#"<login xsi:type="xsd:string">a&amp;b</login>"#))
            #expect(info.body.contains(#"<status xsi:type="xsd:int">0</status>"#))
            let nobody = try await call(Self.soap("GetAccountInfo", "<search><login>nobody</login></search>"))
            #expect(nobody.status == 500 && nobody.body.contains("<SOAP-ENV:Fault>"))
            #expect(try await call(Self.soap("CreateAccount", "", namespace: "Other")).body.contains("Fault"))
            #expect(try await call("<broken").body.contains("Fault"))
            #expect(world.calls.map(\.tookEffect) == [true, false, true])
            #expect(world.effects(of: "SOAP CreateAccount", on: "a&b") == 1)
        }
    }
}
