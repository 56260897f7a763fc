internal import Foundation
public import HTTPKit
internal import Signing

/// A call as it would be sent, and as it may be shown.
public struct RenderedCall: Sendable, Equatable {
    /// What is sent.
    public var request: HTTPRequest
    /// The same in lines, secrets and the customer's own values left out.
    public var shown: [String]
}

/// Makes a call of a profile's templates.
struct RequestMaking {
    let rules: CallRules
    /// Milliseconds since 1970, and a number that never comes twice: for what has to be signed.
    let milliseconds: Int64
    let nonce: String

    /// A text and what of it may be shown, side by side.
    private typealias Rendered = CallTemplate.Rendered

    /// The call; `extra` are parameters of the page.
    func call(
        _ call: CallRules.Call, _ given: CallValues, extra: [(String, String)] = [], token: String? = nil
    ) throws(CallFault) -> RenderedCall {
        let values = given.adding(["timestamp": String(milliseconds / 1000)])
        guard let baseURL = rules.baseURL else { throw .noSection("request.baseURL") }
        let base = try baseURL.rendered(values)
        let path = try call.path.rendered(values) { $0.percentEncoded }
        try checkAddress(base, base.text + path.text)
        var query: [(name: String, value: Rendered)] = []
        for (name, template) in rules.query + call.query { query.append((name, try template.rendered(values))) }
        for (name, value) in extra { query.append((name, Rendered(text: value, shown: value))) }
        if rules.auth.kind == .query, let value = rules.auth.value {
            query.append((rules.auth.name, try value.rendered(values)))
        }
        var headers: [(name: String, value: Rendered)] = []
        for (name, template) in rules.headers + call.headers { headers.append((name, try template.rendered(values))) }
        let body = try BodyMaking(kind: rules.body).body(call.body, values, extra: extra, &headers)
        let url = base.text + path.text
        if let header = try authorization(call.method, url, query.map { ($0.name, $0.value.text) }, values, token) {
            headers.append(header)
        }
        for (name, value) in headers where value.text.unicodeScalars.contains(where: { $0.value < 0x20 }) {
            throw .unsafeValue(name)
        }
        return Self.rendered(call.method, (base, path), query, headers, body)
    }

    /// The call for a token by client credentials (RFC 6749 §4.4).
    func tokenCall(_ values: CallValues) throws(CallFault) -> HTTPRequest {
        let names = rules.auth.secrets
        guard let path = rules.auth.tokenPath, let baseURL = rules.baseURL, names.count >= 2 else {
            throw .noSection("auth.tokenPath")
        }
        let base = try baseURL.rendered(values)
        let url = base.text + (try path.rendered(values).text)
        try checkAddress(base, url)
        var pairs = ["grant_type=client_credentials"]
        for (name, secret) in zip(["client_id", "client_secret"], names) {
            guard let value = values.secrets[secret], !value.isEmpty else { throw .noSecret(secret) }
            pairs.append("\(name)=\(value.percentEncoded)")
        }
        return HTTPRequest(
            method: "POST", url: url,
            headers: [("Content-Type", "application/x-www-form-urlencoded")],
            body: Array(pairs.joined(separator: "&").utf8))
    }

    private static func rendered(
        _ method: String, _ address: (base: Rendered, path: Rendered), _ query: [(name: String, value: Rendered)],
        _ headers: [(name: String, value: Rendered)], _ body: Rendered?
    ) -> RenderedCall {
        func joined(_ part: (Rendered) -> String, escape: (String) -> String) -> String {
            let pairs = query.map { "\($0.name.percentEncoded)=\(escape(part($0.value)))" }
            return part(address.base) + part(address.path) + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
        }
        let request = HTTPRequest(
            method: method, url: joined(\.text) { $0.percentEncoded },
            headers: headers.map { (name: $0.name, value: $0.value.text) }, body: body.map { Array($0.text.utf8) })
        var shown = ["\(method) \(joined(\.shown) { $0 })"]
        shown += headers.map { "\($0.name): \($0.value.shown)" }
        if let body, !body.shown.isEmpty { shown.append(body.shown) }
        return RenderedCall(request: request, shown: shown)
    }

