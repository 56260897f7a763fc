internal import Foundation
internal import Signing

/// A text of a profile with places for values: `{account.id}`, `{tenant:HOST}`, `{secret:KEY}`, `{timestamp}`, and digests
/// of such texts, `{sha1:{timestamp}{secret:KEY}}`. No code: a closed list of what may stand between braces.
struct CallTemplate: Hashable, Sendable {
    /// A piece of it.
    indirect enum Part: Hashable, Sendable {
        case literal(String)
        /// A value of the thing that the call is about, or of the page.
        case value(String)
        case tenant(String)
        case secret(String)
        case digest(MessageDigest, CallTemplate)
        case base64(CallTemplate)
    }

    /// What it says, with and without what must not be shown.
    struct Rendered: Hashable, Sendable {
        var text = ""
        var shown = ""
    }

    let parts: [Part]

    /// Reads a text; none where braces do not match or a word before a colon is none of the list.
    init?(_ text: String) {
        var parts: [Part] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
            guard let close = Self.end(of: rest[open...]), let part = Self.part(rest[rest.index(after: open)..<close])
            else { return nil }
            parts.append(part)
            rest = rest[rest.index(after: close)...]
        }
        guard !rest.contains("}") else { return nil }
        if !rest.isEmpty { parts.append(.literal(String(rest))) }
        self.parts = parts
    }

    private static func end(of text: Substring) -> Substring.Index? {
        var depth = 0
        for index in text.indices {
            if text[index] == "{" { depth += 1 }
            if text[index] == "}" {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }

    private static func part(_ text: Substring) -> Part? {
        guard let colon = text.firstIndex(of: ":") else {
            return text.isEmpty || text.contains("{") ? nil : .value(String(text))
        }
        let argument = String(text[text.index(after: colon)...])
        switch text[..<colon] {
        case "tenant": return .tenant(argument)
        case "secret": return .secret(argument)
        case "base64": return CallTemplate(argument).map(Part.base64)
        case let word:
            guard let digest = MessageDigest(rawValue: String(word)) else { return nil }
            return CallTemplate(argument).map { .digest(digest, $0) }
        }
    }

    /// Fills it in; `escape` is applied to values of the customer, never to the text of the profile.
    func rendered(
        _ values: CallValues, escape: (String) -> String = { $0 }
    ) throws(CallFault) -> Rendered {
        var result = Rendered()
        for part in parts {
            switch part {
            case .literal(let text):
                result.text += text
                result.shown += text
            case .value(let name):
                guard let value = values.fields[name] else { throw .noValue(name) }
                result.text += escape(value)
                result.shown += values.hidden.contains(name) ? "***" : escape(value)
            case .tenant(let name):
                guard let value = values.tenant[name] else { throw .noTenantValue(name) }
                result.text += value
                result.shown += value
            case .secret(let name):
                guard let value = values.secrets[name], !value.isEmpty else { throw .noSecret(name) }
                result.text += value
                result.shown += "{secret:\(name)}"
            case .digest(let digest, let inner):
                guard let bytes = digest.bytes(of: Array(try inner.rendered(values).text.utf8)) else {
                    throw .noDigest(digest.rawValue)
                }
                result.text += hexadecimal(bytes)
                result.shown += "{\(digest.rawValue):…}"
            case .base64(let inner):
                let whole = try inner.rendered(values)
                result.text += Data(whole.text.utf8).base64EncodedString()
                result.shown += whole.text == whole.shown ? Data(whole.text.utf8).base64EncodedString() : "{base64:…}"
            }
        }
        return result
    }
}

/// What the places of a template are filled with.
public struct CallValues: Sendable {
    /// Values of the thing that the call is about, by name: `account.id`, `package.id`, `page`, `timestamp`.
    public var fields: [String: String]
    /// Values of the operator's own, by name.
    public var tenant: [String: String]
    /// Secrets, by name. They live here and in the call alone.
    public var secrets: [String: String]
    /// Fields that are never shown.
    public var hidden: Set<String>

    /// All parts.
    public init(
        fields: [String: String] = [:], tenant: [String: String] = [:], secrets: [String: String] = [:],
        hidden: Set<String> = []
    ) {
        self.fields = fields
        self.tenant = tenant
        self.secrets = secrets
        self.hidden = hidden
    }

    /// The same, with more fields.
    func adding(_ more: [String: String]) -> CallValues {
        var values = self
        values.fields.merge(more) { $1 }
        return values
    }
}

extension String {
    /// RFC 3986: everything but unreserved characters as `%XX`.
    var percentEncoded: String { addingPercentEncoding(withAllowedCharacters: Self.unreserved) ?? "" }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
