internal import Foundation

/// Makes the body of a call from its tree of templates.
struct BodyMaking {
    /// `json`, `form`, `soap-rpc`, `soap-doc` or `none`.
    let kind: String

    /// The body, and its type among the headers. `extra` are parameters of the page: the tree names those it takes.
    func body(
        _ node: JSONNode?, _ given: CallValues, extra: [(String, String)],
        _ headers: inout [(name: String, value: CallTemplate.Rendered)]
    ) throws(CallFault) -> CallTemplate.Rendered? {
        guard let node, kind != "none" else { return nil }
        let values = given.adding(Dictionary(extra, uniquingKeysWith: { first, _ in first }))
        func type(_ text: String) {
            guard !headers.contains(where: { $0.name.lowercased() == "content-type" }) else { return }
            headers.append(("Content-Type", CallTemplate.Rendered(text: text, shown: text)))
        }
        switch kind {
        case "form":
            type("application/x-www-form-urlencoded")
            var pairs: [CallTemplate.Rendered] = []
            for member in node.members {
                for item in member.value.items.isEmpty ? [member.value] : member.value.items {
                    guard let template = item.scalar.flatMap(CallTemplate.init) else { continue }
                    let value = try template.rendered(values)
                    let name = member.name.percentEncoded
                    pairs.append(.init(text: "\(name)=\(value.text.percentEncoded)", shown: "\(name)=\(value.shown)"))
                }
            }
            return Self.joined(pairs, "&")
        case "soap-rpc", "soap-doc":
            type("text/xml; charset=utf-8")
            let operation = node["operation"]?.text ?? ""
            headers.append(("SOAPAction", .init(text: "\"\(operation)\"", shown: "\"\(operation)\"")))
            return try soap(node, operation, values)
        default:
            type("application/json")
            return try json(node, values)
        }
    }

    private static func joined(_ parts: [CallTemplate.Rendered], _ separator: String) -> CallTemplate.Rendered {
        .init(
            text: parts.map(\.text).joined(separator: separator), shown: parts.map(\.shown).joined(separator: separator)
        )
    }

    /// A text that is one place, `{int:page}`, becomes a number; every other text stays a text.
    private func json(_ node: JSONNode, _ values: CallValues) throws(CallFault) -> CallTemplate.Rendered {
        func plain(_ text: String) -> CallTemplate.Rendered { .init(text: text, shown: text) }
        func quoted(_ text: String) -> String {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .withoutEscapingSlashes
            return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
        }
        switch node.value {
        case .null: return plain("null")
        case .flag(let flag): return plain(flag ? "true" : "false")
        case .number(let number): return plain(number)
        case .text(let text):
            if text.hasPrefix("{int:"), text.hasSuffix("}") {
                let name = String(text.dropFirst(5).dropLast())
                guard let number = values.fields[name].flatMap(Int64.init) else { throw .noValue(name) }
                return plain(String(number))
            }
            guard let template = CallTemplate(text) else { return plain(quoted(text)) }
            let value = try template.rendered(values)
            return .init(text: quoted(value.text), shown: quoted(value.shown))
        case .list(let items):
            var parts: [CallTemplate.Rendered] = []
            for item in items { parts.append(try json(item, values)) }
            let inner = Self.joined(parts, ",")
            return .init(text: "[\(inner.text)]", shown: "[\(inner.shown)]")
        case .object(let members):
            var parts: [CallTemplate.Rendered] = []
            for member in members {
                let value = try json(member.value, values)
                let name = quoted(member.name)
                parts.append(.init(text: "\(name):\(value.text)", shown: "\(name):\(value.shown)"))
            }
            let inner = Self.joined(parts, ",")
            return .init(text: "{\(inner.text)}", shown: "{\(inner.shown)}")
        }
    }

    /// `{"operation","namespace","parameters":{…}}` as an envelope of SOAP 1.1; rpc names the type of every part.
    private func soap(
        _ node: JSONNode, _ operation: String, _ values: CallValues
    ) throws(CallFault) -> CallTemplate.Rendered {
        let isRPC = kind == "soap-rpc"
        var inner = CallTemplate.Rendered()
        for member in node["parameters"]?.members ?? [] {
            guard let template = member.value.scalar.flatMap(CallTemplate.init) else { continue }
            let value = try template.rendered(values)
            let type = isRPC ? " xsi:type=\"xsd:string\"" : ""
            inner.text += "<\(member.name)\(type)>\(Self.xml(value.text))</\(member.name)>"
            inner.shown += "<\(member.name)>\(Self.xml(value.shown))</\(member.name)>"
        }
        let style = isRPC ? " soap:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\"" : ""
        let head = """
            <?xml version="1.0" encoding="utf-8"?><soap:Envelope \
            xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>
            """
        let space = node["namespace"]?.text ?? ""
        let body = "<m:\(operation) xmlns:m=\"\(Self.xml(space))\"\(style)>\(inner.text)</m:\(operation)>"
        return .init(
            text: head + body + "</soap:Body></soap:Envelope>",
            shown: "<\(operation)>\(inner.shown)</\(operation)>")
    }

    private static func xml(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