    /// Credentials travel encrypted, or not beyond this machine; and to the host that the base names, whatever the path.
    private func checkAddress(_ base: Rendered, _ url: String) throws(CallFault) {
        guard let parts = URLComponents(string: base.text), let host = parts.host, !host.isEmpty,
            let whole = URLComponents(string: url), whole.host == host, whole.port == parts.port,
            whole.user == parts.user
        else { throw .transport(HTTPFault(.address, code: 0, message: base.shown)) }
        let isHere = ["127.0.0.1", "localhost", "[::1]", "::1"].contains(host)
        guard parts.scheme == "https" || (parts.scheme == "http" && isHere) else { throw .notEncrypted(host: host) }
    }

    private func authorization(
        _ method: String, _ url: String, _ query: [(String, String)], _ values: CallValues, _ token: String?
    ) throws(CallFault) -> (name: String, value: Rendered)? {
        let auth = rules.auth
        switch auth.kind {
        case .none, .query: return nil
        case .bearer, .headerTemplate:
            guard let value = auth.value else { return nil }
            return (auth.name, try value.rendered(values))
        case .basic:
            let pair: Rendered
            if let value = auth.value {
                pair = try value.rendered(values)
            } else {
                var texts: [String] = []
                for name in auth.secrets.prefix(2) {
                    guard let secret = values.secrets[name] else { throw .noSecret(name) }
                    texts.append(secret)
                }
                pair = Rendered(text: texts.joined(separator: ":"), shown: "")
            }
            let text = Data(pair.text.utf8).base64EncodedString()
            return (auth.name, Rendered(text: "Basic \(text)", shown: "Basic {base64:…}"))
        case .oauth2:
            guard let token else { throw .noSecret("access_token") }
            return (auth.name, Rendered(text: "Bearer \(token)", shown: "Bearer {access_token}"))
        case .oauth1:
            let signer = OAuth1Signature(seconds: milliseconds / 1000, nonce: nonce)
            let header = try signer.header(method: method, url: url, query: query, secrets: values.secrets)
            return (auth.name, Rendered(text: header, shown: "OAuth {oauth1-hmac-sha1:…}"))
        }
    }
}

/// OAuth 1.0a with HMAC-SHA1. Source: RFC 5849 §3.4.
struct OAuth1Signature {
    let seconds: Int64
    let nonce: String

    /// The value of the header. Secrets: `CONSUMER_KEY`, `CONSUMER_SECRET`, `TOKEN`, `TOKEN_SECRET`.
    func header(
        method: String, url: String, query: [(String, String)], secrets: [String: String]
    ) throws(CallFault) -> String {
        func secret(_ name: String) throws(CallFault) -> String {
            guard let value = secrets[name] else { throw .noSecret(name) }
            return value
        }
        var own = [
            ("oauth_consumer_key", try secret("CONSUMER_KEY")), ("oauth_nonce", nonce),
            ("oauth_signature_method", "HMAC-SHA1"), ("oauth_timestamp", String(seconds)),
            ("oauth_token", try secret("TOKEN")), ("oauth_version", "1.0"),
        ]
        let pairs = (query + own).map { ($0.0.percentEncoded, $0.1.percentEncoded) }.sorted { $0 < $1 }
        let parameters = pairs.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        let base = [method.uppercased(), url, parameters].map(\.percentEncoded).joined(separator: "&")
        let key = [try secret("CONSUMER_SECRET"), try secret("TOKEN_SECRET")].map(\.percentEncoded)
        guard let digest = MessageDigest.sha1.keyed(Array(key.joined(separator: "&").utf8), Array(base.utf8)) else {
            throw .noDigest("sha1")
        }
        own.append(("oauth_signature", Data(digest).base64EncodedString()))
        return "OAuth " + own.map { "\($0.0)=\"\($0.1.percentEncoded)\"" }.joined(separator: ", ")
    }
}
