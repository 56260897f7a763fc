internal import Domain
internal import Yams

extension ConfigurationReader {
    /// `nfe`: checks, cost, trust, patterns.
    mutating func readNotes(_ node: Node?, into configuration: inout Configuration) {
        guard let node else { return }
        let keys = mapping(node, at: "nfe", allowed: ["checks", "cost", "trust", "patterns"])
        configuration.noteChecks = NoteChecks(checks(keys["checks"]))
        if let cost = keys["cost"] { configuration.noteCost = CostPolicy(Set(costTerms(cost))) }
        if let patterns = keys["patterns"] { readPatterns(patterns, into: &configuration) }
        if let trust = keys["trust"] {
            if let path = trust.string, !path.isEmpty {
                configuration.trustFile = path
            } else {
                fail(trust, "nfe.trust", .value(trust.string ?? "", allowed: "certificates/icp-brasil.pem"))
            }
        }
    }

    /// One choice a check, by the reason that the check gives.
    private mutating func checks(_ node: Node?) -> [Reason: CheckPolicy] {
        guard let node else { return [:] }
        var choices: [Reason: CheckPolicy] = [:]
        let names = NoteChecks.standard.keys.map(\.rawValue).sorted()
        let policies = CheckPolicy.allCases.map(\.rawValue)
        for (name, value) in mapping(node, at: "nfe.checks", allowed: names) {
            guard let reason = Reason(rawValue: name),
                let policy = choice(value, "nfe.checks.\(name)", policies).flatMap(CheckPolicy.init)
            else { continue }
            choices[reason] = policy
        }
        return choices
    }

    private mutating func costTerms(_ node: Node) -> [CostPolicy.Term] {
        let names = CostPolicy.Term.allCases.map(\.rawValue)
        guard let list = node.sequence else {
            fail(node, "nfe.cost", .value(node.string ?? "", allowed: "[\(names.joined(separator: ", "))]"))
            return []
        }
        return list.compactMap { choice($0, "nfe.cost", names).flatMap(CostPolicy.Term.init) }
    }

    /// A list of rules for the notes of certain suppliers.
    private mutating func readPatterns(_ node: Node, into configuration: inout Configuration) {
        guard let list = node.sequence else {
            return fail(node, "nfe.patterns", .value(node.string ?? "", allowed: "- supplier: …"))
        }
        let rules = list.compactMap { pattern($0) }
        do {
            configuration.notePatterns = try IdentifierPatterns(rules)
        } catch {
            fail(node, "nfe.patterns", .value(error.description, allowed: "supplier, field, in, expression, name"))
        }
    }

    private mutating func pattern(_ node: Node) -> IdentifierPattern? {
        let path = "nfe.patterns"
        let keys = mapping(node, at: path, allowed: ["supplier", "field", "in", "expression", "name", "builtIn"])
        for key in ["supplier", "field", "in", "expression", "name"] where keys[key] == nil {
            fail(node, "\(path).\(key)", .missing)
            return nil
        }
        let fields = IdentifierField.allCases.map(\.rawValue)
        let names = IdentifierPlace.allCases.map(\.rawValue)
        let places = (keys["in"]?.sequence.map(Array.init) ?? [keys["in"]].compactMap { $0 }).compactMap {
            choice($0, "\(path).in", names).flatMap(IdentifierPlace.init)
        }
        guard let field = choice(keys["field"], "\(path).field", fields).flatMap(IdentifierField.init) else {
            return nil
        }
        let builtIn = choice(keys["builtIn"], "\(path).builtIn", ["true", "false"]) == "true"
        return IdentifierPattern(
            supplier: keys["supplier"]?.string ?? "", field: field, places: Set(places),
            expression: keys["expression"]?.string ?? "", name: keys["name"]?.string ?? "", builtIn: builtIn)
    }
}
