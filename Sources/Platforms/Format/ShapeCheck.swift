internal import Domain
/// Holds a profile's text against ``SectionShape``: keys, types and values.
struct ShapeCheck {
    private(set) var faults: [ProfileFault] = []

    mutating func check(_ node: JSONNode) { check(node, .section(.profile), "$") }

    private mutating func fail(_ node: JSONNode, _ path: String, _ problem: ProfileFault.Problem) {
        faults.append(ProfileFault(path: path, place: node.place, problem: problem))
    }

    private mutating func check(_ node: JSONNode, _ shape: ValueShape, _ path: String) {
        switch shape {
        case .text:
            guard let text = node.text else { return fail(node, path, .type(expected: shape.name)) }
            if text.isEmpty { fail(node, path, .value("", allowed: shape.name)) }
        case .flag: if node.flag == nil { fail(node, path, .type(expected: shape.name)) }
        case .integer(let range):
            guard case .number(let text) = node.value else { return fail(node, path, .type(expected: shape.name)) }
            if !(node.integer.map(range.contains) ?? false) { fail(node, path, .value(text, allowed: shape.name)) }
        case .choice(let words):
            guard let text = node.text else { return fail(node, path, .type(expected: shape.name)) }
            if !words.contains(text) { fail(node, path, .value(text, allowed: shape.name)) }
        case .word:
            guard let text = node.text else { return fail(node, path, .type(expected: shape.name)) }
            let isWord = !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
            if !isWord { fail(node, path, .value(text, allowed: shape.name)) }
        case .list(let item):
            guard case .list(let items) = node.value else { return fail(node, path, .type(expected: shape.name)) }
            for (index, value) in items.enumerated() { check(value, item, "\(path)[\(index)]") }
        case .map(let value): object(node, known: nil, path) { _ in value }
        case .keyed(let names, let value): object(node, known: names, path) { _ in value }
        case .section(let name):
            let section = SectionShape.of(name)
            object(node, known: section.keys.map(\.name), path) { key in
                section.keys.first { $0.name == key }?.shape
            }
            guard case .object = node.value else { return }
            for key in section.required where node[key] == nil { fail(node, path, .missingKey(key)) }
        case .either(let one, let other):
            if case .text = one, node.text != nil { return check(node, one, path) }
            check(node, other, path)
        case .any: break
        }
    }

    private mutating func object(
        _ node: JSONNode, known: [String]?, _ path: String, shape: (String) -> ValueShape?
    ) {
        guard case .object(let members) = node.value else { return fail(node, path, .type(expected: "{ … }")) }
        for member in members {
            let place = "\(path).\(member.name)"
            if let known, !known.contains(member.name) {
                let nearest = known.min {
                    editDistance(member.name.lowercased(), $0.lowercased())
                        < editDistance(member.name.lowercased(), $1.lowercased())
                }
                let isNear = nearest.map { editDistance(member.name.lowercased(), $0.lowercased()) <= 3 } ?? false
                faults.append(
                    ProfileFault(
                        path: place, place: member.place,
                        problem: .unknownKey(suggestion: isNear ? nearest : nil, known: known)))
            } else if let value = shape(member.name) {
                check(member.value, value, place)
            }
        }
    }
}
