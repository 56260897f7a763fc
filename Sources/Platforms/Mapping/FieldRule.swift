internal import Foundation

/// How one canonical field comes out of a platform's row.
struct FieldRule: Hashable, Sendable {
    /// The canonical field.
    let field: String
    /// Where the values come from: columns, JSON pointers or paths of elements.
    let from: [String]
    let transforms: [Transform]
    let isRequired: Bool
    /// What a value must look like, as written and compiled once.
    let pattern: String?
    private let expression: NSRegularExpression?

    /// Reads an entry of a map; what means nothing was told by the checks.
    init(_ field: String, _ node: JSONNode) {
        self.field = field
        if let text = node.text {
            from = [text]
            transforms = []
            isRequired = false
            pattern = nil
            expression = nil
            return
        }
        from = node["from"].map { $0.text.map { [$0] } ?? $0.texts } ?? []
        transforms = (node["transforms"]?.texts ?? []).compactMap(Transform.init)
        isRequired = node["required"]?.flag ?? false
        pattern = node["pattern"]?.text
        expression = pattern.flatMap { try? NSRegularExpression(pattern: "^(?:\($0))$") }
    }

    /// Why a value is refused.
    enum Refusal: Error, Hashable, Sendable {
        case transform(Transform.Refusal)
        case empty
        case pattern(String)
    }

    /// The canonical text of the field; empty where there is none.
    func value(_ sources: [[String]], _ tools: TransformTools) throws(Refusal) -> String {
        var values = sources.flatMap(\.self)
        for transform in transforms {
            do throws(Transform.Refusal) { values = try transform.apply(values, tools) } catch {
                throw .transform(error)
            }
        }
        let value = values.first { !$0.isEmpty } ?? ""
        if value.isEmpty {
            if isRequired { throw .empty }
        } else if let pattern, let expression,
            expression.firstMatch(in: value, range: NSRange(value.startIndex..., in: value)) == nil
        {
            throw .pattern(pattern)
        }
        return value
    }
}
