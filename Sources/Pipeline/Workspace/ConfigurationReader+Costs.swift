internal import Domain
internal import Yams

extension ConfigurationReader {
    /// `costs`: what replacing a box costs, by model and for any other (`default`); what an outlet costs a month.
    mutating func readCosts(_ node: Node?, into configuration: inout Configuration) {
        guard let node else { return }
        let keys = mapping(node, at: "costs", allowed: ["replacement", "point", "margin"])
        if let money = amount(keys["point"], "costs.point") { configuration.pointPrice = money }
        if let money = amount(keys["margin"], "costs.margin") { configuration.margin = money }
        guard let replacement = keys["replacement"] else { return }
        for (model, value) in mapping(replacement, at: "costs.replacement", allowed: []) {
            guard let text = value.scalar?.string, let money = try? Money(text, style: .point), money >= .zero else {
                fail(value, "costs.replacement.\(model)", .value(value.string ?? "", allowed: "199.90"))
                continue
            }
            if model == "default" {
                configuration.replacementCosts.standard = money
            } else {
                configuration.replacementCosts.byModel[model.lowercased()] = money
            }
        }
    }

    private mutating func amount(_ node: Node?, _ key: String) -> Money? {
        guard let node else { return nil }
        if let money = try? Money(node.scalar?.string ?? "", style: .point), money >= .zero { return money }
        fail(node, key, .value(node.string ?? "", allowed: "9.90"))
        return nil
    }
}
