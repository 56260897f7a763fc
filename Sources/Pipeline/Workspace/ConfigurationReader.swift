internal import Domain
internal import Foundation
internal import Yams

/// Walks the tree of keys; keeps the first fault with its place.
struct ConfigurationReader {
    let file: String
    var fault: ConfigurationFault?
    /// Names that were taken below each path that was read; `*` where any name is.
    private(set) var accepted: [String: Set<String>] = [:]

    mutating func fail(_ node: Node?, _ key: String, _ problem: ConfigurationFault.Problem) {
        if fault == nil {
            fault = ConfigurationFault(
                file: file, line: node?.mark?.line ?? 0, column: node?.mark?.column ?? 0, key: key, problem: problem)
        }
    }

    /// The values of a mapping; a key outside `allowed` is a fault.
    mutating func mapping(_ node: Node, at path: String, allowed: [String]) -> [String: Node] {
        guard let mapping = node.mapping else {
            fail(node, path, .value(node.string ?? "", allowed: "key: value"))
            return [:]
        }
        accepted[path, default: []].formUnion(allowed.isEmpty ? ["*"] : allowed)
        var result: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.string ?? ""
            if !allowed.isEmpty && !allowed.contains(name) {
                let nearest = allowed.min { editDistance(name, $0) < editDistance(name, $1) }
                let isNear = nearest.map { editDistance(name, $0) <= 3 } ?? false
                fail(key, path.isEmpty ? name : "\(path).\(name)", .unknownKey(suggestion: isNear ? nearest : nil))
            }
            result[name] = value
        }
        return result
    }

    mutating func choice(_ node: Node?, _ key: String, _ allowed: [String]) -> String? {
        guard let node else { return nil }
        guard let text = node.string, allowed.contains(text) else {
            fail(node, key, .value(node.string ?? "", allowed: allowed.joined(separator: ", ")))
            return nil
        }
        return text
    }

    mutating func read(_ root: Node, into configuration: inout Configuration) {
        let top = mapping(
            root, at: "",
            allowed: [
                "provider", "language", "timeZone", "nightly", "csv", "billing", "nfe", "platforms", "intake",
                "layouts", "tables", "costs", "orders", "grace", "notify",
            ])
        readProvider(top["provider"], into: &configuration)
        if let language = choice(top["language"], "language", ["pt-BR", "en"]) { configuration.language = language }
        if let csv = choice(top["csv"], "csv", ["excel-br", "rfc4180"]) { configuration.csv = csv }
        if let node = top["timeZone"] {
            if let zone = TimeZone(identifier: node.string ?? "") {
                configuration.timeZone = zone
            } else {
                fail(node, "timeZone", .value(node.string ?? "", allowed: "America/Sao_Paulo, America/Manaus, …"))
            }
        }
        if let node = top["nightly"] {
            if let minute = minuteOfDay(node.string ?? "") {
                configuration.nightlyMinute = minute
            } else {
                fail(node, "nightly", .value(node.string ?? "", allowed: "00:00 … 23:59"))
            }
        }
        readBilling(top["billing"], into: &configuration)
        readNotes(top["nfe"], into: &configuration)
        readLayouts(top["layouts"], into: &configuration)
        readTables(top["tables"], into: &configuration)
        readCosts(top["costs"], into: &configuration)
        readOrders(top["orders"], into: &configuration)
        readNotifications(top["notify"], into: &configuration)
        if let node = top["grace"] { configuration.grace = readGrace(node, configuration.grace) }
        if let node = top["platforms"] {
            for (name, value) in mapping(node, at: "platforms", allowed: []).sorted(by: { $0.key < $1.key }) {
                let keys = mapping(
                    value, at: "platforms.\(name)",
                    allowed: ["profile", "guard", "tenant", "secrets", "trustFile", "proxy"])
                let platform = PlatformID(trusted: name)
                configuration.platforms.append(platform)
                if let guards = keys["guard"] {
                    configuration.planGuards[platform] = readGuard(guards, at: "platforms.\(name).guard")
                }
                configuration.access[platform] = readAccess(keys, at: "platforms.\(name)")
                if let path = keys["profile"]?.string { configuration.profilePaths.append((platform, path)) }
            }
        }
        if let node = top["intake"] {
            let keys = mapping(node, at: "intake", allowed: ["settleSeconds", "staleAfterDays"])
            if let days = count(keys["staleAfterDays"], "intake.staleAfterDays", 1...60) {
                configuration.staleAfterDays = days
            }
            if let value = keys["settleSeconds"] {
                if let seconds = Double(value.string ?? ""), (0...3600).contains(seconds) {
                    configuration.settleSeconds = seconds
                } else {
                    fail(value, "intake.settleSeconds", .value(value.string ?? "", allowed: "0 … 3600"))
                }
            }
        }
    }

    private mutating func readProvider(_ node: Node?, into configuration: inout Configuration) {
        guard let node else { return fail(nil, "provider", .missing) }
        let keys = mapping(node, at: "provider", allowed: ["name", "cnpj", "state", "city"])
        configuration.providerName = keys["name"]?.string ?? ""
        configuration.state = keys["state"]?.string
        configuration.city = keys["city"]?.string
        guard let list = keys["cnpj"] else { return fail(node, "provider.cnpj", .missing) }
        for item in list.sequence.map(Array.init) ?? [list] {
            let text = item.string ?? ""
            if let cnpj = try? CNPJ(typed: text) {
                configuration.cnpjs.append(cnpj)
            } else {
                fail(item, "provider.cnpj", .value(text, allowed: "CNPJ"))
            }
        }
        if configuration.cnpjs.isEmpty { fail(list, "provider.cnpj", .missing) }
        if let other = configuration.cnpjs.first(where: { $0.root != configuration.cnpjs.first?.root }) {
            fail(list, "provider.cnpj", .value(other.text, allowed: configuration.cnpjs[0].root + "…"))
        }
    }

    private func minuteOfDay(_ text: String) -> Int? {
        let parts = text.split(separator: ":")
        guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}
