import Domain
import HTTPKit
import Testing

@testable import Platforms

/// Templates, signatures and bodies of calls; what is shown holds no secret.
@Suite struct CallTemplateTests {
    static let values = CallValues(
        fields: ["account.id": "7/8 á", "subscriber.document": "12345678909", "timestamp": "1000"],
        tenant: ["HOST": "127.0.0.1:80"], secrets: ["LOGIN": "ana", "KEY": "k\"y"], hidden: ["subscriber.document"])

    @Test(arguments: [
        ("{account.id}", "7/8 á", "7/8 á"), ("x{tenant:HOST}y", "x127.0.0.1:80y", "x127.0.0.1:80y"),
        ("{secret:KEY}!", "k\"y!", "{secret:KEY}!"), ("{subscriber.document}", "12345678909", "***"),
        // echo -n 1000ana | sha1sum, md5sum
        ("{sha1:{timestamp}{secret:LOGIN}}", "f3b522876bde7b6bceabfc0892a79d560bc87811", "{sha1:…}"),
        ("{base64:{secret:LOGIN}}", "YW5h", "{base64:…}"), ("{base64:ana}", "YW5h", "YW5h"),
    ]) func aTemplateIsFilledIn(_ text: String, _ filled: String, _ shown: String) throws {
        let rendered = try #require(CallTemplate(text)).rendered(Self.values)
        #expect(rendered.text == filled)
        #expect(rendered.shown == shown)
    }

    @Test(arguments: ["{", "}", "{}", "{a", "{x:y}", "{sha1:{a}", "{eval:1}"]) func aBrokenOneIsNone(_ text: String) {
        #expect(CallTemplate(text) == nil)
    }

    @Test func whatIsMissingIsNamed() throws {
        #expect(throws: CallFault.noSecret("PIN")) { try CallTemplate("{secret:PIN}")?.rendered(Self.values) }
        #expect(throws: CallFault.noTenantValue("X")) { try CallTemplate("{tenant:X}")?.rendered(Self.values) }
        #expect(throws: CallFault.noValue("page")) { try CallTemplate("{page}")?.rendered(Self.values) }
    }

    /// RFC 5849 §3.4, on a request with blanks and commas; the value was computed by another library (hmac of Python).
    @Test func theSignatureIsThatOfAnotherLibrary() throws {
        let signer = OAuth1Signature(seconds: 1_318_622_958, nonce: "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTmgZeNu2VS4cg")
        let header = try signer.header(
            method: "post", url: "https://api.twitter.com/1.1/statuses/update.json",
            query: [
                ("include_entities", "true"), ("status", "Hello Ladies + Gentlemen, a signed OAuth request!"),
            ],
            secrets: [
                "CONSUMER_KEY": "xvz1evFS4wEEPTGEFPHBog",
                "CONSUMER_SECRET": "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
                "TOKEN": "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
                "TOKEN_SECRET": "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE",
            ])
        #expect(header.contains("oauth_signature=\"9qKgPg1G%2FHbECi6US79jp3FgbHs%3D\""), "\(header)")
    }

    static func rules(_ request: String, auth: String = "\"kind\":\"none\"") throws -> CallRules {
        let none = "\"evidence\":{\"level\":\"none\"}"
        let text = """
            {"auth":{\(none),\(auth)},"request":{\(none),\(request)},
             "reads":{"r":{\(none),"kind":"accounts","method":"POST","path":"/a/{account.id}","query":{"q":"{account.id}"},
              "body":{"id":"{account.id}","n":"{int:timestamp}","k":"{secret:KEY}","l":[1,true,null]}}}}
            """
        return CallRules(try JSONText.read(Array(text.utf8)), platform: PlatformID(trusted: "x"))
    }

    @Test func valuesAreEscapedWhereTheyStand() throws {
        let rules = try Self.rules("\"baseURL\":\"http://{tenant:HOST}\",\"body\":\"json\"")
        let call = try RequestMaking(rules: rules, milliseconds: 1_000_000, nonce: "n").call(
            rules.reads[0].call, Self.values)
        #expect(call.request.url == "http://127.0.0.1:80/a/7%2F8%20%C3%A1?q=7%2F8%20%C3%A1")
        #expect(
            call.request.body.map { String(decoding: $0, as: UTF8.self) }
                == #"{"id":"7/8 á","n":1000,"k":"k\"y","l":[1,true,null]}"#)
        #expect(!call.shown.joined().contains("k\\\"y"), "\(call.shown)")
        let form = try Self.rules("\"baseURL\":\"http://{tenant:HOST}\",\"body\":\"form\"")
        let filled = try RequestMaking(rules: form, milliseconds: 1_000_000, nonce: "n").call(
            form.reads[0].call, Self.values)
        #expect(
            filled.request.body.map { String(decoding: $0, as: UTF8.self) }?.hasPrefix("id=7%2F8%20%C3%A1&") == true)
    }

    @Test(arguments: ["http://example.com", "ftp://127.0.0.1", "http://127.0.0.1.example.com", "{tenant:HOST}"])
    func credentialsTravelEncryptedOrNotAtAll(_ address: String) throws {
        let rules = try Self.rules("\"baseURL\":\"\(address)\"")
        #expect(throws: CallFault.self) {
            try RequestMaking(rules: rules, milliseconds: 0, nonce: "n").call(rules.reads[0].call, Self.values)
        }
    }

    @Test(arguments: [
        ("\"kind\":\"basic\",\"secrets\":[\"LOGIN\",\"KEY\"]", "Basic YW5hOmsieQ=="),
        ("\"kind\":\"bearer\",\"value\":\"Bearer {secret:KEY}\",\"secrets\":[\"KEY\"]", "Bearer k\"y"),
    ]) func headersCarryCredentials(_ auth: String, _ value: String) throws {
        let rules = try Self.rules("\"baseURL\":\"https://example.com\"", auth: auth)
        let call = try RequestMaking(rules: rules, milliseconds: 0, nonce: "n").call(rules.reads[0].call, Self.values)
        #expect(call.request.headers.first { $0.name == "Authorization" }?.value == value)
        #expect(!call.shown.contains { $0.contains("YW5h") || $0.contains("k\"y") }, "\(call.shown)")
    }
}
