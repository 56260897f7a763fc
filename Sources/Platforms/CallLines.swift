/// The sections about HTTP as lines of text. Values of secrets are never in a profile; their names are.
enum CallLines {
    static func all(_ root: JSONNode) -> [PlatformProfile.Call] {
        var calls: [PlatformProfile.Call] = []
        for name in ["auth", "request", "response", "paging"] {
            if let node = root[name] { calls.append(call(name, node)) }
        }
        for name in ["reads", "ops"] {
            for member in root[name]?.members ?? [] { calls.append(call("\(name).\(member.name)", member.value)) }
        }
        return calls
    }

    private static func call(_ name: String, _ node: JSONNode) -> PlatformProfile.Call {
        var lines: [String] = []
        let target = [node["method"]?.text, node["path"]?.text].compactMap(\.self).joined(separator: " ")
        if !target.isEmpty { lines.append(target) }
        for member in node.members where !["evidence", "method", "path", "map", "steps"].contains(member.name) {
            lines += text(member.value, member.name)
        }
        return PlatformProfile.Call(name: name, lines: lines, evidence: Evidence(node["evidence"]))
    }

    private static func text(_ node: JSONNode, _ path: String) -> [String] {
        switch node.value {
        case .null: ["\(path): null"]
        case .flag(let flag): ["\(path): \(flag)"]
        case .number(let number): ["\(path): \(number)"]
        case .text(let text): ["\(path): \(text)"]
        case .list(let items): items.enumerated().flatMap { text($1, "\(path)[\($0)]") }
        case .object(let members): members.flatMap { text($0.value, "\(path).\($0.name)") }
        }
    }
}
