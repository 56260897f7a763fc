internal import Domain
internal import Yams

extension ConfigurationReader {
    /// `platforms.X.guard`: when so many actions of one night need a person. What is not said keeps its default.
    mutating func readGuard(_ node: Node, at path: String) -> PlanGuards {
        var guards = PlanGuards()
        let keys = mapping(node, at: path, allowed: ["destructive", "additive", "patrimony"])
        if let node = keys["destructive"] { readBreaker(node, at: path + ".destructive", into: &guards.destructive) }
        if let node = keys["additive"] { readBreaker(node, at: path + ".additive", into: &guards.additive) }
        if let node = keys["patrimony"] { readBreaker(node, at: path + ".patrimony", into: &guards.patrimony.breaker) }
        return guards
    }

    private mutating func readBreaker(_ node: Node, at path: String, into breaker: inout Breaker) {
        let keys = mapping(node, at: path, allowed: ["percent", "above", "atMost", "smallBase"])
        if let percent = count(keys["percent"], path + ".percent", 0...100) { breaker.percent = percent }
        if let above = count(keys["above"], path + ".above", 0...1_000_000) { breaker.above = above }
        if let most = count(keys["atMost"], path + ".atMost", 0...10_000_000) { breaker.atMost = most }
        guard let node = keys["smallBase"] else { return }
        let small = mapping(node, at: path + ".smallBase", allowed: ["atLeast", "percent"])
        var terms = breaker.smallBase ?? Breaker.SmallBase(atLeast: 3, percent: 30)
        if let least = count(small["atLeast"], path + ".smallBase.atLeast", 1...1_000_000) { terms.atLeast = least }
        if let percent = count(small["percent"], path + ".smallBase.percent", 0...100) { terms.percent = percent }
        breaker.smallBase = terms
    }

    /// A whole number within bounds.
    mutating func count(_ node: Node?, _ key: String, _ bounds: ClosedRange<Int>) -> Int? {
        guard let node else { return nil }
        guard let number = Int(node.string ?? ""), bounds.contains(number) else {
            fail(node, key, .value(node.string ?? "", allowed: "\(bounds.lowerBound) … \(bounds.upperBound)"))
            return nil
        }
        return number
    }
}

extension ConfigurationReader {
    /// `grace`: days of all classes (`default`), of a family (`A: 2`) and of single ones (`A05: 2`), each
    /// stronger than the one before.
    mutating func readGrace(_ node: Node, _ standing: GraceWindows) -> GraceWindows {
        var grace = standing
        let families = Set(FindingClass.allCases.map { String($0.rawValue.prefix(1)) })
        let names = ["default"] + families.sorted() + FindingClass.allCases.map(\.rawValue)
        for (name, value) in mapping(node, at: "grace", allowed: names).sorted(by: { $0.key < $1.key }) {
            guard let days = count(value, "grace.\(name)", 0...60) else { continue }
            if name == "default" { grace.days = days }
            // A family comes before its classes.
            for kind in FindingClass.allCases where kind.rawValue == name || String(kind.rawValue.prefix(1)) == name {
                grace.byClass[kind] = days
            }
        }
        return grace
    }
}
