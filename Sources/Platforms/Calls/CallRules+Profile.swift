internal import Domain

/// How the sections are read from a profile that has passed all checks.
extension CallRules {
    /// The rules of a profile; its requests are empty where it has no section about them.
    init(_ root: JSONNode, platform: PlatformID) {
        let states = root["states"]?["native"]?.words ?? [:]
        let lookups = Dictionary(
            (root["lookups"]?.members ?? []).map { ($0.name, $0.value.words) }, uniquingKeysWith: { first, _ in first })
        let request = root["request"]
        auth = Auth(root["auth"])
        baseURL = request?["baseURL"]?.text.flatMap(CallTemplate.init)
        query = Self.templates(request?["query"])
        headers = Self.templates(request?["headers"])
        body = request?["body"]?.text ?? "none"
        pauseMilliseconds = request?["perMinute"]?.integer.map { 60_000 / max(1, $0) } ?? 0
        timeoutSeconds = request?["timeoutSeconds"]?.integer
        reply = Reply(root["response"])
        paging = Paging(root["paging"])
        reads = (root["reads"]?.members ?? []).enumerated().compactMap { index, member in
            guard let call = Call(member.value) else { return nil }
            return Read(
                name: member.name, call: call, rows: member.value["rows"]?.text,
                perKey: member.value["perKey"]?.text, paging: member.value["paging"].map { Paging($0) },
                mapping: FileMapping(
                    member.value, platform: platform, index: index, states: states, lookups: lookups))
        }
        let operations = (root["ops"]?.members ?? []).compactMap { member -> (ProfileOperation, Operation)? in
            guard let operation = ProfileOperation(rawValue: member.name), member.value["method"] != nil,
                let call = Call(member.value)
            else { return nil }
            return (
                operation,
                Operation(operation: operation, call: call, verifyBy: member.value["verifyBy"]?.text)
            )
        }
        self.operations = Dictionary(operations, uniquingKeysWith: { first, _ in first })
        let hours = root["guards"]?["quietHours"]
        if let from = Self.minute(hours?["from"]), let to = Self.minute(hours?["to"]) {
            quietMinutes = (from, to)
        } else {
            quietMinutes = nil
        }
    }

    private static func minute(_ node: JSONNode?) -> Int? {
        let parts = (node?.text ?? "").split(separator: ":").compactMap { Int($0) }
        return parts.count == 2 ? parts[0] * 60 + parts[1] : nil
    }

    static func templates(_ node: JSONNode?) -> [(name: String, value: CallTemplate)] {
        (node?.members ?? []).compactMap { member in
            member.value.scalar.flatMap(CallTemplate.init).map { (name: member.name, value: $0) }
        }
    }
}

extension CallRules.Auth {
    fileprivate init(_ node: JSONNode?) {
        kind = node?["kind"]?.text.flatMap(Kind.init(rawValue:)) ?? .none
        name = node?["name"]?.text ?? "Authorization"
        value = node?["value"]?.text.flatMap(CallTemplate.init)
        secrets = node?["secrets"]?.texts ?? []
        tokenPath = node?["tokenPath"]?.text.flatMap(CallTemplate.init)
        tokenPointer = node?["tokenPointer"]?.text ?? "/access_token"
        ttlSeconds = node?["ttlSeconds"]?.integer
    }
}

extension CallRules.Reply {
    fileprivate init(_ node: JSONNode?) {
        format = node?["format"]?.text.flatMap(Format.init(rawValue:)) ?? .json
        success = node?["success"].map { CallRules.Predicate($0) }
        notFound = node?["notFound"].map { CallRules.Predicate($0) }
        payload = node?["payload"]?.text ?? ""
        rows = node?["rows"]?.text ?? ""
        errorPath = node?["errorPath"]?.text
        errors = (node?["errors"]?.words ?? [:]).mapValues { CallFault.Refusal(rawValue: $0) ?? .unknown }
    }
}

extension CallRules.Paging {
    fileprivate init(_ node: JSONNode?) {
        kind = node?["kind"]?.text.flatMap(Kind.init(rawValue:)) ?? .none
        pageParam = node?["pageParam"]?.text
        sizeParam = node?["sizeParam"]?.text
        limitParam = node?["limitParam"]?.text
        startParam = node?["startParam"]?.text
        size = node?["size"]?.integer ?? 100
        first = node?["first"]?.integer ?? 1
        cursorPath = node?["cursorPath"]?.text
        cursorParam = node?["cursorParam"]?.text
        totalPath = node?["totalPath"]?.text
        request = node?["request"].flatMap { CallRules.Call($0) }
        poll = node?["poll"].flatMap { CallRules.Call($0) }
        download = node?["download"].flatMap { CallRules.Call($0) }
        file = node?["file"]?.integer
    }
}

extension CallRules.Call {
    fileprivate init?(_ node: JSONNode) {
        guard let path = node["path"]?.text.flatMap(CallTemplate.init) else { return nil }
        self.path = path
        method = node["method"]?.text ?? "GET"
        query = CallRules.templates(node["query"])
        headers = CallRules.templates(node["headers"])
        body = node["body"]
        expect = node["expect"].map { CallRules.Predicate($0) }
        take = (node["take"]?.members ?? []).compactMap { member in
            member.value.text.map { (name: member.name, pointer: $0) }
        }
    }
}
